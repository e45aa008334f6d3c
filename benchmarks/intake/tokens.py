"""Comparing texts and names as the scorer does: by words, without case, signs or legal forms."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

LEGAL_FORM = re.compile(
    r"[\s,]+(s\.?a\.?s?\.?|s\.?a\.?r\.?l\.?|n\.?v\.?|b\.?v\.?|a\.?g\.?|gmbh|ab|oyj|plc|ltd\.?|limited|inc\.?|co\.?|"
    r"corp\.?|llc|d\.o\.o\.?|fze|sdn\.? bhd\.?|se)$"
)
ARTICLE = re.compile(r"^(the|le|la|les|die|der|das|de|het) ")


def plain(text: str | None) -> str:
    """The text without differences of case and of Unicode form."""
    return unicodedata.normalize("NFKC", text or "").casefold()


def words(text: str | None) -> list[str]:
    """The words of a text."""
    return re.findall(r"\w+", plain(text))


def name_key(name: str) -> str:
    """What two spellings of a company's name have in common: no article, legal form or outer signs."""
    key = re.sub(r"\s+", " ", plain(name).replace("’", "'").strip(" \t\n.,;:\"'“”«»()[]"))
    key = ARTICLE.sub("", key)
    return LEGAL_FORM.sub("", key) or key


def shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two texts have in common."""
    return sum((Counter(one) & Counter(other)).values())


def overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """Dice's coefficient: 1 when two texts have the same words, 0 when they share none."""
    return 2 * shared(one, other) / (len(one) + len(other)) if one or other else 0.0


def place_of(needle: Sequence[str], hay: Sequence[str]) -> int:
    """Where the words of ``needle`` stand one after the other in ``hay``; -1 when they do not."""
    length = len(needle)
    return next((at for at in range(len(hay) - length + 1) if hay[at : at + length] == needle), -1) if length else -1
