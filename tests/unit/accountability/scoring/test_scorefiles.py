"""Files are scored together, or refused together with every bad line named."""

import os

import pytest

from accountability.scoring import csvrows
from accountability.scoring.problems import FilesError
from accountability.scoring.scorefiles import Files, replaced, score_files
from tests.unit.accountability.scoring.building import SMALL

UNITS = SMALL.replace("title: Theme B, level: theme", "title: Theme B, level: theme, units: [group]")
ANSWERS = "company,unit,criterion,answer\nX,,A1,yes\nX,g,B1,no\nY,,A2,partial\n"
SOUND = {
    "m.yaml": UNITS,
    "a.csv": ANSWERS,
    "u.csv": "company,unit,kind,parent\nX,g,group,\nX,z,zone,\n",
    "c.csv": "company,type\nX,one\nY,two\nZ,two\n",
}


@pytest.fixture
def score_them(tmp_path, monkeypatch):
    """Score the sound files with some of their texts replaced (None: not there)."""
    monkeypatch.chdir(tmp_path)

    def score(group_by="type", missing=None, **changed):
        for name, text in {
            **SOUND,
            **{f"{key}{'.yaml' if key == 'm' else '.csv'}": v for key, v in changed.items()},
        }.items():
            if text is not None:
                (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        files = Files(*(tmp_path.__class__(name) for name in ("m.yaml", "a.csv", "u.csv", "c.csv")))
        return score_files(files, group_by=group_by, missing=missing)

    return score


@pytest.fixture
def faults(score_them):
    """The lines of what is refused."""

    def refused(**changed):
        with pytest.raises(FilesError) as raised:
            score_them(**changed)
        return str(raised.value).split("\n")

    return refused


def test_score_files_scores_every_company_named_anywhere(score_them):
    result = score_them()
    assert {company: result[company, "T"].score for company in result.companies} == {"X": 50.0, "Y": 50.0, "Z": None}
    assert result.ranks == (1, 1, None)
    assert score_them(group_by=None, missing="zero").ranks == (1, 1, 3)


BAD_ROWS = {
    "X,,Q,yes": "'Q' is not a criterion of example 1; answered are A1, A2, B1",
    "X,,T,yes": "'T' is computed from others and cannot be answered; answered are A1, A2, B1",
    "X,,A2,Yes": "'Yes' is not an answer to 'A2'; allowed are yes, partial, no, na",
    "X,,A1,yes": "'A1' of X was already answered on line 2",
    "X,g,B1,yes": "'B1' of X, g was already answered on line 3",
    "X,g,A2,yes": "'A2' is about the company itself, not the unit 'g'",
    "X,,B1,yes": "'B1' is about a unit (group), but none is named",
    "X,h,B1,yes": "the unit 'h' of X is not declared; declared are g, z",
    "Y,g,B1,yes": "the unit 'g' of Y is not declared; no unit of it is",
    "X,z,B1,yes": "'B1' is about a unit (group), but 'z' is a zone",
    "W,,A1,yes": "W has no line in the companies file, so it has no group",
    ",,A1,yes": "no company is named",
    "X,,A2": "has 3 cells, but the header names 4 cells",
    'X,,A2,"yes': "a quote is opened and never closed",
}


@pytest.mark.parametrize("row", BAD_ROWS)
def test_score_files_names_a_bad_row(faults, row):
    assert faults(a=f"{ANSWERS}{row}\n") == [f"a.csv: line 5: {BAD_ROWS[row]}"]


@pytest.mark.parametrize(
    ("scale", "answer", "expected"),
    [("n", "10.5", "a number from 0 to 10"), ("n", "-1", "a number from 0 to 10"), ("open", "1e13", "a number")],
)
def test_score_files_names_a_number_out_of_range(faults, scale, answer, expected):
    methodology = UNITS.replace("title: One, level: leaf, scale: s", f"title: One, level: leaf, scale: {scale}")
    answers = ANSWERS.replace("A1,yes", f"A1,{answer}")
    assert faults(m=methodology, a=answers) == [
        f"a.csv: line 2: '{answer}' is not an answer to 'A1'; allowed is {expected}"
    ]


def test_score_files_names_the_faults_of_all_files_at_once(faults):
    units = f"{SOUND['u.csv']}X,c,group,c\n"
    companies = f"{SOUND['c.csv']}X,one\n"
    answers = f"{ANSWERS}X,c,B1,yes\nX,,A2,\xff\n".encode("latin-1")
    assert faults(u=units, c=companies, a=answers) == [
        "u.csv: line 4: the unit 'c' of X is its own ancestor",
        "c.csv: line 5: the company 'X' stands twice, first on line 2",
        "a.csv: line 6: not UTF-8: the byte 0xFF at place 7; save the file as UTF-8",
    ]


def test_score_files_names_the_first_hundred_faults_and_counts_the_others(faults):
    lines = faults(a=ANSWERS + "X,,Q,yes\n" * 150)
    assert (len(lines), lines[-1]) == (101, "and 199 more")
    assert lines[:2] == [
        "a.csv: line 5: 'Q' is not a criterion of example 1; answered are A1, A2, B1",
        "a.csv: line 6: 'Q' is not a criterion of example 1; answered are A1, A2, B1",
    ]


def test_score_files_shows_strange_names_on_one_short_line(faults):
    answers = f'{ANSWERS}X,,"{"Q" * 90}",yes\nX,,"a\nb",yes\n'
    assert faults(a=answers) == [
        f"a.csv: line 5: '{'Q' * 79}…' is not a criterion of example 1; answered are A1, A2, B1",
        "a.csv: line 6: 'a\\nb' is not a criterion of example 1; answered are A1, A2, B1",
    ]


@pytest.mark.parametrize(
    ("methodology", "expected"),
    [
        (UNITS + "colour: red\n", "line 20: methodology: unknown key 'colour'; known are format, id"),
        (UNITS.encode().replace(b"Example", b"Ex\xe4mple"), "line 4: not UTF-8: the byte 0xE4; save the file as UTF-8"),
        (b"#" * (5 * 1024 * 1024 + 1), "line 1: the file is larger than 5 MB"),
        (UNITS + "\0", "line 20: the file holds a NUL character"),
        (
            "a: !!python/object/apply:os.abort []\n",
            "line 1: tags are not allowed: tag:yaml.org,2002:python/object/apply",
        ),
        ("a: &a [x]\nb: [*a, *a]\n", "line 1: anchors are not allowed: &a"),
        (None, "cannot be read: No such file or directory"),
    ],
)
def test_score_files_names_the_faults_of_the_methodology_and_what_else_is_seen(faults, methodology, expected):
    first, *rest = faults(m=methodology, c="type\n")
    assert first.startswith(f"m.yaml: {expected}")
    assert rest == ["c.csv: line 1: the column 'company' is missing; needed are company"]


def test_score_files_refuses_files_that_are_too_large(faults, monkeypatch):
    monkeypatch.setattr(csvrows, "SMALLEST_REFUSED", 10)
    assert faults() == [f"{name}.csv: line 1: the file is 200 MB or larger; split it" for name in "uca"]


def test_score_files_names_a_missing_file(faults):
    assert faults(a=None) == ["a.csv: cannot be read: No such file or directory"]


def test_score_files_names_the_gaps_when_nothing_may_be_missing(faults):
    assert faults(missing="error", c="company,type\nX,one\nY,two\n") == [
        "a.csv: 'A1' of Y is not answered",
        "a.csv: 'A2' of X is not answered",
    ]


def test_group_by_needs_a_file_of_companies(tmp_path):
    for name, text in SOUND.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(FilesError, match=r"\A--group-by: needs --companies, the file with that column\Z"):
        score_files(Files(tmp_path / "m.yaml", tmp_path / "a.csv", tmp_path / "u.csv"), group_by="type")


def test_replaced_leaves_the_old_file_until_the_new_one_is_complete(tmp_path):
    path = tmp_path / "s.csv"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), replaced(path, None) as out:
        out.write(f"half{1 / 0}")
    assert [(found.name, found.read_text()) for found in tmp_path.iterdir()] == [("s.csv", "old")]
    with replaced(path, None) as out:
        out.write("new")
        assert path.read_text() == "old"
    assert [(found.name, found.read_text()) for found in tmp_path.iterdir()] == [("s.csv", "new")]


def test_replaced_writes_to_a_device_and_follows_a_link(tmp_path):
    with replaced(tmp_path.__class__(os.devnull), None) as out:
        assert out.name == os.devnull
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with replaced(tmp_path / "link", None) as out:
        out.write("new")
    assert ((tmp_path / "link").is_symlink(), (tmp_path / "real").read_text()) == (True, "new")


def test_replaced_says_when_it_cannot_write(tmp_path):
    path = tmp_path / "nowhere" / "s.csv"
    with pytest.raises(FilesError) as raised, replaced(path, None):
        pytest.fail("nothing can be written there")
    assert str(raised.value) == f"{path}: cannot be written: No such file or directory"
