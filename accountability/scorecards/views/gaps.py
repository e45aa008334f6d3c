"""What companies promise beside what they do."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accountability.scorecards import queries
from accountability.scorecards.caching import public_page
from accountability.scorecards.gaps import gaps_of, has_both
from accountability.scorecards.leagues import league_of
from accounts.paging import ROWS


@public_page
def gaps(request: HttpRequest, edition: int) -> HttpResponse:
    """Commitment beside practice at every company of an index."""
    indexes = queries.indexes()
    index = queries.index_asked(indexes, request.GET.get("methodology", ""))
    if index is None:
        return render(request, "scorecards/gaps.html", {"edition": edition})
    league = league_of(index)
    rows = gaps_of(league.gaps, league.names, league.tree.rounding) if has_both(league.tree) else []
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    choices = [(other.methodology, f"?methodology={other.key}", other == index) for other in indexes]
    context = {"edition": edition, "index": index, "indexes": choices, "page": page, "rows": rows}
    return render(request, "scorecards/gaps.html", context)
