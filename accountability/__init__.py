"""Methodologies, marks, the public record and the public site."""
