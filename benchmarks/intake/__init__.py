"""How good the finding of intake is: articles with what a careful reader finds in them, and a scorer."""
