"""Checked answers laid out as arrays, ready to score."""

from collections.abc import Iterable, Sequence

import numpy as np

from accountability.scoring.answers import Unit
from accountability.scoring.compiled import Compiled
from accountability.scoring.folding import Layout, lay_out
from accountability.scoring.rowchecks import CheckedAnswers
from accountability.scoring.sheet import Sheet


def pack(
    compiled: Compiled, checked: CheckedAnswers, units: Sequence[Unit], companies: Iterable[str] = ()
) -> tuple[Layout, Sheet]:
    """Return the layout and the sheet of answers without faults; `companies` may name some that have no answers."""
    answers = checked.columns
    layout = lay_out([*companies, *answers.company.texts, *(unit.company for unit in units)], units)
    columns = np.array([layout.columns[place] for place in checked.about], dtype=np.intp)
    rows = np.array([compiled.rows[node] for node in answers.criterion.texts], dtype=np.intp)
    cells = rows[answers.criterion.numbers], columns[checked.about.of_row]
    shape = (len(compiled.rows), layout.width)
    sheet = Sheet(np.full(shape, np.nan), np.zeros(shape, dtype=bool))
    sheet.points[cells] = checked.points[checked.said.of_row]
    sheet.given[cells] = True
    return layout, sheet
