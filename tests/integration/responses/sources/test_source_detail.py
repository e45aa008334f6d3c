"""/desk/sources/1/: facts, copies and quotes; a new copy; a re-check."""

from datetime import timedelta

import pytest

from responses.rechecks.models import Recheck
from responses.rechecks.services import record_look
from responses.sources.models import Capture, Quote
from tests.factories import NOW, PROMISED, SAID, make_capture, make_quote, make_source, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(client):
    user = make_user()
    client.force_login(user)
    return user


@pytest.fixture
def capture():
    kept = make_capture(url="https://example.org/axis")
    make_quote(SAID, capture=kept)
    return kept


def test_source_detail_shows_facts_copies_and_quotes(client, writer, capture):
    text = client.get(f"/desk/sources/{capture.source.pk}/").text
    assert 'href="https://example.org/axis"' in text
    assert f"{capture.sha256[:12]}…" in text
    assert "Size unchanged" in text
    assert f"<mark>{SAID}</mark>" in text
    assert f"/desk/sources/captures/{capture.pk}/#quote-{Quote.objects.get().pk}" in text


def test_source_detail_says_when_evidence_failed_its_check(client, writer, capture):
    capture.path.chmod(0o600)
    capture.path.write_bytes(b"rotten")
    address = f"/desk/sources/{capture.source.pk}/"
    assert "Evidence failed check" in client.get(address).text
    capture.path.unlink()
    assert "Evidence failed check" in client.get(address).text


def test_source_detail_reads_no_copy_whole(client, writer, capture, monkeypatch):
    monkeypatch.setattr(Capture, "is_sound", None)
    assert "Size unchanged" in client.get(f"/desk/sources/{capture.source.pk}/").text


def test_source_detail_says_what_to_do_without_quotes(client, writer):
    text = client.get(f"/desk/sources/{make_source().pk}/").text
    assert "Nothing has been quoted from this source" in text


def test_source_detail_offers_no_changes_to_those_who_only_read(client, capture):
    client.force_login(make_user("administrator"))
    text = client.get(f"/desk/sources/{capture.source.pk}/").text
    assert "Axis answers" in text
    assert "Add a new copy" not in text


def test_source_detail_is_closed_to_strangers(client, capture):
    assert client.get(f"/desk/sources/{capture.source.pk}/").status_code == 302


@pytest.mark.parametrize("rows", [1, 3])
def test_source_detail_costs_the_same_whatever_the_rows(client, writer, rows, django_assert_num_queries):
    capture = make_capture()
    for number in range(rows):
        make_quote(SAID[: 10 + number], capture=capture)
        make_capture(f"Copy {number}", source=capture.source, now=NOW + timedelta(days=number))
    with django_assert_num_queries(6):
        client.get(f"/desk/sources/{capture.source.pk}/")


def test_capture_add_says_how_the_quotes_stand(client, writer, capture):
    address = f"/desk/sources/{capture.source.pk}/captures/new/"
    make_quote(PROMISED, capture=capture)
    assert "A new copy" in client.get(address).text
    response = client.post(address, {"text": f"Now: {SAID}", "extent": "full"}, follow=True)
    assert "Kept. Quotes in it: 0 at their place, 1 moved, 1 missing." in response.text
    assert [kept.kind for kept in capture.source.captures.order_by("pk")] == ["first", "update"]


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        ("", {"text": ["Paste the text or upload a file."]}),
        ("same", {"__all__": ["This very copy (SHA-256 0967115f2813…) is kept already."]}),
    ],
)
def test_capture_add_says_what_is_wrong(client, writer, text, errors):
    source = make_source("same")
    response = client.post(f"/desk/sources/{source.pk}/captures/new/", {"text": text, "extent": "full"})
    assert response.context["form"].errors == errors
    assert Capture.objects.count() == 1


def test_recheck_set_is_shown_on_the_source(client, writer, capture):
    address = f"/desk/sources/{capture.source.pk}/recheck/"
    assert "Set a re-check" in client.get(address).text
    response = client.post(address, {"anchor": "2027-01-31", "every": "1", "unit": "months"}, follow=True)
    recheck = Recheck.objects.get()
    assert (recheck.owner, recheck.path) == (writer, f"/desk/sources/{capture.source.pk}/")
    assert "due on 31 Jan 2027" in response.text
    record_look(recheck=recheck, version=1, outcome="gone", by=writer, now=NOW)
    assert "done; last looked at on 2 Jun 2025" in " ".join(client.get(recheck.path).text.split())


@pytest.mark.parametrize(
    ("wrong", "errors"),
    [
        ({"anchor": "soon"}, {"anchor": ["Enter a valid date."]}),
        ({"every": "0"}, {"every": ["Ensure this value is greater than or equal to 1."]}),
        ({"unit": "moons"}, {"unit": ["Select a valid choice. moons is not one of the available choices."]}),
    ],
)
def test_recheck_set_says_what_is_wrong(client, writer, capture, wrong, errors):
    filled_in = {"anchor": "2027-01-31", "every": "1", "unit": "months"} | wrong
    response = client.post(f"/desk/sources/{capture.source.pk}/recheck/", filled_in)
    assert response.context["form"].errors == errors
    assert not Recheck.objects.exists()


def test_recheck_set_refuses_a_second(client, writer, capture):
    filled_in = {"anchor": "2027-01-31", "every": "1", "unit": "months"}
    for _n in range(2):
        response = client.post(f"/desk/sources/{capture.source.pk}/recheck/", filled_in)
    assert response.context["form"].errors == {"__all__": ["This has a re-check already."]}
    assert Recheck.objects.count() == 1


@pytest.mark.parametrize("page", ["captures/new/", "recheck/"])
def test_changes_are_for_those_who_log(client, capture, page):
    client.force_login(make_user("administrator"))
    filled_in = {"text": "New", "extent": "full", "anchor": "2027-01-31", "every": "1", "unit": "months"}
    assert client.post(f"/desk/sources/{capture.source.pk}/{page}", filled_in).status_code == 403
    assert (Capture.objects.count(), Recheck.objects.count()) == (1, 0)
