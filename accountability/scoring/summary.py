"""The scores of many companies kept small: what is computed, for companies only, worked out a block at a time.

A block of some thousand columns stays in the processor's cache, which is several times faster than one pass after
the other over tables of millions; no company's scores depend on which block it stands in.
"""

from dataclasses import dataclass

import numpy as np

from accountability.scoring.arithmetic import Floats
from accountability.scoring.compiled import Compiled
from accountability.scoring.computing import Counts, Scores, compute
from accountability.scoring.folding import Layout
from accountability.scoring.methodology import Missing
from accountability.scoring.problems import MOST_SHOWN, AnswersError, Problem
from accountability.scoring.sheet import Sheet

COLUMNS_AT_ONCE = 8192


@dataclass(frozen=True, slots=True, eq=False)
class Summary:
    """Tables of shape (kept criteria, companies): every criterion that is computed or that a grade reads.

    `place` gives the row of a criterion by its row in the methodology. `whole` holds the full tables where one block
    was enough, None otherwise.
    """

    place: dict[int, int]
    values: Floats
    highs: Floats
    answered: Counts
    applicable: Counts
    whole: Scores | None

    def totals(self, compiled: Compiled) -> Floats:
        """Return the score of the root for every company."""
        return self.values[self.place[compiled.root], :]


def summarise(compiled: Compiled, layout: Layout, sheet: Sheet, missing: Missing) -> Summary:
    """Return the summary of a sheet; raises AnswersError naming every gap when `missing` is "error"."""
    kept = _kept_rows(compiled)
    shape = (len(kept), len(layout.companies))
    values, highs = np.empty(shape), np.empty(shape)
    answered, applicable = np.empty(shape, dtype=np.int32), np.empty(shape, dtype=np.int32)
    gaps: list[Problem] = []
    more = 0
    whole = None
    for companies, units, part in layout.blocks(COLUMNS_AT_ONCE):
        try:
            scores = compute(
                compiled, part, _part_of(layout, sheet, companies, units), missing, lean=part is not layout
            )
        except AnswersError as error:
            gaps += error.problems
            more += error.more
            continue
        firsts = len(part.companies)
        values[:, companies], highs[:, companies] = scores.values[kept, :firsts], scores.highs[kept, :firsts]
        answered[:, companies] = scores.answered[kept, :firsts]
        applicable[:, companies] = scores.applicable[kept, :firsts]
        whole = scores if part is layout else None
    if gaps:
        raise AnswersError(gaps[:MOST_SHOWN], more + len(gaps[MOST_SHOWN:]))
    place = {row: at for at, row in enumerate(kept)}
    return Summary(place, values, highs, answered, applicable, whole)


def _kept_rows(compiled: Compiled) -> list[int]:
    """Return the rows of what is computed and of what grades read, in the order of the file."""
    read = {compiled.rows[node] for grade in compiled.methodology.grades for c in grade.when for node in c.nodes}
    return sorted({step.row for step in compiled.steps if step.members.size} | read | {compiled.root})


def _part_of(layout: Layout, sheet: Sheet, companies: slice, units: slice) -> Sheet:
    """Return the columns of some companies and of their units."""
    if not layout.units:
        return Sheet(sheet.points[:, companies], sheet.given[:, companies])
    firsts = len(layout.companies)
    below = slice(firsts + units.start, firsts + units.stop)
    return Sheet(
        np.concatenate([sheet.points[:, companies], sheet.points[:, below]], axis=1),
        np.concatenate([sheet.given[:, companies], sheet.given[:, below]], axis=1),
    )
