"""Reading the keys of one mapping with every fault noted, so that a file's author sees all of them at once."""

from collections.abc import Iterable, Sequence
from typing import TypeVar, cast

from accountability.scoring.methodology import parse_number
from accountability.scoring.problems import Problem
from accountability.scoring.yamltree import ListNode, MapNode, Node, Scalar

Word = TypeVar("Word", bound=str)


class Fields:
    """The keys of one mapping; reading one returns its value, or its default with a problem noted."""

    def __init__(self, node: Node, where: str, known: Iterable[str], problems: list[Problem]) -> None:
        self.line = node.line
        self.where = where
        self.problems = problems
        self.is_mapping = isinstance(node, MapNode)
        self._keys: dict[str, Scalar] = {}
        self._nodes: dict[str, Node] = {}
        if not isinstance(node, MapNode):
            self.note("must be a mapping of keys to values")
            return
        known = tuple(known)
        for key, value in node.entries.items():
            if key.text in known:
                self._keys[key.text], self._nodes[key.text] = key, value
            else:
                self.note(f"unknown key '{key.text}'; known are {', '.join(known)}", key.line)

    def note(self, message: str, line: int | None = None) -> None:
        """Add a problem about this mapping, by default on its own line."""
        self.problems.append(Problem(self.line if line is None else line, f"{self.where}: {message}"))

    def at(self, key: str) -> int:
        """Return the line of a key, or of the mapping when the key is absent."""
        return self._keys[key].line if key in self._keys else self.line

    @property
    def lines(self) -> dict[str, int]:
        """The line of every key that stands there."""
        return {name: key.line for name, key in self._keys.items()}

    def node(self, key: str, *, required: bool = False) -> Node | None:
        """Return a key's value as it stands, or None when the key is absent."""
        if key not in self._nodes and required and self.is_mapping:
            self.note(f"'{key}' is missing")
        return self._nodes.get(key)

    def text(self, key: str, *, required: bool = False, default: str = "") -> str:
        """Return a text that is not empty, or the default."""
        node = self.node(key, required=required)
        if node is None:
            return default
        if isinstance(node, Scalar) and not node.is_null and node.text.strip():
            return node.text.strip()
        self.note(f"'{key}' must be a text", self.at(key))
        return default

    def choice(self, key: str, allowed: Sequence[Word], default: Word) -> Word:
        """Return one of the allowed words, or the default."""
        text = self.text(key, default=default)
        if text in allowed:
            return cast("Word", text)
        self.note(f"'{key}' must be one of {', '.join(allowed)}, not '{text}'", self.at(key))
        return default

    def number(self, key: str, *, required: bool = False) -> float | None:
        """Return a number, or None when the key is absent or wrong."""
        node = self.node(key, required=required)
        return None if node is None else self.number_in(node, key)

    def number_in(self, node: Node, key: str) -> float | None:
        """Return the number a node writes, or None with a problem noted."""
        number = parse_number(node.text) if isinstance(node, Scalar) and not node.quoted else None
        if number is None:
            written = f", not '{node.text}'" if isinstance(node, Scalar) else ""
            self.note(f"'{key}' must be a number{written}", node.line)
        return number

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when the key is absent."""
        found: list[str] = []
        for node in self.items(key):
            if isinstance(node, Scalar) and not node.is_null and node.text.strip():
                found.append(node.text.strip())
            else:
                self.note(f"'{key}' must be a list of texts", node.line)
        return tuple(found)

    def items(self, key: str, *, required: bool = False) -> tuple[Node, ...]:
        """Return the nodes of a list, empty when the key is absent; a list that stands there must hold something."""
        node = self.node(key, required=required)
        if node is None:
            return ()
        if isinstance(node, ListNode) and node.items:
            return node.items
        self.note(f"'{key}' must be a list with at least one entry", self.at(key))
        return ()

    def mapping(self, key: str, *, required: bool = False) -> dict[Scalar, Node]:
        """Return the entries of a mapping, empty when the key is absent; one that stands there must hold something."""
        node = self.node(key, required=required)
        if node is None:
            return {}
        if isinstance(node, MapNode) and node.entries:
            return node.entries
        self.note(f"'{key}' must be a mapping with at least one entry", self.at(key))
        return {}
