"""Two workers at the same moment: a page is fetched once, and a host is asked by one."""

from functools import partial

import pytest

from responses.sources.services.fetches import _claim
from tests.factories import NOW
from tests.racing import race, reachable_by_threads
from tests.unit.responses.sources.fetched import asked

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.mark.parametrize("pages", [1, 2])
def test_one_of_two_workers_gets_the_host(tmp_path, pages):
    waiting = [asked(f"https://example.org/{n}") for n in range(pages)]
    with reachable_by_threads(tmp_path):
        claimed = race(*[partial(_claim, NOW)] * 2)
    assert sorted(map(type, claimed), key=str) == sorted([type(None), type(waiting[0])], key=str)


def test_two_workers_get_two_hosts(tmp_path):
    waiting = {asked(f"https://{n}.example/") for n in range(2)}
    with reachable_by_threads(tmp_path):
        first, second = race(*[partial(_claim, NOW)] * 2)
    # Rows that one worker is looking at are passed over by the other, which comes again.
    assert {fetch for fetch in (first, second) if fetch} <= waiting
    assert first != second
