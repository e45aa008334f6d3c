"""The answers and units of companies, checked against a methodology and laid out as arrays."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from accountability.scoring.methodology import Criterion, Methodology
from accountability.scoring.problems import AnswersError, Problem


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer; `unit` is empty for the company itself."""

    company: str
    criterion: str
    answer: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a company that answers are about; `parent` is empty at the top."""

    company: str
    name: str
    kind: str
    parent: str = ""


UnitKey = tuple[str, str]


def check_answers(methodology: Methodology, answers: Sequence[AnswerRow], units: Sequence[Unit] = ()) -> None:
    """Raise AnswersError naming every unit and answer that does not fit the methodology."""
    if problems := [*unit_problems(units)]:
        raise AnswersError(problems)
    if problems := [*answer_problems(methodology, answers, units)]:
        raise AnswersError(problems)


def unit_problems(units: Sequence[Unit]) -> Iterator[Problem]:
    """Yield units that stand twice, have no name or kind, or whose parents are unknown or make a circle."""
    known: dict[UnitKey, Unit] = {}
    for line, unit in enumerate(units, 1):
        if not unit.name or not unit.kind:
            yield Problem(line, f"a unit of {unit.company} needs a name and a kind")
        if (unit.company, unit.name) in known:
            yield Problem(line, f"the unit '{unit.name}' of {unit.company} stands twice")
        known[unit.company, unit.name] = unit
    for line, unit in enumerate(units, 1):
        if unit.parent and (unit.company, unit.parent) not in known:
            yield Problem(line, f"the parent '{unit.parent}' of unit '{unit.name}' of {unit.company} is unknown")
        elif top_unit(known, unit) is None:
            yield Problem(line, f"the unit '{unit.name}' of {unit.company} is its own ancestor")


def top_unit(known: Mapping[UnitKey, Unit], unit: Unit) -> Unit | None:
    """Return the top-level unit above one (or itself); None when its parents make a circle."""
    passed = {unit.name}
    while unit.parent and (unit.company, unit.parent) in known:
        unit = known[unit.company, unit.parent]
        if unit.name in passed:
            return None
        passed.add(unit.name)
    return unit


def answer_problems(methodology: Methodology, answers: Sequence[AnswerRow], units: Sequence[Unit]) -> Iterator[Problem]:
    """Yield answers to what is not a leaf, not on the scale, given twice, or about the wrong kind of unit."""
    known = {(unit.company, unit.name): unit for unit in units}
    kinds = {key: top.kind for key, unit in known.items() if (top := top_unit(known, unit))}
    leaves = {leaf.id: leaf for leaf in methodology.leaves()}
    folds = {name: methodology.folding_point(name) for name in leaves}
    seen: dict[tuple[str, str, str], int] = {}
    for line, row in enumerate(answers, 1):
        first = seen.setdefault((row.company, row.unit, row.criterion), line)
        if first != line:
            about = f"{row.company}, {row.unit}" if row.unit else row.company
            yield Problem(line, f"'{row.criterion}' of {about} was already answered in row {first}")
        if row.criterion not in leaves:
            yield Problem(line, _not_a_leaf(methodology, row.criterion))
            continue
        for message in (_scale_fault(methodology, row), _unit_fault(row, folds[row.criterion], kinds)):
            if message:
                yield Problem(line, message)


def _not_a_leaf(methodology: Methodology, node: str) -> str:
    if node in methodology.by_id:
        return f"'{node}' is computed from others and cannot be answered"
    return f"'{node}' is not a criterion of {methodology.id} {methodology.version}"


def _scale_fault(methodology: Methodology, row: AnswerRow) -> str:
    scale = methodology.scale_of(row.criterion)
    try:
        scale.points(row.answer)
    except KeyError:
        if scale.number is None:
            allowed = ", ".join(option.answer for option in scale.options)
            return f"'{row.answer}' is not an answer to '{row.criterion}'; allowed are {allowed}"
        limits = [
            f" {word} {at:g}" for word, at in (("from", scale.number.low), ("to", scale.number.high)) if at is not None
        ]
        return f"'{row.answer}' is not an answer to '{row.criterion}'; allowed is a number{''.join(limits)}"
    return ""


def _unit_fault(row: AnswerRow, fold: Criterion | None, kinds: Mapping[UnitKey, str]) -> str:
    if fold is None:
        return f"'{row.criterion}' is about the company itself, not the unit '{row.unit}'" if row.unit else ""
    wanted = " or ".join(fold.units)
    if not row.unit:
        return f"'{row.criterion}' is about a unit ({wanted}), but none is named"
    kind = kinds.get((row.company, row.unit))
    if kind is None:
        return f"the unit '{row.unit}' of {row.company} is not declared"
    return "" if kind in fold.units else f"'{row.criterion}' is about a unit ({wanted}), but '{row.unit}' is a {kind}"
