"""Lists of companies that are known."""

import pytest

from responses.intake.finding.lists import known_companies
from responses.intake.finding.shapes import Known

NORDAL, SYDAL = Known("Nordal AB", ("Nordal", "Norr & Dal")), Known("Sydal, Inc.")


@pytest.mark.parametrize(
    "text",
    [
        '[{"name": "Nordal AB", "also": ["Nordal", "Norr & Dal"]}, "Sydal, Inc."]',
        '{"companies": [{"name": "Nordal AB", "also": ["Nordal", "Norr & Dal"]}, {"name": "Sydal, Inc."}]}',
        "Nordal AB;Nordal; Norr & Dal\n\nSydal, Inc.\n",
        "\ufeffname\tother\nNordal AB\tNordal\tNorr & Dal\nSydal, Inc.",
    ],
)
def test_a_list_is_read_in_every_form_it_is_kept_in(text):
    assert known_companies(text) == (NORDAL, SYDAL)


@pytest.mark.parametrize("text", ['{"firms": []}', "[1]", '[{"title": "Nordal"}]', "[", '[""]'])
def test_json_of_another_shape_is_refused(text):
    with pytest.raises(ValueError, match=r"Not a company|not a list|Expecting"):
        known_companies(text)
