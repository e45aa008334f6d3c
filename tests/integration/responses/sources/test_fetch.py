"""/desk/sources/fetches/: asking for a page, waiting for it, looking at what came, keeping it."""

from datetime import timedelta

import pytest

from accounts.choices import Role
from responses.sources.addresses import Unfit
from responses.sources.choices import FetchState
from responses.sources.models import Capture, Fetch, FetchHost, Source
from responses.sources.services import answers
from responses.sources.shapes import Extract
from tests.factories import NOW, make_source, make_user
from tests.unit.responses.sources.fetched import URL, asked, came, page

pytestmark = pytest.mark.django_db
NEW = "/desk/sources/fetches/new/"
TEXT = "We respect human rights in every country we sell to. " * 8
FACTS = {
    "title": "Policy",
    "publisher": "Axis",
    "kind": "policy",
    "url": URL,
    "language": "en",
    "published_on": "2024-05-03",
}


@pytest.fixture
def writer(client):
    user = make_user()
    client.force_login(user)
    return user


@pytest.fixture(autouse=True)
def reader(monkeypatch):
    """What is read out of every page; it may be changed."""
    says = {
        "text": TEXT,
        "title": "Our policy",
        "title_from": "<title>",
        "language": "en",
        "language_from": "<html lang>",
    }
    says |= {"published_on": "2024-05-03", "published_from": "meta article:published_time"}
    monkeypatch.setattr(answers, "read_bytes", lambda *_args, **_options: Extract(extractor="reader 1", **says))
    return says


def shown(client, fetch):
    return client.get(f"/desk/sources/fetches/{fetch.pk}/")


def test_address_is_asked_for_and_leads_to_waiting(client, writer):
    assert "Fetch this page" in client.get(NEW).text
    response = client.post(NEW, {"url": " www.example.org/policy "})
    fetch = Fetch.objects.get()
    assert (fetch.url, fetch.purpose, fetch.asked_by) == ("https://www.example.org/policy", "new", writer)
    assert response.headers["Location"] == f"/desk/sources/fetches/{fetch.pk}/"


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("", "This field is required."),
        ("http://localhost:8000/", "names port 8000"),
        ("http://10.0.0.1/", "Only addresses of the public Internet are fetched."),
        ("mailto:a@b.example", "Only addresses that begin with http:// or https:// are fetched."),
    ],
)
def test_bad_address_is_refused_beside_its_field(client, writer, url, message):
    page = client.post(NEW, {"url": url}).text
    assert message in page
    assert 'href="#id_url"' in page
    assert not Fetch.objects.exists()


def test_waiting_page_comes_back_by_itself_with_and_without_scripts(client, writer):
    fetch = asked(by=writer)
    page = shown(client, fetch)
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page.text
    assert 'hx-trigger="every 2s"' in page.text
    assert "Waiting for its turn" in page.text
    Fetch.objects.update(state=FetchState.RUNNING)
    assert "The site is being asked now" in shown(client, fetch).text
    assert "HX-Refresh" not in client.get(f"/desk/sources/fetches/{fetch.pk}/", headers={"HX-Request": "true"}).headers


def test_page_that_is_tried_again_says_so(client, writer):
    fetch = came(asked(by=writer), Unfit("no_answer", host="example.org"))
    page = shown(client, fetch).text
    assert "example.org could not be reached." in page
    assert "Attempt 1 of 3." in page


@pytest.mark.parametrize("source", [None, "source"])
def test_refusal_is_said_with_what_to_do(client, writer, source):
    source = make_source() if source else None
    fetch = came(asked(by=writer, source=source), Unfit("robots", host="example.org"))
    page = client.get(f"/desk/sources/fetches/{fetch.pk}/", headers={"HX-Request": "true"})
    assert page.headers["HX-Refresh"] == "true"
    assert "example.org asks programs not to fetch this page" in page.text
    assert "upload that copy" in page.text
    assert (f"/desk/sources/{source.pk}/captures/new/" if source else "/desk/sources/new/") in page.text


def test_what_came_is_proposed_with_where_it_was_read(client, writer):
    fetch = came(asked(by=writer), page(redirects=[{"url": URL, "status": 301}], url="https://example.org/final"))
    shown_page = shown(client, fetch).text
    for part in (
        'value="Our policy"',
        'value="2024-05-03"',
        "Proposed from the metadata of the page. Check it.",
        "https://example.org/final",
        f"<code>{URL}</code> (301)",
        "status 200",
        fetch.warc_sha256,
        "We respect human rights",
    ):
        assert part in shown_page


def test_page_is_kept_as_a_source_with_what_the_person_says(client, writer):
    fetch = came(asked(by=writer))
    response = client.post(f"/desk/sources/fetches/{fetch.pk}/keep/", FACTS | {"title": "Its own title"})
    capture = Capture.objects.get()
    assert response.headers["Location"] == f"/desk/sources/captures/{capture.pk}/"
    assert (capture.source.title, capture.captured_by, capture.fetch) == ("Its own title", writer, fetch)
    assert "This page is kept as a copy" in shown(client, fetch).text


def test_bad_facts_are_refused_beside_their_fields(client, writer):
    fetch = came(asked(by=writer))
    page = client.post(f"/desk/sources/fetches/{fetch.pk}/keep/", FACTS | {"title": "", "language": "english"}).text
    assert "This field is required." in page
    assert "Two or three small letters, as en." in page
    assert not Source.objects.exists()


def test_source_is_fetched_again_and_the_copy_kept(client, writer):
    source = make_source(url=URL)
    response = client.post(f"/desk/sources/{source.pk}/fetches/new/")
    fetch = Fetch.objects.get()
    assert response.headers["Location"] == f"/desk/sources/fetches/{fetch.pk}/"
    assert (fetch.source, fetch.purpose) == (source, "again")
    came(fetch, now=fetch.asked_at + timedelta(seconds=1))
    assert "Keep it as a copy of this source" in shown(client, fetch).text
    client.post(f"/desk/sources/fetches/{fetch.pk}/keep/")
    assert Capture.objects.get(fetch=fetch).source == source


def test_source_whose_address_cannot_be_fetched_says_why(client, writer):
    source = make_source(url="https://localhost/")
    page = client.post(f"/desk/sources/{source.pk}/fetches/new/", follow=True).text
    assert "localhost lies in a private network" in page
    assert not Fetch.objects.exists()


def test_wall_is_said_to_be_one_and_may_be_overruled_by_who_read_it(client, writer, reader):
    reader["text"] = "Sign in to read our policy on human rights."
    fetch = came(asked(by=writer), page(b"<input type=password>"))
    page_shown = shown(client, fetch).text
    assert "This may not be the page itself: a sign-in or consent wall stood before the page" in page_shown
    assert "never take it for “no policy”" in page_shown
    client.post(f"/desk/sources/fetches/{fetch.pk}/keep/", FACTS | {"is_readable": "on"})
    assert Capture.objects.get().quality == "good"


def test_error_page_cannot_be_kept(client, writer):
    fetch = came(asked(by=writer), page(status=404))
    page_shown = client.post(f"/desk/sources/fetches/{fetch.pk}/keep/", FACTS | {"is_readable": "on"}).text
    assert "The site answered with status 404: there is no page to keep." in page_shown
    assert not Source.objects.exists()


def test_address_that_is_a_source_already_is_pointed_out(client, writer, reader):
    source = make_source(url=URL)
    reader["text"] = ""
    page_shown = shown(client, came(asked(by=writer))).text
    assert "A source with this address is there already" in page_shown
    assert f"/desk/sources/{source.pk}/" in page_shown
    assert "No text could be read from it." in page_shown


def test_long_text_is_shown_in_part(client, writer, reader):
    reader["text"] = "word " * 2000
    assert "Only its beginning is shown here; the whole is kept." in shown(client, came(asked(by=writer))).text


def test_who_only_looks_sees_no_form(client):
    fetch, lost = came(asked()), came(asked("https://b.example/"), Unfit("no_http"))
    client.force_login(make_user(Role.ADMINISTRATOR))
    assert "Keep this copy" not in shown(client, fetch).text
    assert "Ask for another address" not in shown(client, lost).text
    assert client.get(NEW).status_code == 403
    assert client.post(f"/desk/sources/fetches/{fetch.pk}/keep/", FACTS).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_fetch_list_costs_the_same_whatever_the_rows(client, writer, rows, django_assert_num_queries):
    for n in range(rows):
        FetchHost.objects.all().delete()
        came(asked(f"https://{n}.example/", by=writer), Unfit("no_http") if n == 2 else None)
    with django_assert_num_queries(4):
        page_shown = client.get("/desk/sources/fetches/").text
    assert page_shown.count("/desk/sources/fetches/") - page_shown.count("/desk/sources/fetches/new/") == rows


def test_fetch_list_tells_each_state(client, writer, reader):
    kept = came(asked("https://a.example/", by=writer))
    client.post(f"/desk/sources/fetches/{kept.pk}/keep/", FACTS)
    came(asked("https://b.example/", by=writer))
    came(asked("https://c.example/", by=writer), page(status=403))
    came(asked("https://d.example/", by=writer), Unfit("robots", host="d.example"))
    asked("https://e.example/", by=writer, now=NOW + timedelta(days=1))
    page_shown = client.get("/desk/sources/fetches/").text
    for state in ("kept", "to be looked at", "blocked: the site did not show", "refused", "waiting"):
        assert state in page_shown
    client.force_login(make_user(Role.ADMINISTRATOR))
    assert "Add a source by its address" not in client.get("/desk/sources/fetches/").text


@pytest.mark.parametrize("rows", [1, 3])
def test_fetched_page_costs_the_same_whatever_the_sources(client, writer, rows, django_assert_num_queries):
    for _row in range(rows):
        make_source(url=URL)
    fetch = came(asked(by=writer))
    with django_assert_num_queries(4):
        shown(client, fetch)


def test_fetch_detail_says_that_it_was_cleared_away(client, writer):
    fetch = came(asked())
    Fetch.objects.filter(pk=fetch.pk).update(cleared_at=NOW, text="")
    text = client.get(fetch.get_absolute_url()).text
    assert "Nobody kept this page, so its bytes and its text are no longer here" in text
    assert ["Keep this copy" in text, "Text that was read" in text] == [False, False]
    response = client.post(f"{fetch.get_absolute_url()}keep/", FACTS)
    assert "Nobody kept this page, so its bytes and its text are no longer here" in response.text
    assert Capture.objects.count() == 0


def test_fetch_detail_shows_what_the_reader_noted_and_who_is_named_as_publisher(client, writer):
    fetch = came(asked())
    Fetch.objects.update(notes=["cut-short"], publisher="Axis Newsroom", publisher_from="og:site_name")
    response = client.get(fetch.get_absolute_url())
    assert "what stands beyond that was not read" in response.text
    assert response.context["form"]["publisher"].value() == "Axis Newsroom"
    assert "Proposed from the metadata of the page. Check it." in response.text
