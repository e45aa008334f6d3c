"""Whether the criteria of a file make one tree and every leaf can be answered."""

from collections.abc import Iterable, Iterator, Mapping

from accountability.scoring.draft import Draft, Placed
from accountability.scoring.methodology import Aggregate, Criterion, Scale
from accountability.scoring.problems import Problem

Criteria = Mapping[str, Placed[Criterion]]


def tree_problems(draft: Draft) -> list[Problem]:
    """Return what keeps the criteria from being one tree with known scales, complete."""
    criteria: dict[str, Placed[Criterion]] = {}
    for entry in draft.criteria:
        criteria.setdefault(entry.part.id, entry)
    cycles = list(_cycles(criteria))
    looped = {name for cycle in cycles for name in cycle}
    return [
        *_duplicates(draft.criteria, criteria),
        *(_cycle_problem(criteria, cycle) for cycle in cycles),
        *_parent_problems(draft.criteria, criteria, looped),
        *_root_problems(draft.criteria, looped),
        *_leaf_problems(draft),
    ]


def _duplicates(entries: Iterable[Placed[Criterion]], first: Criteria) -> Iterator[Problem]:
    for entry in entries:
        original = first[entry.part.id]
        if entry is not original and entry.part.id:
            yield entry.problem("id", f"the id stands twice, first on line {original.at('id')}")


def _cycles(criteria: Criteria) -> Iterator[tuple[str, ...]]:
    """Yield each circle of parents once, beginning with the member that stands first in the file."""
    settled: set[str] = set()
    for start in criteria:
        path: list[str] = []
        name: str | None = start
        while name is not None and name in criteria and name not in settled and name not in path:
            path.append(name)
            name = criteria[name].part.parent
        if name is not None and name in path:
            yield tuple(path[path.index(name) :])
        settled.update(path)


def _cycle_problem(criteria: Criteria, cycle: tuple[str, ...]) -> Problem:
    circle = " > ".join((*cycle, cycle[0]))
    return criteria[cycle[0]].problem("parent", f"its parents make a cycle: {circle}")


def _parent_problems(entries: Iterable[Placed[Criterion]], criteria: Criteria, looped: set[str]) -> Iterator[Problem]:
    stood: set[str] = set()
    for entry in entries:
        stood.add(entry.part.id)
        parent = entry.part.parent
        if parent is None or parent in stood or entry.part.id in looped:
            continue
        if parent in criteria:
            line = criteria[parent].line
            yield entry.problem("parent", f"its parent '{parent}' stands after it, on line {line}")
        else:
            yield entry.problem("parent", f"its parent '{parent}' is not a criterion of this file")


def _root_problems(entries: list[Placed[Criterion]], looped: set[str]) -> Iterator[Problem]:
    roots = [entry for entry in entries if entry.part.parent is None]
    for entry in roots[1:]:
        yield entry.problem("id", f"has no parent, but the root is already '{roots[0].part.id}'")
    if entries and not roots and not looped:
        yield entries[0].problem("id", "no criterion is the root (one without a parent)")


def _leaf_problems(draft: Draft) -> Iterator[Problem]:
    scales = {entry.part.id: entry.part for entry in draft.scales}
    parents = {entry.part.parent for entry in draft.criteria}
    for entry in draft.criteria:
        if entry.part.id in parents:
            yield from _computed_problems(entry)
        elif entry.part.scale is None:
            yield entry.problem("id", "needs a scale to be answered on, or criteria under it")
        elif entry.part.scale not in scales:
            yield entry.problem("scale", f"the scale '{entry.part.scale}' is not defined")
        else:
            yield from _answered_problems(entry, scales[entry.part.scale])


def _computed_problems(entry: Placed[Criterion]) -> Iterator[Problem]:
    for key in ("scale", "rubric", "dimension"):
        if key in entry.lines:
            yield entry.problem(key, f"'{key}' belongs on a leaf, but this criterion has others under it")


def _answered_problems(entry: Placed[Criterion], scale: Scale) -> Iterator[Problem]:
    if entry.part.aggregate != Aggregate():
        yield entry.problem("aggregate", "'aggregate' belongs on a computed criterion, but nothing is under this one")
    if scale.number is None:
        answers = [option.answer for option in scale.options]
        for answer in entry.part.rubric:
            if answer not in answers:
                yield entry.problem("rubric", f"the rubric explains '{answer}', which is not on the scale '{scale.id}'")
