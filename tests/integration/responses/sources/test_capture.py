"""/desk/sources/captures/1/: the text, its quotes, the check of a quote, the bytes."""

from pathlib import Path

import pytest

from responses.sources.files import Upload
from responses.sources.models import Quote
from responses.sources.views import captures as views
from tests.factories import PROMISED, SAID, TEXT, make_capture, make_quote, make_user
from tests.specimens import pdf_of, png_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(client):
    user = make_user()
    client.force_login(user)
    return user


@pytest.fixture
def capture():
    return make_capture(language="en")


def address(capture, page=""):
    return f"/desk/sources/captures/{capture.pk}/{page}"


def test_capture_shows_its_text_with_the_quotes_marked(client, writer, capture):
    quote = make_quote(SAID, capture=capture)
    text = client.get(address(capture)).text
    assert f'<span id="quote-{quote.pk}"></span><mark>{SAID}</mark>” A spokesperson' in text
    assert capture.sha256 in text
    assert capture.text_sha256 in text


def test_capture_shows_hostile_text_as_text(client, writer):
    assert "&lt;script&gt;alert(1)" in client.get(address(make_capture("a <script>alert(1)</script>"))).text


def test_long_capture_comes_in_pages(client, writer, monkeypatch):
    monkeypatch.setattr(views, "PAGE", 40)
    capture = make_capture(TEXT)
    assert "Nobody else replied." not in client.get(address(capture)).text
    response = client.post(address(capture, "quote/"), {"quotation": PROMISED})
    quote = Quote.objects.get()
    assert response.headers["Location"] == f"{address(capture)}?page={quote.start // 40 + 1}#quote-{quote.pk}"
    assert f'id="quote-{quote.pk}"' in client.get(response.headers["Location"]).text


def test_quote_check_verifies_and_says_where(client, writer, capture):
    response = client.post(address(capture, "quote/"), {"quotation": SAID}, follow=True)
    start = TEXT.index(SAID)
    assert f"Verified: characters {start} to {start + len(SAID)}, found word for word." in response.text
    assert Quote.objects.get().found_by == writer


def test_quote_check_refuses_other_words_and_offers_the_nearest(client, writer, capture):
    response = client.post(address(capture, "quote/"), {"quotation": "We screen all customers before every sale."})
    nearest = response.context["nearest"]
    message = "These words do not stand in the archived text, so they are not evidence."
    assert response.context["form"].errors == {"quotation": [message]}
    assert "We screen all customers before every sale.</textarea>" in response.text
    assert f"Likeness {nearest.score} of 100" in response.text
    assert not Quote.objects.exists()
    client.post(address(capture, "quote/"), {"quotation": nearest.text})
    assert Quote.objects.get().text == nearest.text


def test_nearest_passage_over_lines_survives_the_browser(client, writer):
    capture = make_capture("We screen\nevery customer.")
    client.post(address(capture, "quote/"), {"quotation": "We screen\r\nevery customer."})
    assert Quote.objects.get().match == "exact"


def test_quote_check_says_when_nothing_comes_near(client, writer, capture):
    response = client.post(address(capture, "quote/"), {"quotation": "zzzz qqqq"})
    assert response.context["nearest"] is None
    assert "No passage of this copy comes near" in response.text


def test_quote_check_wants_words(client, writer, capture):
    response = client.post(address(capture, "quote/"), {"quotation": " "})
    assert response.context["form"].errors == {"quotation": ["This field is required."]}
    assert not Quote.objects.exists()


def test_quote_check_is_for_those_who_log(client, capture):
    client.force_login(make_user("administrator"))
    assert "Find these words" not in client.get(address(capture)).text
    assert client.post(address(capture, "quote/"), {"quotation": SAID}).status_code == 403
    assert not Quote.objects.exists()


def test_capture_that_failed_its_check_says_so_and_gives_nothing(client, writer, capture):
    capture.path.unlink()
    text = client.get(address(capture)).text
    assert text.count("Evidence failed check") == 2
    assert "Find these words" not in text
    response = client.post(address(capture, "quote/"), {"quotation": SAID})
    assert "failed its check" in response.context["form"].errors["quotation"][0]
    assert not Quote.objects.exists()
    assert client.get(address(capture, "bytes/")).headers["Location"] == address(capture)


def test_bytes_come_as_a_download_that_no_browser_runs(client, writer, capture):
    response = client.get(address(capture, "bytes/"))
    assert b"".join(response.streaming_content) == TEXT.encode()
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"] == 'attachment; filename="pasted.txt"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


HOSTILE_NAMES = {
    "../../x.txt": "x.txt",
    "C:\\temp\\x.txt": "x.txt",
    "a\u202etxt.txt": "atxt.txt",
    "CON.txt": "CON_.txt",
    f"{'n' * 300}.txt": f"{'n' * 116}.txt",
}


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_bytes_lie_under_a_name_of_ours_and_come_back_under_a_clean_one(client, writer, settings, name):
    kept = make_capture(upload=Upload(name, b"Words of Axis."))
    assert kept.path == Path(settings.MEDIA_ROOT) / "captures" / kept.sha256[:2] / kept.sha256
    response = client.get(address(kept, "bytes/"))
    assert b"".join(response.streaming_content) == b"Words of Axis."
    assert response.headers["Content-Disposition"] == f'attachment; filename="{HOSTILE_NAMES[name]}"'


@pytest.mark.parametrize("upload", [Upload("a.png", png_of()), Upload("scan.pdf", pdf_of(""))], ids=["image", "scan"])
def test_sealed_evidence_says_that_nothing_can_be_quoted(client, writer, upload):
    kept = make_capture(upload=upload)
    response = client.get(address(kept))
    assert (kept.quality, kept.text, kept.kind) == ("sealed", "", "first")
    assert "kept as sealed evidence. Nothing can be quoted from it" in response.text
    assert "Find these words" not in response.text
    assert "It says nothing of what the company has published" not in response.text
    client.post(address(kept, "quote/"), {"quotation": SAID})
    assert not Quote.objects.exists()
    assert b"".join(client.get(address(kept, "bytes/")).streaming_content) == upload.content


def test_sealed_copy_leaves_the_quotes_of_the_source_as_they_are(client, writer, capture):
    quote = make_quote(SAID, capture=capture)
    make_capture(source=capture.source, upload=Upload("a.png", png_of()))
    quote.refresh_from_db()
    assert quote.status == "verified"


@pytest.mark.slow
def test_pdf_that_can_act_is_flagged_and_kept_as_it_came(client, writer):
    content = pdf_of("We screen", catalog="/OpenAction<</S/Launch/F(cmd.exe)>>")
    kept = make_capture(upload=Upload("a.pdf", content))
    assert kept.notes == ["pdf-active: opening action, launch"]
    assert "This PDF can act when it is opened (opening action, launch)." in client.get(address(kept)).text
    assert kept.path.read_bytes() == content


def test_text_whose_encoding_was_assumed_says_so(client, writer):
    german = "Straßenbahnfahrer müssen künftig öfter überprüft werden, heißt es. Für Kunden ändert sich nichts. " * 3
    kept = make_capture(upload=Upload("a.txt", german.encode("cp1252")))
    assert (kept.text, kept.extractor) == (german, "cp1252")
    assert "cp1252 was assumed: look for garbled letters" in client.get(address(kept)).text


@pytest.mark.parametrize("page", ["", "bytes/"])
def test_capture_is_closed_to_strangers(client, capture, page):
    assert client.get(address(capture, page)).headers["Location"].startswith("/accounts/login/")
    client.force_login(make_user())
    assert client.get("/desk/sources/captures/77/" + page).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_capture_costs_the_same_whatever_the_rows(client, writer, capture, rows, django_assert_num_queries):
    for number in range(rows):
        make_quote(SAID[: 10 + number], capture=capture)
    with django_assert_num_queries(4):
        client.get(address(capture))
