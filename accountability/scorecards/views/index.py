"""The front page, the table and the search."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accountability.scorecards import figures, queries
from accountability.scorecards.caching import public_page
from accountability.scorecards.comparisons import GradeCount, grade_counts
from accountability.scorecards.filters import StandingFilter
from accountability.scorecards.leagues import league_of
from accountability.scorecards.queries import Index
from accountability.scorecards.tables import StandingTable
from accounts.paging import ROWS, paged

NEWEST = 6


@dataclass(frozen=True)
class Standings:
    """All of an index in five columns: what the figures above its table are computed from."""

    index: Index
    rows: tuple[tuple[str, str, str, str, float | None], ...]

    @property
    def is_imported(self) -> bool:
        """Whether somebody else published all of it."""
        return all(row[0] != "own" for row in self.rows)

    @property
    def grades(self) -> tuple[GradeCount, ...]:
        """How many companies have each grade, best first."""
        return grade_counts(self.index.tree, [grade for *_occurring, grade, _score in self.rows])

    @property
    def scores(self) -> list[float | None]:
        """Every score."""
        return [row[-1] for row in self.rows]

    @property
    def mean(self) -> float | None:
        """The mean score; None without any."""
        return figures.mean(self.scores, self.index.tree.rounding)


@public_page
def home(request: HttpRequest, edition: int) -> HttpResponse:
    """What this is, what our own indexes found, what others have published, what is new."""
    indexes = queries.indexes()
    found = sorted((_standings(index) for index in indexes), key=lambda standings: standings.is_imported)
    trees = {(index.methodology.slug, index.methodology.version): index.tree for index in indexes}
    newest = []
    for standing in queries.newest_standings(limit=NEWEST):
        tree = trees[standing.methodology, standing.scorecard.methodology_version]
        newest.append((standing, figures.shown(standing.score, tree.rounding), figures.most(tree)))
    return render(request, "scorecards/home.html", {"edition": edition, "indexes": found, "newest": newest})


@public_page
def table(request: HttpRequest, edition: int) -> HttpResponse:
    """The companies of one index, sorted, filtered and paged."""
    indexes = queries.indexes()
    asked = request.GET.get("methodology", "")
    index = queries.index_asked(indexes, asked)
    if index is None:
        return render(request, "scorecards/table.html", {"edition": edition})
    standings = _standings(index)
    chosen = StandingFilter(request.GET, queries.standings_in(index), occurring=[row[1:4] for row in standings.rows])
    companies = paged(request, _table(index, standings, chosen), order_by="-score")
    choices = [(other.methodology, f"?methodology={other.key}", other == index) for other in indexes]
    context = {"edition": edition, "standings": standings, "filter": chosen, "table": companies}
    return render(request, "scorecards/table.html", context | {"indexes": choices, "asked": asked})


@public_page
def search(request: HttpRequest, edition: int) -> HttpResponse:
    """Companies by any of their names, former ones too."""
    asked = request.GET.get("q", "").replace("\x00", "").strip()[: queries.LONGEST_SEARCH]
    wanted, found = queries.search_standings(asked)
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {"edition": edition, "asked": asked, "wanted": wanted, "page": page}
    return render(request, "scorecards/search.html", context | {"hits": queries.hits(page, wanted)})


def _standings(index: Index) -> Standings:
    """One statement."""
    columns = queries.standings_in(index).values_list("origin", "country", "sector", "grade", "score")
    return Standings(index, tuple(columns.order_by("pk")))


def _table(index: Index, standings: Standings, chosen: StandingFilter) -> StandingTable:
    rounding = index.tree.rounding
    return StandingTable(
        chosen.qs,
        ranges=league_of(index).ranges,
        caption=_("Companies by score"),
        ranks=figures.ranks(standings.scores, rounding),
        rounding=rounding,
        most=figures.most(index.tree),
    )
