"""Opening assessments and marking: who may, what is refused, and that nothing is lost or half-written."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from accountability.assessments.models import Assessment, Mark
from accountability.assessments.services import marks as services
from accountability.assessments.services import save_mark
from accounts.choices import Role
from accounts.errors import NotAllowed, StaleVersion
from accounts.models import LedgerEntry
from responses.sources.choices import QuoteStatus
from responses.statements.choices import Voice
from tests.factories import (
    METHODOLOGY,
    NOW,
    PROMISED,
    TODAY,
    make_assessment,
    make_company,
    make_mark,
    make_methodology,
    make_statement,
    make_user,
)

pytestmark = pytest.mark.django_db
NUMERIC = METHODOLOGY.replace("scale: disclosure, dimension: practice", "scale: count, dimension: practice").replace(
    "criteria:", "  count: {number: {min: -5, max: 5}}\ncriteria:", 1
)


@pytest.fixture
def assessment():
    return make_assessment(reviewers=[make_user(Role.REVIEWER)])


@pytest.fixture
def reviewer(assessment):
    return assessment.reviewers.get()


def own_quote(assessment, **fields):
    return make_statement(assessment.company, **fields).quotes.get().quote


def refusal_of(assessment, **fields):
    before = LedgerEntry.objects.count()
    with pytest.raises(ValidationError) as refused:
        make_mark(assessment, **fields)
    assert (Mark.objects.count(), LedgerEntry.objects.count()) == (0, before)
    return refused.value.message_dict


def test_open_assessment_is_on_the_ledger_without_names():
    assessment = make_assessment()
    entry = LedgerEntry.objects.latest("seq")
    person = assessment.reviewers.get()
    assert (entry.verb, entry.subject) == ("assessment.opened", f"assessment:{assessment.pk}")
    assert str(person.uid) in entry.body
    assert person.name not in entry.body
    assert str(assessment) == "Axis Communications · Small methodology 1"


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.REVIEWER, Role.ADMINISTRATOR])
def test_open_assessment_is_for_editors(role):
    with pytest.raises(NotAllowed):
        make_assessment(by=make_user(role))
    assert not Assessment.objects.exists()


def test_open_assessment_of_tomorrow_is_refused():
    with pytest.raises(ValidationError) as refused:
        make_assessment(as_of=TODAY + timedelta(days=1))
    assert refused.value.message_dict == {"as_of": ["This date lies in the future."]}


@pytest.mark.parametrize("fields", [{"role": Role.CONTRIBUTOR}, {"role": Role.REVIEWER, "is_active": False}])
def test_open_assessment_with_somebody_who_cannot_mark_is_refused(fields):
    with pytest.raises(ValidationError) as refused:
        make_assessment(reviewers=[make_user(Role.REVIEWER), make_user(**fields)])
    assert refused.value.message_dict == {"reviewers": ["Choose at least one reviewer who can mark."]}


def test_open_assessment_twice_is_refused():
    company, methodology = make_company(), make_methodology()
    make_assessment(company, methodology=methodology)
    with pytest.raises(ValidationError) as refused:
        make_assessment(company, methodology=methodology)
    assert refused.value.messages == ["This company is being assessed by this methodology for this day already."]


def test_open_assessment_by_a_methodology_of_units_is_refused():
    methodology = make_methodology(METHODOLOGY.replace("title: Policy, level: theme", "title: P, units: [group]"))
    with pytest.raises(ValidationError) as refused:
        make_assessment(methodology=methodology)
    assert list(refused.value.message_dict) == ["methodology"]


def test_mark_is_saved_with_reason_quotes_and_version(assessment, reviewer):
    quote = own_quote(assessment)
    mark = make_mark(assessment, answer="yes", reason=" It says so.\r\nTwice. ", quotes=[quote])
    assert (mark.answer, mark.reason, mark.version, mark.marked_at) == ("yes", "It says so.\nTwice.", 1, NOW)
    assert list(mark.quotes.all()) == [quote]
    entry = LedgerEntry.objects.latest("seq")
    assert (entry.verb, entry.is_public, "It says so" in entry.body) == ("mark.saved", False, False)
    assert str(mark).endswith("A1: yes")


def test_mark_saved_again_counts_up(assessment):
    make_mark(assessment)
    mark = make_mark(assessment, reason="Looked again.", version=1)
    assert (mark.version, Mark.objects.get().reason) == (2, "Looked again.")


def test_mark_saved_with_the_same_content_changes_nothing(assessment):
    first = make_mark(assessment, reason="Once.\nTwice.")
    before = LedgerEntry.objects.count()
    # A form sends CR LF where a script sent LF; its version is that of before the script's draft was saved.
    again = make_mark(assessment, reason="Once.\r\nTwice.\r\n", version=0, now=NOW + timedelta(hours=1))
    assert (again.version, again.marked_at, LedgerEntry.objects.count()) == (1, first.marked_at, before)


@pytest.mark.parametrize("version", [0, 2])
def test_stale_mark_is_refused_and_nothing_lost(assessment, version):
    make_mark(assessment, reason="First.")
    before = LedgerEntry.objects.count()
    with pytest.raises(StaleVersion) as stale:
        make_mark(assessment, reason="Second.", version=version)
    assert (stale.value.current.reason, stale.value.current.version) == ("First.", 1)
    assert (Mark.objects.get().reason, LedgerEntry.objects.count()) == ("First.", before)


def test_stale_mark_that_never_was(assessment):
    with pytest.raises(StaleVersion) as stale:
        make_mark(assessment, version=3)
    assert stale.value.current is None
    assert not Mark.objects.exists()


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"answer": "maybe"}, {"answer": ["Choose one of the answers of the scale."]}),
        ({"answer": ""}, {"answer": ["Choose one of the answers of the scale."]}),
        ({"reason": " \r\n"}, {"reason": ["Give the reason for this answer: the public will read it."]}),
        (
            {"reason": "half\ud800"},
            {"reason": ["Character 5 (U+D800) cannot be kept. Remove it and save again."]},
        ),
        ({"criterion": "A"}, {"criterion": ["A is not a criterion to mark."]}),
        ({"criterion": "Z9"}, {"criterion": ["Z9 is not a criterion to mark."]}),
        (
            {"answer": "yes"},
            {"quotes": ["An answer that earns points needs a verified quote of the company's own words."]},
        ),
    ],
)
def test_mark_that_cannot_stand_is_refused(assessment, fields, refusal):
    assert refusal_of(assessment, **fields) == refusal


def test_mark_that_earns_points_needs_the_companys_own_words(assessment):
    reported = own_quote(assessment, voice=Voice.REPORTED)
    assert list(refusal_of(assessment, answer="partly", quotes=[reported])) == ["quotes"]
    assert make_mark(assessment, answer="no", quotes=[reported]).version == 1


def test_mark_with_a_quote_of_another_company_is_refused(assessment):
    foreign = make_statement(make_company("Idemia")).quotes.get().quote
    assert refusal_of(assessment, quotes=[foreign]) == {"quotes": ["A chosen quote is not of this company."]}


def test_mark_with_a_quote_that_is_gone_is_refused(assessment):
    quote = own_quote(assessment, quotes=[PROMISED])
    quote.status = QuoteStatus.MISSING
    message = "A chosen quote is no longer in the newest copy of its source."
    assert refusal_of(assessment, quotes=[quote]) == {"quotes": [message]}


def test_number_is_its_own_points():
    assessment = make_assessment(methodology=make_methodology(NUMERIC))
    assert make_mark(assessment, criterion="B1", answer="-2").answer == "-2"
    with pytest.raises(ValidationError) as refused:
        make_mark(assessment, criterion="B1", answer="3", version=1)
    assert list(refused.value.message_dict) == ["quotes"]
    with pytest.raises(ValidationError) as refused:
        make_mark(assessment, criterion="B1", answer="6", version=1)
    assert list(refused.value.message_dict) == ["answer"]


@pytest.mark.parametrize("role", list(Role))
def test_mark_is_for_those_who_were_assigned(assessment, role):
    with pytest.raises(NotAllowed):
        make_mark(assessment, by=make_user(role))
    assert not Mark.objects.exists()


@pytest.mark.parametrize("change", [{"is_active": False}, {"role": Role.CONTRIBUTOR}])
def test_mark_by_a_reviewer_who_lost_access_is_refused(assessment, reviewer, change):
    for field, value in change.items():
        setattr(reviewer, field, value)
    with pytest.raises(NotAllowed):
        make_mark(assessment, by=reviewer)


@pytest.mark.parametrize("step", ["record_entry", "digest_of"])
def test_mark_is_saved_whole_or_not_at_all(assessment, monkeypatch, step):
    def fail(*args, **kwargs):
        raise ConnectionError

    quote = own_quote(assessment)
    monkeypatch.setattr(services, step, fail)
    with pytest.raises(ConnectionError):
        save_mark(
            assessment=assessment,
            criterion="A1",
            answer="yes",
            reason="Yes.",
            quotes=[quote],
            version=0,
            by=assessment.reviewers.get(),
            now=NOW,
        )
    assert (Mark.objects.count(), Mark.quotes.through.objects.count()) == (0, 0)
