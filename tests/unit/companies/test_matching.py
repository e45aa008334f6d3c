"""Names as they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companies.matching import search_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Société Générale S.A.", "societe generale s a"),
        ("AXIS  Communications_AB", "axis communications ab"),
        ("Straße", "strasse"),
        ("海康威视", "海康威视"),
        (" … ", ""),
    ],
)
def test_search_key_folds_case_accents_and_punctuation(name, key):
    assert search_key(name) == key


@given(st.text())
def test_search_key_is_stable(name):
    assert search_key(search_key(name)) == search_key(name)
