"""How far the words around something speak for a company, by weights that were learned from articles.

Beside the rules, which say what a sentence means, stands a plain sum: every sign that is there adds its weight, and the
sum is the logarithm of the odds (logistic regression: Hastie, Tibshirani, Friedman, *The Elements of Statistical
Learning*, 4.4). The files ``words/<language>/weights_*.yaml`` hold under each weight the signs that have it;
``python -m benchmarks.intake.learn`` writes them from the articles of the benchmark.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from responses.intake.finding.lexicon import lexicon
from responses.intake.finding.vocabulary import folded

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[?:]")
YEAR = 4  # digits
BEGUN = 5  # letters that a word shares with its other forms
ALWAYS = "ALWAYS"  # the sign that is always there: how rare such things are


class Of(StrEnum):
    """What is weighed, as the files are named."""

    NAMES = "names"  # whether a name is a company's
    QUOTES = "quotes"  # whether words between marks are a company's
    PROMISES = "promises"  # whether a sentence promises something, or tells of a measure taken


@cache
def weights(of: Of, language: str) -> Mapping[str, float]:
    """The weight of each sign; a sign that is not among them weighs nothing."""
    found = lexicon(f"weights_{of}", language)
    return MappingProxyType({sign: float(weight) for weight, signs in found.items() for sign in signs})


def leaning(of: Of, language: str, signs: Iterable[str]) -> float:
    """The likelihood, from 0 to 1, by the signs that are there."""
    return 1 / (1 + math.exp(-odds(of, language, signs)))


def odds(of: Of, language: str, signs: Iterable[str]) -> float:
    """The logarithm of the odds by the signs that are there: 0 where it is as likely as not."""
    weighed = weights(of, language)
    return math.fsum(weighed.get(sign, 0.0) for sign in {ALWAYS, *signs})


def words_of(text: str) -> list[str]:
    """The words of a text, case-folded; of figures only whether they can be a year."""
    found = (folded(word) for word in WORD.findall(text))
    return [("YEAR" if len(word) == YEAR else "NUMBER") if word.isdigit() else word for word in found]


def signs_of_sentence(text: str, traits: Sequence[str] = ()) -> frozenset[str]:
    """The words of a sentence, how they begin, and its pairs of neighbours; ``traits`` say more of it."""
    words = ["START", *words_of(text)]
    begun = {f"{word[:BEGUN]}~" for word in words if len(word) > BEGUN and word.islower()}
    return frozenset({*words, *begun, *map(" ".join, pairwise(words)), *traits})
