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
CONFLICT = ErrorPage(
    409,
    _("Somebody else was faster"),
    _("This was changed by somebody else after you opened it, so your version was not saved over theirs."),
    _("Their version is saved. Yours is still in the form if you go back."),
    _("Go back, compare the two, and send what should stand."),
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


def handler409(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """The page for a lost race; a page with a form shows both versions itself (the diff component)."""
    return error_response(request, CONFLICT)


def handler500(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The page for a fault of ours: plain text of a file, it needs neither database nor context."""
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The page for a form that came without its token; Django calls it itself."""
    return error_response(request, FORM_TOO_OLD)
