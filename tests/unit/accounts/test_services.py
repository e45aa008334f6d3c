"""Inviting, roles, access."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from accounts import errors, services
from accounts.canonical import sha256_of
from accounts.choices import Role
from accounts.errors import NotAllowed, Refused, StaleVersion
from accounts.models import Invitation, LedgerEntry, User
from accounts.queries import open_invitations
from tests.factories import NOW, make_invitation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss():
    return make_user(Role.ADMINISTRATOR)


def last_entry():
    return json.loads(LedgerEntry.objects.last().body)


def test_invite_person_keeps_only_the_hash_of_the_token(boss):
    invitation, token = make_invitation(email="New@Example.org", by=boss)
    assert (invitation.email, invitation.token_sha256) == ("new@example.org", sha256_of(token))
    assert last_entry()["changes"] == {"role": "reviewer"}
    assert token not in LedgerEntry.objects.last().body


@pytest.mark.parametrize("fields", [{"email": "no address"}, {"role": "owner"}])
def test_invite_person_keeps_nothing_faulty(boss, fields):
    with pytest.raises(ValidationError):
        make_invitation(by=boss, **fields)
    assert (Invitation.objects.count(), LedgerEntry.objects.count()) == (0, 0)


def test_invite_person_refuses_who_works_here(boss):
    make_user(email="new@example.org")
    with pytest.raises(Refused, match="already works here"):
        make_invitation(email="NEW@example.org", by=boss)


def test_first_administrator_is_invited_by_nobody():
    invitation, _token = services.invite_first_administrator(email="boss@example.org", now=NOW)
    assert (invitation.role, invitation.invited_by) == ("administrator", None)
    assert last_entry()["by"] == "system"


def test_first_administrator_is_refused_while_there_is_one(boss):
    with pytest.raises(Refused, match="There is an administrator already"):
        services.invite_first_administrator(email="b@example.org", now=NOW)
    User.objects.update(is_active=False)
    assert services.invite_first_administrator(email="b@example.org", now=NOW)


def test_mail_invitation_holds_link_role_and_end():
    invitation, token = make_invitation()
    services.mail_invitation(invitation=invitation, token=token)
    [sent] = mail.outbox
    assert sent.to == ["new@example.org"]
    assert f"http://localhost:8000/invitations/{token}/" in sent.body
    assert "Reviewer: logs evidence" in sent.body
    assert "2025-06-16" in sent.body


def test_accept_invitation_gives_the_role():
    invitation, _token = make_invitation()
    person = make_user()
    services.accept_invitation(invitation=invitation, person=person, now=NOW)
    assert User.objects.get(pk=person.pk).role == "reviewer"
    assert (last_entry()["verb"], last_entry()["by"]) == ("person.joined", str(person.uid))


@pytest.mark.parametrize("which", ["used", "late", "none"])
def test_accept_invitation_works_once_and_in_time(which):
    invitation, _token = make_invitation()
    if which == "used":
        services.accept_invitation(invitation=invitation, person=make_user(), now=NOW)
    facts = {"invitation": None if which == "none" else invitation, "person": make_user()}
    with pytest.raises(Refused, match="has been used or has run out"):
        services.accept_invitation(**facts, now=NOW + timedelta(days=14 * (which == "late")))


def test_change_role_says_from_what_to_what(boss):
    person = make_user()
    services.change_role(person=person, role="editor", by=boss, now=NOW)
    assert User.objects.get(pk=person.pk).role == "editor"
    assert last_entry()["changes"] == {"role": ["contributor", "editor"]}


@pytest.mark.parametrize(("role", "error"), [("owner", ValidationError), ("contributor", Refused)])
def test_change_role_refuses_unknown_and_same(boss, role, error):
    person = make_user()
    with pytest.raises(error):
        services.change_role(person=person, role=role, by=boss, now=NOW)
    assert (User.objects.get(pk=person.pk).role, LedgerEntry.objects.count()) == ("contributor", 0)


def test_access_is_taken_and_given_back(boss):
    person = make_user()
    services.deactivate_person(person=person, by=boss, now=NOW)
    assert not User.objects.get(pk=person.pk).is_active
    with pytest.raises(Refused, match="no access already"):
        services.deactivate_person(person=person, by=boss, now=NOW)
    services.reactivate_person(person=person, by=boss, now=NOW)
    with pytest.raises(Refused, match="have access already"):
        services.reactivate_person(person=person, by=boss, now=NOW)
    assert User.objects.get(pk=person.pk).is_active
    assert [entry.verb for entry in LedgerEntry.objects.all()] == ["person.deactivated", "person.reactivated"]


@pytest.mark.parametrize("service", [services.deactivate_person, services.reactivate_person])
@pytest.mark.parametrize("role", ["editor", "reviewer", "contributor"])
def test_access_is_the_administrators_business(service, role):
    with pytest.raises(NotAllowed):
        service(person=make_user(), by=make_user(role), now=NOW)
    with pytest.raises(NotAllowed):
        services.change_role(person=make_user(), role="editor", by=make_user(role), now=NOW)
    with pytest.raises(NotAllowed):
        make_invitation(by=make_user(role))
    assert LedgerEntry.objects.count() == 0


def test_nobody_changes_themselves(boss):
    with pytest.raises(NotAllowed, match="their own role"):
        services.change_role(person=boss, role="editor", by=boss, now=NOW)
    with pytest.raises(NotAllowed, match="deactivates themselves"):
        services.deactivate_person(person=boss, by=boss, now=NOW)
    assert User.objects.get().role == "administrator"


def test_two_administrators_cannot_take_each_others_role(boss):
    other = make_user(Role.ADMINISTRATOR)
    as_boss_saw_it = User.objects.get(pk=boss.pk)
    services.change_role(person=other, role="editor", by=boss, now=NOW)
    other.role = Role.ADMINISTRATOR  # as their request read it
    with pytest.raises(NotAllowed):
        services.change_role(person=as_boss_saw_it, role="editor", by=other, now=NOW)
    with pytest.raises(NotAllowed):
        services.deactivate_person(person=as_boss_saw_it, by=other, now=NOW)
    assert list(User.objects.filter(role=Role.ADMINISTRATOR, is_active=True)) == [boss]


def test_change_role_does_not_overwrite_another_change(boss):
    person = make_user()
    User.objects.filter(pk=person.pk).update(role="reviewer")
    with pytest.raises(Refused, match="Somebody else changed their role"):
        services.change_role(person=person, role="editor", by=boss, now=NOW)
    assert User.objects.get(pk=person.pk).role == "reviewer"


@pytest.mark.parametrize("left", [{"is_active": False}, {"role": Role.EDITOR}])
def test_invitation_closes_with_its_inviter(boss, left):
    invitation, _token = make_invitation(by=boss)
    assert (invitation.is_open(NOW), list(open_invitations(now=NOW))) == (True, [invitation])
    User.objects.filter(pk=boss.pk).update(**left)
    assert (Invitation.objects.get().is_open(NOW), list(open_invitations(now=NOW))) == (False, [])


def test_inviting_again_closes_the_older_invitation(boss):
    older, newer = (make_invitation(email=email, by=boss)[0] for email in ("ada@example.org", "Ada@example.org"))
    older.refresh_from_db()
    assert (older.is_open(NOW), newer.is_open(NOW)) == (False, True)
    verbs = [entry.verb for entry in LedgerEntry.objects.all()]
    assert verbs == ["person.invited", "person.invitation_withdrawn", "person.invited"]


def test_withdraw_invitation_works_once(boss):
    invitation, _token = make_invitation(by=boss)
    services.withdraw_invitation(invitation=invitation, by=boss, now=NOW)
    assert not Invitation.objects.get().is_open(NOW)
    assert (last_entry()["verb"], last_entry()["by"]) == ("person.invitation_withdrawn", str(boss.uid))
    with pytest.raises(Refused, match="not open any more"):
        services.withdraw_invitation(invitation=invitation, by=boss, now=NOW)
    with pytest.raises(NotAllowed):
        services.withdraw_invitation(invitation=invitation, by=make_user(Role.EDITOR), now=NOW)
    assert LedgerEntry.objects.count() == 2


def test_stale_version_speaks_the_readers_language(monkeypatch):
    monkeypatch.setattr(errors, "_", str.upper)
    assert str(StaleVersion(None)) == "SOMEBODY ELSE SAVED THIS IN THE MEANTIME. NOTHING WAS OVERWRITTEN."
