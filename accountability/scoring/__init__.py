"""The pure scoring engine: methodology files in, scores and reasons out (no Django, no database, no clock)."""
