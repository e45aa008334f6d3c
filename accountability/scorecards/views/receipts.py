"""How a published number comes about."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from accountability.frameworks.queries import tree_of
from accountability.record.models import Scorecard
from accountability.scorecards import queries
from accountability.scorecards.caching import public_page
from accountability.scorecards.exhibits import Exhibit, exhibit_of
from accountability.scorecards.receipts import Receipt, receipt_of
from accountability.scorecards.workings import working
from accountability.scoring.methodology import Criterion

Crumbs = list[tuple[str, str | None]]


@public_page
def receipt(request: HttpRequest, current: int, slug: str, criterion: str) -> HttpResponse:
    """One number of the scorecard in force; with ``?methodology=``, of the one by that methodology."""
    scorecards = queries.scorecards_in_force(slug)
    if not scorecards:
        raise Http404
    asked = request.GET.get("methodology")
    chosen = next((card for card in scorecards if card.methodology == asked), scorecards[0])
    return _receipt(request, current, chosen, criterion)


@public_page
def edition_receipt(request: HttpRequest, current: int, slug: str, edition: int, criterion: str) -> HttpResponse:
    """One number as an old edition has it."""
    return _receipt(request, current, get_object_or_404(Scorecard, slug=slug, edition=edition), criterion)


def _receipt(request: HttpRequest, current: int, scorecard: Scorecard, criterion: str) -> HttpResponse:
    exhibit = exhibit_of(scorecard)
    one = working(scorecard.document, tree_of(exhibit.methodology))
    found = receipt_of(one, criterion, request.GET.get("unit", ""))
    if found is None:
        raise Http404
    context = {"edition": current, "exhibit": exhibit, "card": exhibit.card, "here": exhibit.address}
    crumbs = [*_crumbs(exhibit, found), (found.unit or _named(found.node), None)]
    return render(request, "scorecards/receipt.html", context | {"receipt": found, "crumbs": crumbs})


def _crumbs(exhibit: Exhibit, found: Receipt) -> Crumbs:
    """The company's card, then every criterion above this one (and itself above one of its units)."""
    above = [*found.above, found.node] if found.unit else found.above
    return [(exhibit.card.name, exhibit.address), *((_named(node), exhibit.receipt(node.id)) for node in above)]


def _named(node: Criterion) -> str:
    return f"{node.id} {node.title}" if node.parent else _("Total")
