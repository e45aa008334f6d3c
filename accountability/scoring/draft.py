"""A methodology file on its way to being a methodology: each part with the lines it stands on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from accountability.scoring.fields import Fields
from accountability.scoring.methodology import Cap, Criterion, Grade, Scale
from accountability.scoring.problems import Problem

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Placed(Generic[Part]):
    """A part of the file and where it stands: its own line and the line of each of its keys."""

    part: Part
    where: str
    line: int
    lines: Mapping[str, int]

    def at(self, key: str) -> int:
        """Return the line of a key, or of the part when the key is absent."""
        return self.lines.get(key, self.line)

    def problem(self, key: str, message: str) -> Problem:
        """Return a problem about one key of the part."""
        return Problem(self.at(key), f"{self.where}: {message}")


def placed(part: Part, fields: Fields) -> Placed[Part]:
    """Return a part with the lines its fields were read from."""
    return Placed(part, fields.where, fields.line, fields.lines)


@dataclass(slots=True)
class Draft:
    """Everything a file holds, as far as it could be read."""

    scales: list[Placed[Scale]] = field(default_factory=list)
    criteria: list[Placed[Criterion]] = field(default_factory=list)
    caps: list[Placed[Cap]] = field(default_factory=list)
    grades: list[Placed[Grade]] = field(default_factory=list)
