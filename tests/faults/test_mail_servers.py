"""Mail servers that refuse, fall silent, dawdle or hang up, over real lines: what follows for a mail and for others."""

import threading
import time
from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.mail import get_connection

from accounts import smtp
from accounts.choices import Role
from accounts.models import LedgerEntry
from responses.rechecks.choices import Delivery
from responses.rechecks.mails import message_id
from responses.rechecks.models import Digest
from responses.rechecks.services import deliver_digests, outbox, retry_digest
from responses.rechecks.services.outbox import MAX_REPEATS
from tests.factories import NOW, make_user
from tests.faults import recorder as recorders
from tests.faults.recorder import recorder
from tests.mailing import make_digest

pytestmark = [pytest.mark.faults, pytest.mark.django_db]
# A wait that only a hang can reach: each socket by itself would wait a minute for each byte.
HANGS = 30.0


@pytest.fixture
def mails(settings, monkeypatch):
    """A mail server, and limits of a moment for opening a line and sending a mail."""
    monkeypatch.setattr(smtp, "OPEN_WITHIN", 0.6)
    monkeypatch.setattr(smtp, "SEND_WITHIN", 0.6)
    monkeypatch.setattr(recorders, "DRIP", 0.1)
    with recorder() as server:
        settings.EMAIL_BACKEND = "accounts.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 60
        yield server


def opened(line):
    with suppress(OSError):
        line.open()


def standing(digest):
    digest.refresh_from_db()
    return digest.state, digest.attempts


@pytest.mark.parametrize(
    ("trouble", "state", "kept"),
    [
        ("451", Delivery.WAITING, 1),
        ("554", Delivery.WAITING, 1),
        ("450 recipient", Delivery.WAITING, 1),
        ("550 recipient", Delivery.DEAD, 1),
        ("hang up", Delivery.WAITING, 2),
        ("reset", Delivery.WAITING, 2),
        ("silent", Delivery.WAITING, 2),
        ("drip", Delivery.WAITING, 2),
    ],
)
def test_one_mail_in_trouble_holds_up_no_other(mails, trouble, state, kept):
    bad, good = make_digest(), make_digest()
    mails.troubles.put(trouble)
    began = time.monotonic()
    assert deliver_digests(now=NOW) == 1
    assert time.monotonic() - began < HANGS
    assert (standing(bad), standing(good)) == ((state, 1), (Delivery.SENT, 1))
    assert len(mails.accepted) == kept


def test_a_refused_mail_is_tried_later_and_a_dead_one_when_somebody_says_so(mails):
    later, dead, by = make_digest(), make_digest(), make_user(Role.EDITOR)
    for trouble in ("451", "550 recipient"):
        mails.troubles.put(trouble)
    assert deliver_digests(now=NOW) == 0
    assert Digest.objects.get(pk=later.pk).not_before > NOW
    retry_digest(digest=dead, by=by, now=NOW)
    assert deliver_digests(now=NOW + timedelta(minutes=8)) == 2
    assert mails.distinct == {message_id(later), message_id(dead)}
    assert LedgerEntry.objects.filter(verb="digest.given_up").count() == 1


@pytest.mark.parametrize("trouble", ["hang up", "reset", "silent", "drip"])
def test_a_mail_that_may_have_arrived_comes_again_three_times_under_the_same_name(mails, trouble):
    digest, at = make_digest(), NOW
    for run in range(MAX_REPEATS + 3):
        mails.troubles.put(trouble)
        deliver_digests(now=at)
        at += timedelta(days=run + 1)
    assert mails.accepted == [message_id(digest)] * (MAX_REPEATS + 1)
    assert standing(digest) == (Delivery.DEAD, MAX_REPEATS + 1)


@pytest.mark.parametrize("greeting", ["away", "silent", "drip"])
def test_a_server_that_does_not_greet_costs_no_mail_an_attempt(mails, greeting):
    digests = [make_digest(), make_digest()]
    mails.greeting = greeting
    began = time.monotonic()
    assert [deliver_digests(now=NOW + timedelta(hours=hour)) for hour in range(6)] == [0] * 6
    assert time.monotonic() - began < HANGS
    assert [standing(digest) for digest in digests] == [(Delivery.WAITING, 0)] * 2
    mails.greeting = ""
    assert deliver_digests(now=NOW + timedelta(hours=6)) == 2


def test_a_server_that_is_gone_costs_no_mail_an_attempt(mails):
    digest = make_digest()
    mails.shutdown()
    mails.server_close()
    assert deliver_digests(now=NOW) == 0
    assert standing(digest) == (Delivery.WAITING, 0)


def test_djangos_own_line_would_wait_for_each_byte(mails):
    """What the limits are worth: with a time-out for each byte alone, a greeting a byte a second has no end."""
    mails.greeting = "drip"
    line = get_connection("django.core.mail.backends.smtp.EmailBackend", timeout=0.6)
    waiting = threading.Thread(target=opened, args=[line], daemon=True)
    waiting.start()
    waiting.join(timeout=2)
    assert waiting.is_alive()
    mails.ended.set()
    waiting.join()


def test_the_limits_of_a_run_stay_below_the_limit_of_a_task():
    together = outbox.RUN_FOR.total_seconds() + smtp.OPEN_WITHIN + smtp.SEND_WITHIN + smtp.CLOSE_WITHIN
    assert together < 60
    assert outbox.LEASE.total_seconds() > 2 * together
