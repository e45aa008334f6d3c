"""Sessions in the database, asked only for keys that can be there."""

import re

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

KEY = re.compile("[a-z0-9]{8,40}")


class SessionStore(DatabaseSessions):
    """Django's; a cookie with anything else in it, as a NUL that PostgreSQL refuses, is no session."""

    def _validate_session_key(self, key: str | None) -> bool:
        return bool(key and KEY.fullmatch(key))
