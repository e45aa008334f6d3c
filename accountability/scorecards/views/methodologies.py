"""The methodologies as they were installed, and one criterion across all companies."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accountability.frameworks import outlines
from accountability.frameworks.differences import compare
from accountability.frameworks.models import Methodology
from accountability.frameworks.queries import methodologies_listed, tree_of
from accountability.scorecards import queries
from accountability.scorecards.caching import public_page
from accountability.scorecards.comparisons import distribution

COMPANIES = 10


@public_page
def methodologies(request: HttpRequest, edition: int) -> HttpResponse:
    """Every installed methodology, with the number of companies scored by it."""
    scored = {index.key: index.companies for index in queries.indexes()}
    listed = [(m, tree_of(m), scored.get(f"{m.slug}@{m.version}", 0)) for m in methodologies_listed()]
    return render(request, "scorecards/methodologies.html", {"edition": edition, "listed": listed})


@public_page
def methodology(request: HttpRequest, edition: int, slug: str, version: str) -> HttpResponse:
    """One methodology, laid out from its file."""
    installed = _installed(slug, version)
    context = {"edition": edition, "methodology": installed, "earlier": queries.version_before(installed)}
    return render(request, "scorecards/methodology.html", context | outlines.layout(tree_of(installed)))


@public_page
def changes(request: HttpRequest, edition: int, slug: str, version: str) -> HttpResponse:
    """What a version changed against the one installed before it."""
    installed = _installed(slug, version)
    earlier = queries.version_before(installed)
    if earlier is None:
        raise Http404
    comparison = compare(tree_of(earlier), tree_of(installed))
    context = {"edition": edition, "methodology": installed, "earlier": earlier, "comparison": comparison}
    home = reverse("scorecards:methodology", args=[slug, version])
    context["crumbs"] = [
        (_("Methodologies"), reverse("scorecards:methodologies")),
        (installed, home),
        (_("Changes"), None),
    ]
    return render(request, "scorecards/methodology_changes.html", context)


@public_page
def methodology_file(_request: HttpRequest, _edition: int, slug: str, version: str) -> HttpResponse:
    """The file, byte for byte."""
    response = HttpResponse(_installed(slug, version).text, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}.yaml"'
    return response


@public_page
def criterion(request: HttpRequest, edition: int, slug: str, version: str, criterion: str) -> HttpResponse:
    """One criterion across all companies."""
    installed = _installed(slug, version)
    tree = tree_of(installed)
    if criterion not in tree.by_id or not tree.is_leaf(criterion):
        raise Http404
    line = outlines.line_of(tree, tree.criterion(criterion), outlines.shares_of(tree))
    answers = list(queries.answers_to(slug, version, criterion, tree))
    page = Paginator(answers, COMPANIES).get_page(request.GET.get("page"))
    context = {"edition": edition, "methodology": installed, "line": line, "page": page, "total": len(answers)}
    home = reverse("scorecards:methodology", args=[slug, version])
    context["crumbs"] = [
        (_("Methodologies"), reverse("scorecards:methodologies")),
        (installed, home),
        (criterion, None),
    ]
    counts = distribution(tree.scale_of(criterion), [answer.finding for answer in answers])
    return render(request, "scorecards/criterion.html", context | {"distribution": counts})


def _installed(slug: str, version: str) -> Methodology:
    found = queries.methodology_at(slug, version)
    if found is None:
        raise Http404
    return found
