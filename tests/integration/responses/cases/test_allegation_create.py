"""/desk/cases/<pk>/allegations/new/: one company's alleged part."""

import pytest

from responses.cases.models import Allegation
from responses.sources.models import Quote, Source
from tests.factories import NOW, SAID, make_case, make_company, make_source, make_user

pytestmark = pytest.mark.django_db
MISQUOTED = "We screen every customer after a sale."


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


@pytest.fixture
def page(me):
    return f"/desk/cases/{make_case(by=me).pk}/allegations/new/"


@pytest.fixture
def filled_in():
    return {
        "company": make_company().pk,
        "what": "Sold cameras.",
        "alleged_by": "An organisation",
        "source": make_source().pk,
        "words": SAID,
        "period_from": "2012",
        "period_to": "2019-05",
        "scale": "4",
        "standing": "documented",
    }


def test_allegation_create_keeps_all_of_it(client, me, page, filled_in):
    response = client.post(page, filled_in, follow=True)
    allegation = Allegation.objects.get()
    assert response.redirect_chain == [(allegation.case.get_absolute_url(), 302)]
    assert "The allegation is on record." in response.text
    assert (allegation.quote.text, allegation.period, allegation.scale, allegation.scope) == (
        SAID,
        "2012 to May 2019",
        4,
        None,
    )
    assert (allegation.standing, allegation.logged_by) == ("documented", me)


def test_allegation_create_needs_no_quote(client, page, filled_in):
    client.post(page, filled_in | {"words": "  "})
    assert Allegation.objects.get().quote is None


def test_allegation_create_arrives_with_company_and_source_chosen(client, page, filled_in):
    text = client.get(page, {"company": filled_in["company"], "source": filled_in["source"]}).text
    assert f'<option value="{filled_in["company"]}" selected>Axis Communications</option>' in text
    assert f'<option value="{filled_in["source"]}" selected>Axis answers</option>' in text


def test_allegation_create_shows_what_comes_nearest_and_takes_it_over(client, page, filled_in):
    response = client.post(page, filled_in | {"words": MISQUOTED})
    assert "They are not verified, so nothing was saved." in response.text
    assert "Likeness" in response.text
    response = client.post(page, filled_in | {"words": MISQUOTED, "use": "1"})
    assert response.context["form"]["words"].value() == SAID.rstrip(".")
    assert response.context["form"]["what"].value() == "Sold cameras."
    response = client.post(page, filled_in | {"words": "zq zq zq", "use": "1"})
    assert response.context["form"]["words"].value() == "zq zq zq"
    assert (Allegation.objects.count(), Quote.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"company": ""}, "This field is required."),
        ({"source": "x"}, "Select a valid choice."),
        ({"period_from": "2019-06"}, "The period ends before it begins."),
        ({"period_to": "2099"}, "This date lies in the future."),
        ({"period_to": "now"}, "Write a year, a month or a day"),
        ({"scale": "9"}, "Select a valid choice."),
        ({"what": "un\x00seen"}, "Null characters are not allowed."),
    ],
)
def test_allegation_create_says_what_is_wrong_and_saves_nothing(client, page, filled_in, sent, message):
    response = client.post(page, filled_in | sent)
    assert message in response.text
    assert "An organisation" in response.text
    assert (Allegation.objects.count(), Quote.objects.count()) == (0, 0)


def test_allegation_create_tells_that_there_is_nothing_to_quote_from(client, me, page, filled_in):
    bare = Source.objects.create(title="Bare", publisher="P", kind="report", added_at=NOW, added_by=me)
    response = client.post(page, filled_in | {"source": bare.pk})
    assert "This source has no archived copy yet." in response.text
    assert Allegation.objects.count() == 0


def test_allegation_create_is_for_those_who_log(client, page):
    client.logout()
    assert client.get(page).headers["Location"] == f"/accounts/login/?next={page}"
    client.force_login(make_user("administrator"))
    assert client.post(page, {}).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_allegation_create_costs_the_same_whatever_the_rows(client, page, rows, django_assert_num_queries):
    for number in range(rows):
        make_company(f"Company {number}")
        make_source(f"Text {number}")
    with django_assert_num_queries(5):
        client.get(page)
