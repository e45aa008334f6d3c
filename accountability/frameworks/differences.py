"""What changed between two versions of a methodology, in words. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accountability.scoring.methodology import Methodology
from accountability.scoring.versions import ASKED_ANEW, Difference, Kind, difference

KINDS: Mapping[Kind, str | Promise] = {
    "added": _("New"),
    "removed": _("No longer asked"),
    "moved": _("Stands under another part"),
    "reworded": _("Wording"),
    "level": _("Level"),
    "scale": _("Answers to choose from"),
    "points": _("Points of the answers"),
    "weight": _("Weight"),
    "aggregate": _("How it is computed"),
    "units": _("Parts of the company asked about"),
    "dimension": _("Words, deeds or remedy"),
    "refs": _("Standards it rests on"),
}
RULES: Mapping[str, str | Promise] = {
    "missing": _("what a criterion without a mark does to the score"),
    "rounding": _("how scores are rounded for display"),
    "caps": _("the limits on scores"),
    "grades": _("the findings and when each is given"),
}


@dataclass(frozen=True)
class ChangeShown:
    """One thing that changed about one criterion; ``asks_again`` when marks of the old version do not answer it."""

    criterion: str
    title: str
    kind: str
    before: str
    after: str
    asks_again: bool


@dataclass(frozen=True)
class Comparison:
    """An older version of a methodology against a newer; ``again`` are the leaves to be marked again, with titles."""

    difference: Difference
    changes: tuple[ChangeShown, ...]
    rules: tuple[str, ...]
    again: tuple[tuple[str, str], ...]
    kept: int


def compare(old: Methodology, new: Methodology) -> Comparison:
    """What changed from the old version to the new."""
    found = difference(old, new)
    leaves = {leaf.id for leaf in new.leaves()}
    return Comparison(
        difference=found,
        changes=tuple(
            ChangeShown(
                criterion=change.criterion,
                title=(new.by_id.get(change.criterion) or old.by_id[change.criterion]).title,
                kind=str(KINDS[change.kind]),
                before=change.before,
                after=change.after,
                asks_again=change.kind in ASKED_ANEW and change.criterion in leaves,
            )
            for change in found.changes
        ),
        rules=tuple(str(RULES[rule]) for rule in found.rules),
        again=tuple((leaf, new.criterion(leaf).title) for leaf in found.marks_again),
        kept=len(leaves) - len(found.marks_again),
    )
