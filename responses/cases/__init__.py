"""What companies are alleged to have done, and their replies."""
