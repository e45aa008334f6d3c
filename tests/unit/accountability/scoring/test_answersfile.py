"""The answers file, read into columns."""

import io

from accountability.scoring.answers import AnswerRow
from accountability.scoring.answersfile import read_answers
from accountability.scoring.problems import FileFaults


def read(text: str):
    faults = FileFaults("answers.csv")
    return read_answers(io.BytesIO(text.encode()), faults), [str(problem) for problem in faults.first]


def test_read_answers_gives_rows_with_their_lines():
    answers, faults = read('answer,company,unit,criterion,note\nyes,X,,A,"a\nb"\nno,X,u,A,\n')
    assert faults == []
    assert [answers.row(0), answers.row(1)] == [AnswerRow("X", "A", "yes"), AnswerRow("X", "A", "no", "u")]
    assert [answers.line(0), answers.line(1)] == [2, 4]
    assert answers.company.texts == ("X",)


def test_read_answers_takes_names_as_they_were_before_they_were_escaped():
    answers, _ = read("company,unit,criterion,answer\n'=X,'-u,A,-1\n=X,-u,A,'-1\n")
    assert answers.row(0) == AnswerRow("=X", "A", "-1", "-u")
    assert answers.row(1) == AnswerRow("=X", "A", "'-1", "-u")
    assert answers.company.texts == ("=X",)


def test_read_answers_names_rows_without_a_company():
    answers, faults = read("company,unit,criterion,answer\nX,,A,yes\n,,A,yes\n")
    assert faults == ["line 3: no company is named"]
    assert len(answers.lines) == 2


def test_read_answers_of_a_file_without_rows_or_header_is_empty():
    empty, faults = read("")
    assert (len(empty.lines), len(faults)) == (0, 1)
    bare, faults = read("company,unit,criterion,answer\n")
    assert (len(bare.lines), faults) == (0, [])
