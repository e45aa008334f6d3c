"""Every address of the site stands in routes.yaml under who may come, and every closed door is closed."""

import functools
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.shortcuts import resolve_url
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, StringConverter, UUIDConverter

from accounts import rules
from accounts.choices import Role
from accounts.models import User
from tests.factories import make_user
from tests.repo.source import ROOT

GROUPS: dict[str, list[str]] = yaml.safe_load((ROOT / "tests/repo/routes.yaml").read_text())
PREDICATES = ("is_staff", "can_log", "can_mark", "can_edit", "can_oversee", "can_administer")
CLOSED = [(route, name) for name in PREDICATES for route in GROUPS[name]]
STAND_INS = {IntConverter: 987_654, UUIDConverter: "00000000-0000-4000-8000-000000000000", StringConverter: "none"}


@functools.cache
def routes() -> dict[str, dict[str, object]]:
    """Every address of the site by its full name, with what it takes."""
    found = list(walk(get_resolver().url_patterns, "", {}))
    assert len(found) == len(dict(found)), "two addresses have one name"
    return dict(found)


def walk(patterns: list[URLPattern | URLResolver], namespace: str, outer: dict[str, object]) -> Iterator[Any]:
    for pattern in patterns:
        takes = {**outer, **dict.fromkeys(pattern.pattern.regex.groupindex), **pattern.pattern.converters}
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", takes
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from walk(pattern.url_patterns, inner, takes)


def address(route: str) -> str:
    """An address of the route about something that does not exist."""
    return reverse(route, kwargs={name: stand_in(converter) for name, converter in routes()[route].items()})


def stand_in(converter: object) -> object:
    """What such a part of an address may look like."""
    return next((value for kind, value in STAND_INS.items() if isinstance(converter, kind)), "none")


def knock(client, route):
    """What the door says: to reading, or to writing where it cannot be read."""
    answer = client.get(address(route))
    return client.post(address(route)) if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED else answer


def sent_to_sign_in(answer) -> bool:
    return answer.status_code == HTTPStatus.FOUND and answer["Location"].startswith(resolve_url(settings.LOGIN_URL))


def test_every_route_stands_in_one_group():
    listed = [route for group in GROUPS.values() for route in group]
    assert sorted(listed) == sorted(routes())


@pytest.mark.django_db
@pytest.mark.parametrize("route", [route for name in ("halfway", "signed-in", *PREDICATES) for route in GROUPS[name]])
def test_closed_door_sends_a_stranger_to_sign_in(client, route):
    assert sent_to_sign_in(knock(client, route))


@pytest.mark.django_db
@pytest.mark.parametrize("route", GROUPS["public"])
def test_open_door_asks_nobody_to_sign_in(client, route):
    assert not sent_to_sign_in(knock(client, route))


@pytest.mark.django_db
@pytest.mark.parametrize(("route", "predicate"), CLOSED)
def test_door_opens_to_its_roles_only(client, route, predicate):
    refused = {}
    for role in Role:
        client.force_login(make_user(role))
        refused[role] = knock(client, route).status_code == HTTPStatus.FORBIDDEN
    assert refused == {role: not getattr(rules, predicate)(User(role=role)) for role in Role}


@pytest.mark.django_db
@pytest.mark.parametrize("route", [route for route, _predicate in CLOSED])
def test_closed_door_stays_closed_to_who_has_left(client, route):
    person = make_user(Role.EDITOR)
    client.force_login(person)
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert sent_to_sign_in(knock(client, route))
