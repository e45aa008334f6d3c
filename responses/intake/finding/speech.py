"""The words of saying: what a word of an article can be (a verb of saying, a speaker's office, somebody else …)."""

import re
import unicodedata
from functools import cache

from responses.intake.finding.lexicon import LANGUAGES, lexicon

_LONG = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})
_SINGLE = re.compile(r"^\*?[\w'&.:/-]+\*?$")


@cache
def folded(word: str) -> str:
    """A word without case and accents, with plain apostrophes."""
    plain = unicodedata.normalize("NFD", word.casefold().replace("’", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@cache
def _index(language: str) -> tuple[dict[str, set[str]], tuple[tuple[str, str, str], ...]]:
    """Whole words with their classes, and the beginnings and endings of words with theirs."""
    whole: dict[str, set[str]] = {}
    parts: list[tuple[str, str, str]] = []
    for key, words in lexicon("speech", language).items():
        for word in words:
            if not _SINGLE.match(word):
                continue
            for form in {folded(word), folded(word.casefold().translate(_LONG))}:
                bare = form.strip("*")
                if form.startswith("*"):
                    parts.append(("end", bare, key))
                    whole.setdefault(bare, set()).add(key)
                elif form.endswith("*"):
                    parts.append(("start", bare, key))
                else:
                    whole.setdefault(form, set()).add(key)
    return whole, tuple(parts)


@cache
def classes_of(word: str, language: str) -> frozenset[str]:
    """What a word can be in this language: the keys of its dictionary under which it stands."""
    whole, parts = _index(language if language in LANGUAGES else "en")
    form = folded(word)
    found = set(whole.get(form, ()))
    last = form.rsplit("-", 1)[-1]
    if last != form and len(last) > 2:
        found |= whole.get(last, set()) & {"spokes", "officer", "other", "doc", "firm"}
    if form.startswith("ex-") or form.startswith("oud-"):
        found.add("former")
    for side, part, key in parts:
        if side == "start" and form.startswith(part):
            found.add(key)
        elif side == "end" and len(form) > len(part) + 1 and form.endswith(part):
            found.add(key)
    return frozenset(_weighed(form, found))


def _weighed(form: str, found: set[str]) -> set[str]:
    """An office in a ministry, the police or a union is not a company's, also where both are one word."""
    if "other" in found and found & {"spokes", "officer"} and "-" not in form:
        return found - {"other"} if _compound_office(form) else found - {"spokes", "officer"}
    return found


def _compound_office(form: str) -> bool:
    """Whether a word that ends both as an office and as somebody else begins with neither."""
    return not re.match(
        r"(?:regier|polizei|minist|gewerk|behord|parl|parte|staats|kommun|amts|gericht|betriebsrat|vakbond|gemeent|"
        r"politi|regering|rattens|polis|fack|klubb|kommissi|verband|vereins|kirchen)",
        form,
    )


@cache
def phrase(language: str, key: str) -> re.Pattern[str]:
    """Any word or phrase under this key, as whole words."""
    forms = sorted(lexicon("speech", language if language in LANGUAGES else "en").get(key, ()), key=len, reverse=True)
    body = "|".join(_one(form) for form in forms) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)


def _one(form: str) -> str:
    """One phrase as a regular expression, where "*" stands for any letters."""
    escaped = re.escape(form).replace(r"\ ", r"\s+").replace(r"\*", r"[\w-]*")
    return escaped.replace("'", "['’]")
