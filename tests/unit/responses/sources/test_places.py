"""Words that stand in a copy more than once are found where they are meant."""

import pytest

from responses.sources.services import QuoteNotFound, locate_quote
from tests.factories import make_capture

pytestmark = pytest.mark.django_db
TEXT = "Axis: “No comment.”\n\nIdemia: “No comment.”"


@pytest.mark.parametrize(("at", "start"), [(None, 7), (30, 30), (3, 7)], ids=["first", "there", "elsewhere"])
def test_locate_quote_takes_the_place_that_is_meant(at, start):
    located = locate_quote(capture=make_capture(TEXT), quotation="No comment.", at=at)
    assert (located.passage.start, located.passage.match) == (start, "exact")


def test_locate_quote_finds_no_blank_words_at_any_place():
    with pytest.raises(QuoteNotFound):
        locate_quote(capture=make_capture(TEXT), quotation=" ", at=5)
