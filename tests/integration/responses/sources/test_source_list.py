"""/desk/sources/: every source, with how often it was copied and quoted."""

from datetime import date

import pytest

from tests.factories import make_capture, make_quote, make_source, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/sources/"


@pytest.fixture
def reader(client):
    user = make_user("administrator")
    client.force_login(user)
    return user


def titles(response):
    return [row.record.title for row in response.context["table"].rows]


def test_source_list_shows_copies_and_quotes(client, reader):
    make_quote(capture=make_capture(title="Report", published_on=date(2020, 9, 21)))
    make_source(title="Bare")
    response = client.get(URL)
    assert titles(response) == ["Bare", "Report"]
    assert [row.get_cell_value("quote_count") for row in response.context["table"].rows] == [0, 1]
    assert "21 Sep 2020" in response.text


def test_source_list_filters_by_words_and_kind(client, reader):
    make_source(title="Out of control", publisher="Amnesty", kind="report")
    make_source(title="Axis answers")
    assert titles(client.get(URL, {"q": "amnesty"})) == ["Out of control"]
    assert titles(client.get(URL, {"kind": "news"})) == ["Axis answers"]
    assert titles(client.get(URL, {"q": "a\x00", "kind": "tweet"})) == ["Axis answers", "Out of control"]


def test_source_list_says_what_to_do_when_nothing_matches(client, reader):
    assert "No source matches" in client.get(URL, {"q": "nothing"}).text


def test_source_list_offers_logging_to_those_who_log(client, reader):
    make_source()
    assert "/desk/sources/new/" not in client.get(URL).text
    client.force_login(make_user())
    assert "/desk/sources/new/" in client.get(URL).text


def test_source_list_is_closed_to_strangers(client):
    make_source()
    assert client.get(URL).headers["Location"] == f"/accounts/login/?next={URL}"


@pytest.mark.parametrize("rows", [1, 3])
def test_source_list_costs_the_same_whatever_the_rows(client, reader, rows, django_assert_num_queries):
    for _n in range(rows):
        make_quote()
    with django_assert_num_queries(4):
        client.get(URL)
