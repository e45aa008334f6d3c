"""Confirming the source at …/facts/, and saving at …/save/."""

from datetime import date

import pytest

from responses.cases.models import Allegation
from responses.intake.models import Draft
from responses.sources.models import Source
from responses.statements.models import Statement
from tests.factories import make_answers, make_case, make_company, make_confirmed, make_draft, make_user

pytestmark = pytest.mark.django_db
FACTS = {
    "version": 1,
    "title": "Camera makers answer",
    "publisher": "The Daily",
    "kind": "news",
    "language": "en",
    "published_on": "2025-05-06",
}


@pytest.fixture
def draft(me):
    make_company()
    return make_draft()


def confirm(client, draft, **sent):
    return client.post(f"{draft.get_absolute_url()}facts/", FACTS | sent)


def save(client, draft, version=2):
    return client.post(f"{draft.get_absolute_url()}save/", {"version": version}, follow=True)


def test_facts_are_confirmed_by_a_person(client, me, draft):
    case = make_case()
    response = confirm(client, draft, author="Axis Communications", case=case.pk)
    assert response.headers["Location"] == f"{draft.get_absolute_url()}#facts"
    draft.refresh_from_db()
    assert (draft.title, draft.published_on, draft.confirmed_by) == ("Camera makers answer", date(2025, 5, 6), me)
    assert (draft.author, draft.case) == ("Axis Communications", case)
    text = client.get(draft.get_absolute_url()).text
    assert ["Axis Communications’s own publication" in text, "confirmed" in text, case.title in text] == [True] * 3


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"publisher": ""}, "This field is required."),
        ({"published_on": "2099-01-01"}, "This date lies in the future."),
        ({"published_on": "tomorrow"}, "Enter a valid date."),
        ({"language": "English"}, "small letters"),
        ({"author": "Nobody"}, "Select a valid choice."),
        ({"url": "javascript:x"}, "Enter a valid URL."),
        ({"case": 999}, "Select a valid choice."),
    ],
)
def test_facts_that_are_wrong_stay_in_the_form(client, draft, sent, message):
    response = confirm(client, draft, **sent)
    assert message in response.text
    assert 'value="Camera makers answer"' in response.text
    assert Draft.objects.get().confirmed_at is None


def test_two_people_at_the_facts_see_both_versions(client, draft):
    make_confirmed(draft, publisher="The Weekly", published_on=None)
    response = confirm(client, draft)
    assert response.status_code == 409
    for words in ("The Weekly", "The Daily", "Put mine on top"):
        assert words in response.text
    assert Draft.objects.get().publisher == "The Weekly"


def test_save_puts_it_on_record(client, draft):
    confirm(client, draft, case_title="Norrby")
    make_answers(draft, 1, 3, 7)
    response = save(client, draft)
    assert "What was made" in response.text
    assert [Source.objects.count(), Statement.objects.count(), Allegation.objects.count()] == [1, 1, 1]


def test_save_says_what_is_missing_beside_it(client, draft):
    make_answers(draft, 3, 7)
    response = save(client, draft, version=1)
    assert "Nothing was saved yet" in response.text
    assert "Confirm the facts of the source first." in response.text
    assert "Choose the case in which the allegations stand, or name a new one." in response.text
    card = response.text.partition('id="p-3"')[2].partition("</article>")[0]
    assert "The company “Axis Communications” is not accepted." in card
    assert Source.objects.count() == 0


def test_a_missing_case_opens_the_fields_in_which_it_is_named(client, draft):
    confirm(client, draft)
    make_answers(draft, 1, 3, 7)
    assert 'name="case_title"' not in client.get(draft.get_absolute_url()).text
    response = save(client, draft)
    assert "Choose the case in which the allegations stand" in response.text
    fields = response.text.partition("<details open>")[2].partition("</details>")[0]
    assert 'name="case_title"' in fields


def test_save_overwrites_nobody(client, draft):
    make_confirmed(draft)
    make_answers(draft, 1, 3)
    response = save(client, draft, version=1)
    assert (response.status_code, Source.objects.count()) == (409, 0)
    assert "Somebody else was faster" in response.text
    save(client, draft)
    assert "Saved by" in save(client, draft, version=3).text
    assert Source.objects.count() == 1


def test_saving_is_for_those_who_log(client, draft):
    client.force_login(make_user("administrator"))
    for door in ("facts", "source", "save", "discard", "reopen", "words"):
        assert client.post(f"{draft.get_absolute_url()}{door}/").status_code == 403
    assert Draft.objects.get().state == "open"
