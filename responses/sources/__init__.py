"""Sources, their unalterable captures, and quotes found in them."""
