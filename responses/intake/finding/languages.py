"""Which language a text is written in, by the small words that every sentence needs."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from responses.intake.finding.lexicon import ANY, LANGUAGES, lexicon

UNKNOWN = "und"
WORD = re.compile(r"[^\W\d_]+")
# Fewer small words than these say nothing.
ENOUGH = 3


@cache
def small_words() -> Mapping[str, frozenset[str]]:
    """The small words of every language we can tell."""
    known = {language: lexicon("function", language)["words"] for language in LANGUAGES}
    return {
        language: frozenset(" ".join(words).split())
        for language, words in {**known, **lexicon("function", ANY)}.items()
    }


@cache
def starters(language: str) -> frozenset[str]:
    """Small words that, with a capital, show that a new sentence began."""
    return frozenset(" ".join(lexicon("function", language)["starters"]).split())


def language_of(text: str) -> str:
    """The code of the language most of the text is in: one of the five, another known one, or ``und``.

    A word that two languages share counts for each of them by how few share it.
    """
    counts = Counter(WORD.findall(text.lower()))
    every = small_words()
    shared = Counter(word for words in every.values() for word in words)
    scores = {
        language: sum(counts[word] / shared[word] for word in words & counts.keys())
        for language, words in every.items()
    }
    best = max(scores, key=lambda language: scores[language])
    return best if sum(counts[word] for word in every[best]) >= ENOUGH else UNKNOWN
