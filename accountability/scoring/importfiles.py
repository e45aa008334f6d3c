"""Answers that somebody else has published, read from files and checked against the methodology, by company."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, TypeVar

from accountability.scoring.answers import Unit
from accountability.scoring.answersfile import read_answers
from accountability.scoring.columns import AnswerColumns
from accountability.scoring.companyfiles import read_company_facts, read_units
from accountability.scoring.methodology import Methodology
from accountability.scoring.problems import FileFaults, FilesError, refuse_faulty
from accountability.scoring.rowchecks import check_rows

BESIDE = ("note", "source_url", "quote")

Content = TypeVar("Content")
# Says what is wrong with a text, "" when nothing is.
TextCheck = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ImportFiles:
    """The files to import; `units` and `companies` may be left out."""

    answers: Path
    units: Path | None = None
    companies: Path | None = None


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer as it was published; `unit` is empty for the company itself."""

    unit: str
    criterion: str
    answer: str
    note: str = ""
    source_url: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class CompanyAnswers:
    """What was published about one company; `facts` is its line of the companies file, by column."""

    name: str
    answers: tuple[GivenAnswer, ...]
    units: tuple[Unit, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)


def read_import(
    methodology: Methodology, files: ImportFiles, checks: Mapping[str, TextCheck]
) -> tuple[CompanyAnswers, ...]:
    """Return the companies of the answers file by name; raises FilesError naming every bad line up to a hundred.

    `checks` judge the texts of the columns criterion, answer, note, source_url and quote, each different one once.
    """
    in_units, in_companies, in_answers = (
        FileFaults(str(path)) for path in (files.units, files.companies, files.answers)
    )
    units = _read(files.units, in_units, read_units) or []
    facts = _read(files.companies, in_companies, read_company_facts) or {}
    answers = _read(files.answers, in_answers, lambda handle, found: read_answers(handle, found, BESIDE))
    if answers is None:
        raise FilesError([in_units, in_companies, in_answers])
    check_rows(methodology, answers, units, in_answers)
    _check_texts(answers, in_answers, checks)
    if not answers.lines.size and not in_answers.count:
        in_answers.note(0, "holds no answers")
    refuse_faulty(in_units, in_companies, in_answers)
    return tuple(_by_company(answers, units, facts))


def _read(path: Path | None, faults: FileFaults, read: Callable[[BinaryIO, FileFaults], Content]) -> Content | None:
    """Return what a file holds; None when there is none, or, with the reason noted, when it cannot be opened."""
    if path is None:
        return None
    try:
        with path.open("rb") as handle:
            return read(handle, faults)
    except OSError as error:
        faults.note(0, f"cannot be read: {error.strerror}")
        return None


def _check_texts(answers: AnswerColumns, faults: FileFaults, checks: Mapping[str, TextCheck]) -> None:
    """Note every row that holds a text at fault."""
    columns = {"criterion": answers.criterion, "answer": answers.answer, **answers.beside}
    for name, check in checks.items():
        column = columns[name]
        wrong = {place: said for place, text in enumerate(column.texts) if text and (said := check(text))}
        for row, place in enumerate(column.numbers.tolist() if wrong else ()):
            if place in wrong:
                faults.note(answers.line(row), f"{name}: {wrong[place]}")


def _by_company(
    answers: AnswerColumns, units: Iterable[Unit], facts: Mapping[str, Mapping[str, str]]
) -> Iterable[CompanyAnswers]:
    given: dict[str, list[GivenAnswer]] = {}
    columns = (answers.company, answers.unit, answers.criterion, answers.answer, *map(answers.beside.get, BESIDE))
    cells = [[column.texts[place] for place in column.numbers.tolist()] for column in columns if column]
    for company, *answer in zip(*cells, strict=True):
        given.setdefault(company, []).append(GivenAnswer(*answer))
    parts: dict[str, list[Unit]] = {}
    for unit in units:
        parts.setdefault(unit.company, []).append(unit)
    for name in sorted(given):
        yield CompanyAnswers(name, tuple(given[name]), tuple(parts.get(name, ())), facts.get(name, {}))
