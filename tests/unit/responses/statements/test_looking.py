"""The ways in which automatic looks are set off: the bell, and a command."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from responses.rechecks.models import Look
from responses.rechecks.services import Interval, watch
from responses.sources.models import Fetch
from responses.statements import services
from responses.statements.management.commands import look as command
from responses.statements.queries import pages_to_look_at
from responses.statements.tasks import look_at_watched
from tests.factories import NOW, TODAY, make_capture, make_policy, make_user
from tests.unit.responses.sources.looking import DAY, NOISY, URL, come

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def watched():
    source = make_capture(NOISY, url=URL).source
    return watch(subject=source, interval=Interval(TODAY), by=make_user(), now=NOW)


def test_the_bell_asks_first_and_judges_what_has_come(watched):
    assert look_at_watched() == 0
    come(Fetch.objects.get(), NOISY)
    assert look_at_watched() == 1
    assert Look.objects.get().made_by is None


def test_the_command_looks_at_once_and_says_what_it_did(watched, monkeypatch):
    def fetch(*, now):
        come(Fetch.objects.get(), NOISY, now=now)
        return 1

    monkeypatch.setattr(command, "run_waiting_fetches", fetch)
    said = StringIO()
    call_command("look", stdout=said)
    assert said.getvalue() == "1 asked for, 1 fetched, 1 judged.\n"


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_are_found_in_two_statements(rows, django_assert_num_queries):
    by = make_user()
    for nth in range(rows):
        source = make_capture(f"Text {nth}", url=f"{URL}/{nth}").source
        for subject in (source, make_policy(source=source)):
            watch(subject=subject, interval=Interval(TODAY + nth * DAY), by=by, now=NOW)
    with django_assert_num_queries(2):
        pages = pages_to_look_at(now=NOW)
    assert len(pages) == 2 * min(rows, 2)


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_that_wait_for_a_person_cost_nothing_each_minute(rows, django_assert_num_queries):
    by = make_user()
    for nth in range(rows):
        source = make_capture(f"Text {nth}", url=f"{URL}/{nth}").source
        watch(subject=source, interval=Interval(TODAY), by=by, now=NOW)
    services.look_at_watched(now=NOW)
    for fetch in Fetch.objects.all():
        come(fetch, "Another text.")
    Fetch.objects.update(verdict="changed")
    with django_assert_num_queries(3):
        assert services.look_at_watched(now=NOW + DAY) == (0, 0)
