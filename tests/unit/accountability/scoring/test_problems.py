"""Faults of files: counted all, shown a hundred, in the order of the lines."""

import pytest

from accountability.scoring.problems import FileFaults, FilesError, Problem, ProblemsError, refuse_faulty


def test_problem_without_a_line_is_only_its_message():
    assert [str(Problem(3, "is wrong")), str(Problem(0, "is wrong"))] == ["line 3: is wrong", "is wrong"]


def test_problems_error_says_how_many_more_there_are():
    assert (
        str(ProblemsError([Problem(2, "b"), Problem(1, "a"), Problem(2, "b")], 7)) == "line 1: a\nline 2: b\nand 7 more"
    )


def test_file_faults_keep_the_first_hundred_and_count_all():
    faults = FileFaults("a.csv")
    for line in range(3000, 0, -1):
        faults.note(line, "is wrong")
    assert faults.first == [Problem(line, "is wrong") for line in range(1, 101)]
    assert (faults.count, faults.more) == (3000, 2900)


def test_note_each_puts_only_what_can_be_shown_into_words():
    faults, said = FileFaults("a.csv"), []
    faults.note_each(range(500), lambda place: place + 2, lambda place: said.append(place) or f"number {place}")
    assert (faults.count, len(said)) == (500, 100)
    assert faults.first[-1] == Problem(101, "number 99")


def test_refuse_faulty_names_files_in_their_order_and_a_hundred_lines_in_all():
    first, second, sound = FileFaults("a.csv"), FileFaults("b.csv"), FileFaults("c.csv")
    refuse_faulty(sound)
    for line in range(60):
        first.note(line + 1, "x")
        second.note(line + 1, "y")
    with pytest.raises(FilesError) as raised:
        refuse_faulty(first, sound, second)
    lines = str(raised.value).split("\n")
    assert (len(lines), raised.value.count) == (101, 120)
    assert (lines[0], lines[60], lines[-1]) == ("a.csv: line 1: x", "b.csv: line 1: y", "and 20 more")
