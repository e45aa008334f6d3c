"""Looking up what companies said."""

from django.db.models import Prefetch, QuerySet

from companies.models import Company
from responses.statements.models import Commitment, Policy, Statement, StatementQuote


def statements_listed(*, company: Company | None = None) -> QuerySet[Statement]:
    """Statements, newest first, with company, quotes, captures and sources at hand (two statements)."""
    quotes = StatementQuote.objects.select_related("quote__capture__source")
    found = Statement.objects.select_related("company", "recheck").prefetch_related(Prefetch("quotes", quotes))
    if company:
        found = found.filter(company=company)
    return found.order_by("-said_on", "-pk")


def evidence_for(company: Company) -> QuerySet[StatementQuote]:
    """Every quote of the company, oldest first, with statement and source at hand. One statement."""
    return (
        StatementQuote.objects.filter(statement__company=company)
        .select_related("statement", "quote__capture__source")
        .order_by("statement__said_on", "pk")
    )


def commitments_of(company: Company) -> QuerySet[Commitment]:
    """The promises of the company with their changes of status at hand (two statements)."""
    return (
        Commitment.objects.filter(company=company)
        .select_related("quote__capture__source", "recheck", "statement")
        .prefetch_related("progress_changes")
    )


def policies_of(company: Company) -> QuerySet[Policy]:
    """The standing documents of the company. One statement."""
    return Policy.objects.filter(company=company).select_related("source", "recheck")
