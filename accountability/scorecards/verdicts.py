"""The conditions of limits and grades in words, with the numbers they met. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from accountability.frameworks.outlines import comparison_in_words
from accountability.scorecards.figures import precise
from accountability.scoring.arithmetic import compares
from accountability.scoring.methodology import Condition, Operator
from accountability.scoring.result import Result


@dataclass(frozen=True)
class Check:
    """One test of a rule in words, the numbers it met, and whether it held."""

    text: str
    numbers: str
    holds: bool


def checks_of(result: Result, company: str, conditions: Iterable[Condition]) -> Iterator[Check]:
    """Every test of the conditions, as it came out for the company."""
    for condition in conditions:
        for operator, limit in condition.tests:
            yield _check(result, company, condition.node, operator, limit)


def _check(result: Result, company: str, node: str, operator: Operator, limit: float | str) -> Check:
    tree = result.compiled.methodology
    left = result[company, node].score
    right = result[company, limit].score if isinstance(limit, str) else limit
    said = [precise(side, tree.rounding) or _("no score") for side in (left, right)]
    numbers = _("%s against %s") % tuple(said) if isinstance(limit, str) else _("it is %s") % said[0]
    is_known = left is not None and right is not None
    holds = is_known and bool(compares(operator, np.array([left], dtype=float), float(right or 0.0))[0])
    return Check(comparison_in_words(tree, node, operator, limit), numbers, holds)
