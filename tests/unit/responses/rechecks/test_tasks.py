"""The tasks hand the hour to the services of the same name."""

from unittest.mock import patch

import pytest
from django.utils import timezone

from responses.rechecks import services, tasks


@pytest.mark.parametrize("name", ["write_due_reminders", "gather_digests", "deliver_digests"])
def test_a_task_calls_its_service_with_the_hour(name: str) -> None:
    before = timezone.now()
    with patch.object(services, name, return_value=3) as service:
        assert getattr(tasks, name)() == 3
    assert before <= service.call_args.kwargs["now"] <= timezone.now()
