"""What an article says of companies, by rules, dictionaries and learned weights: no Django, database or network.

``proposals.propose`` is the one way in. Everything found carries its place: ``article.text[start:end]``.
"""
