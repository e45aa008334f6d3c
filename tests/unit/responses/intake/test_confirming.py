"""What a person says of a draft: its facts, its source, that it is put away."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.choices import Role
from accounts.errors import NotAllowed, Refused, StaleVersion
from responses.intake.models import Draft, Proposal
from responses.intake.services import choose_source, confirm_facts, discard_draft, reopen_draft
from tests.factories import NOW, make_confirmed, make_draft, make_source, make_user

pytestmark = pytest.mark.django_db


def test_confirm_facts_takes_what_a_person_says():
    me = make_user()
    draft = make_confirmed(make_draft(), by=me, kind="report", published_on=date(2025, 5, 6))
    assert (draft.publisher, draft.kind, draft.published_on) == ("The Daily", "report", date(2025, 5, 6))
    assert (draft.confirmed_by, draft.version) == (me, 2)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"publisher": ""}, "publisher"),
        ({"title": "two\nlines"}, "title"),
        ({"kind": "rumour"}, "kind"),
        ({"published_on": date(2030, 1, 1)}, "published_on"),
    ],
)
def test_confirm_facts_says_what_is_wrong(facts, field):
    draft = make_draft()
    with pytest.raises(ValidationError) as refusal:
        make_confirmed(draft, **facts)
    assert list(refusal.value.message_dict) == [field]
    assert Draft.objects.get().confirmed_at is None


def test_two_people_at_one_draft_do_not_overwrite_each_other():
    draft = make_draft()
    make_confirmed(draft, publisher="The Weekly")
    with pytest.raises(StaleVersion):
        confirm_facts(draft=draft, version=1, by=make_user(), now=NOW, publisher="The Monthly")
    assert Draft.objects.get().publisher == "The Weekly"


def test_choose_source_and_take_it_back():
    draft, source, me = make_draft(), make_source(), make_user()
    draft = choose_source(draft=draft, source=source, version=1, by=me, now=NOW)
    assert draft.source == source
    assert choose_source(draft=draft, source=None, version=2, by=me, now=NOW).source is None


def test_discard_and_reopen_lose_nothing():
    draft, me = make_draft(), make_user()
    discarded = discard_draft(draft=draft, version=1, by=me, now=NOW)
    assert (discarded.state, discarded.closed_by) == ("discarded", me)
    with pytest.raises(Refused, match="discarded meanwhile"):
        discard_draft(draft=draft, version=2, by=me, now=NOW)
    reopened = reopen_draft(draft=draft, by=me, now=NOW)
    assert (reopened.state, reopened.closed_by, Proposal.objects.count()) == ("open", None, 8)
    with pytest.raises(Refused, match="open meanwhile"):
        reopen_draft(draft=draft, by=me, now=NOW)


@pytest.mark.parametrize("service", [confirm_facts, discard_draft])
def test_drafts_are_for_those_who_log(service):
    with pytest.raises(NotAllowed):
        service(draft=make_draft(), version=1, by=make_user(Role.ADMINISTRATOR), now=NOW)
