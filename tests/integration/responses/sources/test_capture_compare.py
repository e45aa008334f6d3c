"""/desk/sources/1/compare/: what two copies of a source show."""

from datetime import timedelta

import pytest

from responses.sources.choices import CaptureKind, Extent
from responses.sources.views import captures as views
from tests.factories import NOW, PROMISED, SAID, TEXT, make_capture, make_quote, make_user

pytestmark = pytest.mark.django_db
BEFORE, AFTER = "2 June 2025", "2 July 2025"


@pytest.fixture
def reader(client):
    client.force_login(make_user())


@pytest.fixture
def first():
    return make_capture()


@pytest.fixture
def second(first):
    return make_capture(TEXT.replace("every customer", "some customers"), source=first.source, now=NOW + timedelta(30))


def address(capture):
    return f"/desk/sources/{capture.source_id}/compare/"


def test_compare_marks_what_differs_for_eyes_and_ears(client, reader, first, second):
    text = client.get(address(first)).text
    gone = '<del><span class="sign" aria-hidden="true">−</span><span class="visually-hidden">removed: </span>'
    new = '<ins><span class="sign" aria-hidden="true">+</span><span class="visually-hidden">added: </span>'
    assert f"{gone}every customer " in text
    assert f"{new}some customers " in text
    assert "The copies differ in 1 paragraph." in text
    assert "When between them it changed, nobody saw." in text


def test_compare_says_what_both_copies_show_of_a_quote(client, reader, first, second):
    make_quote(SAID, capture=first)
    make_quote(PROMISED, capture=first)
    response = client.get(address(first))
    found = [(each.quote.text, each.in_before, each.in_after) for each in response.context["quotes"]]
    assert found == [(SAID, True, False), (PROMISED, True, True)]
    assert f"In the copy of {BEFORE} this stands; in the copy of {AFTER} it does not." in response.text
    assert "It stands in both." in response.text


def test_compare_puts_the_earlier_copy_first_whatever_was_asked(client, reader, first, second):
    response = client.get(address(first), {"before": second.pk, "after": first.pk, "view": "sides"})
    comparison = response.context["comparison"]
    assert (comparison.before, comparison.after) == (first, second)
    assert '<div class="sides">' in response.text


def test_compare_offers_any_two_copies(client, reader, first, second):
    third = make_capture(f"{TEXT} And more.", source=first.source, now=NOW + timedelta(60))
    comparison = client.get(address(first), {"before": first.pk, "after": third.pk}).context["comparison"]
    assert (comparison.before, comparison.after) == (first, third)


def test_compare_says_that_a_new_reading_is_ours(client, reader, first, second):
    fields = {"sha256": second.sha256, "kind": CaptureKind.TECHNICAL, "text": f"{second.text} More."}
    ours = second.source.captures.create(
        **fields,
        size=1,
        media_type="text/plain",
        text_sha256="0" * 64,
        extractor="next",
        captured_at=NOW + timedelta(31),
    )
    text = client.get(address(first), {"before": second.pk, "after": ours.pk}).text
    assert "it is our re-reading, never an edit of the publisher." in text
    assert "nobody saw" not in text


def test_compare_says_that_an_excerpt_shows_nothing(client, reader, first):
    make_quote(SAID, capture=first)
    make_capture("Nobody else replied.", source=first.source, extent=Extent.EXCERPT, now=NOW + timedelta(1))
    text = client.get(address(first)).text
    assert "An excerpt is among them" in text
    assert "One copy is not the whole text: this shows nothing." in text


def test_compare_of_one_copy_says_what_to_do(client, reader, first):
    assert "There is one copy so far" in client.get(address(first)).text


@pytest.mark.parametrize("asked", [{"before": "1e9"}, {"after": "999999"}, {"view": "x"}, {"page": "zz"}])
def test_compare_of_nonsense_is_a_page(client, reader, first, second, asked):
    response = client.get(address(first), asked)
    assert response.status_code == 200
    assert "What two copies show" in response.text


def test_compare_of_a_copy_with_itself(client, reader, first, second):
    text = client.get(address(first), {"before": first.pk, "after": first.pk}).text
    assert "Choose two different copies" in text


def test_compare_comes_in_pages(client, reader, first, monkeypatch):
    monkeypatch.setattr(views, "ROWS", 2)
    make_capture(f"New words.\n\n{TEXT}\n\nMore words.", source=first.source, now=NOW + timedelta(1))
    assert "More words." not in client.get(address(first)).text
    assert "More words." in client.get(address(first), {"page": 2}).text


def test_compare_is_for_staff(client, first):
    assert client.get(address(first)).status_code == 302


@pytest.mark.parametrize("copies", [2, 4])
def test_compare_costs_the_same_for_more_copies(client, reader, first, copies, django_assert_num_queries):
    for nth in range(1, copies):
        capture = make_capture(f"{TEXT} {nth}", source=first.source, now=NOW + timedelta(nth))
        make_quote(SAID, capture=capture)
    with django_assert_num_queries(6):
        client.get(address(first))


def test_source_leads_to_the_comparison(client, reader, first, second):
    assert address(first) in client.get(f"/desk/sources/{first.source_id}/").text
