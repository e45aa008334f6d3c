"""/desk/statements/: what companies said, newest first."""

from datetime import date

import pytest

from responses.rechecks.services import Interval
from responses.statements.services import watch
from tests.factories import NOW, PROMISED, SAID, TODAY, make_company, make_statement, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/statements/"


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


def found(response):
    return [row.record for row in response.context["table"].rows]


def test_statement_list_shows_the_newest_first_with_its_recheck(client, me):
    old = make_statement(said_on=date(2019, 1, 1), summary="Long ago " + "and " * 60, quotes=(SAID, PROMISED))
    new = make_statement(make_company("Idemia"), stance="denies")
    new = watch(subject=new, interval=Interval(TODAY, 1), by=me, now=NOW)
    response = client.get(URL)
    assert found(response) == [new, old]
    for words in ("5 May 2025", "Idemia", "denies", "Overdue", f'"/desk/rechecks/{new.recheck_id}/"', "…", ">2<"):
        assert words in response.text
    assert response.text.count(">none<") == 1


def test_statement_list_finds_by_company_stance_and_words(client, me):
    axis = make_statement(summary="About cameras")
    idemia = make_statement(make_company("Idemia"), stance="denies", summary="About faces")
    make_company("Silent")
    assert found(client.get(URL, {"company": idemia.company_id})) == [idemia]
    assert found(client.get(URL, {"stance": "deflects"})) == [axis]
    assert found(client.get(URL, {"q": "CAMERAS"})) == [axis]
    assert found(client.get(URL, {"q": "screen every", "stance": "denies"})) == [idemia]
    assert ">Silent</option>" not in client.get(URL).text


def test_statement_list_says_what_to_do_when_nothing_matches(client, me):
    make_statement()
    text = client.get(URL, {"q": "nowhere"}).text
    assert "No statement matches" in text
    assert '<a href="/desk/statements/new/">Log a statement</a>' in text


@pytest.mark.parametrize("query", [{"company": "x"}, {"stance": "x"}, {"page": "x"}, {"sort": "logged_by__email"}])
def test_statement_list_passes_over_what_it_does_not_know(client, me, query):
    statement = make_statement()
    assert found(client.get(URL, query)) == [statement]


@pytest.mark.parametrize("column", ["company", "-said_on", "stance", "quote_count", "recheck"])
def test_statement_list_sorts(client, me, column):
    one, two = make_statement(), make_statement(make_company("Zeta"))
    assert set(found(client.get(URL, {"sort": column}))) == {one, two}


def test_statement_list_offers_writing_to_those_who_log(client, me):
    assert "Log a statement" in client.get(URL).text
    make_statement()
    client.force_login(make_user("administrator"))
    assert "Log a statement" not in client.get(URL).text


def test_statement_list_asks_strangers_to_sign_in(client):
    assert client.get(URL).headers["Location"] == f"/accounts/login/?next={URL}"


@pytest.mark.parametrize("rows", [1, 3])
def test_statement_list_costs_the_same_whatever_the_rows(client, me, rows, django_assert_num_queries):
    for _number in range(rows):
        watch(subject=make_statement(), interval=Interval(TODAY), by=me, now=NOW)
    with django_assert_num_queries(5):
        client.get(URL)
