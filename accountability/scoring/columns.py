"""Answers column by column: each different text once, and for every row a number in its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from accountability.scoring.answers import AnswerRow

Numbers = NDArray[np.int32]
Places = NDArray[np.intp]


class Texts(dict[str, int]):
    """The place of every text met so far, a new text taking the next."""

    def __missing__(self, text: str) -> int:
        self[text] = place = len(self)
        return place

    def numbers(self, texts: Sequence[str]) -> Numbers:
        """Return the places of many texts."""
        return np.fromiter(map(self.__getitem__, texts), dtype=np.int32, count=len(texts))


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column: for every row the place of its text in `texts`, which holds each text once."""

    texts: tuple[str, ...]
    numbers: Numbers

    def __getitem__(self, row: int) -> str:
        return self.texts[int(self.numbers[row])]


@dataclass(frozen=True, slots=True, eq=False)
class AnswerColumns:
    """Answers column by column, and the line on which each begins; `beside` holds the optional columns asked for."""

    lines: Numbers
    company: Column
    unit: Column
    criterion: Column
    answer: Column
    beside: Mapping[str, Column] = field(default_factory=dict)

    def row(self, place: int) -> AnswerRow:
        """Return one row."""
        return AnswerRow(self.company[place], self.criterion[place], self.answer[place], self.unit[place])

    def line(self, place: int) -> int:
        """Return the line on which a row begins."""
        return int(self.lines[place])


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Every different pair of texts in two columns, and the place of each row's pair among them."""

    columns: tuple[Column, Column]
    places: tuple[Places, Places]
    of_row: Places

    def __len__(self) -> int:
        return len(self.places[0])

    def __iter__(self) -> Iterator[tuple[str, str]]:
        first, second = self.columns
        for one, other in zip(self.places[0].tolist(), self.places[1].tolist(), strict=True):
            yield first.texts[one], second.texts[other]


def pairs(first: Column, second: Column) -> Pairs:
    """Return the different pairs of two columns, of at most 2^31 texts each."""
    width = len(second.texts)
    keys, of_row = np.unique(first.numbers.astype(np.int64) * width + second.numbers, return_inverse=True)
    return Pairs((first, second), (keys // max(width, 1), keys % max(width, 1)), of_row.astype(np.intp))


def columns_of(rows: Sequence[AnswerRow]) -> AnswerColumns:
    """Return rows as columns; a row's line is its place among them, from 1."""
    return AnswerColumns(
        lines=np.arange(1, len(rows) + 1, dtype=np.int32),
        company=_column([row.company for row in rows]),
        unit=_column([row.unit for row in rows]),
        criterion=_column([row.criterion for row in rows]),
        answer=_column([row.answer for row in rows]),
    )


def _column(cells: Sequence[str]) -> Column:
    texts = Texts()
    numbers = texts.numbers(cells)
    return Column(tuple(texts), numbers)
