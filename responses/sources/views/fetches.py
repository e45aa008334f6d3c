"""Pages of what is fetched: asking for a page, waiting for it, looking at what came, keeping it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.paging import paged
from accounts.rules import can_log, is_staff
from responses.sources import queries, services
from responses.sources.choices import Purpose
from responses.sources.forms import FetchedForm, FetchForm, KeepForm
from responses.sources.models import Fetch, Source
from responses.sources.notes import say
from responses.sources.tables import FetchTable

FORM = ["GET", "HEAD", "POST"]
# Characters of the text that are shown before it is kept.
SHOWN = 3000


@require_safe
@allowed_to(is_staff)
def fetch_list(request: StaffRequest) -> HttpResponse:
    """Pages that were asked for."""
    context = {"table": paged(request, FetchTable(queries.fetches_listed())), "may_log": can_log(request.user)}
    return render(request, "sources/fetch_list.html", context)


@require_http_methods(FORM)
@allowed_to(can_log)
def fetch_create(request: StaffRequest) -> HttpResponse:
    """Ask for a page by its address; a worker fetches it."""
    form = FetchForm(request.POST or None)
    if form.is_valid():
        asked = {"url": form.cleaned_data["url"], "purpose": Purpose.NEW, "by": request.user, "now": timezone.now()}
        if fetch := attempt(form, services.ask_fetch, **asked):
            return redirect(fetch)
    return render(request, "sources/fetch_create.html", {"form": form})


@require_POST
@allowed_to(can_log)
def fetch_again(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask for the page of a source once more."""
    source = get_object_or_404(Source, pk=pk)
    form = forms.Form(request.POST)
    asked = {"url": source.url, "purpose": Purpose.AGAIN, "source": source, "by": request.user, "now": timezone.now()}
    if fetch := attempt(form, services.ask_fetch, **asked):
        return redirect(fetch)
    messages.error(request, " ".join(str(error) for error in form.non_field_errors()))
    return redirect("sources:detail", pk)


@require_safe
@allowed_to(is_staff)
def fetch_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """Waiting for it, what came of it, or why it was not fetched."""
    fetch = _found(pk)
    response = _show(request, fetch, _form(fetch))
    if request.headers.get("HX-Request") and not fetch.is_open:
        response["HX-Refresh"] = "true"
    return response


@require_POST
@allowed_to(can_log)
def fetch_keep(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep what came as a capture, of a new source or of the one it was asked for."""
    fetch = _found(pk)
    form = _form(fetch, request.POST)
    if form.is_valid():
        whose = {"facts": form.facts()} if isinstance(form, FetchedForm) else {"source": fetch.source}
        facts = {"fetch": fetch, "is_readable": form.verdict(), "by": request.user, "now": timezone.now()}
        if kept := attempt(form, services.keep_fetched, **whose, **facts):
            messages.success(request, _("Kept with SHA-256 %s….") % kept.sha256[:12])
            return redirect("sources:capture", kept.pk)
    return _show(request, fetch, form)


def _found(pk: int) -> Fetch:
    return get_object_or_404(Fetch.objects.select_related("source", "asked_by", "capture"), pk=pk)


def _form(fetch: Fetch, answers: Any = None) -> KeepForm:
    """What has to be known to keep it."""
    return KeepForm(answers, fetch=fetch) if fetch.source else FetchedForm(answers, fetch=fetch)


def _show(request: StaffRequest, fetch: Fetch, form: KeepForm) -> HttpResponse:
    kept = getattr(fetch, "capture", None)
    context = {
        "fetch": fetch,
        "kept": kept,
        "form": form,
        "may_log": can_log(request.user),
        "already": queries.sources_at(fetch.final_url or fetch.url) if not (fetch.source or kept) else [],
        "text": fetch.text[:SHOWN],
        "is_cut": len(fetch.text) > SHOWN,
        "notes": [say(note) for note in fetch.notes],
    }
    return render(request, "sources/fetch_detail.html", context)
