"""What is wrong with a file, said line by line."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: the line it stands on (counted from 1, 0 for none) and a sentence that says what is wrong."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}" if self.line else self.message


class ProblemsError(ValueError):
    """Input that cannot be used; `problems` holds the faults in the order of the lines, `more` how many others are."""

    def __init__(self, problems: Iterable[Problem], more: int = 0) -> None:
        self.problems = sorted(set(problems))
        self.more = more
        super().__init__("\n".join([*map(str, self.problems), *([f"and {more} more"] if more else [])]))


class MethodologyError(ProblemsError):
    """A methodology file that cannot be used."""


class AnswersError(ProblemsError):
    """Answers or units that do not fit the methodology, at most the first hundred; a line is a row's place, from 1."""


class FileFaults:
    """The faults of one file, by the name it is shown under: all are counted, the first hundred are kept."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.count = 0
        self._kept: list[Problem] = []

    @property
    def more(self) -> int:
        """How many faults are not among the first."""
        return self.count - len(self.first)

    @property
    def first(self) -> list[Problem]:
        """The first faults, in the order of the lines."""
        return sorted(self._kept)[:MOST_SHOWN]

    def note(self, line: int, message: str) -> None:
        """Add a fault."""
        self.count += 1
        self._kept.append(Problem(line, message))
        if len(self._kept) > 10 * MOST_SHOWN:
            self._kept = self.first

    def note_each(
        self, places: Sequence[int] | NDArray[np.intp], line: Callable[[int], int], message: Callable[[int], str]
    ) -> None:
        """Add a fault for each place, in the order of the file; only those that may be shown are put into words."""
        for place in map(int, places[:MOST_SHOWN]):
            self.note(line(place), message(place))
        self.count += max(0, len(places) - MOST_SHOWN)


class FilesError(ValueError):
    """Files that cannot be used; `problems` holds the first hundred faults as (file, Problem), `count` is of all."""

    def __init__(self, files: Iterable[FileFaults]) -> None:
        files = tuple(files)
        found = [(faults.name, problem) for faults in files for problem in faults.first]
        self.problems = tuple(found[:MOST_SHOWN])
        self.count = sum(faults.count for faults in files)
        lines = [f"{name}: {problem}" for name, problem in self.problems]
        if self.count > len(lines):
            lines.append(f"and {self.count - len(lines)} more")
        super().__init__("\n".join(lines))


def refuse_faulty(*files: FileFaults) -> None:
    """Raise FilesError when any of the files has a fault."""
    if any(faults.count for faults in files):
        raise FilesError(files)
