"""A worker whose processes were all busy when its broker fell hears it again."""

from kombu.transport import redis, virtual


class SteadyQoS(redis.QoS):
    """As the library's, but what the broker could not be told of counts as done.

    With the library's own a message whose acknowledgement fails counts as being worked on for ever: a worker with as
    many of them as processes takes no message again and does not notice that its line was cut. The broker still holds
    such a message and hands it out again, which does no harm: it only rings the bell.
    """

    def ack(self, delivery_tag: str) -> None:
        """Done, whether the broker can be told or not. Raises what the library raises."""
        try:
            super().ack(delivery_tag)
        finally:
            virtual.QoS.ack(self, delivery_tag)

    def reject(self, delivery_tag: str, requeue: bool = False) -> None:
        """As above, of a message whose process was killed."""
        try:
            super().reject(delivery_tag, requeue=requeue)
        finally:
            virtual.QoS.ack(self, delivery_tag)
