"""Identifiers: check digits and forms."""

import pytest
from django.core.exceptions import ValidationError

from companies.choices import Scheme
from companies.validators import clean_identifier


@pytest.mark.parametrize(
    ("scheme", "written", "kept"),
    [
        ("lei", "5493001kjtiigc8y1r12", "5493001KJTIIGC8Y1R12"),
        ("lei", "5493 001K JTII GC8Y 1R12", "5493001KJTIIGC8Y1R12"),
        ("lei", "５493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R12"),
        ("isin", "us0378331005", "US0378331005"),
        ("wikidata", " Q42 ", "Q42"),
        ("opencorporates", "us_de/2927442", "us_de/2927442"),
        ("register", "NL 09051335", "NL 09051335"),
    ],
)
def test_identifier_is_brought_to_its_one_spelling(scheme, written, kept):
    assert clean_identifier(scheme, written) == kept


@pytest.mark.parametrize("position", range(20))
def test_lei_with_one_wrong_character_is_refused(position):
    lei = "5493001KJTIIGC8Y1R12"
    wrong = "0" if lei[position] != "0" else "1"
    with pytest.raises(ValidationError) as refused:
        clean_identifier(Scheme.LEI, lei[:position] + wrong + lei[position + 1 :])
    assert refused.value.code == "identifier_checksum"


@pytest.mark.parametrize("lei", ["", "98", "A98", "5493001KJTIIGC8Y1R1", "5493001KJTIIGC8Y1R1200"])
def test_lei_of_another_form_is_refused_even_when_its_check_digits_agree(lei):
    with pytest.raises(ValidationError) as refused:
        clean_identifier(Scheme.LEI, lei)
    assert refused.value.code == "identifier_form"


@pytest.mark.parametrize("scheme", [Scheme.WIKIDATA, Scheme.OPENCORPORATES, Scheme.REGISTER])
def test_identifier_of_another_form_is_refused(scheme):
    with pytest.raises(ValidationError) as refused:
        clean_identifier(scheme, "?")
    assert refused.value.code == "identifier_form"
