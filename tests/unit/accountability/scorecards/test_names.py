import pytest

from accountability.scorecards.names import dated_names, former, found_by

BLANK = {"kind": "trading", "since": "", "until": "", "language": "", "note": ""}
IDEMIA = BLANK | {"name": "Idemia", "since": "2017-09"}
MORPHO = BLANK | {"name": "Morpho", "kind": "former", "until": "2017"}


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2010", "2016-05", "short name, 2010 to May 2016"),
        ("", "2016", "short name, until 2016"),
        ("2017-09-28", "", "short name, since 28 September 2017"),
        ("", "", "short name"),
    ],
)
def test_dated_name_says_kind_and_dates(since, until, expected):
    (name,) = dated_names([BLANK | {"name": "X", "kind": "short", "since": since, "until": until}])
    assert name.described == expected


def test_former_names_are_those_it_no_longer_goes_by():
    short = BLANK | {"name": "ID", "kind": "short"}
    ended = BLANK | {"name": "Safran Identity", "until": "2017"}
    names = dated_names([IDEMIA, MORPHO, short, ended])
    assert former(names, today="Idemia") == "Morpho, until 2017; Safran Identity, until 2017"
    assert former(dated_names([IDEMIA]), today="Idemia") == ""


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("morpho", "Morpho: former name, until 2017; named Idemia since September 2017"),
        ("idemia", ""),
        ("idemia morpho", ""),
        ("", ""),
    ],
)
def test_found_by_explains_only_another_name(wanted, expected):
    assert found_by(dated_names([IDEMIA, MORPHO]), today="Idemia", wanted=wanted) == expected


def test_found_by_without_the_date_of_todays_name():
    names = dated_names([IDEMIA | {"since": ""}, MORPHO])
    assert found_by(names, today="Idemia", wanted="morpho") == "Morpho: former name, until 2017; named Idemia today"
