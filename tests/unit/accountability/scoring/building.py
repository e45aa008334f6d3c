"""Small methodologies to test with, and short ways to read and score them."""

from accountability.scoring.answers import AnswerRow, Unit
from accountability.scoring.compiled import compile_methodology
from accountability.scoring.engine import score
from accountability.scoring.methodology import Methodology
from accountability.scoring.parse import parse_methodology
from accountability.scoring.problems import MethodologyError
from accountability.scoring.result import Result

# line numbers of faults in the tests count from the first line of this text
SMALL = """\
format: 1
id: example
version: "1"
title: Example
scales:
  s:
    - {answer: yes, label: Met, points: 100}
    - {answer: partial, points: 50}
    - {answer: no, points: 0}
    - {answer: na, points: null}
  n: {number: {min: 0, max: 10}}
  open: {number: {}}
criteria:
  - {id: T, title: Total, level: total}
  - {id: A, parent: T, title: Theme A, level: theme}
  - {id: A1, parent: A, title: One, level: leaf, scale: s, weight: 1}
  - {id: A2, parent: A, title: Two, level: leaf, scale: s}
  - {id: B, parent: T, title: Theme B, level: theme}
  - {id: B1, parent: B, title: Three, level: leaf, scale: s}
"""

HEAD = SMALL.partition("criteria:")[0]


def changed(*replacements: tuple[str, str]) -> str:
    """Return the small methodology with texts replaced, each of which must stand there."""
    text = SMALL
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def tree(*criteria: str, rules: str = "") -> Methodology:
    """Return a methodology of these criteria, each the inside of a flow mapping (title and scale default)."""
    parents = {part.split(":")[1].strip() for line in criteria for part in line.split(",") if "parent:" in part}
    lines = []
    for line in criteria:
        name = line.split(",")[0].strip()
        scale = "" if name in parents or "scale:" in line else ", scale: s"
        lines.append(f"  - {{id: {line}, title: {name}{scale}}}")
    return parse_methodology(HEAD + "criteria:\n" + "\n".join(lines) + "\n" + rules)


def faults(text: str) -> list[str]:
    """Return every problem of a methodology text as it is shown, none for a sound one."""
    try:
        parse_methodology(text)
    except MethodologyError as error:
        return str(error).split("\n")
    return []


def rows(company: str, answers: dict[str, str], unit: str = "") -> list[AnswerRow]:
    """Return answer rows of one company, or of one of its units."""
    return [AnswerRow(company, criterion, answer, unit) for criterion, answer in answers.items()]


def result_of(methodology: Methodology, *answers: AnswerRow, units: tuple[Unit, ...] = (), **options) -> Result:
    """Return the scores of these answers."""
    return score(compile_methodology(methodology), answers, units, **options)


def one(methodology: Methodology, answers: dict[str, str], criterion: str = "T") -> float | None:
    """Return one score of a company with these answers."""
    return result_of(methodology, *rows("X", answers), companies=["X"])["X", criterion].score
