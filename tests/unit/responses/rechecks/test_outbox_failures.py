"""Whatever fails is tried again; what fails for good is shown, and takes nothing else with it."""

import smtplib
from contextlib import suppress
from datetime import timedelta
from socket import gaierror
from unittest.mock import patch

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend

from accounts.choices import Role
from accounts.errors import Refused
from accounts.models import LedgerEntry
from accounts.smtp import Unanswered
from responses.rechecks.choices import Delivery, Told
from responses.rechecks.mails import message_id
from responses.rechecks.models import Digest, Reminder, Wishes
from responses.rechecks.services import (
    deliver_digests,
    outbox,
    retry_digest,
    write_due_reminders,
)
from responses.rechecks.services.outbox import MAX_ATTEMPTS
from tests.factories import NOW, make_user
from tests.mailing import LATER, Killed, ids_sent, make_digest, refused, sending, told

pytestmark = pytest.mark.django_db


def test_an_address_refused_for_good_is_tried_no_more_and_an_editor_is_told() -> None:
    digest, editor = make_digest(), make_user(Role.EDITOR)
    with sending(refused(550)):
        deliver_digests(now=NOW)
    write_due_reminders(now=NOW + timedelta(minutes=1))
    assert digest.recipient.wishes.unreachable_since >= NOW
    assert (told(digest), editor.reminders.count()) == ([Told.DEAD], 1)


def test_a_mail_given_up_is_tried_again_when_somebody_says_so() -> None:
    digest, editor = make_digest(), make_user(Role.EDITOR)
    with sending(refused(550)):
        deliver_digests(now=NOW)
    digest.refresh_from_db()
    retry_digest(digest=digest, by=editor, now=NOW)
    assert deliver_digests(now=NOW) == 1
    digest.refresh_from_db()
    assert (digest.state, told(digest)) == (Delivery.SENT, [Told.SENT])
    assert Wishes.objects.get(person=digest.recipient).unreachable_since is None
    with pytest.raises(Refused):
        retry_digest(digest=digest, by=editor, now=NOW)


def test_a_mail_that_kills_is_halved_until_the_one_that_kills_stands_alone() -> None:
    digest = make_digest(things=3)
    bad = digest.reminders.order_by("pk").last().pk
    real = outbox.digest_mail

    def render(digest: Digest, items: list[Reminder]) -> EmailMessage:
        if bad in [item.pk for item in items]:
            raise Killed
        return real(digest, items)

    with patch.object(outbox, "digest_mail", render):
        for run in range(30):
            with suppress(Killed):
                deliver_digests(now=NOW + run * LATER)
    assert sorted(Reminder.objects.values_list("state", flat=True)) == [Told.DEAD, Told.SENT, Told.SENT]
    assert Reminder.objects.get(pk=bad).state == Told.DEAD


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (refused(450), "refused with [450]"),
        (smtplib.SMTPDataError(554, b"no"), "SMTPDataError"),
        (ConnectionRefusedError(), "ConnectionRefusedError"),
        (TimeoutError(), "TimeoutError"),
        (smtplib.SMTPServerDisconnected(), "SMTPServerDisconnected"),
    ],
)
def test_what_may_pass_is_tried_again_later(problem: Exception, said: str) -> None:
    digest = make_digest()
    with sending(problem):
        assert deliver_digests(now=NOW) == 0
    digest.refresh_from_db()
    assert (digest.state, digest.problem, digest.lease) == (Delivery.WAITING, said, "")
    assert timedelta(minutes=5) <= digest.not_before - NOW <= timedelta(minutes=8)
    assert deliver_digests(now=NOW + timedelta(minutes=1)) == 0
    assert deliver_digests(now=NOW + timedelta(minutes=8)) == 1
    digest.refresh_from_db()
    assert (digest.state, digest.problem) == (Delivery.SENT, "")


def test_an_address_refused_for_good_is_given_up_at_once() -> None:
    digest = make_digest()
    with sending(refused(550)):
        deliver_digests(now=NOW)
    digest.refresh_from_db()
    assert (digest.state, digest.problem, digest.attempts) == (Delivery.DEAD, "refused with [550]", 1)
    entry = LedgerEntry.objects.latest("seq")
    assert (entry.verb, digest.recipient.email in entry.body) == ("digest.given_up", False)


def test_five_attempts_over_hours_then_dead() -> None:
    digest = make_digest()
    waits, at = [], NOW
    with sending(smtplib.SMTPDataError(451, b"no")):
        for _attempt in range(MAX_ATTEMPTS):
            deliver_digests(now=at)
            digest.refresh_from_db()
            waits.append(digest.not_before - at)
            at = digest.not_before
    assert [
        minutes <= wait / timedelta(minutes=1) < 1.6 * minutes
        for minutes, wait in zip([5, 20, 80, 320], waits, strict=False)
    ]
    assert (digest.state, digest.attempts) == (Delivery.DEAD, 5)
    assert deliver_digests(now=at + timedelta(days=1)) == 0
    assert LedgerEntry.objects.filter(verb="digest.given_up").count() == 1


@pytest.mark.parametrize(
    "problem", [ConnectionRefusedError(), TimeoutError(), gaierror(-2, "unknown"), smtplib.SMTPServerDisconnected()]
)
def test_a_mail_server_down_for_days_loses_nothing(problem: Exception) -> None:
    digest, at, waits = make_digest(), NOW, []
    with sending(problem):
        for _attempt in range(20):
            assert deliver_digests(now=at) == 0
            digest.refresh_from_db()
            assert digest.state == Delivery.WAITING
            waits.append((digest.not_before - at) / timedelta(minutes=1))
            at = digest.not_before
    assert [320 <= wait < 480.1 for wait in waits] == [False] * 3 + [True] * 17
    assert at - NOW > timedelta(days=3)
    assert deliver_digests(now=at) == 1
    assert not LedgerEntry.objects.filter(verb="digest.given_up").exists()


def test_a_row_that_fails_to_render_does_not_hold_up_the_others() -> None:
    bad, good = make_digest(), make_digest()
    real = outbox.digest_mail

    def render(digest: Digest, items: list[Reminder]) -> EmailMessage:
        if digest.pk == bad.pk:
            raise ValueError
        return real(digest, items)

    with patch.object(outbox, "digest_mail", render):
        assert deliver_digests(now=NOW) == 1
    assert ids_sent() == [message_id(good)]
    bad.refresh_from_db()
    assert (bad.state, bad.problem) == (Delivery.WAITING, "ValueError")


def test_a_row_that_kills_its_worker_takes_no_other_with_it() -> None:
    """Claimed together with others, five times; it alone is set aside, the others are sent on the second run."""
    bad, good, other = make_digest(), make_digest(), make_digest()
    real = outbox.digest_mail

    def render(digest: Digest, items: list[Reminder]) -> EmailMessage:
        if digest.pk == bad.pk:
            raise Killed
        return real(digest, items)

    with patch.object(outbox, "digest_mail", render):
        for run in range(MAX_ATTEMPTS):
            with pytest.raises(Killed):
                deliver_digests(now=NOW + run * LATER)
        assert ids_sent() == [message_id(good), message_id(other)]
        assert deliver_digests(now=NOW + MAX_ATTEMPTS * LATER) == 0
    bad.refresh_from_db()
    assert (bad.state, bad.attempts, bad.problem) == (Delivery.DEAD, 5, "begun too often")


def test_what_failed_for_a_reason_is_set_aside_with_that_reason() -> None:
    digest = make_digest()
    Digest.objects.update(state=Delivery.SENDING, attempts=5, problem="TimeoutError", leased_until=NOW)
    deliver_digests(now=NOW)
    digest.refresh_from_db()
    assert (digest.state, digest.problem, digest.leased_until) == (Delivery.DEAD, "TimeoutError", None)


def test_a_server_that_cannot_be_reached_costs_no_mail_an_attempt() -> None:
    digest = make_digest()
    with patch.object(EmailBackend, "open", side_effect=ConnectionRefusedError):
        assert deliver_digests(now=NOW) == 0
    digest.refresh_from_db()
    assert (digest.state, digest.lease, digest.attempts) == (Delivery.WAITING, "", 0)
    assert deliver_digests(now=NOW) == 1


def test_a_server_that_takes_a_mail_without_a_word_gets_it_four_times_and_no_more() -> None:
    digest = make_digest()
    with sending(Unanswered("silent")):
        for attempt in range(6):
            deliver_digests(now=NOW + timedelta(days=attempt))
    digest.refresh_from_db()
    told_why = "sent, but the server did not answer"
    assert (digest.state, digest.attempts, digest.problem) == (Delivery.DEAD, outbox.MAX_REPEATS + 1, told_why)
