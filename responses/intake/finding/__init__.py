"""What an article says of companies, found by rules and dictionaries: pure, without Django, database or network.

``proposals.propose`` is the one way in. Everything found carries its place: ``article.text[start:end]``.
"""
