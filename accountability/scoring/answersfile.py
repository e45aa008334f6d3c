"""The answers file: company,unit,criterion,answer and, if you like, note,source_url,quote."""

from collections.abc import Sequence
from typing import BinaryIO

import numpy as np

from accountability.scoring.columns import AnswerColumns, Column, Numbers, Texts
from accountability.scoring.csvrows import Columns, CsvFile
from accountability.scoring.problems import FileFaults
from accountability.scoring.spreadsheet import unescaped

COLUMNS = Columns(("company", "unit", "criterion", "answer"), ("note", "source_url", "quote"))


def read_answers(handle: BinaryIO, faults: FileFaults, beside: Sequence[str] = ()) -> AnswerColumns:
    """Return the rows that can be read and note the faults of the others; no methodology is needed yet.

    `beside` names the optional columns to keep; one that the file does not have is empty.
    """
    wanted = (*COLUMNS.required, *beside)
    texts = {name: Texts() for name in wanted}
    found: dict[str, list[Numbers]] = {name: [] for name in wanted}
    lines: list[Numbers] = []
    for part in CsvFile(handle, COLUMNS, faults).parts():
        lines.append(np.array(part.lines, dtype=np.int32))
        for name in wanted:
            found[name].append(texts[name].numbers(part.cells.get(name) or [""] * len(part.lines)))
    columns = {name: Column(tuple(texts[name]), _joined(found[name])) for name in wanted}
    answers = AnswerColumns(
        lines=_joined(lines),
        company=_as_meant(columns["company"]),
        unit=_as_meant(columns["unit"]),
        criterion=columns["criterion"],
        answer=columns["answer"],
        beside={name: _as_meant(columns[name]) for name in beside},
    )
    if "" in answers.company.texts:
        unnamed = np.flatnonzero(answers.company.numbers == answers.company.texts.index(""))
        faults.note_each(unnamed, answers.line, lambda _: "no company is named")
    return answers


def _joined(parts: Sequence[Numbers]) -> Numbers:
    return np.concatenate(parts) if parts else np.empty(0, dtype=np.int32)


def _as_meant(column: Column) -> Column:
    """Return a column of names without what keeps spreadsheets from running them."""
    names = Texts()
    numbers = names.numbers([unescaped(text) for text in column.texts])
    return Column(tuple(names), numbers[column.numbers])
