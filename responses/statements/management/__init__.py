"""Commands of statements."""
