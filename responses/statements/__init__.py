"""What companies said: statements, policies and commitments."""
