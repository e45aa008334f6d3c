"""The answers and units of companies, and what can be wrong with each, in words."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from accountability.scoring.methodology import Criterion, Methodology
from accountability.scoring.problems import Problem


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
DEEPEST_UNIT = 20
MOST_NAMED = 6
MOST_COMPARED = 1000
LONGEST_SHOWN = 80


def unit_problems(units: Sequence[Unit]) -> Iterator[Problem]:
    """Yield units that stand twice, have no name or kind, or whose parents are unknown or make a circle."""
    known: dict[UnitKey, Unit] = {}
    for line, unit in enumerate(units, 1):
        if not unit.name or not unit.kind:
            yield Problem(line, f"a unit of {plain(unit.company)} needs a name and a kind")
        if (unit.company, unit.name) in known:
            yield Problem(line, f"the unit {quoted(unit.name)} of {plain(unit.company)} stands twice")
        known[unit.company, unit.name] = unit
    for line, unit in enumerate(units, 1):
        if unit.parent and (unit.company, unit.parent) not in known:
            yield Problem(
                line,
                f"the parent {quoted(unit.parent)} of unit {quoted(unit.name)} of {plain(unit.company)} is unknown",
            )
        elif top_unit(known, unit) is None:
            fault = "is its own ancestor" if _goes_round(known, unit) else f"stands deeper than {DEEPEST_UNIT} levels"
            yield Problem(line, f"the unit {quoted(unit.name)} of {plain(unit.company)} {fault}")


def top_unit(known: Mapping[UnitKey, Unit], unit: Unit) -> Unit | None:
    """Return the top-level unit above one (or itself); None when its parents make a circle or are too many."""
    for _ in range(DEEPEST_UNIT):
        if not unit.parent or (unit.company, unit.parent) not in known:
            return unit
        unit = known[unit.company, unit.parent]
    return None


def _goes_round(known: Mapping[UnitKey, Unit], unit: Unit) -> bool:
    """Return whether the many parents of a unit come back to one that was passed."""
    passed = {unit.name}
    for _ in range(DEEPEST_UNIT):
        unit = known[unit.company, unit.parent]
        if unit.name in passed:
            return True
        passed.add(unit.name)
    return False


def leaf_fault(methodology: Methodology, node: str) -> str:
    """Return why something that is no leaf cannot be answered, and what may be meant."""
    if node in methodology.by_id:
        below = listed([leaf.id for leaf in methodology.leaves(node)])
        return f"'{node}' is computed from others and cannot be answered; answered are {below}"
    leaves = [leaf.id for leaf in methodology.leaves()]
    near = get_close_matches(plain(node), leaves[:MOST_COMPARED], n=3, cutoff=0.5)
    meant = f"perhaps {' or '.join(near)} is meant" if near else f"answered are {listed(leaves)}"
    return f"{quoted(node)} is not a criterion of {methodology.id} {methodology.version}; {meant}"


def scale_fault(methodology: Methodology, row: AnswerRow) -> str:
    """Return that an answer is not on the scale of its leaf, and what is."""
    scale = methodology.scale_of(row.criterion)
    allowed = f"allowed are {', '.join(option.answer for option in scale.options)}"
    if scale.number is not None:
        ends = (("from", scale.number.low), ("to", scale.number.high))
        allowed = f"allowed is a number{''.join(f' {word} {end:g}' for word, end in ends if end is not None)}"
    return f"{quoted(row.answer)} is not an answer to '{row.criterion}'; {allowed}"


def unit_fault(row: AnswerRow, fold: Criterion | None, kind: str | None, declared: Collection[str]) -> str:
    """Return why a leaf cannot be answered for a unit of this kind; `declared` names the company's units."""
    if fold is None:
        return f"'{row.criterion}' is about the company itself, not the unit {quoted(row.unit)}"
    wanted = " or ".join(fold.units)
    if not row.unit:
        return f"'{row.criterion}' is about a unit ({wanted}), but none is named"
    if kind is None:
        there = f"declared are {listed(declared)}" if declared else "no unit of it is"
        return f"the unit {quoted(row.unit)} of {plain(row.company)} is not declared; {there}"
    return f"'{row.criterion}' is about a unit ({wanted}), but {quoted(row.unit)} is a {plain(kind)}"


def listed(names: Iterable[str]) -> str:
    """Return the first names in words and how many more there are."""
    names = [plain(name) for name in names]
    more = len(names) - MOST_NAMED
    return ", ".join(names) if more <= 0 else f"{', '.join(names[:MOST_NAMED])} and {more} more"


def plain(text: str) -> str:
    """Return a text as it can stand in a message: on one line, and not too long."""
    line = text if text.isprintable() else text.encode("unicode_escape").decode()
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"


def quoted(text: str) -> str:
    """Return a text in quotes as it can stand in a message."""
    return f"'{plain(text)}'"
