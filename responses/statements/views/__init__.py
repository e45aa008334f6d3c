"""Pages of what companies said, by noun."""
