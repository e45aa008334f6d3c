"""How anybody can check what is published here, and what they need for it."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from accountability.scorecards import queries
from accountability.scorecards.caching import public_page
from accountability.scorecards.queries import ledger_lines

SCRIPT = (Path(__file__).parents[1] / "verify_record.txt").read_text()
PLAIN = "text/plain; charset=utf-8"


@public_page
def verify(request: HttpRequest, edition: int) -> HttpResponse:
    """What can be checked, how, and the script that does it."""
    return render(request, "scorecards/verify.html", {"edition": edition, "script": SCRIPT})


@public_page
def script(_request: HttpRequest, _edition: int) -> HttpResponse:
    """The script itself."""
    return HttpResponse(SCRIPT, content_type=PLAIN)


@public_page
def ledger(_request: HttpRequest, edition: int) -> StreamingHttpResponse:
    """The ledger up to the current edition, one JSON object a line."""
    return StreamingHttpResponse(ledger_lines(edition), content_type="application/jsonl; charset=utf-8")


@public_page
def robots(request: HttpRequest, _edition: int) -> HttpResponse:
    """What crawlers may read: all that is public."""
    return render(request, "scorecards/robots.txt", {"site": settings.SITE_URL}, content_type=PLAIN)


@public_page
def sitemap(request: HttpRequest, _edition: int) -> HttpResponse:
    """The companies' pages for search engines."""
    context = {"site": settings.SITE_URL, "companies": queries.slugs_published()}
    return render(request, "scorecards/sitemap.xml", context, content_type="application/xml")
