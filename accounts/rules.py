"""Who may do what, as predicates on a person; rooms add predicates on their own objects."""

from collections.abc import Callable

from rules.predicates import predicate as untyped_predicate

from accounts.choices import Role
from accounts.errors import NotAllowed
from accounts.models import User

Predicate = Callable[[User], bool]


def predicate(check: Predicate) -> Predicate:
    """The check as a predicate of the rules library, and typed."""
    made: Predicate = untyped_predicate(check)  # type: ignore[no-untyped-call]  # rules is untyped
    return made


def _has_role(user: User, *roles: Role) -> bool:
    return bool(user.is_authenticated and user.is_active and user.role in roles)


@predicate
def is_staff(user: User) -> bool:
    """Anybody who works here may read the workbench."""
    return _has_role(user, *Role)


@predicate
def can_log(user: User) -> bool:
    """Log companies, sources, statements, allegations, commitments, and the outcome of re-checks."""
    return _has_role(user, Role.CONTRIBUTOR, Role.REVIEWER, Role.EDITOR)


@predicate
def can_mark(user: User) -> bool:
    """Mark criteria, where assigned."""
    return _has_role(user, Role.REVIEWER, Role.EDITOR)


@predicate
def can_edit(user: User) -> bool:
    """Assign reviewers and publish what others have marked."""
    return _has_role(user, Role.EDITOR)


@predicate
def can_oversee(user: User) -> bool:
    """See how all reviewers mark, but where one marks oneself."""
    return _has_role(user, Role.EDITOR, Role.ADMINISTRATOR)


@predicate
def can_administer(user: User) -> bool:
    """Invite people, change roles, deactivate."""
    return _has_role(user, Role.ADMINISTRATOR)


def ensure(allowed: bool, reason: str) -> None:
    """Raise NotAllowed with ``reason`` unless ``allowed``; the first line of every service."""
    if not allowed:
        raise NotAllowed(reason)
