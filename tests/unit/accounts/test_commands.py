"""The commands of accounts."""

import io

import pytest
from django.core.management import CommandError, call_command

from accounts.ledger import record_entry
from accounts.models import Invitation, LedgerEntry
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db


def run(*words):
    out = io.StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_verify_ledger_says_how_many_and_the_head():
    entry = record_entry(verb="test.done", subject=make_user(), changes={}, by=None, now=NOW)
    assert run("verify_ledger") == f"1 entries checked, all hold. Head: {entry.hash}\n"


def test_verify_ledger_fails_naming_the_first_broken_entry():
    for _n in range(3):
        record_entry(verb="test.done", subject=make_user(), changes={}, by=None, now=NOW)
    LedgerEntry.objects.filter(seq=2).delete()
    with pytest.raises(CommandError) as failed:
        run("verify_ledger")
    expected = "Entry 2 is broken: entry 2 is missing; the next present is 3. 1 entries before it hold."
    assert (str(failed.value), failed.value.returncode) == (expected, 1)


def test_invite_prints_the_first_administrators_link():
    link = run("invite", "boss@example.org")
    assert link.startswith("http://localhost:8000/invitations/")
    assert (Invitation.objects.get().role, Invitation.objects.get().email) == ("administrator", "boss@example.org")


def test_invite_in_an_administrators_name():
    boss = make_user("administrator")
    run("invite", "new@example.org", "--role", "editor", "--by", boss.email.upper())
    assert (Invitation.objects.get().role, Invitation.objects.get().invited_by) == ("editor", boss)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["new@example.org"],
            "There is an administrator already; invitations are made in their name. Nothing was done.",
        ),
        (["new@example.org", "--role", "editor"], "Say by whom with --by"),
        (["new@example.org", "--by", "nobody@example.org"], "Nobody here has the address nobody@example.org."),
        (["new@example.org", "--by", "editor@example.org"], "Only an administrator can invite people."),
        (["no address", "--by", "boss@example.org"], "Enter a valid email address."),
    ],
)
def test_invite_says_why_not(words, message):
    make_user("administrator", email="boss@example.org")
    make_user("editor", email="editor@example.org")
    with pytest.raises(CommandError, match=message):
        run("invite", *words)
    assert not Invitation.objects.exists()
