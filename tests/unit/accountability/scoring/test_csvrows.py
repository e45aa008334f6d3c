"""A CSV file is read with the lines an editor would count, and everything that cannot be read is named."""

import io

import pytest

from accountability.scoring import csvrows
from accountability.scoring.csvrows import TOO_LONG, Columns, CsvFile
from accountability.scoring.problems import FileFaults

COLUMNS = Columns(("a", "b"), ("note",))
KNOWN = "a,b and, if you like, note"


def read(content: bytes, columns: Columns = COLUMNS) -> tuple[list[tuple[int, str]], list[str]]:
    """Return the line and first cell of every row, and the faults."""
    faults = FileFaults("x.csv")
    parts = [*CsvFile(io.BytesIO(content), columns, faults).parts()]
    rows = [(line, cell) for part in parts for line, cell in zip(part.lines, part.cells["a"], strict=True)]
    return rows, [str(problem) for problem in faults.first]


def test_rows_have_the_lines_of_the_file():
    content = b'a,b,note\n1,x,\n\n2,x,"two\nlines"\r\n3,x,"one\rtwo\r\nthree"\n4,x,\n'
    assert read(content) == ([(2, "1"), (4, "2"), (6, "3"), (9, "4")], [])


@pytest.mark.parametrize("content", [b"b,a\nx,1\n", b"\xef\xbb\xbfa,b\n1,x\n", b"a,b\r\n1,x", b"a,b\r1,x\r"])
def test_columns_stand_in_any_order_after_a_byte_order_mark_and_with_any_line_ends(content):
    assert read(content) == ([(2, "1")], [])


def test_rows_come_in_parts(monkeypatch):
    monkeypatch.setattr(csvrows, "ROWS_AT_ONCE", 2)
    content = b"a,b\n" + b"".join(b"%d,x\n" % number for number in range(5))
    parts = [*CsvFile(io.BytesIO(content), COLUMNS, FileFaults("x.csv")).parts()]
    assert [part.lines for part in parts] == [[2, 3], [4, 5], [6]]


def test_other_columns_may_stand_where_others_may():
    assert read(b"a,b,c\n1,x,y\n", Columns(("a",), others=True)) == ([(2, "1")], [])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", [f"line 1: the file is empty; its first line must name the columns {KNOWN}"]),
        (b"\n\n", [f"line 1: the file is empty; its first line must name the columns {KNOWN}"]),
        (b"a\n1\n", ["line 1: the column 'b' is missing; needed are a,b"]),
        (b"a,b,a\n", ["line 1: the column 'a' stands twice"]),
        (
            b"\na;b\n",
            [
                "line 2: the column 'a' is missing; needed are a,b",
                "line 2: the column 'b' is missing; needed are a,b",
                f"line 2: unknown column 'a;b'; known are {KNOWN}",
            ],
        ),
        (b"a,\xff\n1,x\n", ["line 1: not UTF-8: the byte 0xFF at place 3; save the file as UTF-8"]),
    ],
)
def test_a_header_that_does_not_fit_is_named_and_no_row_is_read(content, expected):
    assert read(content) == ([], expected)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"1\n2,x\n", ["line 2: has 1 cell, but the header names 2 cells"]),
        (b"1,x,y\n2,x\n", ["line 2: has 3 cells, but the header names 2 cells"]),
        (b"1,\xfc\n2,x\n", ["line 2: not UTF-8: the byte 0xFC at place 3; save the file as UTF-8"]),
        (b"1,\xed\xa0\x80\n2,x\n", ["line 2: not UTF-8: the byte 0xED at place 3; save the file as UTF-8"]),
        (b"\0,x\n2,x\n", ["line 2: a NUL character at place 1; remove it"]),
        (b'1,"x"y\n2,x\n', ["line 2: something stands after a closing quote; write a quote inside a cell twice"]),
        (
            b'\0,"x"y\n2,x\n',
            [
                "line 2: a NUL character at place 1; remove it",
                "line 2: something stands after a closing quote; write a quote inside a cell twice",
            ],
        ),
        (
            b"\0,\xff\n2,x\n",
            [
                "line 2: a NUL character at place 1; remove it",
                "line 2: not UTF-8: the byte 0xFF at place 3; save the file as UTF-8",
            ],
        ),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_the_next_is_read(content, expected):
    rows, faults = read(b"a,b\n" + content)
    assert faults == expected
    assert [cell for _line, cell in rows] == ["2"]


def test_text_beyond_ascii_is_read():
    assert read("a,b\nZürich,x\n😀,x\n".encode()) == ([(2, "Zürich"), (3, "😀")], [])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'1,x\n2,"x\n3,x\n', "line 3: a quote is opened and never closed"),
        (b'1,x\n2,"' + b"x\n" * 70_000, f"line 3: {TOO_LONG}"),
        (b"1,x\n2," + b"x" * 131_073 + b"\n3,x\n", f"line 3: {TOO_LONG}"),
        (b"1,x\n2," + b"x" * 2_000_000 + b"\n", f"line 3: {TOO_LONG}"),
    ],
    ids=["never closed", "swallows lines", "a long cell", "a long line"],
)
def test_nothing_is_read_after_what_swallows_the_file(content, expected):
    rows, faults = read(b"a,b\n" + content)
    assert faults == [expected]
    assert rows == [(2, "1")]


class Large(io.BytesIO):
    """A file that says it is large and must not be read."""

    def seek(self, _offset: int, whence: int = 0) -> int:
        return 200_000_000 if whence == io.SEEK_END else 0

    def read(self, *_sizes: int | None) -> bytes:
        raise AssertionError


def test_a_file_of_200_megabytes_is_refused_unread():
    faults = FileFaults("x.csv")
    assert [*CsvFile(Large(), COLUMNS, faults).parts()] == []
    assert [str(problem) for problem in faults.first] == ["line 1: the file is 200 MB or larger; split it"]
