"""The files of units and of companies."""

import io

import pytest

from accountability.scoring.answers import Unit
from accountability.scoring.companyfiles import read_companies, read_units
from accountability.scoring.problems import FileFaults

HEAD = "company,unit,kind,parent\n"


def units(text: str):
    faults = FileFaults("units.csv")
    return read_units(io.BytesIO(text.encode()), faults), [str(problem) for problem in faults.first]


def companies(text: str, group_by: str | None = None):
    faults = FileFaults("companies.csv")
    found = read_companies(io.BytesIO(text.encode()), faults, group_by)
    return found.groups, [str(problem) for problem in faults.first]


def test_read_units_gives_units():
    assert units(f"{HEAD}X,a,service,\n'=X,b,service,'-a\n'=X,-a,group,\n") == (
        [Unit("X", "a", "service"), Unit("=X", "b", "service", "-a"), Unit("=X", "-a", "group")],
        [],
    )


def test_read_units_names_faults_by_their_line():
    text = f"{HEAD}\nX,a,k,\n,b,k,\nX,a,k,\nX,,,\nX,b,k,q\nX,c,k,d\nX,d,k,c\n"
    assert units(text)[1] == [
        "line 4: no company is named",
        "line 5: the unit 'a' of X stands twice",
        "line 6: a unit of X needs a name and a kind",
        "line 7: the parent 'q' of unit 'b' of X is unknown",
        "line 8: the unit 'c' of X is its own ancestor",
        "line 9: the unit 'd' of X is its own ancestor",
    ]


def test_read_units_stand_at_most_twenty_deep():
    chain = "".join(f"X,u{depth:02d},k,{f'u{depth - 1:02d}' if depth else ''}\n" for depth in range(21))
    assert units(HEAD + chain)[1] == ["line 22: the unit 'u20' of X stands deeper than 20 levels"]


def test_read_companies_gives_groups():
    text = "company,type,country\nX,telecom,DE\n'=Y,platform,FR\nZ,,\n"
    assert companies(text) == ({"X": "", "=Y": "", "Z": ""}, [])
    assert companies(text, "type") == ({"X": "telecom", "=Y": "platform", "Z": ""}, [])


@pytest.mark.parametrize(
    ("text", "group_by", "expected"),
    [
        ("company,type\n,a\n", None, ["line 2: no company is named"]),
        ("company,type\nX,a\nY,a\nX,b\n", None, ["line 4: the company 'X' stands twice, first on line 2"]),
        ("company,type\nX,a\n", "sector", ["line 1: there is no column 'sector' to group by; there are company, type"]),
        ("type\na\n", "type", ["line 1: the column 'company' is missing; needed are company"]),
    ],
)
def test_read_companies_names_faults_by_their_line(text, group_by, expected):
    assert companies(text, group_by)[1] == expected
