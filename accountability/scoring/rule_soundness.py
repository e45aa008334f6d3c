"""Whether the weights, aggregates, folding points, caps and grades of a sound tree make sense together."""

from collections.abc import Iterator
from graphlib import CycleError

from accountability.scoring.bounds import score_bounds
from accountability.scoring.dependencies import computing_order
from accountability.scoring.draft import Draft, Placed
from accountability.scoring.methodology import Cap, Criterion, Grade, Methodology
from accountability.scoring.problems import Problem
from accountability.scoring.reach import unreachable_grades


def rule_problems(methodology: Methodology, draft: Draft) -> list[Problem]:
    """Return what is wrong with the rules of a methodology whose criteria make a sound tree."""
    problems: list[Problem] = []
    for entry in draft.criteria:
        problems += [
            *_weight_problems(methodology, entry),
            *_over_problems(methodology, entry),
            *_folding_problems(methodology, entry),
        ]
    unknown = list(_unknown_nodes(methodology, draft))
    problems += unknown
    if not unknown:
        problems += _order_problems(methodology, draft)
    if not problems:
        problems += _bound_problems(methodology, draft)
        problems += _grade_problems(methodology, draft)
    return problems


def _weight_problems(methodology: Methodology, entry: Placed[Criterion]) -> Iterator[Problem]:
    criterion = entry.part
    if criterion.weight < 0 and not _is_summed(methodology, criterion):
        yield entry.problem("weight", "a negative weight is only allowed under a sum")
    members = methodology.members(criterion.id)
    weighted = criterion.aggregate.by in {"mean", "geometric", "share_met"}
    if members and weighted and all(member.weight == 0 for member in members):
        yield entry.problem("aggregate", "everything it is computed from has weight 0")


def _is_summed(methodology: Methodology, criterion: Criterion) -> bool:
    """Return whether a criterion is used by at least one aggregate and by none but sums."""
    users = [above for above in methodology.ancestors(criterion.id) if criterion in methodology.members(above.id)]
    return bool(users) and all(user.aggregate.by == "sum" for user in users)


def _over_problems(methodology: Methodology, entry: Placed[Criterion]) -> Iterator[Problem]:
    criterion = entry.part
    if not methodology.is_leaf(criterion.id) and not methodology.members(criterion.id):
        yield entry.problem("aggregate", f"nothing under it has the level '{criterion.aggregate.over}'")


def _folding_problems(methodology: Methodology, entry: Placed[Criterion]) -> Iterator[Problem]:
    if not entry.part.units:
        return
    for above in methodology.ancestors(entry.part.id):
        if above.units:
            yield entry.problem("units", f"a folding point inside another, '{above.id}'")


def _unknown_nodes(methodology: Methodology, draft: Draft) -> Iterator[Problem]:
    known = methodology.by_id
    for entry in draft.caps:
        if entry.part.node not in known:
            yield entry.problem("node", f"'{entry.part.node}' is not a criterion of this file")
        yield from _unknown_reads(entry, known)
    for grade in draft.grades:
        yield from _unknown_reads(grade, known)


def _unknown_reads(entry: Placed[Cap] | Placed[Grade], known: dict[str, Criterion]) -> Iterator[Problem]:
    for condition in entry.part.when:
        for node in condition.nodes:
            if node not in known:
                yield entry.problem("when", f"a condition reads '{node}', which is not a criterion of this file")


def _order_problems(methodology: Methodology, draft: Draft) -> list[Problem]:
    try:
        computing_order(methodology)
    except CycleError as error:
        circle: list[str] = error.args[1]
        caps = [entry for entry in draft.caps if entry.part.node in circle]
        message = f"depends on its own result: {' > '.join(circle)}"
        return [entry.problem("node", message) for entry in caps[:1]]
    return []


def _bound_problems(methodology: Methodology, draft: Draft) -> Iterator[Problem]:
    """Yield aggregates that cannot be worked out: a share of no maximum, or a geometric mean of negatives."""
    bounds = score_bounds(methodology)
    for entry in draft.criteria:
        rule, members = entry.part.aggregate, methodology.members(entry.part.id)
        lows = [bounds[member.id].low for member in members]
        if rule.by == "geometric" and min(lows, default=0.0) < 0:
            yield entry.problem("aggregate", "a geometric mean needs scores that cannot fall below 0")
        if rule.scale_to is None:
            continue
        ceiling = bounds[entry.part.id].ceiling
        if ceiling == float("inf"):
            yield entry.problem("aggregate", "'scale_to' needs a maximum, but a scale under it has none")
        elif ceiling <= 0:
            yield entry.problem("aggregate", "'scale_to' needs a maximum above 0")


def _grade_problems(methodology: Methodology, draft: Draft) -> Iterator[Problem]:
    for index in unreachable_grades(methodology):
        entry = draft.grades[index]
        yield entry.problem("grade", f"the grade '{entry.part.grade}' can never be reached")
