"""Looking up cases."""

from django.db.models import Count, Prefetch, QuerySet

from companies.models import Company
from responses.cases.models import Allegation, Case
from responses.statements.models import StatementQuote


def cases_listed() -> QuerySet[Case]:
    """Cases, newest first, each with ``allegation_count``. One statement."""
    return Case.objects.annotate(allegation_count=Count("allegations")).order_by("-opened_on", "-pk")


def allegations_of(company: Company) -> QuerySet[Allegation]:
    """What is alleged of the company, with case, source, replies and their quotes at hand (three statements)."""
    quotes = StatementQuote.objects.select_related("quote__capture__source")
    return (
        Allegation.objects.filter(company=company)
        .select_related("case", "source", "quote__capture__source")
        .prefetch_related("replies", Prefetch("replies__quotes", quotes))
    )
