"""/desk/statements/<pk>/: the words in context, the promises in them; one more quote."""

import pytest

from responses.statements.models import StatementQuote
from tests.factories import PROMISED, SAID, make_capture, make_commitment, make_statement, make_user

pytestmark = pytest.mark.django_db
MISQUOTED = "We will publish their findings each year"


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


def url(statement):
    return f"/desk/statements/{statement.pk}/"


def test_statement_detail_shows_the_quotes_in_context(client, me):
    statement = make_statement(quotes=(SAID,), speaker="")
    text = client.get(url(statement)).text
    assert f"<mark>{SAID}</mark>" in text
    assert "Nobody else replied." in text
    for words in (
        "deflects",
        "not named",
        "through a third party",
        "the company&#x27;s own words",
        "found word for word",
    ):
        assert words in text
    assert "Nobody is reminded to look at this again." in text
    assert text.count("<h1") == 1


def test_statement_detail_lists_the_commitments_in_it(client, me):
    statement = make_statement(quotes=(PROMISED,))
    assert "None logged." in client.get(url(statement)).text
    make_commitment(statement)
    text = client.get(url(statement)).text
    assert "Publish findings each year" in text
    assert "not yet rated" in text


def test_statement_detail_may_be_read_and_not_written_by_administrators(client):
    statement = make_statement()
    assert client.get(url(statement)).headers["Location"].startswith("/accounts/login/")
    client.force_login(make_user("administrator"))
    text = client.get(url(statement)).text
    assert SAID in text
    assert [words in text for words in ("Add a quote", "Log a commitment", "Set a re-check")] == [False] * 3


def test_statement_detail_is_not_there(client, me):
    assert client.get("/desk/statements/99999/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_statement_detail_costs_the_same_whatever_the_rows(client, me, rows, django_assert_num_queries):
    statement = make_statement(quotes=(PROMISED, SAID, "Nobody else replied.")[:rows])
    for _number in range(rows):
        make_commitment(statement)
    with django_assert_num_queries(6):
        client.get(url(statement))


def test_quote_create_adds_a_verified_quote(client, me):
    statement = make_statement(capture=make_capture())
    page = url(statement) + "quotes/new/"
    capture = statement.quotes.get().quote.capture
    assert f'<option value="{capture.pk}" selected>' in client.get(page).text
    sent = {"capture": capture.pk, "words": PROMISED, "voice": "reported", "translation": ""}
    response = client.post(page, sent, follow=True)
    assert "The quote is verified and on record." in response.text
    assert StatementQuote.objects.get(quote__text=PROMISED).voice == "reported"


@pytest.mark.parametrize(
    ("translation", "by_machine", "marked"),
    [("We publish.", "on", True), ("We publish.", "", False), ("", "on", False)],
)
def test_a_machine_translation_stands_beside_the_original_and_is_marked(client, me, translation, by_machine, marked):
    capture = make_capture(language="de")
    statement = make_statement(capture=capture)
    sent = {"capture": capture.pk, "words": PROMISED, "voice": "own", "translation": translation}
    sent |= {"is_machine_translation": by_machine} if by_machine else {}
    text = client.post(url(statement) + "quotes/new/", sent, follow=True).text
    assert StatementQuote.objects.get(quote__text=PROMISED).is_machine_translation is marked
    assert '<blockquote lang="de">' in text
    assert ("Machine translation, not checked:" in text) == marked
    assert (translation in text, "Translation:" in text) == (True, bool(translation) and not marked)


def test_quote_create_shows_what_comes_nearest_and_takes_it_over(client, me):
    statement = make_statement()
    page, capture = url(statement) + "quotes/new/", statement.quotes.get().quote.capture
    sent = {"capture": capture.pk, "words": MISQUOTED, "voice": "reported", "translation": "Kept"}
    response = client.post(page, sent)
    assert "They are not verified, so nothing was saved." in response.text
    assert response.context["form"]["translation"].value() == "Kept"
    nearest = response.context["form"].nearest.text
    assert "We will publish our findings each year" in nearest
    response = client.post(page, sent | {"use": "0"})
    assert response.context["form"]["words"].value() == nearest
    assert response.context["form"]["voice"].value() == "reported"
    response = client.post(page, sent | {"use": "0", "words": "zq zq zq"})
    assert response.context["form"]["words"].value() == "zq zq zq"
    assert StatementQuote.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"words": SAID}, "This passage is quoted in a statement already."),
        ({"words": ""}, "This field is required."),
        ({"capture": "x"}, "Select a valid choice."),
    ],
)
def test_quote_create_says_what_is_wrong(client, me, sent, message):
    statement = make_statement()
    capture = statement.quotes.get().quote.capture_id
    sent = {"capture": capture, "words": PROMISED, "voice": "own"} | sent
    assert message in client.post(url(statement) + "quotes/new/", sent).text
    assert StatementQuote.objects.count() == 1


def test_quote_create_is_for_those_who_log(client):
    page = url(make_statement()) + "quotes/new/"
    assert client.get(page).headers["Location"] == f"/accounts/login/?next={page}"
    client.force_login(make_user("administrator"))
    assert client.post(page, {"words": PROMISED}).status_code == 403


def test_statement_detail_asks_for_a_stance_that_was_left_open(client, me):
    statement = make_statement(stance="not-rated")
    page, rate = statement.get_absolute_url(), f"{statement.get_absolute_url()}stance/"
    assert "Rate the stance" in client.get(page).text
    assert "This field is required." in client.post(rate, {"stance": ""}).text
    response = client.post(rate, {"stance": "denies"}, follow=True)
    assert "The stance is on record." in response.text
    assert ["denies" in response.text, "Rate the stance" in response.text] == [True, False]
    assert "Somebody rated the stance already." in client.post(rate, {"stance": "commits"}, follow=True).text
