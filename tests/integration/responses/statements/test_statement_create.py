"""/desk/statements/new/: the daily form; a quote counts when it is found in the archived text."""

import pytest

from responses.sources.models import Quote
from responses.statements.models import Statement
from tests.factories import PROMISED, SAID, make_capture, make_company, make_statement, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/statements/new/"
MISQUOTED = "We screen every customer after a sale."


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


@pytest.fixture
def filled_in():
    capture, company = make_capture(), make_company()
    return {
        "capture": capture.pk,
        "company": company.pk,
        "said_on": "2025-05-05",
        "speaker": "Ada, spokesperson",
        "channel": "direct",
        "stance": "denies",
        "summary": "Says that it screens.",
        "quotes": 3,
        "quote-0-words": SAID,
        "quote-0-voice": "own",
        "quote-1-voice": "own",
        "quote-2-words": PROMISED,
        "quote-2-voice": "reported",
        "quote-2-translation": "In English",
    }


def words(response):
    return [quote["words"].value() for quote in response.context["sheet"].quotes]


def test_statement_create_arrives_with_the_copy_chosen_and_its_text_beside(client, me):
    capture, company = make_capture(), make_company()
    response = client.get(URL, {"capture": capture.pk, "company": company.pk})
    assert (
        f'<option value="{capture.pk}" selected>Axis answers, The Daily (copy of 2025-06-02)</option>' in response.text
    )
    assert f'<option value="{company.pk}" selected>' in response.text
    assert "Nobody else replied." in response.text
    assert words(response) == [None, None, None]


@pytest.mark.parametrize("capture", ["", "x", "999999", "9" * 40, "٣"])
def test_statement_create_passes_over_a_copy_it_does_not_know(client, me, capture):
    assert "The archived text" not in client.get(URL, {"capture": capture}).text


def test_statement_create_says_that_a_long_text_goes_on(client, me):
    capture = make_capture("word " * 5000)
    assert "This is the beginning" in client.get(URL, {"capture": capture.pk}).text


def test_statement_create_keeps_the_statement_with_its_quotes(client, me, filled_in):
    response = client.post(URL, filled_in, follow=True)
    statement = Statement.objects.get()
    assert response.redirect_chain == [(f"/desk/statements/{statement.pk}/", 302)]
    assert "The statement is on record, its quotes are verified." in response.text
    assert (statement.speaker, statement.stance, statement.logged_by) == ("Ada, spokesperson", "denies", me)
    kept = [(said.quote.text, said.voice, said.translation) for said in statement.quotes.all()]
    assert kept == [(SAID, "own", ""), (PROMISED, "reported", "In English")]


def test_statement_create_finds_words_whose_lines_are_broken_otherwise(client, me, filled_in):
    client.post(URL, filled_in | {"quote-0-words": SAID.replace("every", "\r\n every")})
    assert Statement.objects.get().quotes.order_by("pk")[0].quote.text == SAID


def test_statement_create_shows_what_comes_nearest_and_keeps_everything(client, me, filled_in):
    response = client.post(URL, filled_in | {"quote-0-words": MISQUOTED, "quote-2-words": "zq zq zq zq"})
    assert (
        "These words do not stand in the archived text. They are not verified, so nothing was saved." in response.text
    )
    nearest = response.context["sheet"].quotes[0].nearest
    assert nearest.text in response.text
    assert f"Likeness {nearest.score:.0f} of 100." in response.text
    assert "Nothing in the archived text comes near to these words." in response.text
    assert words(response) == [MISQUOTED, None, "zq zq zq zq"]
    assert response.context["sheet"].form["summary"].value() == "Says that it screens."
    assert (Statement.objects.count(), Quote.objects.count()) == (0, 0)


def test_statement_create_takes_the_nearest_passage_over(client, me, filled_in):
    response = client.post(URL, filled_in | {"quote-0-words": MISQUOTED, "use": "0", "summary": ""})
    assert words(response) == [SAID.rstrip("."), "", PROMISED]
    assert response.context["sheet"].quotes[2]["translation"].value() == "In English"
    assert "Please correct" not in response.text
    assert not Statement.objects.exists()


@pytest.mark.parametrize("use", ["2", "7", "x", ""])
def test_statement_create_has_nothing_to_take_over(client, me, filled_in, use):
    assert words(client.post(URL, filled_in | {"use": use})) == [SAID, "", PROMISED]


def test_statement_create_gives_one_more_quote_and_keeps_everything(client, me, filled_in):
    response = client.post(URL, filled_in | {"more": "1", "company": ""})
    assert words(response) == [SAID, "", PROMISED, ""]
    assert response.context["sheet"].form["stance"].value() == "denies"
    assert "Please correct" not in response.text
    again = client.post(URL, filled_in | {"quotes": 4, "quote-3-words": "Nobody else replied.", "quote-3-voice": "own"})
    assert again.status_code == 302
    assert Statement.objects.get().quotes.count() == 3


@pytest.mark.parametrize(("asked", "given"), [("20", 20), ("999", 20), ("0", 1), ("x", 3)])
def test_statement_create_has_a_bounded_number_of_quotes(client, me, asked, given):
    response = client.post(URL, {"quotes": asked, "more": "1"})
    assert len(words(response)) == min(given + 1, 20)


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"company": ""}, "This field is required."),
        ({"capture": ""}, "This field is required."),
        ({"said_on": "2099-01-01"}, "This date lies in the future."),
        ({"said_on": "5 May"}, "Enter a valid date."),
        ({"stance": "shrugs"}, "Select a valid choice."),
        ({"speaker": "A\u202eB"}, "Character 2 (U+202E) cannot be kept."),
        ({"quote-0-words": "", "quote-2-words": "", "quote-2-translation": "", "quote-2-voice": "own"}, "at least one"),
        ({"quote-1-translation": "Words are missing"}, "This field is required."),
        ({"quote-1-voice": "nobody", "quote-1-words": PROMISED}, "Select a valid choice."),
        ({"quote-1-words": SAID}, "This passage is quoted in a statement already."),
    ],
)
def test_statement_create_says_what_is_wrong_and_saves_nothing(client, me, filled_in, sent, message):
    response = client.post(URL, filled_in | sent)
    assert message in response.text
    assert "Nothing was saved. What you wrote is kept below." in response.text
    assert not Statement.objects.exists()


def test_statement_create_refuses_a_passage_that_is_quoted_already(client, me, filled_in):
    make_statement(capture=make_capture("Other text. " + SAID))
    client.post(URL, filled_in)
    response = client.post(URL, filled_in)
    assert "This passage is quoted in a statement already." in response.text
    assert Statement.objects.count() == 2


def test_statement_create_is_for_those_who_log(client):
    assert client.get(URL).headers["Location"] == f"/accounts/login/?next={URL}"
    client.force_login(make_user("administrator"))
    assert (client.get(URL).status_code, client.post(URL).status_code) == (403, 403)


@pytest.mark.parametrize("rows", [1, 3])
def test_statement_create_costs_the_same_whatever_the_rows(client, me, rows, django_assert_num_queries):
    for number in range(rows):
        capture = make_capture(f"Text {number}")
        make_company(f"Company {number}")
    with django_assert_num_queries(5):
        client.get(URL, {"capture": capture.pk})
