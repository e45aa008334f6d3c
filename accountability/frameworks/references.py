"""The standards that criteria rest on: their numbered parts in our own words, and how these are related. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LIBRARY = Path(__file__).parent / "library" / "references"
# Each kind of relation, and what it is called from the other end.
INVERSES: Mapping[str, str] = {
    "equal": "equal",
    "related": "related",
    "part of": "contains",
    "broader": "narrower",
}
FIELDS = {"format", "source", "references", "relations"}


class ReferencesError(ValueError):
    """A file of references that cannot be used; the message names every fault."""


@dataclass(frozen=True)
class Reference:
    """One numbered part of a standard."""

    id: str
    title: str
    source: str
    parent: str = ""


@dataclass(frozen=True)
class Relation:
    """How one reference stands to another: ``of`` is equal to, part of, broader than or related to ``to``."""

    of: str
    kind: str
    to: str


@dataclass(frozen=True)
class References:
    """All references by id, in the order of the files, and every relation as it was written."""

    by_id: Mapping[str, Reference]
    relations: tuple[Relation, ...]

    def related_to(self, reference: str) -> tuple[Relation, ...]:
        """Every relation of a reference, seen from it: those to its parent and its parts, and those written."""
        return tuple(self._seen_from(reference))

    def _seen_from(self, reference: str) -> Iterator[Relation]:
        for other in self.by_id.values():
            if other.parent == reference:
                yield Relation(reference, "contains", other.id)
        if (known := self.by_id.get(reference)) and known.parent:
            yield Relation(reference, "part of", known.parent)
        for relation in self.relations:
            if relation.of == reference:
                yield relation
            if relation.to == reference:
                yield Relation(reference, INVERSES[relation.kind], relation.of)


@cache
def references() -> References:
    """The references that come with OnRecord."""
    return read_references(path.read_text(encoding="utf-8") for path in sorted(LIBRARY.glob("*.yaml")))


def read_references(texts: Iterable[str]) -> References:
    """The references of some files. Raises ReferencesError."""
    files = [_file(text) for text in texts]
    faults: list[str] = []
    by_id: dict[str, Reference] = {}
    for file in files:
        for row in file["references"]:
            faults += _add(by_id, row, file["source"])
    relations = [_relation(row, faults) for file in files for row in file["relations"]]
    faults += _relation_faults(by_id, relations)
    if faults:
        raise ReferencesError("\n".join(faults))
    return References(by_id, tuple(relations))


def _file(text: str) -> dict[str, Any]:
    file = yaml.safe_load(text)
    if not isinstance(file, dict) or set(file) != FIELDS or file["format"] != 1:
        raise ReferencesError(f"a file of references needs format 1 and {', '.join(sorted(FIELDS))}, no more")
    return file


def _add(by_id: dict[str, Reference], row: Mapping[str, str], source: str) -> Iterator[str]:
    """Add a row; yields what is wrong with it."""
    if set(row) - {"parent"} != {"id", "title"}:
        yield f"a reference needs id, title and perhaps parent, not {', '.join(sorted(row))}"
        return
    if row["id"] in by_id:
        yield f"{row['id']} stands twice"
    if row.get("parent", "") and row["parent"] not in by_id:
        yield f"the parent {row['parent']} of {row['id']} does not stand before it"
    by_id[row["id"]] = Reference(row["id"], row["title"], source, row.get("parent", ""))


def _relation(row: Mapping[str, str], faults: list[str]) -> Relation:
    if set(row) != {"of", "kind", "to"}:
        faults.append(f"a relation needs of, kind and to, not {', '.join(sorted(row))}")
    return Relation(row.get("of", ""), row.get("kind", ""), row.get("to", ""))


def _relation_faults(by_id: Mapping[str, Reference], relations: Iterable[Relation]) -> Iterator[str]:
    seen: set[frozenset[str]] = set()
    for one in relations:
        named = f"{one.of} {one.kind} {one.to}"
        if one.kind not in INVERSES:
            yield f"{named}: the kind must be {', '.join(INVERSES)}"
        yield from (f"{named}: {end} is no reference" for end in (one.of, one.to) if end not in by_id)
        if one.of == one.to or frozenset((one.of, one.to)) in seen:
            yield f"{named}: two references have one relation"
        seen.add(frozenset((one.of, one.to)))
