"""The dictionaries of the finding: ``words/<language>/<topic>.yaml``, read once and kept."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

WORDS = Path(__file__).resolve().parent / "words"
LANGUAGES = ("en", "de", "fr", "nl", "sv")
TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
ANY = "any"  # the folder of what is the same in every language: first names, places, legal forms


@cache
def lexicon(topic: str, language: str) -> Mapping[str, tuple[str, ...]]:
    """The words of a topic by key: each value in the file is a list, or words with commas between them.

    Every word is read as text ("no" and "on" too). A language that is none of the five is read with the English words.
    """
    folder = language if language in (*LANGUAGES, ANY) else "en"
    text = (WORDS / folder / f"{topic}.yaml").read_text(encoding="utf-8")
    read = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - the base loader makes nothing but texts
    return MappingProxyType({str(key): _words(value) for key, value in (read or {}).items()})


@cache
def word_set(topic: str, language: str, key: str) -> frozenset[str]:
    """The words under one key as a case-folded set; empty where the language has none."""
    return frozenset(word.casefold() for word in lexicon(topic, language).get(key, ()))


@cache
def first_names() -> frozenset[str]:
    """First names of many countries, case-folded, with straight apostrophes."""
    names = word_set("people", ANY, "first_names") | word_set("given_names", ANY, "names")
    return frozenset(name.replace("’", "'") for name in names)


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of these words, the longest first; a blank matches any run of blanks."""
    escaped = (re.escape(word).replace("\\ ", r"\s+") for word in sorted(set(words), key=len, reverse=True))
    return "(?:" + ("|".join(escaped) or r"(?!)") + ")"


def spellings(word: str) -> frozenset[str]:
    """A word, also as wires write it without umlauts, and bad copies without accents or with other apostrophes."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
    forms = {word, word.translate(TWO_LETTERS), bare if len(word) >= 4 else word}
    return frozenset(forms | {form.replace("'", "’") for form in forms})


def _words(value: object) -> tuple[str, ...]:
    """A list as it stands, or a text cut at its commas."""
    found = value if isinstance(value, list) else str(value or "").split(",")
    return tuple(word for word in (" ".join(str(item).split()) for item in found) if word)
