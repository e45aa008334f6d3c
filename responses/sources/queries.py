"""Looking sources up."""

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from responses.sources.models import Capture, Quote, Source


def sources_listed(*, text: str = "") -> QuerySet[Source]:
    """Sources, newest first, each with ``captured_at``, ``quote_count`` and ``capture_count``. One statement."""
    found = Source.objects.all()
    if text:
        found = found.filter(Q(title__icontains=text) | Q(publisher__icontains=text) | Q(url__icontains=text))
    quotes = Quote.objects.filter(capture__source=OuterRef("pk")).order_by().values("capture__source")
    return found.annotate(
        captured_at=Max("captures__captured_at"),
        capture_count=Count("captures"),
        quote_count=Subquery(quotes.annotate(n=Count("pk")).values("n")),
    ).order_by("-added_at", "-pk")


def newest_capture(source: Source) -> Capture | None:
    """The newest capture of the source, or None."""
    return source.captures.order_by("-captured_at", "-pk").first()


def sources_without_quotes() -> QuerySet[Source]:
    """Sources from which nothing was quoted yet. One statement."""
    return Source.objects.filter(captures__quotes__isnull=True).distinct().order_by("-added_at")
