"""Answers checked against a methodology and the units declared, a million rows as fast as their different texts."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from accountability.scoring.answers import Unit, UnitKey, leaf_fault, plain, scale_fault, top_unit, unit_fault
from accountability.scoring.arithmetic import Bools, Floats
from accountability.scoring.columns import AnswerColumns, Pairs, Places, pairs
from accountability.scoring.methodology import Criterion, Methodology
from accountability.scoring.problems import FileFaults

ITSELF, UNDECLARED, IN_A_CIRCLE, FIRST_KIND = 0, 1, 2, 3


@dataclass(frozen=True, slots=True, eq=False)
class CheckedAnswers:
    """Answers with the places (company, unit) they are about, what they say (leaf, answer) and what that earns.

    `points` has a number for every different saying, NaN for not applicable and for what is at fault.
    """

    columns: AnswerColumns
    about: Pairs
    said: Pairs
    points: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Check:
    """The answers with what they are held against."""

    methodology: Methodology
    answers: AnswerColumns
    faults: FileFaults
    leaves: Mapping[str, Criterion | None]

    def note(self, faulty: Bools, message: Callable[[int], str]) -> None:
        """Note every row marked faulty."""
        self.faults.note_each(np.flatnonzero(faulty), self.answers.line, message)


def check_rows(
    methodology: Methodology, answers: AnswerColumns, units: Sequence[Unit], faults: FileFaults
) -> CheckedAnswers:
    """Return what answers earn; every row that does not fit the methodology or the units is noted, not raised."""
    leaves = {leaf.id: methodology.folding_point(leaf.id) for leaf in methodology.leaves()}
    check = _Check(methodology, answers, faults, leaves)
    about, said = pairs(answers.company, answers.unit), pairs(answers.criterion, answers.answer)
    _check_criteria(check)
    _check_repeats(check, about)
    points = _check_scales(check, said)
    _check_units(check, about, units)
    return CheckedAnswers(answers, about, said, points)


def _check_criteria(check: _Check) -> None:
    """Note rows about what is no leaf."""
    criteria = check.answers.criterion
    unknown = np.array([name not in check.leaves for name in criteria.texts], dtype=bool)
    check.note(unknown[criteria.numbers], lambda place: leaf_fault(check.methodology, criteria[place]))


def _check_repeats(check: _Check, about: Pairs) -> None:
    """Note rows that answer what an earlier row has answered."""
    answers = check.answers
    keys = about.of_row * len(answers.criterion.texts) + answers.criterion.numbers
    ordered = np.sort(keys)
    same = ordered[1:] == ordered[:-1]
    if not same.any():
        return
    order = np.argsort(keys, kind="stable")
    begins = np.concatenate([[0], np.where(same, 0, np.arange(1, len(order)))])
    first = np.empty(len(order), dtype=np.intp)
    first[order] = order[np.maximum.accumulate(begins)]

    def message(place: int) -> str:
        row = answers.row(place)
        about = plain(f"{row.company}, {row.unit}" if row.unit else row.company)
        return f"'{row.criterion}' of {about} was already answered on line {answers.line(int(first[place]))}"

    check.note(first != np.arange(len(order)), message)


def _check_scales(check: _Check, said: Pairs) -> Floats:
    """Note answers that are not on the scale of their leaf, and return the points of each saying."""
    points, off_scale = np.full(len(said), np.nan), np.zeros(len(said), dtype=bool)
    for place, (node, answer) in enumerate(said):
        if node not in check.leaves:
            continue
        try:
            earned = check.methodology.scale_of(node).points(answer)
        except KeyError:
            off_scale[place] = True
        else:
            points[place] = np.nan if earned is None else earned
    check.note(off_scale[said.of_row], lambda place: scale_fault(check.methodology, check.answers.row(place)))
    return points


def _check_units(check: _Check, about: Pairs, units: Sequence[Unit]) -> None:
    """Note answers about no unit where one is wanted, about one that is not declared, or of the wrong kind."""
    known = {(unit.company, unit.name): unit for unit in units}
    kinds = {key: top.kind for key, unit in known.items() if (top := top_unit(known, unit)) is not None}
    names = {kind: FIRST_KIND + place for place, kind in enumerate(sorted(set(kinds.values())))}
    standing = {key: names[kinds[key]] if key in kinds else IN_A_CIRCLE for key in known}
    fits = _fitting(check, names)[check.answers.criterion.numbers, _standings(about, standing)]

    def message(place: int) -> str:
        row = check.answers.row(place)
        declared: Collection[str] = sorted(unit for company, unit in known if company == row.company)
        return unit_fault(row, check.leaves[row.criterion], kinds.get((row.company, row.unit)), declared)

    check.note(~fits, message)


def _standings(about: Pairs, standing: Mapping[UnitKey, int]) -> Places:
    """Return for every row what it is about: the company itself, a unit not declared, in a circle, or of some kind."""
    each = [standing.get((company, unit), UNDECLARED) if unit else ITSELF for company, unit in about]
    return np.array(each, dtype=np.intp)[about.of_row]


def _fitting(check: _Check, kinds: Mapping[str, int]) -> Bools:
    """Return for every different criterion what may answer it; one that is no leaf has its own fault already."""
    criteria = check.answers.criterion.texts
    fits = np.ones((len(criteria), FIRST_KIND + len(kinds)), dtype=bool)
    for place, node in enumerate(criteria):
        if node in check.leaves:
            fold = check.leaves[node]
            fits[place] = False
            fits[place, ITSELF if fold is None else IN_A_CIRCLE] = True
            fits[place, [number for kind, number in kinds.items() if fold is not None and kind in fold.units]] = True
    return fits
