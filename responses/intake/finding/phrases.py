"""Small patterns of words, as the dictionaries write them, made into regular expressions.

``*`` stands for any letters ("promis*"), ``…`` for up to nine words in between ("haben … versprochen"), ``(a|b)`` for
one or the other, ``(a)?`` for perhaps, ``#`` for a year, ``a > b`` for an a before b. Accents may be missing in the
text, as in badly scraped pages.
"""

import re
import unicodedata
from functools import cache

from responses.intake.finding.lexicon import lexicon

_BLANK = re.compile(r"\s+(?![^(]*\))")  # none of those inside brackets
_MAY_MISS = re.compile(r"\([^()]*\)\?")
_APART = r"(?:[^\w.;:!?]|(?<=\d)\.|(?<=(?-i:[A-Z]))\.)+"  # between two words of a sentence; also after "30.", "S.A."
_GAP = rf"(?:{_APART}[\w'-]+(?:\.[A-Z]\b)*){{0,9}}?{_APART}"
_SPECIAL = {"*": r"[\w-]*", "#": r"(?:19|20)\d\d", "(": "(?:", ")": ")", "|": "|", "?": "?", " ": r"\s+", "'": "['’]"}
_LONG = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "œ": "oe", "å": "å"}
_SAME = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " "} | dict.fromkeys('“”„«»"', " ")
)


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
    phrase, _, behind = phrase.partition(" > ")
    ahead = rf"(?=\s+(?:{pattern_of(behind)})(?!\w))" if behind else ""
    return _GAP.join(_row(_BLANK.split(part.strip())) for part in phrase.split("…")) + ahead


def _row(words: list[str]) -> str:
    """Words in a row; a blank goes with what may be left out: before it, or after the first."""
    row = ""
    for word in words:
        optional = _MAY_MISS.fullmatch(word) is not None
        pattern = _word(word.removesuffix("?") if optional else word)
        if not row:
            row = rf"(?:{pattern}\s+)?" if optional else pattern
        elif row.endswith(r"\s+)?"):
            row += pattern
        else:
            row += rf"(?:\s+{pattern})?" if optional else rf"\s+{pattern}"
    return row


def _word(word: str) -> str:
    """One word of a phrase."""
    return "".join(_SPECIAL.get(letter) or _letter(letter) for letter in word)


def _letter(letter: str) -> str:
    """A letter, also without its accent."""
    forms = {letter, _LONG.get(letter) or unicodedata.normalize("NFD", letter)[0]}
    return re.escape(letter) if len(forms) == 1 else "(?:" + "|".join(sorted(forms)) + ")"
