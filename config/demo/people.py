"""The demo's people. Their password is public, which is why the demo refuses to load anywhere but on localhost."""

from typing import NamedTuple

from allauth.account.models import EmailAddress

from accounts.choices import Role
from accounts.models import User

PASSWORD = "open-the-record-2026"  # noqa: S105  # published on purpose


class DemoPerson(NamedTuple):
    """One account of the demo."""

    email: str
    name: str
    role: Role


PEOPLE = {
    "contributor": DemoPerson("contributor@example.org", "Demo contributor", Role.CONTRIBUTOR),
    "reviewer": DemoPerson("reviewer@example.org", "Demo reviewer one", Role.REVIEWER),
    "second_reviewer": DemoPerson("second.reviewer@example.org", "Demo reviewer two", Role.REVIEWER),
    "editor": DemoPerson("editor@example.org", "Demo editor", Role.EDITOR),
    "second_editor": DemoPerson("second.editor@example.org", "Demo editor two", Role.EDITOR),
    "administrator": DemoPerson("administrator@example.org", "Demo administrator", Role.ADMINISTRATOR),
}


def sign_ins() -> list[str]:
    """One line an account, for the terminal."""
    width = max(len(person.email) for person in PEOPLE.values())
    return [f"{person.email:{width}}  {PASSWORD}  ({person.role})" for person in PEOPLE.values()]


def demo_people() -> dict[str, User]:
    """The accounts by what they are for, made where they are missing; addresses count as confirmed."""
    return {key: _account(person) for key, person in PEOPLE.items()}


def _account(person: DemoPerson) -> User:
    user = User.objects.filter(email=person.email).first()
    if user is None:
        user = User.objects.create_user(person.email, PASSWORD, name=person.name, role=person.role)
        EmailAddress.objects.create(user=user, email=person.email, verified=True, primary=True)
    return user
