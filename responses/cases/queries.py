"""Looking up cases."""

from collections.abc import Sequence

from django.db.models import Count, Prefetch, Q, QuerySet

from companies.models import Company
from responses.cases.models import Allegation, Case
from responses.sources.models import Source
from responses.statements.models import Statement, StatementQuote

RECENT = 100


def cases_listed() -> QuerySet[Case]:
    """Cases, newest first, each with ``allegation_count`` and ``unanswered_count``. One statement."""
    unanswered = Count("allegations", filter=Q(allegations__replies__isnull=True), distinct=True)
    return Case.objects.annotate(
        allegation_count=Count("allegations", distinct=True), unanswered_count=unanswered
    ).order_by("-opened_on", "-pk")


def cases_mentioning(cases: QuerySet[Case], text: str) -> QuerySet[Case]:
    """Those in whose title or summary, or in what is alleged, the text stands."""
    alleged = Allegation.objects.filter(what__icontains=text)
    return cases.filter(Q(title__icontains=text) | Q(summary__icontains=text) | Q(pk__in=alleged.values("case")))


def allegations_in(case: Case) -> QuerySet[Allegation]:
    """What is alleged in the case, by company, with the replies over the years (three statements)."""
    quotes = StatementQuote.objects.select_related("quote__capture__source").defer("quote__capture__text")
    return (
        Allegation.objects.filter(case=case)
        .select_related("company", "source", "quote")
        .prefetch_related("replies", Prefetch("replies__quotes", quotes.order_by("pk")))
        .order_by("company__name", "period_from", "pk")
    )


def replies_to_choose(allegation: Allegation) -> QuerySet[Statement]:
    """The company's statements that are not linked to the allegation yet, newest first. One statement."""
    found = Statement.objects.filter(company=allegation.company_id).exclude(answers=allegation)
    return found.order_by("-said_on", "-pk")


def sources_to_choose(*, asked: Sequence[int]) -> QuerySet[Source]:
    """The newest sources, and those asked for. One statement."""
    recent = Source.objects.order_by("-added_at", "-pk").values("pk")[:RECENT]
    return Source.objects.filter(Q(pk__in=recent) | Q(pk__in=asked)).order_by("-added_at", "-pk")


def allegations_of(company: Company) -> QuerySet[Allegation]:
    """What is alleged of the company, with case, source, replies and their quotes at hand (three statements)."""
    quotes = StatementQuote.objects.select_related("quote__capture__source").defer("quote__capture__text")
    return (
        Allegation.objects.filter(company=company)
        .select_related("case", "source", "quote__capture__source")
        .defer("quote__capture__text")
        .prefetch_related("replies", Prefetch("replies__quotes", quotes))
    )
