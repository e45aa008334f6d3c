"""What changed between two versions of a methodology, and which marks have to be made again because of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from accountability.scoring.methodology import Criterion, Methodology, Scale

Kind = Literal["added", "removed", "moved", "reworded", "level", "scale", "points", "weight", "aggregate", "units",
               "dimension", "refs"]  # fmt: skip
ASKED_ANEW: frozenset[Kind] = frozenset({"added", "reworded", "scale", "units"})
RULES = ("missing", "rounding", "caps", "grades")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing about one criterion, as it was and as it is; both are empty texts where there was or is nothing."""

    criterion: str
    kind: Kind
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed: `changes` to criteria, in the order of the new file and then what was removed; `rules` by name.

    `rules` names which of missing, rounding, caps and grades changed. `marks_again` are the leaves of the new version
    whose marks cannot be taken over: new ones, and those with other words, other answers to choose from, or asked of
    other units. Other changes only make scores be computed again.
    """

    changes: tuple[Change, ...]
    rules: tuple[str, ...]
    marks_again: tuple[str, ...]

    def of(self, *kinds: Kind) -> tuple[Change, ...]:
        """Return the changes of some kinds."""
        return tuple(change for change in self.changes if change.kind in kinds)

    @property
    def is_empty(self) -> bool:
        """Whether the versions mean the same."""
        return not (self.changes or self.rules)


def difference(old: Methodology, new: Methodology) -> Difference:
    """Return what changed from one version to another."""
    changes = [change for criterion in new.criteria for change in _changes(old, new, criterion)]
    changes += [Change(gone.id, "removed", before=gone.title) for gone in old.criteria if gone.id not in new.by_id]
    anew = {change.criterion for change in changes if change.kind in ASKED_ANEW}
    return Difference(
        changes=tuple(changes),
        rules=tuple(name for name in RULES if getattr(old, name) != getattr(new, name)),
        marks_again=tuple(leaf.id for leaf in new.leaves() if leaf.id in anew),
    )


def _changes(old: Methodology, new: Methodology, now: Criterion) -> Iterator[Change]:
    was = old.by_id.get(now.id)
    if was is None:
        yield Change(now.id, "added", after=now.title)
        return
    before, after = _facts(old, was), _facts(new, now)
    for kind in before:
        if before[kind] != after[kind]:
            yield Change(now.id, kind, before[kind], after[kind])


def _facts(methodology: Methodology, criterion: Criterion) -> dict[Kind, str]:
    """Return what can change about a criterion, in words that differ exactly when it does."""
    fold = methodology.folding_point(criterion.id)
    scale = methodology.scale_of(criterion.id) if methodology.is_leaf(criterion.id) else None
    rule = criterion.aggregate
    rubric = "\n".join(f"{answer}: {text}" for answer, text in sorted(criterion.rubric.items()))
    settings = ("by", "over", "scale_to", "met", "points")
    chosen = [f"{name} {getattr(rule, name)}" for name in settings if getattr(rule, name) is not None]
    return {
        "moved": criterion.parent or "",
        "reworded": "\n".join(text for text in (criterion.title, criterion.guidance, rubric) if text),
        "level": criterion.level,
        "scale": _choice(scale),
        "points": _worth(scale),
        "weight": _written(criterion.weight),
        "aggregate": ", ".join(chosen) if scale is None else "",
        "units": ", ".join(fold.units) if fold else "",
        "dimension": criterion.dimension or "",
        "refs": ", ".join(criterion.refs),
    }


def _choice(scale: Scale | None) -> str:
    """Return what can be answered, "" for a criterion that is computed."""
    if scale is None:
        return ""
    if scale.number is not None:
        return f"a number from {scale.number.low} to {scale.number.high}"
    return ", ".join(f"{option.answer} ({option.label})" for option in sorted(scale.options, key=lambda o: o.answer))


def _worth(scale: Scale | None) -> str:
    """Return what each answer earns."""
    options = sorted(scale.options, key=lambda option: option.answer) if scale else ()
    return ", ".join(
        f"{option.answer} {'-' if option.points is None else _written(option.points)}" for option in options
    )


def _written(number: float) -> str:
    return repr(number).removesuffix(".0")
