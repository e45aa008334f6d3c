"""/desk/methodologies/: the versions that are installed."""

import pytest

from accounts.choices import Role
from tests.factories import METHODOLOGY, make_methodology, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/methodologies/"


def test_list_shows_versions_and_leads_to_the_public_page(client, editor):
    methodology = make_methodology(by=editor)
    text = client.get(URL).text
    assert '<a href="/methodologies/small/1/">Small methodology</a>' in text
    assert (methodology.sha256[:12] in text, editor.name in text) == (True, True)
    assert text.count('href="/desk/methodologies/new/"') == 1


def test_list_offers_adding_to_editors_only(client):
    client.force_login(make_user(Role.REVIEWER))
    text = client.get(URL).text
    assert "No methodology is installed yet." in text
    assert "/desk/methodologies/new/" not in text


def test_empty_list_says_what_to_do_next(client, editor):
    assert '<a href="/desk/methodologies/new/">Add a methodology</a>' in client.get(URL).text


def test_list_is_for_those_who_work_here(client):
    assert client.get(URL).headers["Location"] == f"/accounts/login/?next={URL}"


@pytest.mark.parametrize("order", ["-title", "version", "publisher", "installed_at", "installed_by", "nonsense"])
def test_list_can_be_sorted(client, editor, order):
    make_methodology()
    assert "Small methodology" in client.get(URL, {"sort": order, "page": "zero"}).text


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_whatever_the_rows(client, editor, django_assert_num_queries, rows):
    for number in range(rows):
        make_methodology(METHODOLOGY.replace('version: "1"', f'version: "{number}"'))
    with django_assert_num_queries(4):
        assert client.get(URL).context["table"].paginator.count == rows
