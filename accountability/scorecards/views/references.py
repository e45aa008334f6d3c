"""The standards that criteria rest on, across all methodologies."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accountability.frameworks.references import Reference
from accountability.frameworks.references import references as known_references
from accountability.scorecards import crosswalks, queries
from accountability.scorecards.caching import public_page


@public_page
def references(request: HttpRequest, edition: int) -> HttpResponse:
    """Every reference, with how many criteria name it."""
    listed = crosswalks.sources(known_references(), queries.newest_trees())
    return render(request, "scorecards/references.html", {"edition": edition, "sources": listed})


@public_page
def reference(request: HttpRequest, edition: int, reference: str) -> HttpResponse:
    """All criteria that touch one reference."""
    known, trees = known_references(), queries.newest_trees()
    touching = crosswalks.touching(trees, reference)
    shown = known.by_id.get(reference) or (Reference(reference, "", "") if touching else None)
    if shown is None:
        raise Http404
    context = {"edition": edition, "reference": shown, "touching": touching}
    context["reached"] = crosswalks.reached(known, trees, reference)
    context["crumbs"] = [(_("References"), reverse("scorecards:references")), (reference, None)]
    return render(request, "scorecards/reference.html", context)
