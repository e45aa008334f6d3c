"""Pages of intake, by noun."""
