"""A disk that is full in the middle of writing leaves neither half a file nor a row, and is recovered from."""

import json

import pytest

from tests.faults.processes import python

pytestmark = [pytest.mark.faults, pytest.mark.slow]
TOLD = "The disk is full, so nothing was kept. Tell who runs this site, then try again."


def test_without_room_nothing_is_kept_and_with_room_all_is(migrated):
    came = json.loads(python("-m", "tests.faults.disk", env=migrated))
    before, full, after = came["before"], came["full"], came["after"]
    assert came["told"] == [TOLD, TOLD, TOLD, ""]
    assert full == before | {"fetch": ["waiting", "no_space"]}
    assert (before["rows"], before["files"], before["sound"]) == ([1, 1, 0], 1, True)
    assert came["again"] == [""] * 4
    assert (after["rows"], after["fetch"]) == ([2, 3, 1], ["done", ""])
    # Of the first three their bytes; of the page its bytes and the WARC file.
    assert (after["files"], after["sound"]) == (1 + 3 + 2, True)
