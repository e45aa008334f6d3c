"""Management of assessments."""
