"""Sending mails: claimed with a lease, sent, marked, each once."""

import re
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail

from accounts import leases
from accounts.choices import Role
from accounts.leases import RunClock
from accounts.models import LedgerEntry, User
from config.celery import SCHEDULE
from responses.rechecks.choices import Delivery, Outcome, Told
from responses.rechecks.mails import message_id
from responses.rechecks.models import Digest, Wishes
from responses.rechecks.services import (
    deliver_digests,
    gather_digests,
    outbox,
    record_look,
    write_due_reminders,
)
from responses.rechecks.services.outbox import LEASE, _claim
from tests.factories import NOW, make_user
from tests.mailing import LATER, deliver_one, ids_sent, make_digest, sending, told

pytestmark = pytest.mark.django_db


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


def test_a_mail_is_begun_with_the_mark_of_the_one_before_and_never_sooner() -> None:
    """One commit for both: what it does is seen by others at once, or not at all."""
    first, second = make_digest(), make_digest()
    found = []
    with sending(lambda: found.append(list(Digest.objects.order_by("pk").values_list("state", "attempts")))):
        assert deliver_digests(now=NOW) == 2
    assert found == [[("sending", 1), ("sending", 0)], [("sent", 1), ("sending", 1)]]
    assert ids_sent() == [message_id(first), message_id(second)]


def test_what_was_taken_by_another_is_not_begun_with_a_mark() -> None:
    _first, second = make_digest(), make_digest()
    with sending(lambda: Digest.objects.filter(pk=second.pk).update(lease="another worker's")):
        assert deliver_digests(now=NOW) == 1
    second.refresh_from_db()
    assert (second.lease, second.attempts) == ("another worker's", 0)


def test_a_mark_that_cannot_be_written_begins_nothing() -> None:
    first, second = make_digest(), make_digest()
    with patch.object(outbox, "record_entry", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        deliver_digests(now=NOW)
    assert list(Digest.objects.order_by("pk").values_list("state", "attempts")) == [("sending", 1), ("sending", 0)]
    assert deliver_digests(now=NOW + LATER) == 2
    assert ids_sent() == [message_id(digest) for digest in (first, second, first)]


def test_a_worker_that_was_overtaken_sends_and_marks_nothing() -> None:
    """Stopped after its claim for longer than the lease: by then the row is another worker's."""
    digest = make_digest()
    slow = _claim(NOW)
    fast = _claim(NOW + LEASE)
    clock = RunClock(NOW + LEASE)
    assert deliver_one(slow.ids[0], slow.lease, clock) == 0
    assert (mail.outbox, Digest.objects.get().lease) == ([], fast.lease)
    assert deliver_one(fast.ids[0], fast.lease, clock) == 1
    assert ids_sent() == [message_id(digest)]


def test_no_mail_is_begun_after_the_lease_ran_out_even_if_nobody_else_came() -> None:
    make_digest()
    claim = _claim(NOW)
    assert deliver_one(claim.ids[0], claim.lease, RunClock(NOW + LEASE)) == 0
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
    seconds = [0.0]
    with (
        patch.object(leases.time, "monotonic", lambda: seconds[0]),
        sending(lambda: seconds.append(seconds.pop() + 26)),
    ):
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
    assert deliver_one(claim.ids[0], claim.lease, RunClock(NOW)) == 0
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


def test_one_run_follows_the_other_while_there_are_mails() -> None:
    assert SCHEDULE["deliver digests"]["schedule"] == outbox.RUN_FOR.total_seconds()
