"""Commitments: the list, logging one out of a statement, and what became of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from responses.rechecks.models import Recheck
from responses.rechecks.services import Interval
from responses.statements.models import Commitment, ProgressChange
from responses.statements.services import watch
from tests.factories import NOW, PROMISED, TODAY, make_commitment, make_company, make_statement, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/statements/commitments/"


@pytest.fixture
def me(client):
    user = make_user(name="Ada")
    client.force_login(user)
    return user


@pytest.fixture
def statement():
    return make_statement(quotes=(PROMISED,))


@pytest.fixture
def filled_in(statement):
    return {
        "quote": statement.quotes.get().quote_id,
        "summary": "Publish each year",
        "outcome_test": "A report is public.",
        "made_on": "2025",
        "due_on": "",
        "recheck-anchor": "",
        "recheck-every": "3",
        "recheck-unit": "months",
    }


def page_of(statement):
    return f"/desk/statements/{statement.pk}/commitments/new/"


def found(response):
    return [row.record for row in response.context["table"].rows]


def test_commitment_list_shows_what_is_due_soonest_first(client, me):
    open_end, soon = make_commitment(), make_commitment(due_on=TODAY)
    response = client.get(URL)
    assert found(response) == [soon, open_end]
    for words in ("2 Jun 2025", "no day named", "May 2025", "not yet rated"):
        assert words in response.text


def test_commitment_list_finds_by_company_and_status(client, me):
    axis = make_commitment()
    idemia = make_commitment(make_statement(make_company("Idemia"), quotes=(PROMISED,)))
    assert found(client.get(URL, {"company": idemia.company_id})) == [idemia]
    Commitment.objects.filter(pk=axis.pk).update(progress="kept")
    assert found(client.get(URL, {"progress": "kept"})) == [axis]
    assert "Choose the statement in which it was promised" in client.get(URL, {"progress": "broken"}).text


@pytest.mark.parametrize("rows", [1, 3])
def test_commitment_list_costs_the_same_whatever_the_rows(client, me, rows, django_assert_num_queries):
    for _number in range(rows):
        watch(subject=make_commitment(), interval=Interval(TODAY), by=me, now=NOW)
    with django_assert_num_queries(5):
        client.get(URL)


def test_commitment_create_keeps_a_promise_without_a_recheck(client, me, statement, filled_in):
    assert 'value="2025-05-05"' in client.get(page_of(statement)).text
    response = client.post(page_of(statement), filled_in, follow=True)
    commitment = Commitment.objects.get()
    assert response.redirect_chain == [(f"{URL}{commitment.pk}/", 302)]
    assert (commitment.made_on, commitment.due_on, commitment.recheck) == ("2025", None, None)


def test_commitment_create_sets_a_recheck_in_the_same_form(client, me, statement, filled_in):
    day = (timezone.now() + timedelta(days=9)).date()
    client.post(page_of(statement), filled_in | {"recheck-anchor": day, "due_on": "2030-01-01"})
    commitment = Commitment.objects.get()
    assert (commitment.recheck.due_on, commitment.recheck.owner, str(commitment.due_on)) == (day, me, "2030-01-01")


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"quote": ""}, "This field is required."),
        ({"quote": "99999"}, "Select a valid choice."),
        ({"made_on": "May"}, "Write a year, a month or a day: 2015, 2015-06 or 2015-06-30."),
        ({"made_on": "2099"}, "This date lies in the future."),
        ({"due_on": "2024-12-31"}, "This day lies before the promise was made."),
        ({"recheck-every": "6"}, "This field is required."),
        ({"recheck-anchor": "1980-01-01"}, "Choose a day between 1990 and ten years from now."),
    ],
)
def test_commitment_create_says_what_is_wrong_and_saves_nothing(client, me, statement, filled_in, sent, message):
    response = client.post(page_of(statement), filled_in | sent)
    assert message in response.text
    assert "Publish each year" in response.text
    assert (Commitment.objects.count(), Recheck.objects.count()) == (0, 0)


@pytest.mark.parametrize("rows", [1, 3])
def test_commitment_create_costs_the_same_whatever_the_quotes(client, me, rows, django_assert_num_queries):
    quotes = (PROMISED, "Nobody else replied.", "Axis answered")[:rows]
    page = page_of(make_statement(quotes=quotes))
    with django_assert_num_queries(4):
        client.get(page)


def test_commitment_detail_shows_the_words_and_the_test(client, me):
    text = client.get(make_commitment(due_on=TODAY).get_absolute_url()).text
    assert f"<mark>{PROMISED}</mark>" in text
    for words in ("A report for the year is public.", "2 Jun 2025", "Nobody has said yet what has become of it."):
        assert words in text


def test_commitment_detail_changes_the_status_and_keeps_the_earlier(client, me):
    commitment = make_commitment()
    page = commitment.get_absolute_url()
    client.post(page, {"progress": "in-the-works", "changed_on": "2025-05-09", "reason": "They say so."})
    sent = {"progress": "broken", "changed_on": "2025-05-30", "reason": "No report."}
    text = client.post(page, sent, follow=True).text
    assert "The new status is on record; the earlier ones stay." in text
    assert text.index("No report.") < text.index("They say so.")
    commitment.refresh_from_db()
    assert (commitment.progress, ProgressChange.objects.filter(logged_by=me).count()) == ("broken", 2)


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"progress": ""}, "This field is required."),
        ({"changed_on": "2099-01-01"}, "This date lies in the future."),
        ({"reason": ""}, "This field is required."),
    ],
)
def test_commitment_detail_says_what_is_wrong_with_a_status(client, me, sent, message):
    page = make_commitment().get_absolute_url()
    good = {"progress": "kept", "changed_on": "2025-05-30", "reason": "My long reason"}
    response = client.post(page, good | sent)
    assert message in response.text
    assert sent.get("reason", "My long reason") in response.text
    assert not ProgressChange.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_commitment_detail_costs_the_same_whatever_the_changes(client, me, rows, django_assert_num_queries):
    page = make_commitment().get_absolute_url()
    for _number in range(rows):
        client.post(page, {"progress": "kept", "changed_on": "2025-05-30", "reason": "r"})
    client.get(page)
    with django_assert_num_queries(6):
        client.get(page)


@pytest.mark.parametrize(("progress", "is_said"), [("kept", True), ("broken", True), ("stalled", False)])
def test_commitment_detail_says_how_its_rechecks_end_once_it_is_settled(client, me, progress, is_said):
    commitment = make_commitment()
    page = commitment.get_absolute_url()
    assert "Choose a status" in client.get(page).text
    watch(subject=commitment, interval=Interval(TODAY), by=me, now=NOW)
    client.post(page, {"progress": progress, "changed_on": "2025-05-30", "reason": "r"})
    assert ("When nobody has to look again, note the re-check as done." in client.get(page).text) is is_said


def test_commitment_pages_are_closed(client, statement):
    commitment = make_commitment(statement)
    pages = [URL, commitment.get_absolute_url(), page_of(statement)]
    assert all(client.get(page).headers["Location"] == f"/accounts/login/?next={page}" for page in pages)
    client.force_login(make_user("administrator"))
    assert [client.get(page).status_code for page in pages] == [200, 200, 403]
    assert "Change the status" not in client.get(pages[1]).text
    assert client.post(pages[1], {"progress": "kept"}).status_code == 403
