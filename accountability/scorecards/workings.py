"""A published score worked out again from the frozen answers, once a process. Pure."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from accountability.record.answers import answers_in
from accountability.scorecards.cards import read
from accountability.scoring.compiled import Compiled, compile_methodology
from accountability.scoring.engine import score
from accountability.scoring.improve import Raise, what_would_raise
from accountability.scoring.methodology import Methodology
from accountability.scoring.result import Result


@dataclass(frozen=True, eq=False)
class Working:
    """One frozen document with everything the engine makes of its answers; ``company`` is its name in the result."""

    document: dict[str, Any]
    tree: Methodology
    result: Result
    company: str


@lru_cache(maxsize=32)
def compiled(tree: Methodology) -> Compiled:
    """The methodology as index arrays."""
    return compile_methodology(tree)


@lru_cache(maxsize=64)
def working(text: str, tree: Methodology) -> Working:
    """The scores behind a frozen scorecard, which never changes; ``tree`` is the version it pins."""
    document = read(text)
    company = document["company"]["slug"]
    rows, units = answers_in(document, company=company)
    return Working(document, tree, score(compiled(tree), rows, units, companies=[company]), company)


@lru_cache(maxsize=512)
def raises(one: Working, node: str) -> tuple[Raise, ...]:
    """What would raise a criterion, the largest effect first."""
    return what_would_raise(one.result, one.company, node)
