"""Names as they are compared: without case, accents and punctuation."""

import re
import unicodedata

SEPARATORS = re.compile(r"[\W_]+")


def search_key(name: str) -> str:
    """The name folded for comparison: ``'Société Générale S.A.'`` gives ``'societe generale s a'``."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return SEPARATORS.sub(" ", bare).strip()
