"""Looking sources up."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, IntegerField, Max, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, Length, Substr

from responses.sources.choices import FetchState
from responses.sources.models import Capture, Fetch, Quote, Source
from responses.sources.passages import CONTEXT
from responses.sources.walls import GONE


@dataclass(frozen=True)
class Quoted:
    """A quote and what stands before and after it, cut at words."""

    quote: Quote
    before: str
    after: str


def sources_listed(*, text: str = "") -> QuerySet[Source]:
    """Sources, newest first, each with ``captured_at``, ``quote_count`` and ``capture_count``. One statement."""
    found = mentioning(Source.objects.all(), text) if text else Source.objects.all()
    quotes = Quote.objects.filter(capture__source=OuterRef("pk")).order_by().values("capture__source")
    return found.annotate(
        captured_at=Max("captures__captured_at"),
        capture_count=Count("captures"),
        quote_count=Coalesce(Subquery(quotes.annotate(n=Count("pk")).values("n")), 0),
    ).order_by("-added_at", "-pk")


def mentioning(sources: QuerySet[Source], text: str) -> QuerySet[Source]:
    """Those of ``sources`` whose title, publisher or address contains ``text``."""
    return sources.filter(Q(title__icontains=text) | Q(publisher__icontains=text) | Q(url__icontains=text))


def newest_capture(source: Source) -> Capture | None:
    """The newest capture that shows the page itself, or None: a wall or an error page says nothing of the source."""
    return source.captures.readable().newest_first().first()


def not_there_since(source: Source) -> datetime | None:
    """Since when each look at the source found that the page is not there; None when the last that saw one saw it.

    Two statements. A look that saw nothing, or a wall, says neither.
    """
    looks = Fetch.objects.filter(source=source, state=FetchState.DONE)
    seen_at = looks.filter(status__lt=400).aggregate(at=Max("ended_at"))["at"]
    gone = looks.filter(status__in=GONE, ended_at__gt=seen_at) if seen_at else looks.filter(status__in=GONE)
    since: datetime | None = gone.aggregate(at=Min("ended_at"))["at"]
    return since


def sources_at(url: str) -> QuerySet[Source]:
    """Sources logged with this address. One statement."""
    return Source.objects.filter(url=url).order_by("pk")


def fetches_waiting() -> int:
    """How many pages are still to be fetched. One statement."""
    return Fetch.objects.filter(state__in=[FetchState.WAITING, FetchState.RUNNING]).count()


def sources_without_quotes() -> QuerySet[Source]:
    """Sources from which nothing was quoted yet. One statement."""
    quotes = Quote.objects.filter(capture__source=OuterRef("pk"))
    return Source.objects.filter(~Exists(quotes)).order_by("-added_at", "-pk")


def captures_of(source: Source) -> QuerySet[Capture]:
    """The captures of the source, newest first, without their texts, each with ``length``. One statement."""
    return (
        source.captures.defer("text")
        .select_related("captured_by")
        .annotate(length=Length("text"))
        .order_by("-captured_at", "-pk")
    )


def quotes_of(source: Source) -> list[Quoted]:
    """The quotes of the source with what stands around them, the newest capture's first. One statement.

    The database cuts the context out, so that no whole text is loaded.
    """
    text = F("capture__text")
    begins = Greatest(F("start") + 1 - CONTEXT, Value(1), output_field=IntegerField())
    found = Quote.objects.filter(capture__source=source).select_related("capture").defer("capture__text")
    cut_out = found.annotate(
        before=Substr(text, begins, F("start") + 1 - begins), after=Substr(text, F("end") + 1, Value(CONTEXT))
    )
    return [
        Quoted(
            quote,
            before=f"…{quote.before.partition(' ')[2]}" if quote.start > CONTEXT else quote.before,
            after=f"{quote.after.rpartition(' ')[0]}…" if len(quote.after) == CONTEXT else quote.after,
        )
        for quote in cut_out.order_by("-capture__captured_at", "start", "pk")
    ]


def captures_to_compare(source: Source, keys: Collection[int]) -> list[Capture]:
    """Those of the source with these keys, the earlier one first, with their texts. One statement."""
    return list(source.captures.filter(pk__in=keys).order_by("captured_at", "pk"))


def quotes_to_compare(source: Source) -> list[Quote]:
    """The quotes of the source, without the texts they stand in. One statement."""
    return list(Quote.objects.filter(capture__source=source).order_by("capture", "start"))


def quotes_by_status(source: Source) -> dict[str, int]:
    """How many quotes of the source stand how in its newest capture. One statement."""
    quotes = Quote.objects.filter(capture__source=source).order_by()
    return dict(quotes.values_list("status").annotate(Count("pk")))
