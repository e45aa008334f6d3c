"""The clock of a run goes by the machine's own, whatever is set meanwhile."""

from datetime import timedelta
from unittest.mock import patch

from accounts import leases
from accounts.leases import RunClock
from tests.factories import NOW


def test_a_run_goes_by_the_machines_own_clock() -> None:
    with patch.object(leases.time, "monotonic", side_effect=[100.0, 102.5, 103.0]):
        clock = RunClock(NOW)
        assert clock.elapsed() == timedelta(seconds=2.5)
        assert clock.now() == NOW + timedelta(seconds=3)
