"""The table under other weights than the published ones."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accountability.scorecards import figures, queries
from accountability.scorecards.caching import public_page
from accountability.scorecards.leagues import league_of
from accountability.scorecards.reweighing import movers, own_weights, reweighed
from accounts.paging import ROWS


@public_page
def weights(request: HttpRequest, edition: int) -> HttpResponse:
    """The reader's own weights, as the address gives them, and the table they make."""
    indexes = queries.indexes()
    index = queries.index_asked(indexes, request.GET.get("methodology", ""))
    if index is None:
        return render(request, "scorecards/weights.html", {"edition": edition})
    league = league_of(index)
    own = own_weights(league.tree, request.GET.dict())
    rows = reweighed(league.result, league.names, own) if own.weights else []
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    context = {"edition": edition, "index": index, "own": own, "groups": own.grouped(league.tree), "page": page}
    context |= {"moved": movers(rows), "most": figures.most(league.tree), "here": reverse("scorecards:weights")}
    choices = [(other.methodology, f"?methodology={other.key}", other == index) for other in indexes]
    return render(request, "scorecards/weights.html", context | {"indexes": choices})
