"""Which criteria rest on a reference, and which do through the references it is related to. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from accountability.frameworks.references import Reference, References
from accountability.scorecards.wording import Words
from accountability.scoring.methodology import Criterion, Methodology

# In the order in which they are shown, the closest first.
RELATIONS: Words = {
    "equal": _("Asks the same"),
    "contains": _("Part of it"),
    "part of": _("It is part of"),
    "broader": _("It is broader than"),
    "narrower": _("It is narrower than"),
    "related": _("Related"),
}


@dataclass(frozen=True)
class Touching:
    """A criterion that names a reference."""

    tree: Methodology
    criterion: Criterion

    @property
    def is_leaf(self) -> bool:
        """Whether it is answered, and so has a page of its own."""
        return self.tree.is_leaf(self.criterion.id)


@dataclass(frozen=True)
class Reached:
    """A related reference with the criteria that name it."""

    reference: Reference
    kind: str
    criteria: tuple[Touching, ...]

    @property
    def kind_label(self) -> str:
        """How it is related, in words."""
        return str(RELATIONS[self.kind])


@dataclass(frozen=True)
class Source:
    """A standard with its references, each with the number of criteria that name it."""

    title: str
    references: tuple[tuple[Reference, int], ...]


def touching(trees: Iterable[Methodology], reference: str) -> tuple[Touching, ...]:
    """Every criterion that names the reference."""
    return tuple(Touching(tree, node) for tree in trees for node in tree.criteria if reference in node.refs)


def reached(known: References, trees: Iterable[Methodology], reference: str) -> tuple[Reached, ...]:
    """The references related to one, the closest first, each with the criteria that name it."""
    trees, order = [*trees], [*RELATIONS]
    found = sorted(known.related_to(reference), key=lambda relation: order.index(relation.kind))
    return tuple(Reached(known.by_id[one.to], one.kind, touching(trees, one.to)) for one in found)


def sources(known: References, trees: Iterable[Methodology]) -> tuple[Source, ...]:
    """Every standard with its references; what criteria name beyond these comes last."""
    trees = [*trees]
    titles = dict.fromkeys(reference.source for reference in known.by_id.values())
    listed = [Source(title, tuple(_counted(known, trees, title))) for title in titles]
    others = sorted({ref for tree in trees for node in tree.criteria for ref in node.refs} - set(known.by_id))
    unknown = tuple((Reference(ref, "", ""), len(touching(trees, ref))) for ref in others)
    return (*listed, *([Source("", unknown)] if unknown else []))


def _counted(known: References, trees: list[Methodology], title: str) -> Iterator[tuple[Reference, int]]:
    for reference in known.by_id.values():
        if reference.source == title:
            yield reference, len(touching(trees, reference.id))
