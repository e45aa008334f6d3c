"""Sending reminders: claimed with a lease, sent, marked; whatever fails is tried again, and in the end shown."""

import re
import smtplib
from collections.abc import Callable
from datetime import timedelta
from socket import gaierror
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from accounts.choices import Role
from accounts.models import LedgerEntry, User
from responses.rechecks.choices import Delivery, Outcome
from responses.rechecks.mails import message_id
from responses.rechecks.models import Reminder
from responses.rechecks.services import deliver_reminders, record_look, reminders, write_due_reminders
from responses.rechecks.services.reminders import LEASE, MAX_ATTEMPTS, _claim
from tests.factories import NOW, make_recheck, make_user

pytestmark = pytest.mark.django_db
LATER = LEASE + timedelta(seconds=10)
Send = Callable[[EmailMessage], int]


def make_reminder() -> Reminder:
    """A waiting reminder of something due today."""
    recheck = make_recheck()
    write_due_reminders(now=NOW)
    return recheck.reminders.get()


def sending(problem: Exception | Callable[[], object]) -> object:
    """A mail server at which every mail meets ``problem``."""
    if isinstance(problem, Exception):
        return patch.object(EmailMessage, "send", side_effect=problem)
    real: Send = EmailMessage.send

    def send(message: EmailMessage) -> int:
        problem()
        return real(message)

    return patch.object(EmailMessage, "send", send)


def ids_sent() -> list[str]:
    return [message.extra_headers["Message-ID"] for message in mail.outbox]


def test_a_reminder_is_sent_once() -> None:
    reminder = make_reminder()
    assert [deliver_reminders(now=NOW), deliver_reminders(now=NOW + timedelta(days=9))] == [1, 0]
    reminder.refresh_from_db()
    assert (reminder.state, reminder.lease, reminder.leased_until, reminder.attempts) == (Delivery.SENT, "", None, 1)
    assert timedelta(0) <= reminder.sent_at - NOW < timedelta(seconds=5)
    assert ids_sent() == [message_id(reminder)]
    entry = LedgerEntry.objects.latest("seq")
    assert (entry.verb, entry.subject, reminder.recipient.email in entry.body) == (
        "reminder.sent",
        f"reminder:{reminder.pk}",
        False,
    )


def test_more_than_a_claim_is_sent_in_one_run() -> None:
    for _number in range(3):
        make_reminder()
    with patch.object(reminders, "CLAIM", 2):
        assert deliver_reminders(now=NOW) == 3


def test_a_second_worker_finds_nothing_while_the_first_is_sending() -> None:
    make_reminder()
    sent_meanwhile = []
    with sending(lambda: sent_meanwhile.append(_claim(NOW + timedelta(minutes=1)).ids)):
        assert deliver_reminders(now=NOW) == 1
    assert sent_meanwhile == [[]]


def test_a_crash_between_sending_and_marking_sends_the_same_message_again() -> None:
    reminder = make_reminder()
    with patch.object(reminders, "_mark_sent", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        deliver_reminders(now=NOW)
    assert deliver_reminders(now=NOW + LEASE / 2) == 0
    assert deliver_reminders(now=NOW + LATER) == 1
    assert ids_sent() == [message_id(reminder)] * 2
    assert LedgerEntry.objects.filter(verb="reminder.sent").count() == 1


def test_a_worker_that_was_overtaken_sends_and_marks_nothing() -> None:
    """Stopped after its claim for longer than the lease: by then the row is another worker's."""
    reminder = make_reminder()
    slow = _claim(NOW)
    fast = _claim(NOW + LEASE)
    clock = reminders._Clock(NOW + LEASE)
    assert reminders._deliver(slow.ids[0], slow.lease, clock) == 0
    assert (mail.outbox, Reminder.objects.get().lease) == ([], fast.lease)
    assert reminders._deliver(fast.ids[0], fast.lease, clock) == 1
    assert ids_sent() == [message_id(reminder)]


def test_no_mail_is_begun_after_the_lease_ran_out_even_if_nobody_else_came() -> None:
    make_reminder()
    claim = _claim(NOW)
    assert reminders._deliver(claim.ids[0], claim.lease, reminders._Clock(NOW + LEASE)) == 0
    assert mail.outbox == []


def test_a_mark_that_comes_too_late_changes_nothing() -> None:
    """The lease went to another worker while the mail server took its time."""
    reminder = make_reminder()
    with sending(lambda: Reminder.objects.update(lease="another worker's")):
        assert deliver_reminders(now=NOW) == 1
    reminder.refresh_from_db()
    assert (reminder.state, reminder.lease) == (Delivery.SENDING, "another worker's")
    assert not LedgerEntry.objects.filter(verb="reminder.sent").exists()


def test_a_run_ends_in_time_and_gives_back_what_it_did_not_begin() -> None:
    make_reminder()
    second = make_reminder()
    with patch.object(reminders.time, "monotonic", side_effect=[0, 0, 0, 1, 1, 26]):
        assert deliver_reminders(now=NOW) == 1
    second.refresh_from_db()
    assert (second.state, second.lease, second.leased_until, second.attempts) == (Delivery.WAITING, "", None, 0)
    assert deliver_reminders(now=NOW) == 1


@pytest.mark.parametrize("outcome", [Outcome.UNCHANGED, Outcome.GONE])
def test_a_look_between_claim_and_sending_cancels(outcome: str) -> None:
    reminder = make_reminder()
    recheck = reminder.recheck
    claim = _claim(NOW)
    record_look(recheck=recheck, version=1, outcome=outcome, by=recheck.owner, now=NOW)
    assert reminders._deliver(claim.ids[0], claim.lease, reminders._Clock(NOW)) == 0
    reminder.refresh_from_db()
    assert (reminder.state, mail.outbox) == (Delivery.CANCELLED, [])


def test_a_recipient_who_left_gets_no_mail_and_an_editor_does() -> None:
    reminder, editor = make_reminder(), make_user(Role.EDITOR)
    User.objects.filter(pk=reminder.recipient.pk).update(is_active=False)
    assert deliver_reminders(now=NOW) == 0
    write_due_reminders(now=NOW)
    assert deliver_reminders(now=NOW) == 1
    assert [message.to for message in mail.outbox] == [[editor.email]]


def refused(code: int) -> smtplib.SMTPRecipientsRefused:
    return smtplib.SMTPRecipientsRefused({"person@example.org": (code, b"no")})


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
    reminder = make_reminder()
    with sending(problem):
        assert deliver_reminders(now=NOW) == 0
    reminder.refresh_from_db()
    assert (reminder.state, reminder.problem, reminder.lease) == (Delivery.WAITING, said, "")
    assert timedelta(minutes=5) <= reminder.not_before - NOW <= timedelta(minutes=8)
    assert deliver_reminders(now=NOW + timedelta(minutes=1)) == 0
    assert deliver_reminders(now=NOW + timedelta(minutes=8)) == 1
    reminder.refresh_from_db()
    assert (reminder.state, reminder.problem) == (Delivery.SENT, "")


def test_an_address_refused_for_good_is_given_up_at_once() -> None:
    reminder = make_reminder()
    with sending(refused(550)):
        deliver_reminders(now=NOW)
    reminder.refresh_from_db()
    assert (reminder.state, reminder.problem, reminder.attempts) == (Delivery.DEAD, "refused with [550]", 1)
    entry = LedgerEntry.objects.latest("seq")
    assert (entry.verb, reminder.recipient.email in entry.body) == ("reminder.given_up", False)


def test_five_attempts_over_hours_then_dead() -> None:
    reminder = make_reminder()
    waits, at = [], NOW
    with sending(smtplib.SMTPDataError(451, b"no")):
        for _attempt in range(MAX_ATTEMPTS):
            deliver_reminders(now=at)
            reminder.refresh_from_db()
            waits.append(reminder.not_before - at)
            at = reminder.not_before
    assert [
        minutes <= wait / timedelta(minutes=1) < 1.6 * minutes
        for minutes, wait in zip([5, 20, 80, 320], waits, strict=False)
    ]
    assert (reminder.state, reminder.attempts) == (Delivery.DEAD, 5)
    assert deliver_reminders(now=at + timedelta(days=1)) == 0
    assert LedgerEntry.objects.filter(verb="reminder.given_up").count() == 1


@pytest.mark.parametrize(
    "problem", [ConnectionRefusedError(), TimeoutError(), gaierror(-2, "unknown"), smtplib.SMTPServerDisconnected()]
)
def test_a_mail_server_down_for_days_loses_nothing(problem: Exception) -> None:
    reminder, at, waits = make_reminder(), NOW, []
    with sending(problem):
        for _attempt in range(20):
            assert deliver_reminders(now=at) == 0
            reminder.refresh_from_db()
            assert reminder.state == Delivery.WAITING
            waits.append((reminder.not_before - at) / timedelta(minutes=1))
            at = reminder.not_before
    assert [320 <= wait < 480.1 for wait in waits] == [False] * 3 + [True] * 17
    assert at - NOW > timedelta(days=3)
    assert deliver_reminders(now=at) == 1
    assert not LedgerEntry.objects.filter(verb="reminder.given_up").exists()


def test_a_row_that_fails_to_render_does_not_hold_up_the_others() -> None:
    bad, good = make_reminder(), make_reminder()
    real = reminders.reminder_mail

    def render(reminder: Reminder) -> EmailMessage:
        if reminder.pk == bad.pk:
            raise ValueError
        return real(reminder)

    with patch.object(reminders, "reminder_mail", render):
        assert deliver_reminders(now=NOW) == 1
    assert ids_sent() == [message_id(good)]
    bad.refresh_from_db()
    assert (bad.state, bad.problem) == (Delivery.WAITING, "ValueError")


class Killed(BaseException):
    """The worker's process is gone."""


def test_a_row_that_kills_its_worker_takes_no_other_with_it() -> None:
    """Claimed together with others, five times; it alone is set aside, the others are sent on the second run."""
    bad, good, other = make_reminder(), make_reminder(), make_reminder()
    real = reminders.reminder_mail

    def render(reminder: Reminder) -> EmailMessage:
        if reminder.pk == bad.pk:
            raise Killed
        return real(reminder)

    with patch.object(reminders, "reminder_mail", render):
        for run in range(MAX_ATTEMPTS):
            with pytest.raises(Killed):
                deliver_reminders(now=NOW + run * LATER)
        assert ids_sent() == [message_id(good), message_id(other)]
        assert deliver_reminders(now=NOW + MAX_ATTEMPTS * LATER) == 0
    bad.refresh_from_db()
    assert (bad.state, bad.attempts, bad.problem) == (Delivery.DEAD, 5, "begun too often")


def test_what_failed_for_a_reason_is_set_aside_with_that_reason() -> None:
    reminder = make_reminder()
    Reminder.objects.update(state=Delivery.SENDING, attempts=5, problem="TimeoutError", leased_until=NOW)
    deliver_reminders(now=NOW)
    reminder.refresh_from_db()
    assert (reminder.state, reminder.problem, reminder.leased_until) == (Delivery.DEAD, "TimeoutError", None)


def test_the_message_id_is_the_key_and_nothing_else() -> None:
    reminder = make_reminder()
    other = make_reminder()
    assert message_id(reminder) == message_id(Reminder.objects.get(pk=reminder.pk)) != message_id(other)
    assert re.fullmatch(r"<recheck-[0-9a-f]{32}@localhost>", message_id(reminder))
    assert reminder.recipient.uid.hex not in message_id(reminder)


def test_the_message_id_cannot_be_worked_out_from_what_the_ledger_says(settings: Any) -> None:
    reminder = make_reminder()
    found = message_id(reminder)
    settings.SECRET_KEY = "another"
    assert message_id(reminder) != found
