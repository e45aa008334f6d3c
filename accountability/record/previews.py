"""What publishing would make public: everything of a draft beside the edition in force, in plain sentences."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from accountability.record.readings import Fact, Reading, read_scorecard


class Difference(NamedTuple):
    """One fact that two editions state differently; '' where one does not state it."""

    label: str
    before: str
    after: str
    changed: bool = True


class Previewed(NamedTuple):
    """One thing that becomes public. ``state`` is new, changed, unchanged or removed."""

    reading: Reading
    state: str
    differences: tuple[Difference, ...] = ()


class Part(NamedTuple):
    """One part of the scorecard: its anchor, its title and its things."""

    id: str
    title: str
    items: tuple[Previewed, ...]

    @property
    def unchanged(self) -> tuple[Previewed, ...]:
        """The things that stay as they are."""
        return tuple(item for item in self.items if item.state == "unchanged")

    @property
    def moved(self) -> tuple[Previewed, ...]:
        """The things that are new, changed or removed."""
        return tuple(item for item in self.items if item.state != "unchanged")

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many things are in which state, those states that occur."""
        states = [item.state for item in self.items]
        named = ("new", "changed", "removed", "unchanged")
        return tuple((state, states.count(state)) for state in named if state in states)


def preview_of(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> tuple[Part, ...]:
    """The draft ``after`` beside the edition in force, or beside nothing. Every difference shows in some thing."""
    earlier = {anchor: things for anchor, _title, things in read_scorecard(before)} if before else {}
    return tuple(
        Part(anchor, title, tuple(_pairs(earlier.get(anchor, []), things)))
        for anchor, title, things in read_scorecard(after)
    )


def _pairs(before: list[Reading], after: list[Reading]) -> Iterator[Previewed]:
    old, new = {thing.id: thing for thing in before}, {thing.id: thing for thing in after}
    for name, thing in new.items():
        if name not in old:
            yield Previewed(thing, "new")
        else:
            found = tuple(_differences(old[name].facts, thing.facts))
            yield Previewed(thing, "changed" if found else "unchanged", found)
    for name, thing in old.items():
        if name not in new:
            yield Previewed(thing, "removed")


def _differences(before: tuple[Fact, ...], after: tuple[Fact, ...]) -> Iterator[Difference]:
    old, new = {fact.key: fact for fact in before}, {fact.key: fact for fact in after}
    for key in new | old:
        was, now = old.get(key), new.get(key)
        texts = was.text if was else "", now.text if now else ""
        if texts[0] != texts[1]:
            yield Difference((now or old[key]).label, *texts)
