"""Celery, which only rings the bell: what is due, sent or lost is decided by the database (docs/adr/0002)."""

import os
from typing import Any

from celery import Celery
from kombu.transport import redis

from config import broker
from config.credit import SteadyQoS

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

# A message that no worker took before its next ring is worth nothing: it expires, so no backlog piles up.
SCHEDULE: dict[str, dict[str, Any]] = {
    "write due reminders": {
        "task": "responses.rechecks.tasks.write_due_reminders",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "gather digests": {
        "task": "responses.rechecks.tasks.gather_digests",
        "schedule": 20.0,
        "options": {"expires": 18},
    },
    "deliver digests": {
        "task": "responses.rechecks.tasks.deliver_digests",
        # As long as a run lasts at most (outbox.RUN_FOR): while there are mails, one run follows the other.
        "schedule": 8.0,
        "options": {"expires": 7},
    },
    "fetch pages": {
        "task": "responses.sources.tasks.run_waiting_fetches",
        "schedule": 5.0,
        "options": {"expires": 4},
    },
    "read fetched drafts": {
        "task": "responses.intake.tasks.read_fetched_drafts",
        "schedule": 5.0,
        "options": {"expires": 4},
    },
    "clear unkept fetches": {
        "task": "responses.intake.tasks.clear_unkept_fetches",
        "schedule": 3600.0,
        "options": {"expires": 3500},
    },
    "look at watched": {
        "task": "responses.statements.tasks.look_at_watched",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "publish checks": {
        "task": "accountability.record.tasks.publish_checks",
        "schedule": 30.0,
        "options": {"expires": 28},
    },
}

# Each line answers a fault that was measured with the stock settings; tests/repo/test_celery.py holds them.
SETTINGS: dict[str, Any] = {
    # Lost work: a message is acknowledged after the work, and comes back when its process is killed.
    "task_acks_late": True,
    "task_reject_on_worker_lost": True,
    "worker_prefetch_multiplier": 1,
    # The limit lies below the time after which a message is handed out again: no task runs beside itself.
    "task_soft_time_limit": 60,
    "task_time_limit": 90,
    "broker_transport_options": {
        "visibility_timeout": 120,
        "unacked_restore_interval": 1,
        "unacked_restore_throttle": 1,
        "socket_timeout": 2,
        "socket_connect_timeout": 2,
        "global_keyprefix": "onrecord:",
    },
    # A broker that is away or hangs delays; it never blocks for long and is waited for without end.
    "broker_connection_retry_on_startup": True,
    "broker_connection_max_retries": None,
    "task_publish_retry_policy": {"max_retries": 1, "interval_start": 0, "interval_step": 0.2},
    # Nothing is kept in Redis, and nothing but JSON is read from it.
    "task_ignore_result": True,
    "result_backend": None,
    "result_expires": None,
    "accept_content": ["json"],
    "task_serializer": "json",
    "result_serializer": "json",
    "task_default_queue": "onrecord",
    "worker_max_memory_per_child": 300_000,  # KiB
    "worker_enable_remote_control": False,
    "worker_hijack_root_logger": False,
    "worker_redirect_stdouts": False,
    "timezone": "UTC",
    "enable_utc": True,
    "beat_schedule": SCHEDULE,
    "beat_scheduler": "config.heartbeats.RecordingScheduler",
    "beat_max_loop_interval": 5,
}


def celery_settings() -> dict[str, Any]:
    """All settings; called when Celery first needs one, after Django's own settings have been read."""
    return {**SETTINGS, "broker_url": broker.celery_url()}


app = Celery("onrecord")
app.add_defaults(celery_settings)
app.autodiscover_tasks()
redis.Channel.QoS = SteadyQoS
# By name: the steps need the database or the site's addresses, so their modules are read after Django is set up.
app.steps["worker"] |= {"config.heartbeats.WorkerHeartbeat", "config.beforehand.SiteAddresses"}
