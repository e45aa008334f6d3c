"""The error pages: what happened, what was kept, how to go on."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class ErrorPage(NamedTuple):
    """One error in plain words."""

    status: int
    title: str | Promise
    happened: str | Promise
    kept: str | Promise
    onward: str | Promise


BAD_REQUEST = ErrorPage(
    400,
    _("We could not read that"),
    _("The address or what was sent is not in a form this site understands."),
    _("Nothing was saved and nothing was changed."),
    _("Go back, check the address or the form, and try once more."),
)
FORBIDDEN = ErrorPage(
    403,
    _("This is not open to you"),
    _("The page exists, but your account may not do this, or you are not signed in."),
    _("Nothing was saved and nothing was changed."),
    _("Sign in with the right account, or ask an administrator for the role you need."),
)
FORM_TOO_OLD = ErrorPage(
    403,
    _("The form was too old"),
    _("The form was opened too long ago, in another session, or your browser sent no cookie with it."),
    _("Nothing was saved. What you wrote is still in the form if you go back now."),
    _("Go back, copy what you wrote, load the page anew and send it again. Cookies of this site must be allowed."),
)
NOT_FOUND = ErrorPage(
    404,
    _("There is no such page"),
    _("Nothing is published under this address."),
    _("Published scorecards never vanish: a corrected one stays readable in its old edition."),
    _("Check the address for a typing error, or search for the company or the words you remember."),
)
TOO_MANY = ErrorPage(
    429,
    _("Too many attempts"),
    _("This was tried too often within a short time from your connection."),
    _("Nothing was saved and nothing was changed. Your account is not locked."),
    _("Wait five minutes and try again."),
)
BUSY = ErrorPage(
    503,
    _("Too many people sign in at this moment"),
    _("Checking a password takes work, and others are waiting for it as well."),
    _("Nothing was saved and nothing was changed."),
    _("Wait some seconds and send it again."),
)


def error_response(request: HttpRequest, error: ErrorPage) -> HttpResponse:
    """The page of the error, with its status. It names no person, so that it reads the same for everybody."""
    return render(request, "error.html", {"error": error}, status=error.status)


def handler400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """The page for a request that cannot be read."""
    return error_response(request, BAD_REQUEST)


def handler403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """The page for a refused permission."""
    return error_response(request, FORBIDDEN)


def handler404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """The page for an unknown address."""
    return error_response(request, NOT_FOUND)


def handler429(request: HttpRequest) -> HttpResponse:
    """The page for too many attempts; allauth asks for it by this name."""
    return error_response(request, TOO_MANY)


def handler500(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The page for a fault of ours: plain text of a file, it needs neither database nor context."""
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The page for a form that came without its token; Django calls it itself."""
    return error_response(request, FORM_TOO_OLD)
