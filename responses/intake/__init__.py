"""From a pasted article, a file or a link to drafts that a person confirms."""
