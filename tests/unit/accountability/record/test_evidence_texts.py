"""The text of a capture is read once for a card, however often it is quoted."""

import pytest

from accountability.record.evidence import evidence_document
from tests.factories import PROMISED, SAID, make_capture, make_company, make_statement

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("quotes", [(SAID,), (SAID, PROMISED, "Nobody else replied.")], ids=["one", "three"])
def test_evidence_costs_the_same_whatever_the_quotes(quotes, django_assert_num_queries):
    company, capture = make_company(), make_capture()
    make_statement(company, quotes=quotes, capture=capture)
    with django_assert_num_queries(5):
        document = evidence_document(company)
    assert [quote["text"] for quote in document["quotes"]] == list(quotes)
    assert document["quotes"][0]["before"] == "Axis answered the report on Monday.\n\n“"
