"""Passwords are hashed in a narrow lane: each hash takes 100 MB, and anybody may ask for one."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from django.contrib.auth.hashers import Argon2PasswordHasher

from accounts.errors import Busy

SLOTS = BoundedSemaphore(2)
WAIT_SECONDS = 4.0


@contextmanager
def lane() -> Iterator[None]:
    """A slot of this process. Raises Busy when none is free for some seconds."""
    if not SLOTS.acquire(timeout=WAIT_SECONDS):
        raise Busy
    try:
        yield
    finally:
        SLOTS.release()


class LanedArgon2(Argon2PasswordHasher):
    """Argon2 as Django has it, two at a time."""

    def encode(self, password: str, salt: str) -> str:
        """The hash."""
        with lane():
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        """Whether this is the password."""
        with lane():
            return super().verify(password, encoded)
