"""What is wrong with a file, said line by line."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: the line it stands on (counted from 1) and a sentence that says what is wrong."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


class ProblemsError(ValueError):
    """Input that cannot be used; `problems` holds every fault, in the order of the lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class MethodologyError(ProblemsError):
    """A methodology file that cannot be used."""


class AnswersError(ProblemsError):
    """Answers or units that do not fit the methodology; a line is a row's place in its sequence, from 1."""
