"""What companies are alleged to have done, what they answered and promised, with the evidence."""
