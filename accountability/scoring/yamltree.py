"""A YAML text as a plain tree in which every part knows its line and every scalar keeps its literal text.

Only mappings, lists and scalars: tags, anchors, aliases, repeated keys and deep nesting are refused, so nothing is
ever constructed, expanded or guessed ("no" stays "no", 2026.10 stays "2026.10").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from accountability.scoring.problems import MethodologyError, Problem

LARGEST_FILE = 5 * 1024 * 1024
DEEPEST = 12
TOO_LARGE = "the file is larger than 5 MB"
# Characters that an escape in quotes can write though no text may hold them, and those that hide what a text says.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it is written; `quoted` when it stood in quotes or as a block."""

    line: int
    text: str
    quoted: bool = False

    @property
    def is_null(self) -> bool:
        """Whether the scalar is an unquoted null, or nothing at all."""
        return not self.quoted and self.text in {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list of nodes."""

    line: int
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping from keys, each once, to nodes."""

    line: int
    entries: dict[Scalar, "Node"]


Node = Scalar | ListNode | MapNode


def read_tree(text: str) -> Node:
    """Return the one document in a YAML text; raises MethodologyError with the line of the first fault."""
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST_FILE:
        raise _fault(1, TOO_LARGE)
    if (nul := text.find("\0")) >= 0:
        raise _fault(text.count("\n", 0, nul) + 1, "the file holds a NUL character")
    try:
        return _document(_events(text.removeprefix("\ufeff")))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise _fault(line, f"the character U+{error.character:04X} is not allowed") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise _fault(mark.line + 1 if mark else 1, f"not valid YAML: {error.problem}") from error


def _fault(line: int, message: str) -> MethodologyError:
    return MethodologyError([Problem(line, message)])


def _line(event: yaml.Event) -> int:
    return int(event.start_mark.line) + 1 if event.start_mark else 1


def _events(text: str) -> Iterator[yaml.Event]:
    """Yield the parser's events, refusing what a methodology file has no use for."""
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise _fault(_line(event), f"aliases are not allowed: *{event.anchor}")
        if anchor := getattr(event, "anchor", None):
            raise _fault(_line(event), f"anchors are not allowed: &{anchor}")
        if tag := getattr(event, "tag", None):
            raise _fault(_line(event), f"tags are not allowed: {tag}")
        if unfit := UNFIT.search(getattr(event, "value", "")):
            raise _fault(_line(event), f"the character U+{ord(unfit[0]):04X} is not allowed")
        yield event


def _document(events: Iterator[yaml.Event]) -> Node:
    documents: list[Node] = []
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if documents:
                raise _fault(_line(event), "the file holds more than one document")
            documents.append(_node(next(events), events, 1))
    if not documents:
        raise _fault(1, "the file is empty")
    return documents[0]


def _node(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
    if depth > DEEPEST:
        raise _fault(_line(event), f"nested deeper than {DEEPEST} levels")
    if isinstance(event, yaml.SequenceStartEvent):
        return ListNode(_line(event), tuple(_items(events, depth)))
    if isinstance(event, yaml.MappingStartEvent):
        return MapNode(_line(event), _entries(events, depth))
    return Scalar(_line(event), getattr(event, "value", ""), getattr(event, "style", None) is not None)


def _items(events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        yield _node(event, events, depth + 1)


def _entries(events: Iterator[yaml.Event], depth: int) -> dict[Scalar, Node]:
    entries: dict[Scalar, Node] = {}
    first_lines: dict[str, int] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(event, events, depth + 1)
        if not isinstance(key, Scalar):
            raise _fault(key.line, "a key must be a plain word")
        if key.text in first_lines:
            raise _fault(key.line, f"the key '{key.text}' stands twice, first on line {first_lines[key.text]}")
        first_lines[key.text] = key.line
        entries[key] = _node(next(events), events, depth + 1)
    return entries
