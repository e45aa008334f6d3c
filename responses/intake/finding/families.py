"""Families of trades: "the grocer" can be the supermarket chain of before, "the airline" cannot."""

import re
from functools import cache

from responses.intake.finding.lexicon import LANGUAGES, lexicon
from responses.intake.finding.speech import folded

COMPOUNDING = frozenset({"de", "nl", "sv"})  # languages in which a trade is often a part of a word
SHORT = 4  # letters up to which a stem is only looked for at either end of a word
STANDING = frozenset({"group", "daughter", "helper", "counterpart"})  # how a firm stands to others, and no trade


@cache
def families(noun: str, language: str) -> frozenset[str]:
    """The trades that a noun, a description or a name speaks of; empty where it speaks of none."""
    words = [word for word in re.split(r"[\s\-&'’]+", folded(noun)) if word]
    return frozenset(
        family
        for family, stems in _stems(language).items()
        if family not in STANDING and any(_is_of(word, stems, language) for word in words)
    )


def _is_of(word: str, stems: tuple[str, ...], language: str) -> bool:
    """Whether a word has one of the stems, and none that speaks against the family ("-wholesaler")."""
    if any(stem[0] == "-" and stem[1:] in word for stem in stems):
        return False
    return any(_holds(word, stem, language) for stem in stems)


@cache
def is_group(noun: str, language: str) -> bool:
    """Whether a noun means the head of several firms ("the group", "die Muttergesellschaft")."""
    return _stands("group", noun, language)


@cache
def is_daughter(noun: str, language: str) -> bool:
    """Whether a noun means one that belongs to another ("its subsidiary", "die Tochterfirma")."""
    return _stands("daughter", noun, language)


def is_counterpart(noun: str, language: str) -> bool:
    """Whether a noun means one who deals with another ("arbetsgivaren", "kunden"), and was said of no firm yet."""
    return "counterpart" in _stems(language) and _stands("counterpart", noun, language)


@cache
def is_helper(company: str, language: str) -> bool:
    """Whether a name is an agency's or a law firm's, who speak for others ("Hill & Moor LLP")."""
    words = set(folded(company).split())
    return bool(words & set(_stems(language)["helper"]))


def _stands(key: str, noun: str, language: str) -> bool:
    """Whether a noun says how a firm stands to others."""
    stems = _stems(language)[key]
    return any(_holds(word, stem, language) for word in folded(noun).split() for stem in stems)


@cache
def _stems(language: str) -> dict[str, tuple[str, ...]]:
    """The parts of words by family."""
    read = lexicon("families", language if language in LANGUAGES else "en")
    return {family: tuple(folded(stem) for stem in stems) for family, stems in read.items()}


def _holds(word: str, stem: str, language: str) -> bool:
    """Whether a word has a stem: at its beginning, in some languages anywhere."""
    if language not in COMPOUNDING:
        return word.startswith(stem) if len(stem) > SHORT else word in {stem, stem + "s", stem + "er", stem + "ers"}
    return stem in word if len(stem) > SHORT else word.startswith(stem) or word.endswith(stem)


_COMPOUND = re.compile(
    r"([^\W\d_]{3,}?)s?(?:jatte|bolag|foretag|koncern|kedja|firma|grupp)(?:n|et|en|ets|ns|ens)?"
)  # Swedish, without accents


def dealt_in(noun: str) -> str:
    """What a Swedish firm deals in, of a compound: "kok" of "koksjatten", "lader" of "laderbolaget"; or ""."""
    match = _COMPOUND.fullmatch(noun)
    return match.group(1) if match else ""


def deals_in(company: str, stem: str) -> bool:
    """Whether a word of a name has what the firm deals in: at its end, or at its front where that is long."""
    words = folded(company).split()
    return any(
        word.removesuffix("s").endswith(stem) or (len(stem) > SHORT + 1 and word.startswith(stem)) for word in words
    )
