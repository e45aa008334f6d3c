"""A broker that is away, stands still, restarts or carries nonsense: people save, reminders go, all else is refused."""

import os
import pickle
import signal
import time
from contextlib import contextmanager
from pathlib import Path

import kombu
import pytest
import redis
from django.utils import timezone
from kombu.exceptions import OperationalError

from config import broker
from config.celery import app
from config.parts import broker_command
from responses.rechecks.models import Look
from tests.factories import NOW, TODAY, make_recheck, make_user
from tests.faults.celery_fast import RUN_FOR
from tests.faults.processes import family, python, running, until
from tests.faults.recorder import recorder
from tests.faults.storm import house, line_to_broker

pytestmark = [pytest.mark.faults, pytest.mark.slow]
# What only a failure waits for.
LIMIT = 60.0
# So many messages the worker takes before, and then, its memory is read; the long form sets TASKS=20000.
TASKS = int(os.environ.get("TASKS", "600"))
TASK = "responses.rechecks.tasks.gather_digests"


def client_of(env, settings):
    """A line to the broker of that house, which the processes of this test may also find."""
    settings.VAR_DIR, settings.REDIS_URL = env["VAR_DIR"], ""
    return line_to_broker(env)


def publish(**message):
    """Put one message into the worker's queue, as anybody could who reaches the broker."""
    options = {"global_keyprefix": "onrecord:", "socket_timeout": 2, "socket_connect_timeout": 2}
    queue = kombu.Queue("onrecord", kombu.Exchange("onrecord"), routing_key="onrecord")
    with kombu.Connection(broker.celery_url(), transport_options=options) as line:
        line.Producer().publish(exchange=queue.exchange, routing_key="onrecord", declare=[queue], **message)


@pytest.mark.django_db
def test_saving_asks_nothing_of_a_broker_that_stands_still(client, settings, tmp_path, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    me = make_user()
    client.force_login(me)
    rows = [make_recheck(owner=me, anchor=TODAY, every=1, unit="weeks", path="/desk/") for _number in range(5)]
    line = client_of({"VAR_DIR": str(tmp_path)}, settings)
    took = []
    with running(*broker_command(), env=os.environ, log=tmp_path / "log") as server:
        until(broker.socket_path().exists, seconds=LIMIT, what="socket")
        known = line.info("stats")["total_connections_received"]
        server.signal(signal.SIGSTOP)
        for row in rows:
            began = time.monotonic()
            sent = client.post(f"/desk/rechecks/{row.pk}/", {"act": "look", "version": 1, "outcome": "unchanged"})
            took.append(time.monotonic() - began)
            assert sent.status_code == 302
        with pytest.raises((OperationalError, redis.TimeoutError)):
            publish(body={}, serializer="json")  # what a request that rings the broker would wait for
        server.signal(signal.SIGCONT)
        publish(body={}, serializer="json")
        calls = line.info("stats")["total_connections_received"] - known
    assert Look.objects.count() == len(rows)
    assert min(took) < 0.5
    assert 0 < calls <= 4  # those of this test, none of the five saves


def test_reminders_go_by_cron_without_any_broker(migrated):
    with recorder() as mails:
        env = {**migrated, "EMAIL_URL": f"smtp://127.0.0.1:{mails.port}"}
        python("-m", "tests.faults.seed", "many", "20", env=env)
        said = python("manage.py", "sweep", env=env)
    assert said == "20 reminders written, 20 mails gathered, 20 mails sent.\n"
    assert len(mails.distinct) == len(mails.accepted) == 20


def test_a_broker_that_is_emptied_twenty_times_delays_and_loses_nothing(migrated, tmp_path, settings):
    with house(migrated, tmp_path, reminders=200) as found:
        line = client_of(migrated, settings)
        for part in range(20):
            found.wait_for(200 * part // 20)
            line.flushall()
        state = found.drain(200)
    assert found.mails.distinct == set(state["message_ids"])


def test_a_message_for_each_reminder_would_be_lost_with_the_broker(settings, tmp_path):
    """The naive way, as Celery offers it: what the test above is worth."""
    line = client_of({"VAR_DIR": str(tmp_path)}, settings)
    with running(*broker_command(), env=os.environ, log=tmp_path / "log"):
        until(broker.socket_path().exists, seconds=LIMIT, what="socket")
        with app.connection_for_write(broker.celery_url()) as connection:
            for _reminder in range(20):
                app.send_task(TASK, connection=connection, queue="onrecord", countdown=60)
        assert line.llen("onrecord:onrecord") == 20
        line.flushall()
        assert line.llen("onrecord:onrecord") == 0


def test_a_broker_that_restarts_once_thrice_and_ten_times_is_found_again(migrated, tmp_path):
    """By the worker itself; should that end instead, as the library sometimes does, a service manager starts it."""
    with house(migrated, tmp_path, reminders=5) as found:
        found.wait_for(5)
        for known, times in ((5, 1), (10, 3), (15, 10)):
            for _time in range(times):
                found.broker.kill()
                found.broker.restart()
                time.sleep(0.3)
            python("-m", "tests.faults.seed", "many", "5", env=found.env)
            state = found.drain(known + 5)
            assert found.mails.distinct == set(state["message_ids"])


def strike_at_work(found, env):
    """Whether the broker fell before both processes were done; on a busy machine they can be quicker."""
    with line_to_broker(env) as line:
        until(lambda: line.hlen("onrecord:unacked") == 2, seconds=LIMIT, what="both are at work")
    found.broker.kill()
    end = time.monotonic() + 4 * RUN_FOR
    while time.monotonic() < end:
        if "Couldn't ack" in found.worker.log.read_text():
            return True
        time.sleep(0.1)
    found.broker.restart()
    return False


@contextmanager
def house_struck_while_busy(env, folder):
    """The broker falls while each of two processes is at work, and comes back when both are done."""
    with house(env, folder, reminders=300) as found:
        found.wait_for(20)
        until(lambda: strike_at_work(found, env), seconds=2 * LIMIT, what="one is done that cannot say so")
        time.sleep(RUN_FOR + 0.5)
        found.broker.restart()
        python("-m", "tests.faults.seed", "many", "5", env=found.env)
        yield found


def test_a_worker_struck_while_all_its_processes_were_busy_hears_again(migrated, tmp_path):
    with house_struck_while_busy(migrated, tmp_path) as found:
        worker = found.worker.pid
        state = found.drain(305)
        assert found.worker.pid == worker
    assert found.mails.distinct == set(state["message_ids"])


def test_as_the_library_counts_it_would_be_deaf_for_ever(migrated, tmp_path):
    with house_struck_while_busy({**migrated, "NAIVE": "lost credit"}, tmp_path) as found:
        time.sleep(10)
        assert len(found.mails.distinct) <= 300


class Burglar:
    """What runs when somebody unpickles it."""

    def __init__(self, mark):
        self.mark = mark

    def __reduce__(self):
        return Path.touch, (self.mark,)


def test_foreign_messages_are_refused_and_never_unpickled(migrated, tmp_path, settings):
    mark = tmp_path / "unpickled"
    pickled = {"content_type": "application/x-python-serialize", "content_encoding": "binary"}
    json = {"content_type": "application/json", "content_encoding": "utf-8"}
    ours = {"id": "1", "task": TASK, "lang": "py"}
    with house(migrated, tmp_path, reminders=5) as found:
        found.wait_for(5)
        worker, line = found.worker.pid, client_of(migrated, settings)
        publish(body=pickle.dumps(Burglar(mark)), headers=ours, **pickled)
        publish(body="[[], {}, {}]", headers={**ours, "task": "no.such.task"}, **json)
        publish(body='[["of an older version"], {}, {}]', headers=ours, **json)
        publish(body="not JSON", headers=ours, **json)
        publish(body="not a task", content_type="text/plain", content_encoding="utf-8")
        python("-m", "tests.faults.seed", "many", "5", env=found.env)
        found.wait_for(10)
        until(lambda: line.llen("onrecord:onrecord") < 3, seconds=LIMIT, what="the queue is worked off")
        said = found.worker.log.read_text()
        assert found.worker.pid == worker
    assert not mark.exists()
    for words in ("no.such.task", "takes 0 positional arguments", "x-python-serialize", "not JSON", "not a task"):
        assert words in said
    pickle.loads(pickle.dumps(Burglar(mark)))  # noqa: S301  # it would have run
    assert mark.exists()


def memory(pid):
    """Resident memory in MiB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def test_a_worker_does_not_grow(migrated, tmp_path, settings):
    with house(migrated, tmp_path, reminders=1, processes=1) as found:
        found.wait_for(1)
        line = client_of(migrated, settings)
        (child,) = family(found.worker.pid) - {found.worker.pid}
        seen = []
        for number in (TASKS // 4, TASKS):
            with app.connection_for_write(broker.celery_url()) as connection:
                for _task in range(number):
                    app.send_task(TASK, connection=connection, queue="onrecord")
            until(lambda: line.llen("onrecord:onrecord") < 3, seconds=LIMIT + TASKS / 50, what="all taken")
            seen.append(memory(child))
    assert seen[1] - seen[0] <= 10
    assert app.conf.worker_max_memory_per_child == 300_000
