"""Published methodologies, as files."""
