"""Pages of copies: adding one, comparing two, one with the quotes in it, its bytes."""

from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.errors import Refused
from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.rules import can_log, is_staff
from responses.sources import queries, services
from responses.sources.choices import QuoteStatus
from responses.sources.comparisons import Comparison
from responses.sources.forms import CompareForm, CopyForm, QuoteForm
from responses.sources.models import Capture, Quote, Source
from responses.sources.notes import say
from responses.sources.passages import Nearest, paragraphs

FORM = ["GET", "HEAD", "POST"]
# Characters of a capture's text that are shown on one page.
PAGE = 100_000
# Rows of a comparison on one page.
ROWS = 100


@require_http_methods(FORM)
@allowed_to(can_log)
def add_capture(request: StaffRequest, pk: int) -> HttpResponse:
    """A new copy; the quotes of earlier ones are looked for in it."""
    source = get_object_or_404(Source, pk=pk)
    form = CopyForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        facts = {"source": source, "by": request.user, "now": timezone.now()}
        if kept := attempt(form, services.keep_capture, **facts, **form.copy()):
            messages.success(request, _say_how_quotes_stand(kept))
            return redirect("sources:detail", pk)
    return render(request, "sources/capture_add.html", {"form": form, "source": source})


def _say_how_quotes_stand(kept: Capture) -> str:
    counts = queries.quotes_by_status(kept.source)
    return _("Kept. Quotes in it: %(verified)d at their place, %(moved)d moved, %(missing)d missing.") % {
        status: counts.get(status, 0) for status in QuoteStatus.values
    }


@require_safe
@allowed_to(is_staff)
def compare(request: StaffRequest, pk: int) -> HttpResponse:
    """What two copies of a source show: the newest two, unless others are asked for."""
    source = get_object_or_404(Source, pk=pk)
    captures = list(queries.captures_of(source))
    form = CompareForm(request.GET, captures=captures) if captures else None
    chosen = queries.captures_to_compare(source, form.chosen()) if form else []
    context: dict[str, Any] = {"source": source, "form": form, "captures": captures}
    if form and len(chosen) == 2:
        context |= _compared(request, Comparison(*chosen), sides=form.cleaned_data["view"] == "sides")
    return render(request, "sources/capture_compare.html", context)


def _compared(request: StaffRequest, comparison: Comparison, *, sides: bool) -> dict[str, Any]:
    page = Paginator(comparison.shown, ROWS).get_page(request.GET.get("page"))
    quotes = comparison.quotes(queries.quotes_to_compare(comparison.after.source))
    return {"comparison": comparison, "page": page, "quotes": quotes, "sides": sides}


@require_safe
@allowed_to(is_staff)
def capture(request: StaffRequest, pk: int) -> HttpResponse:
    """One copy: its text with the quotes in it marked, and the form that checks a quote."""
    kept = get_object_or_404(Capture.objects.select_related("source", "captured_by"), pk=pk)
    return _show(request, kept, QuoteForm())


@require_POST
@allowed_to(can_log)
def check_quote(request: StaffRequest, pk: int) -> HttpResponse:
    """Find the words in the copy, or show the nearest passage and refuse to call them verified."""
    kept = get_object_or_404(Capture.objects.select_related("source", "captured_by"), pk=pk)
    form = QuoteForm(request.POST)
    if not form.is_valid():
        return _show(request, kept, form)
    words = form.cleaned_data["quotation"]
    try:
        quote = services.verify_quote(capture=kept, quotation=words, by=request.user, now=timezone.now())
    except Refused as refusal:
        form.add_error("quotation", str(refusal))
        return _show(request, kept, form, getattr(refusal, "nearest", None))
    return _lead_to(request, quote)


def _lead_to(request: StaffRequest, quote: Quote) -> HttpResponse:
    """To the quote where it stands in the text."""
    found = {"start": quote.start, "end": quote.end, "how": quote.get_match_display()}
    messages.success(request, _("Verified: characters %(start)d to %(end)d, %(how)s.") % found)
    page = quote.start // PAGE + 1
    return redirect(f"{reverse('sources:capture', args=[quote.capture_id])}?page={page}#quote-{quote.pk}")


def _show(request: StaffRequest, kept: Capture, form: QuoteForm, nearest: Nearest | None = None) -> HttpResponse:
    page = Paginator(kept.text, PAGE).get_page(request.GET.get("page"))
    start = PAGE * (page.number - 1)
    spans = queries.spans_in(kept)
    context = {
        "capture": kept,
        "is_sound": kept.is_sound(),
        "is_warc_sound": kept.has_sound_warc(),
        "page": page,
        "paragraphs": paragraphs(kept.text, spans, start=start, end=start + PAGE),
        "form": form,
        "nearest": nearest,
        "notes": [say(note) for note in kept.notes],
        "may_log": can_log(request.user),
    }
    return render(request, "sources/capture_detail.html", context)


@require_safe
@allowed_to(is_staff)
def download(request: StaffRequest, pk: int) -> HttpResponseBase:
    """The bytes as they were captured, never shown by a browser as a page of ours."""
    kept = get_object_or_404(Capture, pk=pk)
    if not kept.is_sound():
        messages.error(request, _("Evidence failed check: the bytes kept are not those that were captured."))
        return redirect("sources:capture", pk)
    return _sealed(kept.path, kept.filename or kept.sha256)


@require_safe
@allowed_to(is_staff)
def download_warc(request: StaffRequest, pk: int) -> HttpResponseBase:
    """The archive record of the fetch."""
    kept = get_object_or_404(Capture.objects.exclude(warc_sha256=""), pk=pk)
    if not kept.has_sound_warc():
        messages.error(request, _("Evidence failed check: the WARC file is not the one that was written."))
        return redirect("sources:capture", pk)
    return _sealed(kept.warc_path, f"{kept.warc_sha256[:12]}.warc.gz")


def _sealed(path: Path, name: str) -> FileResponse:
    """A file to be saved, whatever it says it is."""
    response = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
