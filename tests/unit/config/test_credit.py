"""What cannot be acknowledged is no longer counted; the library itself would count it for ever."""

from types import SimpleNamespace

import pytest
from kombu.transport import redis

from config.celery import app
from config.credit import SteadyQoS


def qos_in_trouble(kind, monkeypatch):
    """One message of one is being worked on, and the broker is away."""

    def fail(*_arguments, **_options):
        raise ConnectionError

    qos = kind(SimpleNamespace(), prefetch_count=1)
    qos._on_collect.cancel()
    monkeypatch.setattr(qos, "_remove_from_indices", fail)
    monkeypatch.setattr(qos, "restore_by_tag", fail)
    qos._quick_append("tag", "message")
    assert not qos.can_consume()
    return qos


@pytest.mark.parametrize(("kind", "hears"), [(SteadyQoS, True), (redis.QoS, False)])
@pytest.mark.parametrize(
    "end", [lambda qos: qos.ack("tag"), lambda qos: qos.reject("tag"), lambda qos: qos.reject("tag", requeue=True)]
)
def test_a_message_that_the_broker_was_not_told_of_holds_up_no_other(monkeypatch, kind, hears, end):
    qos = qos_in_trouble(kind, monkeypatch)
    with pytest.raises(ConnectionError):
        end(qos)
    assert qos.can_consume() == hears


def test_the_worker_counts_so():
    with app.connection_for_write("redis://localhost/") as connection:
        assert connection.transport.Channel.QoS is SteadyQoS
