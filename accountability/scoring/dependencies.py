"""Which scores must be known before which: the order in which a tree with caps and folding points is computed."""

from collections.abc import Iterator
from graphlib import TopologicalSorter

from accountability.scoring.methodology import Methodology


def computing_order(methodology: Methodology) -> tuple[str, ...]:
    """Return every criterion after all it depends on; raises graphlib.CycleError when a cap makes a circle."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for criterion in methodology.criteria:
        sorter.add(criterion.id, *_dependencies(methodology, criterion.id))
    return tuple(sorter.static_order())


def _dependencies(methodology: Methodology, node: str) -> Iterator[str]:
    """Yield what a criterion's score is computed from: its members, its part of a fold, and what its caps read."""
    if methodology.by_id[node].units:
        yield from (criterion.id for criterion in methodology.descendants(node))
    for member in methodology.members(node):
        yield _known_at(methodology, node, member.id)
    for cap in methodology.caps:
        if cap.node == node:
            for condition in cap.when:
                for read in condition.nodes:
                    yield _known_at(methodology, node, read)


def _known_at(methodology: Methodology, reader: str, node: str) -> str:
    """Return the criterion after which a reader can use a node: inside one fold at once, from outside once folded."""
    fold = methodology.folding_point(node)
    if fold is None or fold is methodology.folding_point(reader):
        return node
    return fold.id
