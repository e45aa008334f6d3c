"""/desk/cases/: the matters, newest first."""

import pytest

from tests.factories import make_allegation, make_case, make_company, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/cases/"


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


def found(response):
    return [row.record for row in response.context["table"].rows]


def test_case_list_shows_the_newest_first(client, me):
    old, new = make_case(opened_on="2019-05"), make_case(title="Newer")
    make_allegation(new)
    response = client.get(URL)
    assert found(response) == [new, old]
    assert ["May 2019" in response.text, "21 September 2020" in response.text] == [True, True]


def test_case_list_finds_by_words(client, me):
    make_case()
    faces = make_case(title="On faces")
    assert found(client.get(URL, {"q": "faces"})) == [faces]
    assert "No case matches" in client.get(URL, {"q": "nowhere"}).text


def test_case_list_says_what_to_do_when_there_is_none(client, me):
    assert '<a href="/desk/cases/new/">Open a case</a>' in client.get(URL).text


def test_case_list_may_be_read_by_everybody_who_works_here(client):
    assert client.get(URL).headers["Location"] == f"/accounts/login/?next={URL}"
    make_case()
    client.force_login(make_user("administrator"))
    text = client.get(URL).text
    assert ("Out of control" in text, "Open a case" in text) == (True, False)


@pytest.mark.parametrize("rows", [1, 3])
def test_case_list_costs_the_same_whatever_the_rows(client, me, rows, django_assert_num_queries):
    for number in range(rows):
        make_allegation(make_case(), company=make_company(f"Company {number}"))
    with django_assert_num_queries(4):
        client.get(URL)
