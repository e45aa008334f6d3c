"""The mail as it is read."""

from datetime import date, timedelta

import pytest

from accounts.choices import Role
from responses.rechecks.mails import SHOWN, digest_mail, summary
from responses.rechecks.models import Digest
from responses.rechecks.services import (
    call_for_look,
    gather_digests,
    record_look,
    snooze_recheck,
    write_due_reminders,
)
from tests.factories import NOW, TODAY, make_recheck, make_user

pytestmark = pytest.mark.django_db

FIRST = """\
Hello Ada & co,

1 re-check waits for you; 1 of them is overdue.

Due for a look since 1 June 2025:

  Policy “A & B”
  http://localhost:8000/desk/sources/7/

  It has not been checked yet.

  Say what you found, or put it off with a reason:
  http://localhost:8000/desk/rechecks/{pk}/
  If you have compared it and nothing has changed (no sign-in needed, asks once more):
  http://localhost:8000/desk/rechecks/unchanged/"""
LAST = """\
OnRecord tells you once of each due date. If you have looked already, there is nothing more to do.

How often and when you get these mails:
http://localhost:8000/desk/rechecks/mails/
No more of these mails (somebody else is told instead):
http://localhost:8000/desk/rechecks/mails/stop/"""


def written(now=NOW):
    write_due_reminders(now=now)
    gather_digests(now=now)
    digest = Digest.objects.select_related("recipient").latest("pk")
    reminders = digest.reminders.select_related("recheck__owner", "recipient").order_by("recheck__due_on", "pk")
    return digest_mail(digest, list(reminders))


def test_the_first_mail_says_what_to_look_at_and_where() -> None:
    owner = make_user(name="Ada & co", email="ada@example.org")
    recheck = make_recheck(anchor=date(2025, 6, 1), title="Policy “A & B”", path="/desk/sources/7/", owner=owner)
    message = written()
    assert message.body.startswith(FIRST.format(pk=recheck.pk))
    assert LAST in message.body
    assert (message.to, message.subject) == (["ada@example.org"], "[OnRecord] Due for a look since 1 June 2025")


def test_a_mail_program_can_stop_them_with_one_press() -> None:
    make_recheck()
    headers = written().extra_headers
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["List-Unsubscribe"].startswith("<http://localhost:8000/desk/rechecks/mails/stop/")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_several_things_are_one_mail_with_how_many_are_late_in_its_subject() -> None:
    owner = make_user()
    for days in (0, 3, 9):
        make_recheck(owner=owner, anchor=TODAY - timedelta(days=days), title=f"Page {days}")
    message = written()
    assert message.subject == "[OnRecord] 3 due for a look, 2 overdue"
    assert [message.body.index(f"Page {days}") for days in (9, 3, 0)] == sorted(
        message.body.index(f"Page {days}") for days in (9, 3, 0)
    )


def test_very_much_is_counted_instead_of_listed() -> None:
    owner = make_user()
    for _number in range(SHOWN + 2):
        make_recheck(owner=owner)
    assert "And 2 more:\nhttp://localhost:8000/desk/rechecks/\n" in written().body


def test_a_later_mail_says_what_was_found_and_until_when_it_was_put_off() -> None:
    recheck = make_recheck(anchor=date(2025, 5, 1), every=1)
    recheck = record_look(recheck=recheck, version=1, outcome="changed", by=recheck.owner, now=NOW)
    until = TODAY + timedelta(days=40)
    snooze_recheck(recheck=recheck, version=2, until=until, reason="Holiday", by=recheck.owner, now=NOW)
    body = written(NOW + timedelta(days=40)).body
    assert "  Last checked on 2 June 2025: changed.\n  It was put off until 12 July 2025.\n" in body


def test_a_mail_says_what_an_automatic_look_found() -> None:
    recheck = make_recheck(anchor=TODAY + timedelta(days=30))
    call_for_look(recheck=recheck, version=1, reason="The page has changed.", now=NOW)
    assert "  An automatic look found: The page has changed.\n" in written().body


def test_an_editor_reads_why_the_mail_comes_to_them() -> None:
    editor = make_user(Role.EDITOR)
    recheck = make_recheck()
    recheck.owner.is_active = False
    recheck.owner.save()
    message = written()
    assert message.to == [editor.email]
    assert "You get this because whoever looks after it has left, wants no mail or cannot be reached." in message.body


def test_whoever_is_told_later_reads_since_when_nobody_looked() -> None:
    make_recheck()
    make_user(Role.EDITOR)
    written()
    message = written(NOW + timedelta(days=7))
    assert "You get this because nobody has looked since 2 June 2025." in message.body


@pytest.mark.parametrize(
    ("due", "overdue", "words"),
    [(1, 0, "1 re-check waits for you."), (4, 1, "4 re-checks wait for you; 1 of them is overdue.")],
)
def test_the_summary_counts(due: int, overdue: int, words: str) -> None:
    assert summary(due, overdue) == words
