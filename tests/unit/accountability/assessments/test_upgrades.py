"""Going over to a newer version: which marks hold, whose they are, and that nothing else is carried."""

from datetime import timedelta

import pytest

from accountability.assessments.models import Assessment, Mark
from accountability.assessments.services import carry_over_marks, upgrade_assessment
from accountability.assessments.upgrades import newest_day, upgrade_of
from accounts.choices import Role
from accounts.errors import NotAllowed, Refused
from accounts.models import LedgerEntry
from responses.sources.choices import QuoteStatus
from tests.factories import (
    METHODOLOGY,
    NOW,
    TODAY,
    make_assessment,
    make_company,
    make_mark,
    make_methodology,
    make_statement,
    make_user,
)

pytestmark = pytest.mark.django_db
SECOND = METHODOLOGY.replace('version: "1"', 'version: "2"')
LATER = NOW + timedelta(days=1)


@pytest.fixture
def reviewers():
    return [make_user(Role.REVIEWER), make_user(Role.REVIEWER)]


@pytest.fixture
def assessment(reviewers):
    return make_assessment(reviewers=reviewers)


@pytest.fixture
def quote(assessment):
    return make_statement(assessment.company).quotes.get().quote


def upgrade(assessment, methodology, *, by=None):
    return upgrade_assessment(
        assessment=assessment,
        methodology=methodology,
        as_of=TODAY,
        scope_note="The same.",
        by=by or make_user(Role.EDITOR),
        now=LATER,
    )


def test_marks_go_over_as_their_reviewers_own(assessment, reviewers, quote):
    first = make_mark(assessment, by=reviewers[0], answer="yes", reason="Because.", quotes=[quote])
    make_mark(assessment, by=reviewers[0], answer="yes", reason="Because so.", quotes=[quote], version=first.version)
    make_mark(assessment, by=reviewers[1], answer="no", reason="Not so.")
    opened = upgrade(assessment, make_methodology(SECOND))
    carried = opened.marks.order_by("pk")
    assert [(m.reviewer, m.criterion, m.answer, m.reason, m.version, m.marked_at) for m in carried] == [
        (reviewers[0], "A1", "yes", "Because so.", 1, LATER),
        (reviewers[1], "A1", "no", "Not so.", 1, LATER),
    ]
    assert [list(mark.quotes.all()) for mark in carried] == [[quote], []]
    assert (list(opened.reviewers.order_by("pk")), assessment.marks.count()) == (reviewers, 2)


def test_carrying_over_stands_in_the_ledger_once(assessment, reviewers):
    make_mark(assessment, by=reviewers[0])
    make_mark(assessment, by=reviewers[0], criterion="B1")
    opened = upgrade(assessment, make_methodology(SECOND))
    entry = LedgerEntry.objects.get(verb="marks.carried-over")
    assert (entry.subject, entry.is_public) == (f"assessment:{opened.pk}", False)
    assert f'"from":"assessment:{assessment.pk}","marks":{{"{reviewers[0].uid}":["A1","B1"]}}' in entry.body


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("Published policy", "Public policy", "Wording"),
        ("A public policy names human rights.", "A public text.", "Wording"),
        ('label: "Meets"', 'label: "Met"', "Answers to choose from"),
    ],
)
def test_what_is_asked_otherwise_is_marked_again(assessment, old, new, why):
    assert old in SECOND
    make_mark(assessment)
    newer = make_methodology(SECOND.replace(old, new))
    assert upgrade_of(assessment).again[0].reasons == (why,)
    assert not upgrade(assessment, newer).marks.exists()


def test_what_is_weighed_otherwise_is_carried_over(assessment):
    make_mark(assessment)
    newer = make_methodology(SECOND.replace("level: theme}", "level: theme, weight: 3}", 1))
    assert (upgrade_of(assessment).again, upgrade(assessment, newer).marks.count()) == ((), 1)


def test_what_is_new_is_to_be_marked_and_what_is_gone_is_named(assessment):
    make_mark(assessment, criterion="B1")
    make_methodology(SECOND.replace("id: B1", "id: B9"))
    found = upgrade_of(assessment)
    assert [(again.criterion.id, again.reasons) for again in found.again] == [("B9", ("New",))]
    assert (found.removed, found.carried) == (("B1 Screens customers",), ())


def test_a_mark_whose_quote_is_gone_is_made_again(assessment, quote):
    make_mark(assessment, answer="yes", quotes=[quote])
    make_methodology(SECOND)
    quote.status = QuoteStatus.MISSING
    quote.save()
    found = upgrade_of(assessment)
    assert [again.reasons for again in found.again] == [
        ("A quote behind a mark is no longer in the newest copy of its source.",)
    ]
    assert found.carried == ()


def test_a_mark_that_now_earns_points_needs_the_companys_words(assessment):
    make_mark(assessment, answer="no")
    make_methodology(SECOND.replace('"Does not meet", points: 0', '"Does not meet", points: 10'))
    assert [again.reasons for again in upgrade_of(assessment).again] == [
        ("A mark now earns points and rests on no quote of the company's own words.",)
    ]


def test_marks_of_who_lost_access_stay_behind(assessment, reviewers):
    for reviewer in reviewers:
        make_mark(assessment, by=reviewer)
    reviewers[0].is_active = False
    reviewers[0].save()
    newer = make_methodology(SECOND)
    assert [(share.goes_on, len(share.carried), share.made) for share in upgrade_of(assessment).shares] == [
        (False, 0, 1),
        (True, 1, 1),
    ]
    assert upgrade_of(assessment).reviewers == (reviewers[1],)
    assert [mark.reviewer for mark in upgrade(assessment, newer).marks.all()] == [reviewers[1]]


def test_upgrade_with_nobody_left_is_refused(assessment, reviewers):
    for reviewer in reviewers:
        reviewer.role = Role.CONTRIBUTOR
        reviewer.save()
    with pytest.raises(Refused, match="None of its reviewers"):
        upgrade(assessment, make_methodology(SECOND))


def test_the_newest_version_has_no_upgrade(assessment):
    newer = make_methodology(SECOND)
    assert upgrade_of(assessment).methodology == newer
    assert upgrade_of(make_assessment(make_company("Other"), methodology=newer)) is None


@pytest.mark.parametrize("wrong", ["company", "methodology", "older"])
def test_marks_go_to_a_newer_version_for_the_same_company_only(assessment, wrong):
    make_mark(assessment)
    newer = make_methodology(SECOND.replace("id: small", "id: other") if wrong == "methodology" else SECOND)
    company = make_company("Other") if wrong == "company" else assessment.company
    target = make_assessment(company, methodology=newer)
    source, target = (target, assessment) if wrong == "older" else (assessment, target)
    with pytest.raises(Refused, match="newer version of the same methodology"):
        carry_over_marks(source=source, target=target, by=make_user(Role.EDITOR), now=LATER)
    assert Mark.objects.count() == 1


def test_marks_do_not_go_where_there_are_marks(assessment):
    make_mark(assessment)
    target = make_assessment(assessment.company, methodology=make_methodology(SECOND))
    make_mark(target)
    with pytest.raises(Refused, match="has marks already"):
        carry_over_marks(source=assessment, target=target, by=make_user(Role.EDITOR), now=LATER)


def test_upgrade_is_for_editors_who_mark_neither(assessment, reviewers):
    newer = make_methodology(SECOND)
    marker = make_user(Role.EDITOR)
    target = make_assessment(assessment.company, methodology=newer, reviewers=[marker])
    with pytest.raises(NotAllowed):
        carry_over_marks(source=assessment, target=target, by=marker, now=LATER)
    assessment.reviewers.add(marker)
    for person in (marker, reviewers[0], make_user(Role.ADMINISTRATOR), make_user()):
        with pytest.raises(NotAllowed):
            upgrade(assessment, newer, by=person)
    assert Assessment.objects.count() == 2


def test_the_new_day_is_never_before_the_old():
    early, late = Assessment(as_of=TODAY - timedelta(days=9)), Assessment(as_of=TODAY + timedelta(days=9))
    assert (newest_day(early, today=TODAY), newest_day(late, today=TODAY)) == (TODAY, late.as_of)
