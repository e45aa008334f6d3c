"""My work, for staff and reviewers."""
