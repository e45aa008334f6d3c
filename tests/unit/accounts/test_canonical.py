"""Canonical JSON: one document, one string."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.canonical import canonical_json, sha256_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.mark.parametrize(
    ("document", "written"),
    [
        ({"b": 1, "a": [True, None, "é\n"]}, '{"a":[true,null,"é\\n"],"b":1}'),
        ("<&>", '"<&>"'),
        ((1, 2), "[1,2]"),
    ],
)
def test_canonical_json_has_one_spelling(document, written):
    assert canonical_json(document) == written


@given(VALUES)
def test_canonical_json_reads_back_and_is_stable(document):
    written = canonical_json(document)
    assert json.loads(written) == document
    assert canonical_json(json.loads(written)) == written


@pytest.mark.parametrize("document", [1.0, [1.5], {"a": {"b": float("nan")}}])
def test_canonical_json_refuses_floats_at_any_depth(document):
    with pytest.raises(TypeError, match="floating-point"):
        canonical_json(document)


def test_canonical_json_refuses_what_json_does_not_know():
    with pytest.raises(TypeError, match="not JSON serializable"):
        canonical_json({"a": object()})


def test_sha256_of_text_is_that_of_its_bytes():
    assert sha256_of("é") == sha256_of("é".encode())
    assert sha256_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
