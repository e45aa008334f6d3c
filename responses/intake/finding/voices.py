"""Whose voice somebody speaks with, and where a sentence says so."""

from collections.abc import Mapping
from dataclasses import dataclass

OFFICES = ("spokes", "officer")
# Voices that are known only from what stood before.
OPEN = frozenset({"role", "firm", "doc", "he", "it", "its", "latter"})


@dataclass(frozen=True)
class Voice:
    """A speaker: ``kind`` is company, other, unknown, or one that is open: role, firm, doc, he, it."""

    kind: str
    company: str | None = None
    start: int = 0
    end: int = 0
    person: bool = False
    office: str = ""  # spokes, business or officer
    noun: str = ""  # of a firm that is only described

    @property
    def is_open(self) -> bool:
        """Whether it takes the context to know whose voice it is."""
        return self.kind in OPEN


UNKNOWN = Voice("unknown")
Persons = Mapping[str, Voice]


@dataclass(frozen=True)
class Frame:
    """A place where a sentence says who speaks: the voice, and how near to the quotation ("colon", "close", "far")."""

    voice: Voice
    nearness: str
    verb: int = -1
