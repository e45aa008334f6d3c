"""The settings that keep reminders from being lost; each answers a fault measured with the stock ones."""

import pytest

from config.celery import SCHEDULE, app

EXPECTED = {
    "accept_content": ["json"],
    "task_serializer": "json",
    "result_serializer": "json",
    "task_acks_late": True,
    "task_reject_on_worker_lost": True,
    "task_acks_on_failure_or_timeout": True,
    "worker_prefetch_multiplier": 1,
    "task_soft_time_limit": 60,
    "task_time_limit": 90,
    "task_ignore_result": True,
    "result_backend": None,
    "broker_connection_retry_on_startup": True,
    "broker_connection_max_retries": None,
    "worker_max_memory_per_child": 300_000,
    "worker_enable_remote_control": False,
    "enable_utc": True,
    "timezone": "UTC",
}
EXPECTED_TRANSPORT = {
    "visibility_timeout": 120,
    "unacked_restore_interval": 1,
    "unacked_restore_throttle": 1,
    "socket_timeout": 2,
    "socket_connect_timeout": 2,
    "global_keyprefix": "onrecord:",
}


# What only clears up.
RARE = {"clear unkept fetches"}


@pytest.mark.parametrize(("name", "value"), EXPECTED.items())
def test_celery_setting_is(name, value):
    assert app.conf[name] == value


def test_celery_reaches_the_broker_without_waiting_for_ever():
    assert app.conf.broker_transport_options == EXPECTED_TRANSPORT


def test_no_task_is_handed_out_again_while_it_may_still_run():
    assert app.conf.task_time_limit < app.conf.broker_transport_options["visibility_timeout"]


def test_transport_options_are_known_to_the_transport():
    with app.connection_for_write() as connection:
        known = connection.transport.Channel.from_transport_options
    assert set(EXPECTED_TRANSPORT) <= set(known)


@pytest.mark.parametrize("entry", SCHEDULE.values(), ids=SCHEDULE)
def test_ring_expires_before_the_next_one(entry):
    app.loader.import_default_modules()
    assert entry["task"] in app.tasks
    assert 0 < entry["options"]["expires"] < entry["schedule"]


def test_nothing_that_somebody_waits_for_rings_less_than_once_a_minute():
    assert {name for name, entry in SCHEDULE.items() if entry["schedule"] > 60} == RARE
