"""Errors that a person is told about, each with what happened and how to go on."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _


class NotAllowed(PermissionDenied):
    """The person may not do this; shown as a 403 page with the reason."""


class Refused(Exception):
    """The service refused, nothing was changed; the message says why and how to go on."""


class Busy(Exception):
    """Too many ask for costly work at the same time; shown as a 503 page that says to come back."""


class StaleVersion(Refused):
    """Somebody saved in between: nothing was changed; ``current`` is the row as it stands now."""

    def __init__(self, current: Any) -> None:
        super().__init__(_("Somebody else saved this in the meantime. Nothing was overwritten."))
        self.current = current
