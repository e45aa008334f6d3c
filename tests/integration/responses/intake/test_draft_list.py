"""/desk/intake/: what is being read, and the form that begins."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from responses.intake.forms import StartForm
from responses.intake.models import Draft
from responses.intake.services import discard_draft
from responses.sources.models import Fetch
from tests.factories import NOW, make_company, make_draft, make_user
from tests.readings import ARTICLE

pytestmark = pytest.mark.django_db
URL = "/desk/intake/"


def found(response):
    return [row.record for row in response.context["table"].rows]


def test_draft_list_reads_a_pasted_text(client, me):
    make_company()
    response = client.post(URL, {"text": ARTICLE.replace("\n", "\r\n")}, follow=True)
    draft = Draft.objects.get()
    assert response.redirect_chain == [(draft.get_absolute_url(), 302)]
    assert (draft.text, draft.asked_by, draft.proposals.count()) == (ARTICLE, me, 8)
    assert "Is this the Axis Communications on record?" in response.text


def test_draft_list_reads_a_file_and_keeps_its_address(client, me):
    file = SimpleUploadedFile("article.txt", ARTICLE.encode())
    client.post(URL, {"file": file, "url": "https://example.org/a"})
    draft = Draft.objects.get()
    assert (draft.filename, draft.url, draft.publisher) == ("article.txt", "https://example.org/a", "example.org")


def test_draft_list_asks_for_an_address(client, me):
    response = client.post(URL, {"url": "https://example.org/a"}, follow=True)
    assert "The page is being fetched" in response.text
    assert (response["Refresh"], Fetch.objects.get().purpose) == ("4", "intake")


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({}, "Paste a text, give an address, or choose a file."),
        ({"text": "  \n "}, "Paste a text, give an address, or choose a file."),
        ({"url": "nowhere"}, "Enter a valid URL."),
        ({"url": "http://127.0.0.1/"}, "Only addresses of the public Internet are fetched."),
        ({"text": "Words", "file": SimpleUploadedFile("a.txt", b"Words")}, "not both"),
        ({"file": SimpleUploadedFile("a.txt", b"")}, "The file is empty"),
        ({"file": SimpleUploadedFile("a.exe", b"MZ\0\1")}, "Upload a"),
    ],
)
def test_draft_list_says_what_cannot_be_read(client, me, sent, message):
    response = client.post(URL, sent)
    assert message in response.text
    assert Draft.objects.count() == 0


def test_start_form_refuses_half_a_character():
    form = StartForm({"text": "half \ud83d"})
    assert "lone surrogate" in str(form.errors["text"])


def test_draft_list_comes_with_the_address_of_a_page_that_could_not_be_fetched(client, me):
    assert 'value="https://example.org/a"' in client.get(URL, {"url": "https://example.org/a"}).text


def test_draft_list_shows_ones_own_first(client, me):
    mine, others = make_draft(by=me), make_draft(now=NOW.replace(hour=12))
    response = client.get(URL)
    assert found(response) == [mine, others]
    assert response.text.count("0 accepted, 8 to answer") == 2


def test_draft_list_shows_what_was_put_away(client, me):
    draft = make_draft()
    discard_draft(draft=draft, version=1, by=me, now=NOW)
    assert (found(client.get(URL)), found(client.get(URL, {"show": "saved"}))) == ([], [])
    assert found(client.get(URL, {"show": "discarded"})) == [draft]


def test_draft_list_is_for_those_who_log(client):
    assert client.get(URL).headers["Location"] == f"/accounts/login/?next={URL}"
    client.force_login(make_user("administrator"))
    assert client.get(URL).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_draft_list_costs_the_same_whatever_the_rows(client, me, rows, django_assert_num_queries):
    for _row in range(rows):
        make_draft()
    with django_assert_num_queries(4):
        client.get(URL)


@pytest.mark.parametrize("asked", ["", "?url=https%3A%2F%2Fexample.org%2Fa"])
def test_the_short_address_leads_to_the_list_with_what_is_asked(client, me, asked):
    assert client.get(f"/intake/{asked}").headers["Location"] == f"{URL}{asked}"
    text = client.get(f"/intake/{asked}", follow=True).text
    assert ('value="https://example.org/a"' in text) is bool(asked)
