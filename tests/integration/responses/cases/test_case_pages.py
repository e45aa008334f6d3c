"""Opening a case, reading it, and linking a reply."""

from datetime import date
from unittest.mock import Mock

import pytest

from accounts.errors import Refused
from responses.cases import services
from responses.cases.models import Case
from responses.cases.services import log_reply
from tests.factories import NOW, PROMISED, SAID, make_allegation, make_case, make_company, make_statement, make_user

pytestmark = pytest.mark.django_db
NEW = "/desk/cases/new/"
FILLED_IN = {"title": "Out of control", "summary": "Three firms sold.", "opened_on": "2020-09"}


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


def reply_page(allegation):
    return f"/desk/cases/allegations/{allegation.pk}/replies/new/"


def test_case_create_opens_a_case(client, me):
    assert "2019-05" in client.get(NEW).text
    response = client.post(NEW, FILLED_IN, follow=True)
    case = Case.objects.get()
    assert response.redirect_chain == [(f"/desk/cases/{case.pk}/", 302)]
    assert (case.slug, case.logged_by) == ("out-of-control", me)
    assert "Nothing is alleged of anybody yet" in response.text


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"title": ""}, "This field is required."),
        ({"opened_on": "2099"}, "This date lies in the future."),
        ({"opened_on": "May"}, "Write a year, a month or a day"),
    ],
)
def test_case_create_says_what_is_wrong_and_keeps_the_rest(client, me, sent, message):
    response = client.post(NEW, FILLED_IN | sent)
    assert message in response.text
    assert "Three firms sold." in response.text
    assert not Case.objects.exists()


def test_case_detail_shows_allegations_by_company_with_replies_over_the_years(client, me):
    case = make_case()
    zeta = make_allegation(case, company=make_company("Zeta"), period_from="2012", scale=4, words=SAID)
    axis = make_allegation(case, company=make_company("Axis"), product="Cameras", end_user="Police", place="Guilin")
    for day, quote in ((date(2024, 1, 2), PROMISED), (date(2020, 1, 2), SAID)):
        statement = make_statement(zeta.company, said_on=day, quotes=(quote,))
        log_reply(allegation=zeta, statement=statement, by=me, now=NOW)
    text = client.get(case.get_absolute_url()).text
    assert text.index(f"allegation-{axis.pk}") < text.index(f"allegation-{zeta.pk}")
    assert text.index("2 January 2020") < text.index("2 January 2024")
    for words in ("Cameras", "Police", "Guilin", "No reply is on record.", "since 2012", "scale: very high", PROMISED):
        assert words in text
    assert text.count("<h1") == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_case_detail_costs_the_same_whatever_the_rows(client, me, rows, django_assert_num_queries):
    case = make_case()
    for number in range(rows):
        allegation = make_allegation(case, company=make_company(f"Company {number}"))
        log_reply(allegation=allegation, statement=make_statement(allegation.company), by=me, now=NOW)
    with django_assert_num_queries(7):
        client.get(case.get_absolute_url())


def test_reply_create_links_a_statement_of_the_company(client, me):
    allegation = make_allegation()
    statement = make_statement(allegation.company, said_on=date(2020, 1, 2))
    make_statement(make_company("B"), summary="Somebody else’s")
    text = client.get(reply_page(allegation)).text
    assert "2020-01-02, deflects: Says that it screens customers." in text
    assert "Somebody else’s" not in text
    response = client.post(reply_page(allegation), {"statement": statement.pk}, follow=True)
    assert "The reply stands beside the allegation now." in response.text
    assert list(allegation.replies.all()) == [statement]


def test_reply_create_refuses_another_companys_statement_and_none(client, me):
    allegation = make_allegation()
    make_statement(allegation.company)
    other = make_statement(make_company("B"))
    assert "Select a valid choice." in client.post(reply_page(allegation), {"statement": other.pk}).text
    assert "This field is required." in client.post(reply_page(allegation), {}).text
    assert not allegation.replies.exists()


def test_reply_create_says_what_the_service_refused(client, me, monkeypatch):
    """As when somebody else links it in the same instant."""
    monkeypatch.setattr(services, "log_reply", Mock(side_effect=Refused("Somebody was faster.")))
    allegation = make_allegation()
    sent = {"statement": make_statement(allegation.company).pk}
    assert "Somebody was faster." in client.post(reply_page(allegation), sent).text


def test_reply_create_says_what_to_do_without_statements(client, me):
    allegation = make_allegation()
    assert f"/desk/statements/new/?company={allegation.company_id}" in client.get(reply_page(allegation)).text


@pytest.mark.parametrize("rows", [1, 3])
def test_reply_create_costs_the_same_whatever_the_statements(client, me, rows, django_assert_num_queries):
    allegation = make_allegation()
    for _number in range(rows):
        make_statement(allegation.company)
    with django_assert_num_queries(5):
        client.get(reply_page(allegation))


def test_case_pages_are_closed(client):
    allegation = make_allegation()
    pages = [allegation.case.get_absolute_url(), NEW, reply_page(allegation)]
    assert all(client.get(page).headers["Location"] == f"/accounts/login/?next={page}" for page in pages)
    client.force_login(make_user("administrator"))
    assert [client.get(page).status_code for page in pages] == [200, 403, 403]
    assert "Link a reply" not in client.get(pages[0]).text
