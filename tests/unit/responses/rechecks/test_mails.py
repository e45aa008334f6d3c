"""The reminder as it is read."""

from datetime import date, timedelta

import pytest

from accounts.choices import Role
from responses.rechecks.mails import reminder_mail
from responses.rechecks.models import Reminder
from responses.rechecks.services import record_look, snooze_recheck, write_due_reminders
from tests.factories import NOW, TODAY, make_recheck, make_user

pytestmark = pytest.mark.django_db

FIRST = """\
Hello Ada & co,

this has been due for a look since 1 June 2025:

  Policy “A & B”
  http://localhost:8000/desk/sources/7/

It has not been checked yet.

Say what you found (unchanged, changed, gone), or put it off with a reason:

  http://localhost:8000/desk/rechecks/{pk}/

OnRecord sends one reminder for each due date. If you have looked already, there is nothing more to do.
"""


def written() -> Reminder:
    return Reminder.objects.select_related("recheck", "recipient").latest("pk")


def test_the_first_reminder_says_what_to_look_at_and_where() -> None:
    owner = make_user(name="Ada & co", email="ada@example.org")
    recheck = make_recheck(anchor=date(2025, 6, 1), title="Policy “A & B”", path="/desk/sources/7/", owner=owner)
    write_due_reminders(now=NOW)
    message = reminder_mail(written())
    assert message.body.strip() == FIRST.format(pk=recheck.pk).strip()
    assert (message.to, message.subject) == (["ada@example.org"], "[OnRecord] Due for a look since 1 June 2025")
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_later_reminder_says_what_was_found_and_until_when_it_was_put_off() -> None:
    recheck = make_recheck(anchor=date(2025, 5, 1), every=1)
    recheck = record_look(recheck=recheck, version=1, outcome="changed", by=recheck.owner, now=NOW)
    until = TODAY + timedelta(days=40)
    snooze_recheck(recheck=recheck, version=2, until=until, reason="Holiday", by=recheck.owner, now=NOW)
    write_due_reminders(now=NOW + timedelta(days=40))
    body = reminder_mail(written()).body
    assert "Last checked on 2 June 2025: changed.\nIt was put off until 12 July 2025.\n" in body


def test_an_editor_reads_why_the_reminder_comes_to_them() -> None:
    editor = make_user(Role.EDITOR)
    recheck = make_recheck()
    recheck.owner.is_active = False
    recheck.owner.save()
    write_due_reminders(now=NOW)
    message = reminder_mail(written())
    assert message.to == [editor.email]
    assert "You get this as an editor: the person who looks after it has left or cannot be reached." in message.body
