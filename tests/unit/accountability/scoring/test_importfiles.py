"""Answers that somebody else has published, read from files."""

import pytest

from accountability.scoring.answers import Unit
from accountability.scoring.importfiles import CompanyAnswers, GivenAnswer, ImportFiles, read_import
from accountability.scoring.parse import parse_methodology
from accountability.scoring.problems import FilesError

TREE = parse_methodology("""\
format: 1
id: parts
version: "1"
title: Parts
scales:
  s:
    - {answer: "yes", label: "Yes", points: 1}
    - {answer: "no", label: "No", points: 0}
criteria:
  - {id: T, title: Total}
  - {id: A, parent: T, title: A, units: [service]}
  - {id: A1, parent: A, title: A1, scale: s}
  - {id: B1, parent: T, title: B1, scale: s}
""")
ANSWERS = """company,unit,criterion,answer,note,quote
Bolt,,B1,no,,
Axis,Mail,A1,yes,Says so.,'=We do
Axis,,B1,yes,,
"""
UNITS = "company,unit,kind,parent\nAxis,Mail,service,\n"
COMPANIES = "company,type,country\nAxis,platform,SE\n"


@pytest.fixture
def files(tmp_path):
    def write(answers=ANSWERS, units=UNITS, companies=COMPANIES):
        texts = {"answers.csv": answers, "units.csv": units, "companies.csv": companies}
        for name, text in texts.items():
            if text is not None:
                (tmp_path / name).write_text(text, encoding="utf-8")
        return ImportFiles(
            tmp_path / "answers.csv",
            tmp_path / "units.csv" if units is not None else None,
            tmp_path / "companies.csv" if companies is not None else None,
        )

    return write


def refusal(files, checks=None):
    with pytest.raises(FilesError) as refused:
        read_import(TREE, files, checks or {})
    return [(name.rsplit("/", 1)[-1], str(problem)) for name, problem in refused.value.problems]


def test_import_is_read_by_company_with_units_notes_and_facts(files):
    assert read_import(TREE, files(), {}) == (
        CompanyAnswers(
            "Axis",
            (GivenAnswer("Mail", "A1", "yes", "Says so.", "", "=We do"), GivenAnswer("", "B1", "yes")),
            (Unit("Axis", "Mail", "service"),),
            {"company": "Axis", "type": "platform", "country": "SE"},
        ),
        CompanyAnswers("Bolt", (GivenAnswer("", "B1", "no"),)),
    )


def test_import_needs_neither_units_nor_companies(files):
    only = files("company,unit,criterion,answer\nBolt,,B1,no\n", units=None, companies=None)
    assert read_import(TREE, only, {}) == (CompanyAnswers("Bolt", (GivenAnswer("", "B1", "no"),)),)


def test_import_names_every_bad_line_of_every_file(files):
    answers = "company,unit,criterion,answer\nAxis,Mail,A1,maybe\nAxis,,Z9,no\n"
    units = "company,unit,kind,parent\nAxis,Mail,service,\n,Maps,service,\n"
    companies = "company\nAxis\nAxis\n\n"
    assert refusal(files(answers, units, companies)) == [
        ("units.csv", "line 3: no company is named"),
        ("companies.csv", "line 3: the company 'Axis' stands twice, first on line 2"),
        ("answers.csv", "line 2: 'maybe' is not an answer to 'A1'; allowed are yes, no"),
        ("answers.csv", "line 3: 'Z9' is not a criterion of parts 1; answered are A1, B1"),
    ]


def test_import_names_every_line_with_a_text_that_cannot_be_kept(files):
    answers = "company,unit,criterion,answer,note\nBolt,,B1,no,bad\nAxis,,B1,no,good\nCity,,B1,no,bad\n"
    checks = {
        "note": lambda text: "cannot be kept" if text == "bad" else "",
        "quote": lambda text: text and "never asked",
    }
    assert refusal(files(answers), checks) == [
        ("answers.csv", "line 2: note: cannot be kept"),
        ("answers.csv", "line 4: note: cannot be kept"),
    ]


def test_import_without_answers_or_file_is_refused(files, tmp_path):
    empty = files("company,unit,criterion,answer\n")
    assert refusal(empty) == [("answers.csv", "holds no answers")]
    assert refusal(ImportFiles(tmp_path / "none.csv")) == [("none.csv", "cannot be read: No such file or directory")]
