"""/desk/sources/new/: a publication and its first copy; a refused one leaves nothing behind."""

import errno
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import LedgerEntry
from responses.sources.models import Capture, Source
from tests.factories import SAID, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/sources/new/"
FACTS = {
    "title": "Axis answers",
    "publisher": "The Daily",
    "kind": "news",
    "url": "https://example.org/axis",
    "language": "en",
    "published_on": "2020-09-21",
    "extent": "full",
}


@pytest.fixture
def writer(client):
    user = make_user()
    client.force_login(user)
    return user


def nothing_is_kept(settings):
    blobs = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    return (Source.objects.count(), Capture.objects.count(), LedgerEntry.objects.count(), blobs) == (0, 0, 0, [])


def upload(name, content):
    return {"file": SimpleUploadedFile(name, content)}


def test_source_create_keeps_pasted_text(client, writer):
    assert "Log a source" in client.get(URL).text
    response = client.post(URL, FACTS | {"text": f"  “{SAID}”\r\n", "extent": "excerpt"})
    capture = Capture.objects.select_related("source").get()
    assert response.headers["Location"] == f"/desk/sources/captures/{capture.pk}/"
    assert (capture.text, capture.extent) == (f"  “{SAID}”\n", "excerpt")
    assert (capture.source.publisher, str(capture.source.published_on)) == ("The Daily", "2020-09-21")


def test_source_create_keeps_an_uploaded_file(client, writer):
    client.post(URL, FACTS | upload("article.txt", SAID.encode()))
    capture = Capture.objects.get()
    assert (capture.filename, capture.path.read_bytes()) == ("article.txt", SAID.encode())


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "The file is empty (0 bytes)."),
        ("a.txt", b"a" * 101, "The file is larger than 0 MB, the most that can be kept."),
        ("a.pdf", b"<html>", "The file is called a PDF but holds a web page."),
        ("a.exe", b"MZ", "Upload a PDF, HTML, MHTML, DOCX, EML or text file, or an image."),
        ("a.txt", b"a\0b", "The file is called plain text but holds something else (binary data)."),
        ("a.txt", "a\u202eb".encode(), "Character 2 (U+202E) cannot be kept. Remove it and save again."),
    ],
)
def test_source_create_refuses_a_faulty_file_beside_its_field(client, writer, settings, name, content, message):
    settings.CAPTURE_MAX_BYTES = 100
    response = client.post(URL, FACTS | upload(name, content))
    assert response.context["form"].errors == {"file": [message]}
    assert 'value="Axis answers"' in response.text
    assert "A file has to be chosen again." in response.text
    assert nothing_is_kept(settings)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Paste the text or upload a file."),
        (" \n ", "Paste the text or upload a file."),
        ("a\x00b", "Null characters are not allowed."),
        ("<html><body>", "The file is called plain text but holds a web page."),
        ("a\u2066b", "Character 2 (U+2066) cannot be kept. Remove it and save again."),
    ],
)
def test_source_create_refuses_faulty_text_beside_its_field(client, writer, settings, text, message):
    response = client.post(URL, FACTS | {"text": text})
    assert response.context["form"].errors["text"][0] == message
    assert nothing_is_kept(settings)


def test_source_create_takes_text_or_file_not_both(client, writer, settings):
    response = client.post(URL, FACTS | {"text": SAID} | upload("a.txt", b"words"))
    assert response.context["form"].errors == {"file": ["Paste the text or upload a file, not both."]}
    assert SAID in response.text
    assert nothing_is_kept(settings)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("title", "", "This field is required."),
        ("title", "a\x1bb", "Character 2 (U+001B) cannot be kept. Remove it and save again."),
        ("url", "javascript:alert(1)", "Enter a valid URL."),
        ("kind", "tweet", "Select a valid choice. tweet is not one of the available choices."),
        ("language", "English", "Two or three small letters, as en."),
        ("published_on", "21.9.", "Enter a valid date."),
        ("published_on", f"{timezone.now().date() + timedelta(days=2)}", "This date lies in the future."),
    ],
)
def test_source_create_refuses_a_faulty_fact_and_keeps_the_text(client, writer, settings, field, value, message):
    response = client.post(URL, FACTS | {"text": SAID, field: value})
    assert response.context["form"].errors == {field: [message]}
    assert f"{SAID}</textarea>" in response.text
    assert nothing_is_kept(settings)


def test_source_create_is_for_those_who_log(client, settings):
    client.force_login(make_user("administrator"))
    assert client.get(URL).status_code == 403
    assert client.post(URL, FACTS | {"text": SAID}).status_code == 403
    assert nothing_is_kept(settings)


PAGE = (
    "<!doctype html><html lang=sv><head><title>Human rights policy</title>"
    "<meta property=og:site_name content='Axis Newsroom'>"
    "<meta property='article:published_time' content='2024-05-03'><link rel=canonical href='https://axis.example/policy'>"
    "</head><body><main><h1>Human rights policy</h1>"
    f"<p>{'Vi respekterar de mänskliga rättigheterna och det är vår. ' * 5}</p></main></body></html>"
)
READ = {"read": "1", "language": "en", "extent": "full"}


def values(response):
    form = response.context["form"]
    return {name: str(form[name].value() or "") for name in ("title", "publisher", "url", "language", "published_on")}


def test_source_create_reads_a_file_and_proposes_what_it_says_of_itself(client, writer):
    response = client.post(URL, READ | upload("policy.html", PAGE.encode()))
    assert values(response) == {
        "title": "Human rights policy",
        "publisher": "Axis Newsroom",
        "url": "https://axis.example/policy",
        "language": "sv",
        "published_on": "2024-05-03",
    }
    assert "Proposed from its heading. Check it." in response.text
    assert response.text.count("Proposed from the metadata of the page. Check it.") == 3
    assert "policy.html is held here" in response.text
    assert (Source.objects.count(), "This field is required" in response.text) == (0, False)
    held = {"held": response.context["form"]["held"].value()}
    client.post(URL, values(response) | {"kind": "policy", "extent": "full"} | held)
    capture = Capture.objects.get()
    assert (capture.filename, capture.path.read_bytes()) == ("policy.html", PAGE.encode())
    assert (capture.source.title, capture.source.language) == ("Human rights policy", "sv")


def test_source_create_says_what_the_reader_noted_before_it_is_kept(client, writer):
    response = client.post(URL, READ | upload("policy.html", PAGE.replace("Vi", "\u2019Vi").encode("cp1252")))
    assert "Before you rely on this copy" in response.text
    assert "look for garbled letters" in response.text


def test_source_create_leaves_what_was_filled_in(client, writer):
    given = {"title": "My title", "language": "de", "url": "https://example.org/mine", "kind": "news"}
    response = client.post(URL, READ | given | upload("policy.html", PAGE.encode()))
    assert values(response) | {"published_on": ""} == {
        "title": "My title",
        "publisher": "Axis Newsroom",
        "url": "https://example.org/mine",
        "language": "de",
        "published_on": "",
    }
    assert "Proposed from its heading" not in response.text
    assert response.context["form"]["kind"].value() == "news"


def test_source_create_reads_a_pasted_text(client, writer):
    response = client.post(URL, READ | {"text": f"3 May 2024\n\n{SAID}"})
    assert values(response)["published_on"] == "2024-05-03"
    assert response.context["form"]["text"].value() == f"3 May 2024\n\n{SAID}"
    assert "is held here" not in response.text


def test_source_create_asks_for_nothing_else_while_it_cannot_read(client, writer):
    response = client.post(URL, READ | {"title": "Kept"} | upload("policy.exe", b"MZ"))
    assert "Upload a PDF, HTML, MHTML, DOCX, EML or text file, or an image." in response.text
    assert "This field is required" not in response.text
    assert values(response)["title"] == "Kept"


def test_source_create_holds_a_file_when_something_else_is_missing(client, writer):
    response = client.post(URL, FACTS | {"title": ""} | upload("article.txt", SAID.encode()))
    form = response.context["form"]
    assert form.errors == {"title": ["This field is required."]}
    client.post(URL, FACTS | {"held": form["held"].value()})
    assert Capture.objects.get().filename == "article.txt"


@pytest.mark.parametrize("word", ["", "forged", "eyJzaGEyNTYiOiIuLi8uLi9zZWNyZXQifQ:1sX:abc"])
def test_source_create_believes_no_word_that_is_not_ours(client, writer, word):
    response = client.post(URL, FACTS | {"held": word})
    assert response.context["form"].errors == {"text": ["Paste the text or upload a file."]}


def test_source_create_says_that_the_disk_is_full(client, writer, settings, monkeypatch):
    def full(_content, _path):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("responses.sources.files._write", full)
    for copy in ({"text": SAID}, upload("article.txt", SAID.encode())):
        response = client.post(URL, FACTS | copy)
        assert "The disk is full, so nothing was kept." in response.text
        assert "is held here" not in response.text
    response = client.post(URL, READ | upload("policy.html", PAGE.encode()))
    assert values(response)["title"] == "Human rights policy"
    assert nothing_is_kept(settings)
