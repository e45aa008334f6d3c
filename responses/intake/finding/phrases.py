"""Small patterns of words, as the dictionaries write them, made into regular expressions.

``*`` stands for any letters ("promis*"), ``…`` for up to nine words in between ("haben … versprochen"), ``(a|b)`` for
one or the other, ``(a)?`` for perhaps, ``#`` for a year. Accents may be missing in the text, as in badly scraped pages.
"""

import re
import unicodedata
from functools import cache

from responses.intake.finding.lexicon import lexicon

_GAP = r"(?:[^\w.;:!?]+[\w'-]+){0,9}?[^\w.;:!?]+"
_SPECIAL = {"*": r"[\w-]*", "#": r"(?:19|20)\d\d", "(": "(?:", ")": ")", "|": "|", "?": "?", "'": "['’]"}
_LONG = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "œ": "oe"}
_SAME = str.maketrans({"’": "'", "‘": "'", "`": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " "})


def levelled(text: str) -> str:
    """The text with plain apostrophes and blanks, letter for letter as long as before."""
    return text.translate(_SAME)


@cache
def phrases(topic: str, language: str, key: str) -> re.Pattern[str]:
    """Any phrase under this key of a dictionary, as a whole word, in either case; never matches where there is none."""
    found = [pattern_of(phrase) for phrase in lexicon(topic, language).get(key, ())]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found) or '(?!)'})(?!\w)", re.IGNORECASE)


def pattern_of(phrase: str) -> str:
    """One phrase as a regular expression."""
    pieces = (r"\s+".join(_word(word) for word in part.split()) for part in phrase.split("…"))
    return _GAP.join(pieces)


def _word(word: str) -> str:
    """One word of a phrase."""
    return "".join(_SPECIAL.get(letter) or _letter(letter) for letter in word)


def _letter(letter: str) -> str:
    """A letter, also without its accent."""
    bare = unicodedata.normalize("NFD", letter)[0]
    forms = {letter, bare, _LONG.get(letter, letter)}
    return re.escape(letter) if len(forms) == 1 else "(?:" + "|".join(sorted(forms)) + ")"
