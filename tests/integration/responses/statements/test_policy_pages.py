"""/desk/statements/policies/: standing documents, their versions, logging one."""

from unittest.mock import Mock

import pytest

from accounts.errors import Refused
from responses.rechecks.services import Interval
from responses.statements import services
from responses.statements.models import Policy
from responses.statements.services import watch
from tests.factories import NOW, TODAY, make_capture, make_company, make_policy, make_quote, make_source, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/statements/policies/"


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


def test_policy_list_shows_documents_by_company(client, me):
    zeta, axis = make_policy(make_company("Zeta")), make_policy(make_company("Axis"))
    response = client.get(URL)
    assert [row.record for row in response.context["table"].rows] == [axis, zeta]
    assert "not known" in response.text


def test_policy_list_says_what_to_do_when_there_is_none(client, me):
    text = client.get(URL).text
    assert "No policy is on record yet" in text
    assert f'<a href="{URL}new/">Log a policy</a>' in text


@pytest.mark.parametrize("rows", [1, 3])
def test_policy_list_costs_the_same_whatever_the_rows(client, me, rows, django_assert_num_queries):
    for number in range(rows):
        policy = make_policy(make_company(f"Company {number}"))
        watch(subject=policy, interval=Interval(TODAY), by=me, now=NOW)
    with django_assert_num_queries(4):
        client.get(URL)


def test_policy_create_puts_a_document_on_record(client, me):
    source, company = make_source(title="Code of conduct"), make_company()
    page = client.get(f"{URL}new/", {"source": source.pk, "company": company.pk}).text
    assert f'<option value="{source.pk}" selected>Code of conduct</option>' in page
    response = client.post(f"{URL}new/", {"company": company.pk, "source": source.pk}, follow=True)
    policy = Policy.objects.get()
    assert response.redirect_chain == [(f"{URL}{policy.pk}/", 302)]
    assert "Set a re-check to notice when it changes." in response.text


def test_policy_create_refuses_a_document_that_is_a_policy_already(client, me):
    policy = make_policy()
    sent = {"company": policy.company_id, "source": policy.source_id}
    assert "This document is on record as a policy already." in client.post(f"{URL}new/", sent).text
    assert Policy.objects.count() == 1


def test_policy_create_says_what_the_service_refused(client, me, monkeypatch):
    """As when somebody else logs it in the same instant."""
    refusal = Mock(side_effect=Refused("Somebody was faster."))
    monkeypatch.setattr(services, "log_policy", refusal)
    sent = {"company": make_company().pk, "source": make_source().pk}
    assert "Somebody was faster." in client.post(f"{URL}new/", sent).text


def test_policy_create_needs_both(client, me):
    assert client.post(f"{URL}new/", {"source": "x"}).context["form"].errors.keys() == {"company", "source"}


def test_policy_detail_shows_its_versions_newest_first(client, me):
    policy = make_policy()
    make_capture("A new text.", source=policy.source, now=NOW.replace(month=7))
    text = client.get(policy.get_absolute_url()).text
    assert text.index("2 July 2025") < text.index("2 June 2025")
    assert text.index("Update") < text.index("First")
    assert "0 quotes from it." in text


@pytest.mark.parametrize("rows", [1, 3])
def test_policy_detail_costs_the_same_whatever_the_versions(client, me, rows, django_assert_num_queries):
    policy = make_policy()
    for number in range(rows):
        make_quote("Text", capture=make_capture(f"Text {number}", source=policy.source))
    with django_assert_num_queries(6):
        client.get(policy.get_absolute_url())


def test_policy_pages_are_closed(client):
    policy = make_policy()
    pages = [URL, policy.get_absolute_url(), f"{URL}new/"]
    assert all(client.get(page).headers["Location"] == f"/accounts/login/?next={page}" for page in pages)
    client.force_login(make_user("administrator"))
    assert [client.get(page).status_code for page in pages] == [200, 200, 403]
    assert "Log a policy" not in client.get(URL).text
