"""The registry of companies: names, identifiers, search."""
