"""When I am written to, and my calendar."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.errors import StaleVersion
from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.rules import is_staff
from responses.rechecks import queries, services
from responses.rechecks.exports import calendar_of
from responses.rechecks.forms import CalendarForm, WishesForm
from responses.rechecks.models import Wishes
from responses.rechecks.services.wishes import sha256_of_token


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(is_staff)
def wishes_edit(request: StaffRequest) -> HttpResponseBase:
    """When mail comes, in which time zone; and the calendar's address."""
    if request.method != "POST":
        return _page(request, WishesForm(initial=WishesForm.initial_of(queries.wishes_of(request.user))))
    form = WishesForm(request.POST)
    facts: dict[str, Any] = {"person": request.user, "now": timezone.now()}
    try:
        if form.is_valid() and _save(form, facts):
            messages.success(request, _("Saved. What is due to you is reckoned in your time zone."))
            return redirect("rechecks:wishes")
    except StaleVersion as stale:
        messages.warning(request, str(stale))
        return redirect("rechecks:wishes")
    return _page(request, form, status=422)


def _save(form: WishesForm, facts: dict[str, Any]) -> Wishes | None:
    return attempt(form, services.set_wishes, version=form.cleaned_data["version"], wish=form.wish(), **facts)


def _page(request: StaffRequest, form: WishesForm, *, status: int = 200, feed_url: str = "") -> HttpResponse:
    context = {
        "form": form,
        "wishes": queries.wishes_of(request.user),
        "feed": queries.calendar_feed_of(request.user),
        "feed_url": feed_url,
        "calendar_form": CalendarForm(),
    }
    return render(request, "rechecks/wishes_edit.html", context, status=status)


@require_POST
@never_cache
@allowed_to(is_staff)
def calendar_make(request: StaffRequest) -> HttpResponse:
    """A new secret address, shown this once."""
    form = CalendarForm(request.POST)
    form.is_valid()
    has_alarms, now = form.cleaned_data["has_alarms"], timezone.now()
    token = services.make_calendar_feed(person=request.user, has_alarms=has_alarms, now=now)
    url = request.build_absolute_uri(reverse("rechecks:calendar", args=[token]))
    return _page(request, WishesForm(initial=WishesForm.initial_of(queries.wishes_of(request.user))), feed_url=url)


@require_POST
@allowed_to(is_staff)
def calendar_end(request: StaffRequest) -> HttpResponseBase:
    """The address works no more."""
    form = CalendarForm(request.POST)
    form.is_valid()
    attempt(form, services.end_calendar_feed, person=request.user, now=timezone.now())
    messages.success(request, _("The calendar address works no more."))
    return redirect("rechecks:wishes")


@require_safe
@never_cache
def calendar(_request: HttpRequest, token: str) -> HttpResponse:
    """What is due to one person, for a calendar program; whoever has the address reads it. Unknown: 404."""
    feed = queries.feed_by_hash(sha256_of_token(token))
    if feed is None:
        return HttpResponse(_("No such calendar."), "text/plain; charset=utf-8", status=404)
    content = calendar_of(feed, queries.ahead_of(feed.person), now=timezone.now())
    return HttpResponse(content, "text/calendar; charset=utf-8")
