"""Mails read a few at a time: quick, never stale, and none held up by another that cannot be read."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from responses.rechecks.choices import Delivery, Outcome
from responses.rechecks.models import Digest
from responses.rechecks.services import ahead, deliver_digests, record_look
from tests.factories import NOW
from tests.mailing import make_digest, sending

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("mails", "reads"), [(1, 1), (2, 2), (6, 2), (ahead.NEXT + 2, 3)])
def test_mails_are_read_together(mails, reads):
    for _number in range(mails):
        make_digest()
    with CaptureQueriesContext(connection) as asked:
        assert deliver_digests(now=NOW) == mails
    found = [each["sql"] for each in asked if 'JOIN "accounts_user"' in each["sql"]]
    assert len(found) == reads


def look(digest):
    recheck = digest.reminders.get().recheck
    record_look(recheck=recheck, version=1, outcome=Outcome.UNCHANGED, by=recheck.owner, now=NOW)


def test_a_look_made_while_the_mail_before_took_its_time_counts(monkeypatch):
    _first, second = make_digest(), make_digest()
    monkeypatch.setattr(ahead, "FRESH", timedelta(0))
    looks = [lambda: look(second)]
    with sending(lambda: looks and looks.pop()()):
        assert deliver_digests(now=NOW) == 1
    second.refresh_from_db()
    assert (second.state, second.attempts) == (Delivery.CANCELLED, 1)


def test_each_attempt_of_a_mail_read_ahead_is_counted():
    digests = [make_digest() for _number in range(3)]
    with sending(OSError("away")):
        deliver_digests(now=NOW)
    assert {Digest.objects.get(pk=digest.pk).attempts for digest in digests} == {1}
    assert deliver_digests(now=NOW + timedelta(minutes=10)) == 3
    assert set(Digest.objects.values_list("attempts", flat=True)) == {2}


MAILS = ahead._mails


def one_at_a_time(rows):
    """As the service, but whoever reads several fails."""
    if rows.count() > 1:
        raise ValueError("a row that cannot be read")
    return MAILS(rows)


def test_what_cannot_be_read_with_others_is_read_alone(monkeypatch):
    for _number in range(3):
        make_digest()
    monkeypatch.setattr(ahead, "_mails", one_at_a_time)
    assert deliver_digests(now=NOW) == 3
    assert len(mail.outbox) == 3
