"""Logging what companies said and promised: nothing unverified, nothing half-written, nothing unledgered."""

import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from accounts.choices import Role
from accounts.errors import NotAllowed, Refused
from accounts.models import LedgerEntry
from responses.rechecks.models import Recheck
from responses.rechecks.services import Interval
from responses.sources.models import Quote
from responses.sources.services import QuoteNotFound
from responses.statements.choices import Progress, Stance
from responses.statements.models import Commitment, ProgressChange, Statement
from responses.statements.services import (
    Quotation,
    add_quote,
    change_progress,
    log_commitment,
    log_policy,
    log_statement,
    rate_stance,
    watch,
)
from tests.factories import (
    NOW,
    PROMISED,
    SAID,
    TODAY,
    make_capture,
    make_commitment,
    make_company,
    make_policy,
    make_source,
    make_statement,
    make_user,
)

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


def last_entry():
    return json.loads(LedgerEntry.objects.latest("seq").body)


def rate(commitment, progress=Progress.KEPT, changed_on=TODAY, reason="The report is out.", by=None):
    by = by or make_user()
    return change_progress(
        commitment=commitment, progress=progress, changed_on=changed_on, reason=reason, by=by, now=NOW
    )


def test_a_statement_rests_on_verified_quotes():
    statement = make_statement(quotes=(SAID, PROMISED))
    assert [said.quote.text for said in statement.quotes.all()] == [SAID, PROMISED]
    entry = last_entry()
    assert (entry["verb"], entry["changes"]["stance"]) == ("statement.logged", "deflects")
    assert statement.summary not in json.dumps(entry)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"quotes": ()}, "quote"),
        ({"said_on": TOMORROW}, "said_on"),
        ({"stance": "shrugs"}, "stance"),
        ({"channel": "pigeon"}, "channel"),
        ({"summary": ""}, "summary"),
        ({"speaker": "two\nlines"}, "speaker"),
        ({"voice": "nobody’s"}, "voice"),
    ],
)
def test_a_statement_that_cannot_be_is_refused_whole(fields, field):
    with pytest.raises(ValidationError) as refused:
        make_statement(**fields)
    assert list(refused.value.message_dict) == [field]
    assert not Statement.objects.exists()
    assert not Quote.objects.exists()


def test_a_statement_is_not_kept_when_one_quote_is_not_found():
    with pytest.raises(QuoteNotFound) as refused:
        make_statement(quotes=(SAID, "We screen every customer after a sale."))
    assert refused.value.nearest.text == SAID.rstrip(".")
    assert (Statement.objects.count(), Quote.objects.count()) == (0, 0)


def test_a_passage_is_quoted_in_one_statement_only():
    capture = make_capture()
    statement = make_statement(capture=capture)
    with pytest.raises(Refused, match="quoted in a statement already"):
        make_statement(capture=capture)
    with pytest.raises(Refused):
        add_quote(statement=statement, quotation=Quotation(capture, SAID), by=make_user(), now=NOW)


def test_a_quote_is_added_with_whose_words_it_holds():
    capture = make_capture()
    statement = make_statement(capture=capture)
    quotation = Quotation(capture, PROMISED, "reported", "In English")
    added = add_quote(statement=statement, quotation=quotation, by=make_user(), now=NOW)
    assert (added.voice, added.translation, str(added)) == ("reported", "In English", PROMISED)
    assert last_entry()["verb"] == "statement.quote_added"


def test_a_policy_is_one_companys_document():
    policy = make_policy()
    assert (last_entry()["verb"], policy.get_absolute_url()) == (
        "policy.logged",
        f"/desk/statements/policies/{policy.pk}/",
    )
    with pytest.raises(ValidationError) as refused:
        make_policy(source=policy.source)
    assert list(refused.value.message_dict) == ["source"]


def test_a_commitment_rests_on_a_quote_of_its_statement():
    commitment = make_commitment(due_on=TOMORROW)
    assert (commitment.company, commitment.progress) == (commitment.statement.company, Progress.NOT_RATED)
    assert last_entry()["changes"]["due_on"] == str(TOMORROW)
    other = make_statement()
    with pytest.raises(ValidationError) as refused:
        make_commitment(commitment.statement, quote=other.quotes.get().quote)
    assert list(refused.value.message_dict) == ["quote"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"made_on": "2025-13"}, "made_on"),
        ({"made_on": "2026"}, "made_on"),
        ({"due_on": date(2025, 4, 30)}, "due_on"),
        ({"outcome_test": ""}, "outcome_test"),
    ],
)
def test_a_commitment_that_cannot_be_is_refused(fields, field):
    with pytest.raises(ValidationError) as refused:
        make_commitment(**fields)
    assert list(refused.value.message_dict) == [field]
    assert not Commitment.objects.exists()


def test_a_commitment_may_come_with_its_recheck():
    commitment = make_commitment(interval=Interval(TOMORROW, 6))
    assert commitment.recheck.due_on == TOMORROW
    assert commitment.recheck.path == f"/desk/statements/commitments/{commitment.pk}/"


def test_a_commitment_is_not_kept_when_its_recheck_is_refused():
    with pytest.raises(ValidationError):
        make_commitment(interval=Interval(date(1980, 1, 1)))
    assert (Commitment.objects.count(), Recheck.objects.count()) == (0, 0)


def test_a_rating_is_dated_and_keeps_the_earlier_ones():
    commitment = make_commitment()
    rate(commitment, Progress.IN_THE_WORKS, TODAY - timedelta(days=9))
    rated = rate(commitment)
    assert (rated.progress, rated.look) == (Progress.KEPT, "kept")
    assert [str(change) for change in rated.progress_changes.all()] == ["in-the-works 2025-05-24", "kept 2025-06-02"]
    assert last_entry()["changes"]["progress"] == ["in-the-works", "kept"]
    assert "The report is out" not in json.dumps(last_entry())


def test_a_rating_dated_back_does_not_undo_a_newer_one():
    commitment = make_commitment()
    rate(commitment, Progress.BROKEN)
    assert rate(commitment, Progress.IN_THE_WORKS, date(2025, 5, 10)).progress == Progress.BROKEN
    assert rate(commitment, Progress.KEPT).progress == Progress.KEPT


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"changed_on": TOMORROW}, "changed_on"), ({"progress": "fine"}, "progress"), ({"reason": ""}, "reason")],
)
def test_a_rating_that_cannot_be_is_refused(fields, field):
    commitment = make_commitment()
    with pytest.raises(ValidationError) as refused:
        rate(commitment, **fields)
    assert field in refused.value.message_dict
    assert not ProgressChange.objects.exists()


@pytest.mark.parametrize("make", [make_statement, make_policy, make_commitment])
def test_whatever_was_said_can_be_watched_once(make):
    subject, by = make(), make_user()
    watched = watch(subject=subject, interval=Interval(TOMORROW), by=by, now=NOW)
    assert (watched.recheck.title, watched.recheck.path) == (str(subject), subject.get_absolute_url())
    assert (watched.recheck.owner, last_entry()["verb"]) == (by, "recheck.set")
    # ``subject`` was read before somebody else watched it.
    with pytest.raises(Refused, match="has a re-check already"):
        watch(subject=subject, interval=Interval(TOMORROW), by=by, now=NOW)
    assert Recheck.objects.count() == 1


def test_a_statement_of_several_lines_can_be_watched():
    statement = make_statement(summary="First line\n\nSecond line")
    watched = watch(subject=statement, interval=Interval(TOMORROW), by=make_user(), now=NOW)
    assert watched.recheck.title == "Axis Communications, 2025-05-05: First line Second line"


def test_every_service_needs_a_role_that_logs():
    statement, commitment, by = make_statement(), make_commitment(), make_user(Role.ADMINISTRATOR)
    quotation, quote = Quotation(make_capture(), SAID), statement.quotes.get().quote
    facts = {"summary": "s", "by": by, "now": NOW}
    said = {"said_on": TODAY, "channel": "direct", "stance": "denies", "quotations": [quotation]}
    for service, given in (
        (log_statement, {"company": statement.company, **said, **facts}),
        (add_quote, {"statement": statement, "quotation": quotation, "by": by, "now": NOW}),
        (log_policy, {"company": make_company("B"), "source": make_source(), "by": by, "now": NOW}),
        (log_commitment, {"statement": statement, "quote": quote, "outcome_test": "t", "made_on": "2025", **facts}),
        (rate, {"commitment": commitment, "by": by}),
        (watch, {"subject": statement, "interval": Interval(TODAY), "by": by, "now": NOW}),
    ):
        with pytest.raises(NotAllowed):
            service(**given)


def test_rate_stance_says_it_once():
    statement, me = make_statement(stance=Stance.NOT_RATED), make_user()
    assert rate_stance(statement=statement, stance=Stance.DENIES, by=me, now=NOW).stance == "denies"
    entry = LedgerEntry.objects.get(verb="statement.stance_rated")
    assert json.loads(entry.body)["changes"] == {"stance": ["not-rated", "denies"]}
    with pytest.raises(Refused, match="rated the stance already"):
        rate_stance(statement=statement, stance=Stance.COMMITS, by=me, now=NOW)
    assert Statement.objects.get().stance == "denies"


@pytest.mark.parametrize("stance", ["", "not-rated", "shrugs"])
def test_rate_stance_takes_a_stance(stance):
    statement = make_statement(stance=Stance.NOT_RATED)
    with pytest.raises(ValidationError, match="Choose how it treats"):
        rate_stance(statement=statement, stance=stance, by=make_user(), now=NOW)
    with pytest.raises(NotAllowed):
        rate_stance(statement=statement, stance="denies", by=make_user("administrator"), now=NOW)
