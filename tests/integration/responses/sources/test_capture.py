"""/desk/sources/captures/1/: the text, its quotes, the check of a quote, the bytes."""

import pytest

from responses.sources.models import Quote
from responses.sources.views import captures as views
from tests.factories import PROMISED, SAID, TEXT, make_capture, make_quote, make_user

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
