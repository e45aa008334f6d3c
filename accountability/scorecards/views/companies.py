"""A company's card, its editions, its evidence, and the same as data."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accountability.record.models import Checks, Scorecard
from accountability.scorecards import queries
from accountability.scorecards.caching import public_page
from accountability.scorecards.exhibits import evidence_in, exhibit_of

JSON = "application/json"


@public_page
def company(request: HttpRequest, current: int, slug: str) -> HttpResponse:
    """The card in force; with ``?methodology=``, the one by that methodology."""
    scorecards = queries.scorecards_in_force(slug)
    if not scorecards:
        raise Http404
    asked = request.GET.get("methodology")
    chosen = next((card for card in scorecards if card.methodology == asked), scorecards[0])
    return _card(request, current, chosen, scorecards)


@public_page
def edition(request: HttpRequest, current: int, slug: str, edition: int) -> HttpResponse:
    """A card as the public saw it while it was in force."""
    scorecard = get_object_or_404(Scorecard, slug=slug, edition=edition)
    return _card(request, current, scorecard, [])


@public_page
def edition_json(_request: HttpRequest, _current: int, slug: str, edition: int) -> HttpResponse:
    """The frozen scorecard, byte for byte."""
    return HttpResponse(get_object_or_404(Scorecard, slug=slug, edition=edition).document, content_type=JSON)


@public_page
def checks_json(_request: HttpRequest, _current: int, slug: str, edition: int) -> HttpResponse:
    """The published looks, byte for byte."""
    return HttpResponse(get_object_or_404(Checks, company__slug=slug, edition=edition).document, content_type=JSON)


@public_page
def evidence(request: HttpRequest, current: int, slug: str, source: int) -> HttpResponse:
    """An archived source that the newest card rests on."""
    scorecards = queries.scorecards_in_force(slug)
    if not scorecards:
        raise Http404
    return _evidence(request, current, scorecards[0], source)


@public_page
def edition_evidence(request: HttpRequest, current: int, slug: str, edition: int, source: int) -> HttpResponse:
    """An archived source as an old edition knew it."""
    return _evidence(request, current, get_object_or_404(Scorecard, slug=slug, edition=edition), source)


def _card(request: HttpRequest, current: int, scorecard: Scorecard, others: list[Scorecard]) -> HttpResponse:
    exhibit = exhibit_of(scorecard)
    address = reverse("scorecards:company", args=[scorecard.slug])
    cards = [(o.methodology, f"{address}?methodology={o.methodology}", o == scorecard) for o in others]
    context = {"edition": current, "exhibit": exhibit, "card": exhibit.card, "here": exhibit.address}
    return render(request, "scorecards/company.html", context | {"cards": cards})


def _evidence(request: HttpRequest, current: int, scorecard: Scorecard, number: int) -> HttpResponse:
    exhibit = exhibit_of(scorecard)
    shown = evidence_in(exhibit.card, number)
    if shown is None:
        raise Http404
    context = {"edition": current, "exhibit": exhibit, "card": exhibit.card, "here": exhibit.address}
    crumbs = [(exhibit.card.name, exhibit.address), (shown.origin.title, None)]
    return render(
        request, "scorecards/evidence.html", context | {"shown": shown, "origin": shown.origin, "crumbs": crumbs}
    )
