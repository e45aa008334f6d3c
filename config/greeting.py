"""Waits until /healthz is green, then says where everything is."""

import datetime
import http.client
import json
import time
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from config.supervisor import Supervisor

# No part is up sooner, and each look that finds none well leaves an error in the log.
FIRST_LOOK_SECONDS = 2.0
LOOK_EVERY_SECONDS = 0.5
WARN_AFTER_SECONDS = 30.0


class Greeting:
    """Looks at /healthz until it is green, then says once where everything is."""

    def __init__(self, supervisor: Supervisor, text: str, *, began: datetime.datetime) -> None:
        self._supervisor, self._text, self._began = supervisor, text, began
        self._look_at = time.monotonic() + FIRST_LOOK_SECONDS
        self._warn_at = time.monotonic() + WARN_AFTER_SECONDS
        self._done = False

    def look(self) -> None:
        """One look; cheap once the greeting has been said."""
        if self._done or time.monotonic() < self._look_at:
            return
        self._look_at = time.monotonic() + LOOK_EVERY_SECONDS
        missing = not_yet_well(self._began)
        if not missing:
            self._supervisor.say(self._text)
            self._done = True
        elif time.monotonic() >= self._warn_at:
            self._supervisor.say("Still waiting for: " + "; ".join(f"{k} ({v})" for k, v in missing.items()))
            self._warn_at = time.monotonic() + WARN_AFTER_SECONDS


def not_yet_well(began: datetime.datetime) -> dict[str, str]:
    """Each part that /healthz calls unwell, or that has given no sign of life since ``began``, and why."""
    site = urlsplit(settings.SITE_URL)
    web = http.client.HTTPConnection("127.0.0.1", settings.PORT, timeout=5)
    try:
        web.request("GET", reverse("healthz"), headers={"Host": site.netloc, "X-Forwarded-Proto": site.scheme})
        checks: dict[str, Any] = json.load(web.getresponse())["checks"]
    except (OSError, http.client.HTTPException, ValueError, KeyError) as error:
        return {"web": type(error).__name__}
    finally:
        web.close()
    return {name: check["why"] for name, check in checks.items() if not _is_well(check, began)}


def _is_well(check: Mapping[str, Any], began: datetime.datetime) -> bool:
    seen_at = check["seen_at"]
    fresh = seen_at is None or datetime.datetime.fromisoformat(seen_at) >= began - datetime.timedelta(seconds=1)
    return bool(check["ok"]) and fresh


def welcome(*, sign_ins: Sequence[str]) -> str:
    """What a person needs to know once everything runs."""
    to_files = settings.EMAIL_BACKEND.endswith("filebased.EmailBackend")
    mail = getattr(settings, "EMAIL_FILE_PATH", "") if to_files else ""
    lines = [
        f"OnRecord runs at {settings.SITE_URL}",
        *(["Sign in as:", *(f"  {line}" for line in sign_ins)] if sign_ins else []),
        *([f"Mail is written to {mail}"] if mail else []),
        "Stop with Ctrl-C.",
    ]
    return "\n".join(lines)
