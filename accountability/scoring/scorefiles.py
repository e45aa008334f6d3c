"""From files to scores: a methodology, answers, units and companies read, checked together and scored."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, TypeVar

import numpy as np

from accountability.scoring.answers import Unit, plain
from accountability.scoring.answersfile import read_answers
from accountability.scoring.columns import AnswerColumns
from accountability.scoring.companyfiles import Companies, read_companies, read_units
from accountability.scoring.compiled import Compiled, compile_methodology
from accountability.scoring.engine import score_sheet
from accountability.scoring.methodology import Missing
from accountability.scoring.packing import pack
from accountability.scoring.parse import read_methodology
from accountability.scoring.problems import AnswersError, FileFaults, FilesError, MethodologyError, refuse_faulty
from accountability.scoring.result import Result
from accountability.scoring.rowchecks import CheckedAnswers, check_rows

Content = TypeVar("Content")


class Writable(Protocol):
    """What text can be written to."""

    def write(self, text: str, /) -> object:
        """Take a text."""


@dataclass(frozen=True, slots=True)
class Files:
    """The files to score; `units` and `companies` may be left out."""

    methodology: Path
    answers: Path
    units: Path | None = None
    companies: Path | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the files hold, as far as it could be read; `faults` are those of each file so far, answers last."""

    compiled: Compiled
    answers: AnswerColumns
    units: list[Unit]
    companies: Companies
    faults: tuple[FileFaults, ...]


def score_files(files: Files, *, group_by: str | None = None, missing: Missing | None = None) -> Result:
    """Return the scores of every company in the files; raises FilesError naming every bad line up to a hundred."""
    loaded = load(files, group_by)
    return score_checked(loaded, check(loaded), missing)


def load(files: Files, group_by: str | None = None) -> Loaded:
    """Return what the files hold, each read for itself; raises FilesError without a methodology or answers."""
    methodology, units, companies, answers = (
        FileFaults(str(path)) for path in (files.methodology, files.units, files.companies, files.answers)
    )
    faults = (methodology, units, companies, answers)
    if group_by is not None and files.companies is None:
        companies.name = "--group-by"
        companies.note(0, "needs --companies, the file with that column")
    compiled = _read(files.methodology, methodology, _compiled)
    declared = _read(files.units, units, read_units)
    named = _read(files.companies, companies, lambda handle, found: read_companies(handle, found, group_by))
    columns = _read(files.answers, answers, read_answers)
    if compiled is None or columns is None:
        raise FilesError(faults)
    return Loaded(compiled, columns, declared or [], named or Companies({}, {}), faults)


def check(loaded: Loaded) -> CheckedAnswers:
    """Return the answers with what they earn; raises FilesError with the faults of all files."""
    faults = loaded.faults[-1]
    checked = check_rows(loaded.compiled.methodology, loaded.answers, loaded.units, faults)
    if any(loaded.companies.groups.values()):
        _check_groups(loaded.answers, loaded.companies, faults)
    refuse_faulty(*loaded.faults)
    return checked


def score_checked(loaded: Loaded, checked: CheckedAnswers, missing: Missing | None = None) -> Result:
    """Return the scores of checked answers; raises FilesError naming the gaps under "error"."""
    groups = loaded.companies.groups
    layout, sheet = pack(loaded.compiled, checked, loaded.units, groups)
    try:
        return score_sheet(loaded.compiled, layout, sheet, missing=missing, groups=groups)
    except AnswersError as error:
        raise FilesError([_copied(loaded.faults[-1], error)]) from error


def _read(path: Path | None, faults: FileFaults, read: Callable[[BinaryIO, FileFaults], Content]) -> Content | None:
    """Return what a file holds; None, with the reason noted, when it cannot be opened or nothing can be made of it."""
    if path is None:
        return None
    try:
        with path.open("rb") as handle:
            return read(handle, faults)
    except OSError as error:
        faults.note(0, f"cannot be read: {error.strerror}")
    except MethodologyError as error:
        _copied(faults, error)
    return None


def _compiled(handle: BinaryIO, _faults: FileFaults) -> Compiled:
    return compile_methodology(read_methodology(handle))


def _copied(faults: FileFaults, error: MethodologyError | AnswersError) -> FileFaults:
    """Return the faults with those of an error added."""
    for problem in error.problems:
        faults.note(problem.line, problem.message)
    faults.count += error.more
    return faults


def _check_groups(answers: AnswerColumns, companies: Companies, faults: FileFaults) -> None:
    """Note, on its first line, every company that has answers but no group to be ranked in."""
    numbers, firsts = np.unique(answers.company.numbers, return_index=True)
    without = [
        first
        for number, first in zip(numbers.tolist(), firsts.tolist(), strict=True)
        if (name := answers.company.texts[number]) and name not in companies.groups
    ]
    faults.note_each(
        sorted(without),
        answers.line,
        lambda place: f"{plain(answers.company[place])} has no line in the companies file, so it has no group",
    )


@contextmanager
def replaced(path: Path | None, otherwise: Writable) -> Iterator[Writable]:
    """Give a file to write that takes the place of `path` only once it is complete, or `otherwise` without a path.

    Raises FilesError when it cannot be written.
    """
    if path is None:
        yield otherwise
        return
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="") as out:
            yield out
        return
    part = path.resolve().with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8", newline="") as out:
            yield out
        part.replace(path.resolve())
    except OSError as error:
        faults = FileFaults(str(path))
        faults.note(0, f"cannot be written: {error.strerror}")
        raise FilesError([faults]) from error
    finally:
        part.unlink(missing_ok=True)
