"""Looking up what companies said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, F, Q, QuerySet

from companies.models import Company
from responses.rechecks.choices import State
from responses.sources.models import Capture, Source
from responses.sources.passages import in_context
from responses.sources.queries import Seen, WatchedPage, is_settled, seen_now, watched_sources
from responses.statements.choices import SETTLED
from responses.statements.models import Commitment, Policy, Statement, StatementQuote

RECENT = 100


@dataclass(frozen=True)
class QuoteShown:
    """A quote of a statement and what stands before and after it; ``seen`` when it is moved or missing."""

    said: StatementQuote
    before: str
    after: str
    seen: Seen | None = None


def statements_found() -> QuerySet[Statement]:
    """Statements, newest first, each with ``quote_count``, without what was quoted. One statement."""
    return (
        Statement.objects.select_related("company", "recheck")
        .annotate(quote_count=Count("quotes"))
        .order_by("-said_on", "-pk")
    )


def statements_mentioning(statements: QuerySet[Statement], text: str) -> QuerySet[Statement]:
    """Those in whose summary, speaker or quotes the text stands."""
    quoted = StatementQuote.objects.filter(Q(quote__text__icontains=text) | Q(translation__icontains=text))
    said = Q(summary__icontains=text) | Q(speaker__icontains=text)
    return statements.filter(said | Q(pk__in=quoted.values("statement")))


def companies_heard() -> QuerySet[Company]:
    """Companies of which a statement is on record. One statement."""
    return Company.objects.filter(pk__in=Statement.objects.values("company"))


def quotes_shown(quotes: QuerySet[StatementQuote]) -> list[QuoteShown]:
    """The quotes in their context, in the order in which they were logged. Two statements."""
    found = list(quotes.select_related("statement", "quote__capture__source").order_by("pk"))
    seen = seen_now([said.quote_id for said in found])
    contexts = ((said, in_context(said.quote.capture.text, said.quote.start, said.quote.end)) for said in found)
    return [QuoteShown(said, context.before, context.after, seen.get(said.quote_id)) for said, context in contexts]


def captures_to_choose(*, asked: Sequence[int]) -> QuerySet[Capture]:
    """The newest copies, and those asked for, without their texts. One statement."""
    recent = Capture.objects.order_by("-captured_at", "-pk").values("pk")[:RECENT]
    found = Capture.objects.filter(Q(pk__in=recent) | Q(pk__in=asked))
    return found.select_related("source").defer("text").order_by("-captured_at", "-pk")


def sources_to_choose(*, asked: Sequence[int]) -> QuerySet[Source]:
    """The newest sources that are no policy yet, and those asked for. One statement."""
    recent = Source.objects.filter(policy__isnull=True).order_by("-added_at", "-pk").values("pk")[:RECENT]
    return Source.objects.filter(Q(pk__in=recent) | Q(pk__in=asked)).order_by("-added_at", "-pk")


def commitments_listed() -> QuerySet[Commitment]:
    """Promises, those due soonest first, those without a day last. One statement."""
    return Commitment.objects.select_related("company", "recheck").order_by(F("due_on").asc(nulls_last=True), "pk")


def commitments_nobody_watches() -> QuerySet[Commitment]:
    """Promises with a day of which more is to come, but no re-check: logged before there were any. One statement."""
    found = Commitment.objects.filter(due_on__isnull=False, recheck=None).exclude(progress__in=SETTLED)
    return found.select_related("company").order_by("due_on", "pk")


def policies_listed() -> QuerySet[Policy]:
    """Standing documents, by company. One statement."""
    return Policy.objects.select_related("company", "source", "recheck").order_by("company__name", "-logged_at", "pk")


def pages_to_look_at(*, now: datetime) -> list[WatchedPage]:
    """The sources and policies with an address whose re-check comes due about now. Two statements."""
    until = now.date() + timedelta(days=settings.WATCH_DAYS_BEFORE)
    due = Policy.objects.exclude(source__url="").filter(recheck__state=State.RUNNING, recheck__remind_on__lte=until)
    policies = due.filter(~is_settled()).select_related("source", "recheck").order_by("recheck__remind_on", "pk")
    found = [WatchedPage(policy.source, policy.recheck) for policy in policies if policy.recheck]
    return watched_sources(until=until) + found


def versions_of(policy: Policy) -> QuerySet[Capture]:
    """The captures of the document, newest first, without their texts, each with ``quote_count``. One statement."""
    found = Capture.objects.filter(source=policy.source_id).defer("text").annotate(quote_count=Count("quotes"))
    return found.order_by("-captured_at", "-pk")


def evidence_for(company: Company) -> QuerySet[StatementQuote]:
    """Every quote of the company, oldest first, with statement and source at hand, without texts. One statement."""
    return (
        StatementQuote.objects.filter(statement__company=company)
        .select_related("statement", "quote__capture__source")
        .defer("quote__capture__text")
        .order_by("statement__said_on", "pk")
    )


def commitments_of(company: Company) -> QuerySet[Commitment]:
    """The promises of the company with their changes of status at hand (two statements)."""
    return (
        Commitment.objects.filter(company=company)
        .select_related("quote__capture__source", "recheck", "statement")
        .defer("quote__capture__text")
        .prefetch_related("progress_changes")
    )


def policies_of(company: Company) -> QuerySet[Policy]:
    """The standing documents of the company. One statement."""
    return Policy.objects.filter(company=company).select_related("source", "recheck")
