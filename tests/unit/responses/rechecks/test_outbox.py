"""Sending mails: claimed with a lease, sent, marked; whatever fails is tried again, and in the end shown."""

import re
import smtplib
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from socket import gaierror
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend

from accounts.choices import Role
from accounts.errors import Refused
from accounts.models import LedgerEntry, User
from responses.rechecks.choices import Delivery, Outcome, Told
from responses.rechecks.mails import message_id
from responses.rechecks.models import Digest, Reminder, Wishes
from responses.rechecks.services import (
    deliver_digests,
    gather_digests,
    outbox,
    record_look,
    retry_digest,
    write_due_reminders,
)
from responses.rechecks.services.outbox import LEASE, MAX_ATTEMPTS, _claim
from tests.factories import NOW, make_recheck, make_user

pytestmark = pytest.mark.django_db
LATER = LEASE + timedelta(seconds=10)
Send = Callable[[EmailBackend, list[EmailMessage]], int]


def make_digest(owner: User | None = None, *, things: int = 1) -> Digest:
    """A waiting mail to a person of their own, about so many things due today."""
    owner = owner or make_user()
    for _number in range(things):
        make_recheck(owner=owner)
    write_due_reminders(now=NOW)
    gather_digests(now=NOW)
    return Digest.objects.select_related("recipient").get(recipient=owner)


def told(digest: Digest) -> list[str]:
    return list(digest.reminders.order_by("pk").values_list("state", flat=True))


def sending(problem: Exception | Callable[[], object]) -> object:
    """A mail server at which every mail meets ``problem``."""
    if isinstance(problem, Exception):
        return patch.object(EmailBackend, "send_messages", side_effect=problem)
    real: Send = EmailBackend.send_messages

    def send(backend: EmailBackend, messages: list[EmailMessage]) -> int:
        problem()
        return real(backend, messages)

    return patch.object(EmailBackend, "send_messages", send)


def deliver_one(pk: int, lease: str, clock: object) -> int:
    return outbox._deliver(pk, lease, clock, mail.get_connection())


def ids_sent() -> list[str]:
    return [message.extra_headers["Message-ID"] for message in mail.outbox]


def test_a_reminder_is_sent_once() -> None:
    digest = make_digest()
    assert [deliver_digests(now=NOW), deliver_digests(now=NOW + timedelta(days=9))] == [1, 0]
    digest.refresh_from_db()
    assert (digest.state, digest.lease, digest.leased_until, digest.attempts) == (Delivery.SENT, "", None, 1)
    assert timedelta(0) <= digest.sent_at - NOW < timedelta(seconds=5)
    assert ids_sent() == [message_id(digest)]
    entry = LedgerEntry.objects.latest("seq")
    assert (entry.verb, entry.subject, digest.recipient.email in entry.body) == (
        "digest.sent",
        f"digest:{digest.pk}",
        False,
    )


def test_more_than_a_claim_is_sent_in_one_run() -> None:
    for _number in range(3):
        make_digest()
    with patch.object(outbox, "CLAIM", 2):
        assert deliver_digests(now=NOW) == 3


def test_a_second_worker_finds_nothing_while_the_first_is_sending() -> None:
    make_digest()
    sent_meanwhile = []
    with sending(lambda: sent_meanwhile.append(_claim(NOW + timedelta(minutes=1)).ids)):
        assert deliver_digests(now=NOW) == 1
    assert sent_meanwhile == [[]]


def test_a_crash_between_sending_and_marking_sends_the_same_message_again() -> None:
    digest = make_digest()
    with patch.object(outbox, "_mark_sent", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        deliver_digests(now=NOW)
    assert deliver_digests(now=NOW + LEASE / 2) == 0
    assert deliver_digests(now=NOW + LATER) == 1
    assert ids_sent() == [message_id(digest)] * 2
    assert LedgerEntry.objects.filter(verb="digest.sent").count() == 1


def test_a_worker_that_was_overtaken_sends_and_marks_nothing() -> None:
    """Stopped after its claim for longer than the lease: by then the row is another worker's."""
    digest = make_digest()
    slow = _claim(NOW)
    fast = _claim(NOW + LEASE)
    clock = outbox._Clock(NOW + LEASE)
    assert deliver_one(slow.ids[0], slow.lease, clock) == 0
    assert (mail.outbox, Digest.objects.get().lease) == ([], fast.lease)
    assert deliver_one(fast.ids[0], fast.lease, clock) == 1
    assert ids_sent() == [message_id(digest)]


def test_no_mail_is_begun_after_the_lease_ran_out_even_if_nobody_else_came() -> None:
    make_digest()
    claim = _claim(NOW)
    assert deliver_one(claim.ids[0], claim.lease, outbox._Clock(NOW + LEASE)) == 0
    assert mail.outbox == []


def test_a_mark_that_comes_too_late_changes_nothing() -> None:
    """The lease went to another worker while the mail server took its time."""
    digest = make_digest()
    with sending(lambda: Digest.objects.update(lease="another worker's")):
        assert deliver_digests(now=NOW) == 1
    digest.refresh_from_db()
    assert (digest.state, digest.lease) == (Delivery.SENDING, "another worker's")
    assert not LedgerEntry.objects.filter(verb="digest.sent").exists()


def test_a_run_ends_in_time_and_gives_back_what_it_did_not_begin() -> None:
    make_digest()
    second = make_digest()
    with patch.object(outbox.time, "monotonic", side_effect=[0, 0, 0, 1, 1, 26]):
        assert deliver_digests(now=NOW) == 1
    second.refresh_from_db()
    assert (second.state, second.lease, second.leased_until, second.attempts) == (Delivery.WAITING, "", None, 0)
    assert deliver_digests(now=NOW) == 1


@pytest.mark.parametrize("outcome", [Outcome.UNCHANGED, Outcome.GONE])
def test_a_look_between_claim_and_sending_cancels(outcome: str) -> None:
    digest = make_digest()
    recheck = digest.reminders.get().recheck
    claim = _claim(NOW)
    record_look(recheck=recheck, version=1, outcome=outcome, by=recheck.owner, now=NOW)
    assert deliver_one(claim.ids[0], claim.lease, outbox._Clock(NOW)) == 0
    digest.refresh_from_db()
    assert (digest.state, mail.outbox) == (Delivery.CANCELLED, [])


def test_a_recipient_who_left_gets_no_mail_and_an_editor_does() -> None:
    digest, editor = make_digest(), make_user(Role.EDITOR)
    User.objects.filter(pk=digest.recipient.pk).update(is_active=False)
    assert deliver_digests(now=NOW) == 0
    write_due_reminders(now=NOW)
    gather_digests(now=NOW)
    assert deliver_digests(now=NOW) == 1
    assert [message.to for message in mail.outbox] == [[editor.email]]


def test_who_wants_no_more_mail_gets_none_from_now_on() -> None:
    digest = make_digest()
    Wishes.objects.create(person=digest.recipient, tempo="never")
    assert deliver_digests(now=NOW) == 0
    digest.refresh_from_db()
    assert (digest.state, told(digest)) == (Delivery.CANCELLED, [Told.CANCELLED])


def test_one_mail_tells_of_all_that_still_waits() -> None:
    digest = make_digest(things=3)
    looked = digest.reminders.first().recheck
    record_look(recheck=looked, version=1, outcome="unchanged", by=looked.owner, now=NOW)
    assert deliver_digests(now=NOW) == 1
    assert told(digest) == [Told.CANCELLED, Told.SENT, Told.SENT]
    assert mail.outbox[0].subject == "[OnRecord] 2 due for a look"


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


class Killed(BaseException):
    """The worker's process is gone."""


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


def test_the_message_id_is_the_key_and_nothing_else() -> None:
    digest = make_digest()
    other = make_digest()
    assert message_id(digest) == message_id(Digest.objects.get(pk=digest.pk)) != message_id(other)
    assert re.fullmatch(r"<recheck-[0-9a-f]{32}@localhost>", message_id(digest))
    assert digest.recipient.uid.hex not in message_id(digest)


def test_the_message_id_cannot_be_worked_out_from_what_the_ledger_says(settings: Any) -> None:
    digest = make_digest()
    found = message_id(digest)
    settings.SECRET_KEY = "another"
    assert message_id(digest) != found
