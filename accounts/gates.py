"""The door of every signed-in page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase

from accounts.errors import NotAllowed
from accounts.models import User

View = Callable[..., HttpResponseBase]


class StaffRequest(HttpRequest):
    """A request that has come through a gate: its ``user`` is a person who works here."""

    user: User


def allowed_to(predicate: Callable[[User], bool]) -> Callable[[View], View]:
    """Let only people in for whom ``predicate`` holds: others sign in first, or get a 403 page."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not predicate(request.user):
                raise NotAllowed("Your role does not include this page.")
            return view(request, *args, **kwargs)

        return guarded

    return decorate
