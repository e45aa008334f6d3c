"""Where the conditions of caps and grades hold; a condition on a node with no score never does."""

from collections.abc import Callable

import numpy as np

from accountability.scoring.arithmetic import Bools, Floats, compares
from accountability.scoring.methodology import Condition


def holds(condition: Condition, read: Callable[[str], Floats]) -> Bools:
    """Return where every test of a condition holds, `read` giving the scores of a node, NaN where it has none."""
    left = read(condition.node)
    result = np.ones(left.shape, dtype=bool)
    for operator, against in condition.tests:
        result &= compares(operator, left, read(against) if isinstance(against, str) else against)
    return result
