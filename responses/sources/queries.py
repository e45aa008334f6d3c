"""Looking sources up."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest, Length, Substr

from responses.rechecks.choices import State
from responses.rechecks.models import Look, Recheck
from responses.sources.choices import Extent, FetchState, Purpose, QuoteStatus, Verdict
from responses.sources.models import Capture, Fetch, Quote, Source
from responses.sources.passages import CONTEXT, Span
from responses.sources.walls import GONE

# Automatic looks that are shown of a source.
RECENT_LOOKS = 10


@dataclass(frozen=True)
class WatchedPage:
    """A source with an address, and the re-check that its page is looked at for."""

    source: Source
    recheck: Recheck


@dataclass(frozen=True)
class Seen:
    """Where a moved quote stands in the newest copy, or what is most like a missing one there; ``text`` may be empty.

    ``likeness`` is None for the words themselves; a passage that is only like them is never verified.
    """

    capture_id: int
    captured_at: datetime
    before: str
    text: str
    after: str
    likeness: float | None


@dataclass(frozen=True)
class Quoted:
    """A quote and what stands before and after it, cut at words; ``seen`` when it is moved or missing."""

    quote: Quote
    before: str
    after: str
    seen: Seen | None = None


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


def newest_whole_capture(source: Source, *, before: Fetch) -> Capture | None:
    """The newest capture that shows the whole page, but that of the fetch itself, with its text. One statement."""
    return source.captures.readable().filter(extent=Extent.FULL).exclude(fetch=before).newest_first().first()


def changed_since_look(fetch: Fetch) -> bool:
    """Whether a look for another re-check of the same page found it changed since the last look for this one.

    Two statements. Its copy is the newest by now: compared with that, nothing would seem to have changed.
    """
    last = Look.objects.counting().filter(recheck=fetch.recheck).first()
    others = Fetch.objects.filter(source=fetch.source, verdict=Verdict.CHANGED).exclude(recheck=fetch.recheck)
    return last is not None and others.filter(ended_at__gt=last.made_at).exists()


def is_settled() -> Exists:
    """Of what has a re-check: whether an automatic look has said all it can for the present date of it."""
    looks = Fetch.objects.filter(recheck=OuterRef("recheck"), occurrence=OuterRef("recheck__occurrence"))
    return Exists(looks.filter(verdict__in=[Verdict.UNCHANGED, Verdict.CHANGED, Verdict.REMOVED]))


def watched_sources(*, until: date) -> list[WatchedPage]:
    """Sources with an address whose re-check comes due by then, what is most overdue first. One statement."""
    due = Source.objects.exclude(url="").filter(recheck__state=State.RUNNING, recheck__remind_on__lte=until)
    due = due.filter(~is_settled())
    found = due.select_related("recheck").order_by("recheck__remind_on", "pk")
    return [WatchedPage(source, source.recheck) for source in found if source.recheck]


def looks_at(recheck: Recheck | None, *, before: Fetch | None = None) -> list[Fetch]:
    """The automatic looks for the present date of the re-check, newest first, at most a hundred. One statement."""
    looks = Fetch.objects.filter(recheck=recheck, occurrence=recheck.occurrence if recheck else None)
    looks = looks.filter(pk__lt=before.pk) if before else looks
    return list(looks.defer("text", "headers").order_by("-pk")[:100])


def newest_captures() -> QuerySet[Capture]:
    """The newest capture of every source. One statement."""
    later = Capture.objects.filter(source=OuterRef("source")).order_by("-captured_at", "-pk")
    return Capture.objects.filter(pk=Subquery(later.values("pk")[:1])).select_related("source").order_by("pk")


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


def fetches_late(since: datetime) -> int:
    """How many pages that people asked for should have been fetched before then. One statement."""
    still = Fetch.objects.filter(state__in=[FetchState.WAITING, FetchState.RUNNING], not_before__lt=since)
    return still.exclude(purpose=Purpose.WATCH).count()


def fetches_listed() -> QuerySet[Fetch]:
    """Pages asked for, the newest first, without their texts. One statement."""
    return Fetch.objects.defer("text", "headers").select_related("asked_by", "capture").defer("capture__text")


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
    """The quotes of the source with what stands around them, the newest capture's first. Two statements.

    The database cuts the context out, so that no whole text is loaded.
    """
    found = Quote.objects.filter(capture__source=source).select_related("capture").defer("capture__text")
    cut_out = list(_cut_out(found, "capture__text", "start", "end").order_by("-capture__captured_at", "start", "pk"))
    seen = seen_now([quote.pk for quote in cut_out])
    return [Quoted(quote, _before(quote, quote.start), _after(quote), seen.get(quote.pk)) for quote in cut_out]


def seen_now(quotes: Collection[int]) -> dict[int, Seen]:
    """Of those of the quotes (by key) that are moved or missing: what the newest copy shows. One statement."""
    moved = Quote.objects.filter(pk__in=quotes, seen_in__isnull=False).exclude(status=QuoteStatus.VERIFIED)
    passage = Substr(F("seen_in__text"), F("seen_start") + 1, F("seen_end") - F("seen_start"))
    found = _cut_out(moved, "seen_in__text", "seen_start", "seen_end").annotate(
        passage=passage, captured_at=F("seen_in__captured_at")
    )
    return {quote.pk: _seen(quote) for quote in found}


def _seen(quote: Any) -> Seen:
    around = ("", "", "")
    if quote.seen_start is not None:
        around = _before(quote, quote.seen_start), quote.passage, _after(quote)
    return Seen(quote.seen_in_id, quote.captured_at, *around, quote.likeness)


def _cut_out(quotes: QuerySet[Quote], text: str, start: str, end: str) -> QuerySet[Any]:
    """With ``before`` and ``after``, what stands around the stretch of the text."""
    begins = Greatest(F(start) + 1 - CONTEXT, Value(1), output_field=IntegerField())
    return quotes.annotate(
        before=Substr(F(text), begins, F(start) + 1 - begins), after=Substr(F(text), F(end) + 1, Value(CONTEXT))
    )


def _before(quote: Any, start: int) -> str:
    return f"…{quote.before.partition(' ')[2]}" if start > CONTEXT else quote.before


def _after(quote: Any) -> str:
    return f"{quote.after.rpartition(' ')[0]}…" if len(quote.after) == CONTEXT else quote.after


def spans_in(capture: Capture) -> list[Span]:
    """Where quotes stand in the capture: those made from it, and those of other copies found in it. One statement."""
    found_in_it = Q(seen_in=capture, likeness__isnull=True, seen_start__isnull=False)
    quotes = Quote.objects.filter(Q(capture=capture) | found_in_it)
    begins = Case(When(capture=capture, then=F("start")), default=F("seen_start"))
    ends = Case(When(capture=capture, then=F("end")), default=F("seen_end"))
    return [Span(*place) for place in quotes.values_list(begins, ends, "pk")]


def automatic_looks(source: Source) -> QuerySet[Fetch]:
    """The newest automatic looks at the source that were judged, without what they read. One statement."""
    judged = source.fetches.filter(purpose=Purpose.WATCH).exclude(verdict="")
    return judged.defer("text", "headers").order_by("-ended_at", "-pk")[:RECENT_LOOKS]


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
