"""Reading a CSV file in parts, with every line that cannot be read noted (UTF-8, a header, at most 200 MB)."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from accountability.scoring.answers import quoted
from accountability.scoring.problems import FileFaults

SMALLEST_REFUSED = 200_000_000
LONGEST_LINE = 2_000_000
ROWS_AT_ONCE = 20_000
TOO_LONG = "a cell is longer than 131,072 characters; is a quote opened and never closed?"


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns a file must have, and those it may have; `others` says whether it may have any other."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    others: bool = False

    @property
    def known(self) -> str:
        """All of them in words."""
        words = ",".join(self.required)
        return f"{words} and, if you like, {','.join(self.optional)}" if self.optional else words


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of a file: the line on which each begins, and the cells of each column by its name."""

    lines: list[int]
    cells: dict[str, Sequence[str]]


@dataclass(slots=True)
class CsvFile:
    """A file on its way through the reader; `damaged` is set by a line that is no text until its row is dropped."""

    handle: BinaryIO
    columns: Columns
    faults: FileFaults
    header: list[str] = field(default_factory=list)
    damaged: bool = False
    _last: int = 0

    def parts(self) -> Iterator[Part]:
        """Yield the rows that can be read, some thousands at a time; what cannot be is noted, nothing is raised."""
        if self._is_too_large():
            self.faults.note(1, "the file is 200 MB or larger; split it")
            return
        text = io.TextIOWrapper(self.handle, encoding="utf-8-sig", errors="surrogateescape", newline="")
        try:
            yield from self._read(text)
        finally:
            text.detach()

    def _is_too_large(self) -> bool:
        size = self.handle.seek(0, io.SEEK_END)
        self.handle.seek(0)
        return size >= SMALLEST_REFUSED

    def _read(self, text: io.TextIOWrapper) -> Iterator[Part]:
        reader = csv.reader(self._lines(text), strict=True)
        rows = self._rows(reader)
        line, self.header = next(rows, (1, []))
        if self.faults.count or not self._header_fits(line):
            return
        lines: list[int] = []
        cells: list[list[str]] = []
        for line, row in rows:
            if len(row) != len(self.header):
                self.faults.note(line, f"has {_cells(len(row))}, but the header names {_cells(len(self.header))}")
                continue
            lines.append(line)
            cells.append(row)
            if len(cells) == ROWS_AT_ONCE:
                yield self._part(lines, cells)
                lines, cells = [], []
        yield self._part(lines, cells)

    def _part(self, lines: list[int], cells: list[list[str]]) -> Part:
        columns: Sequence[Sequence[str]] = list(zip(*cells, strict=True)) if cells else [()] * len(self.header)
        return Part(lines, dict(zip(self.header, columns, strict=True)))

    def _lines(self, text: io.TextIOWrapper) -> Iterator[str]:
        """Yield lines as they stand, with what is no text replaced and noted."""
        number = 0
        while line := text.readline(LONGEST_LINE):
            number += 1
            if len(line) == LONGEST_LINE:
                self.faults.note(number, TOO_LONG)
                return
            yield line if line.isascii() and "\0" not in line else self._text(number, line)

    def _text(self, number: int, line: str) -> str:
        """Return a line that may not be text, noting why."""
        if "\0" in line:
            self._note_damage(number, f"a NUL character at place {line.index(chr(0)) + 1}; remove it")
        try:
            line.encode()
        except UnicodeEncodeError as error:
            byte = ord(line[error.start]) - 0xDC00
            found = f"not UTF-8: the byte 0x{byte:02X} at place {error.start + 1}; save the file as UTF-8"
            self._note_damage(number, found)
            return line.encode(errors="replace").decode()
        return line

    def _note_damage(self, number: int, message: str) -> None:
        self.damaged = True
        self.faults.note(number, message)

    def _rows(self, reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
        """Yield every row that is not blank with the line it begins on; a line is counted as an editor would."""
        while True:
            begin = self._last + 1
            try:
                row = next(reader, None)
            except csv.Error as error:
                self._last = reader.line_num  # type: ignore[attr-defined]  # the reader's class has no public name
                if not self._can_go_on(begin, str(error)):
                    return
                continue
            if row is None:
                return
            self._last = reader.line_num  # type: ignore[attr-defined]  # ditto
            if self.damaged:
                self.damaged = False
            elif row:
                yield begin, row

    def _can_go_on(self, line: int, error: str) -> bool:
        """Note what the reader stumbled over and return whether the next line can be read."""
        if "field limit" in error:
            self.faults.note(line, TOO_LONG)
            return False
        if "end of data" in error:
            self.faults.note(line, "a quote is opened and never closed")
            return False
        self.damaged = False
        self.faults.note(line, "something stands after a closing quote; write a quote inside a cell twice")
        return True

    def _header_fits(self, line: int) -> bool:
        before = self.faults.count
        if not self.header:
            self.faults.note(line, f"the file is empty; its first line must name the columns {self.columns.known}")
            return False
        for place, name in enumerate(self.header):
            if name in self.header[:place]:
                self.faults.note(line, f"the column {quoted(name)} stands twice")
            elif not self.columns.others and name not in (*self.columns.required, *self.columns.optional):
                self.faults.note(line, f"unknown column {quoted(name)}; known are {self.columns.known}")
        for name in self.columns.required:
            if name not in self.header:
                self.faults.note(line, f"the column '{name}' is missing; needed are {','.join(self.columns.required)}")
        return self.faults.count == before


def _cells(count: int) -> str:
    return f"{count} cell{'' if count == 1 else 's'}"
