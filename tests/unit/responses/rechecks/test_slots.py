"""When a person may be written to."""

from datetime import UTC, datetime

import pytest

from responses.rechecks.slots import Wish, latest_slot

# A Wednesday; noon in UTC is 14:00 in Amsterdam.
NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)


def slot(**wish):
    found = latest_slot(Wish(**wish), NOON)
    return found and found.isoformat()


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ({}, "2026-06-10T12:00:00+00:00"),
        ({"hour": 12}, "2026-06-10T12:00:00+00:00"),
        ({"hour": 13}, None),
        ({"hour": 14, "zone": "Europe/Amsterdam"}, "2026-06-10T12:00:00+00:00"),
        ({"tempo": "never"}, None),
        ({"tempo": "daily", "hour": 8}, "2026-06-10T08:00:00+00:00"),
        ({"tempo": "daily", "hour": 13}, "2026-06-09T13:00:00+00:00"),
        ({"tempo": "daily", "hour": 8, "zone": "Asia/Shanghai"}, "2026-06-10T00:00:00+00:00"),
        ({"tempo": "weekly", "weekday": 2, "hour": 12}, "2026-06-10T12:00:00+00:00"),
        ({"tempo": "weekly", "weekday": 3, "hour": 8}, "2026-06-04T08:00:00+00:00"),
        ({"tempo": "weekly", "weekday": 6, "quiet_days": "weekends"}, "2026-06-07T00:00:00+00:00"),
    ],
)
def test_the_latest_instant_at_which_they_wished_to_be_told(wish, expected):
    assert slot(**wish) == expected


@pytest.mark.parametrize(("tempo", "expected"), [("immediate", None), ("daily", datetime(2026, 6, 12, 8, tzinfo=UTC))])
def test_a_quiet_day_is_left_out(tempo, expected):
    """Sunday noon: nothing at once; the daily mail was Friday's."""
    wish = Wish(tempo=tempo, hour=8, quiet_days="weekends")
    assert latest_slot(wish, datetime(2026, 6, 14, 12, tzinfo=UTC)) == expected


def test_an_hour_that_the_clocks_left_out_is_the_next_one():
    """Amsterdam, 29 March 2026: 02:00 is 03:00."""
    wish = Wish(tempo="daily", hour=2, zone="Europe/Amsterdam")
    assert latest_slot(wish, datetime(2026, 3, 29, 12, tzinfo=UTC)) == datetime(2026, 3, 29, 1, tzinfo=UTC)
