"""Names that are one company's."""

import pytest

from responses.intake.finding.clusters import bare, is_short_of
from responses.intake.finding.misspelt import one_letter_off


@pytest.mark.parametrize(
    ("one", "other"),
    [("idenza", "idneza"), ("idenza", "idenzza"), ("idenza", "idensa"), ("azuréa", "azurea"), ("idenza", "idenz")],
)
def test_one_letter_may_be_wrong_missing_doubled_or_in_the_wrong_place(one, other):
    assert one_letter_off(one, other)
    assert one_letter_off(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("idenza", "idenza"),
        ("idenza", "adenza"),
        ("axis", "axes"),
        ("idenza", "idenzas"),
        ("unit 73", "unit 74"),
        ("idenza", "idensse"),
    ],
)
def test_other_names_are_no_misspellings(one, other):
    assert not one_letter_off(one, other)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("axis", "axis communications"),
        ("lambert", "groupe lambert"),
        ("ferrand", "maison ferrand & associés"),
        ("eenhoorn", "de eenhoorn"),
        ("wiegmann", "otto wiegmann entsorgung"),
        ("nils & söner", "byggmästare nils & söner"),
        ("halden", "zuid halden"),
        ("alto halden", "compañía minera alto halden"),
    ],
)
def test_the_front_and_the_heart_of_a_name_stand_for_it(short, full):
    assert is_short_of(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("axis communications", "axis"),
        ("halden", "halden ghana"),
        ("kigali", "bank of kigali"),
        ("mining", "mining partners"),
        ("mining", "halden mining"),
        ("solveng", "halden optics"),
    ],
)
def test_countries_branches_and_words_of_trade_do_not(short, full):
    assert not is_short_of(short, full)


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("halden optics gmbh & co. kg", "halden optics"),
        ("ab volvo", "volvo"),
        ("meridian, inc.", "meridian"),
        ("ltd", "ltd"),
    ],
)
def test_legal_forms_do_not_count(name, without):
    assert bare(name) == without
