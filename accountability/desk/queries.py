"""What waits for a person: due looks, assessments, things without evidence. A fixed number of statements each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Window
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accountability.assessments.models import Assessment, Mark
from accountability.assessments.queries import assessments_listed, leaf_counts
from accountability.assessments.rules import OVERSEERS
from accounts.models import User
from responses.cases.models import Allegation
from responses.intake.models import Draft
from responses.intake.queries import drafts_listed
from responses.rechecks.models import Recheck
from responses.rechecks.queries import due_rechecks
from responses.sources.choices import Extent, QuoteStatus
from responses.sources.models import Capture, Quote, Source
from responses.sources.queries import sources_without_quotes
from responses.statements.choices import Progress
from responses.statements.models import Commitment, Policy, Statement, StatementQuote

SHOWN = 5


@dataclass(frozen=True)
class Due:
    """A re-check that is due, where it stands today, and by how many days."""

    recheck: Recheck
    is_mine: bool
    kind: str
    days: int


@dataclass(frozen=True)
class Waiting:
    """An assessment in which ``made`` of ``wanted`` marks are made."""

    assessment: Assessment
    made: int
    wanted: int


@dataclass(frozen=True)
class Endangered:
    """What rests on quotes of a source that moved or are missing in its newest copy; missing ones first."""

    said: list[StatementQuote]
    commitments: list[Commitment]
    allegations: list[Allegation]
    marks: list[Mark]

    @property
    def total(self) -> int:
        """How many things."""
        return len(self.said) + len(self.commitments) + len(self.allegations) + len(self.marks)


@dataclass(frozen=True)
class Lack:
    """One thing that lacks something, and where to put that right."""

    title: str
    url: str


@dataclass(frozen=True)
class Gap:
    """Things that lack the same: how many, the first few, and what to do."""

    title: str | Promise
    what_to_do: str | Promise
    total: int
    first: tuple[Lack, ...]


def due_for(user: User, *, now: datetime) -> list[Due]:
    """What is due, the person's own first, the longest overdue first. Two statements, each ended by its index."""
    due, wanted = due_rechecks(now=now), 2 * SHOWN
    own = list(due.filter(owner=user)[:wanted])
    rows = own + list(due.exclude(owner=user)[: wanted - len(own)])
    return [_due(recheck, user, now) for recheck in rows]


def _due(recheck: Recheck, user: User, now: datetime) -> Due:
    return Due(recheck, recheck.owner == user, recheck.standing(now), recheck.overdue_days(now))


def assessments_waiting(user: User) -> list[Waiting]:
    """Assessments open to the person in which marks are still to be made. Two statements."""
    leaves = leaf_counts()
    found = [_waiting(assessment, leaves) for assessment in assessments_listed(user=user)]
    return [waiting for waiting in found if waiting.made < waiting.wanted]


def _waiting(assessment: Any, leaves: dict[int, int]) -> Waiting:
    """With one's own marks where one reviews, else with everybody's."""
    sets = 1 if assessment.is_mine else assessment.reviewer_count
    return Waiting(assessment, assessment.mark_count, leaves[assessment.methodology_id] * sets)


def drafts_waiting(user: User) -> list[Draft]:
    """The first few open drafts of intake, the person's own first. One statement."""
    return list(drafts_listed(user=user)[:SHOWN])


def sources_endangering() -> QuerySet[Source]:
    """Sources with quotes that are ``missing`` or ``moved`` (how many), and when the copy was kept that says so.

    One statement. Those with most missing come first.
    """
    counted = Source.objects.annotate(
        missing=Count("captures__quotes", filter=Q(captures__quotes__status=QuoteStatus.MISSING)),
        moved=Count("captures__quotes", filter=Q(captures__quotes__status=QuoteStatus.MOVED)),
        seen_on=Max("captures__quotes__seen_in__captured_at"),
    )
    return counted.filter(Q(missing__gt=0) | Q(moved__gt=0)).order_by("-missing", "-moved", "pk")


def endangered_by(source: Source, *, user: User) -> Endangered:
    """What rests on its moved and missing quotes, as far as the person may see it. Four statements."""
    shaken = Quote.objects.filter(capture__source=source).exclude(status=QuoteStatus.VERIFIED).defer("capture__text")
    said = StatementQuote.objects.filter(quote__in=shaken).select_related("statement__company", "quote")
    commitments = Commitment.objects.filter(quote__in=shaken).select_related("company", "quote")
    allegations = Allegation.objects.filter(quote__in=shaken).select_related("company", "case", "quote")
    marks = marks_seen_by(user).filter(quotes__in=shaken).distinct()
    by_status = ("quote__status", "pk")
    return Endangered(
        list(said.order_by(*by_status)),
        list(commitments.order_by(*by_status)),
        list(allegations.order_by(*by_status)),
        list(marks.select_related("assessment__company", "assessment__methodology", "reviewer")),
    )


def marks_seen_by(user: User) -> QuerySet[Mark]:
    """One's own marks; for who oversees, also those of assessments that they do not mark: marking stays blind."""
    own = Q(reviewer=user)
    if user.role not in OVERSEERS:
        return Mark.objects.filter(own)
    marking = Assessment.objects.filter(Q(reviewers=user) | Q(marks__reviewer=user))
    return Mark.objects.filter(own | ~Q(assessment__in=marking.values("pk")))


def latest_change(source: Source) -> list[Capture]:
    """The newest copy of the whole page and the one before it of other bytes, the earlier first; else none.

    Two statements.
    """
    whole = source.captures.readable().filter(extent=Extent.FULL).newest_first()
    newest = whole.first()
    earlier = whole.exclude(sha256=newest.sha256).first() if newest else None
    return [earlier, newest] if earlier and newest else []


def source_of(recheck: Recheck) -> Source | None:
    """The page that the re-check is for: of a source or a policy; None of anything else. One statement."""
    return Source.objects.filter(Q(recheck=recheck) | Q(policy__recheck=recheck)).first()


def gaps() -> list[Gap]:
    """What lacks evidence, a reply, a rating or a re-check; only where something does. Seven statements."""
    found = (
        _gap(
            _("Sources without a quote"),
            _("Quote the words that matter, or they count for nothing."),
            sources_without_quotes(),
            lambda source: reverse("sources:detail", args=[source.pk]),
        ),
        _gap(
            _("Allegations without a reply"),
            _("Link a statement of the company, or ask it."),
            Allegation.objects.filter(replies__isnull=True).select_related("company", "case").order_by("pk"),
            _in_its_case,
        ),
        _gap(
            _("Allegations without a quote"),
            _("Find the words in which it is alleged."),
            Allegation.objects.filter(quote__isnull=True).select_related("company", "case").order_by("pk"),
            _in_its_case,
        ),
        _gap(
            _("Commitments not yet rated"),
            _("Look for what would show that they are kept."),
            Commitment.objects.filter(progress=Progress.NOT_RATED).select_related("company").order_by("due_on", "pk"),
        ),
        *(
            _gap(title, _("Set one, or nobody notices when it changes."), _unwatched(model))
            for title, model in (
                (_("Policies without a re-check"), Policy),
                (_("Commitments without a re-check"), Commitment),
                (_("Statements without a re-check"), Statement),
            )
        ),
    )
    return [gap for gap in found if gap.total]


def _unwatched(model: type[Policy | Commitment | Statement]) -> QuerySet[Any]:
    related = ("company", "source") if model is Policy else ("company",)
    return model.objects.filter(recheck__isnull=True).select_related(*related).order_by("-logged_at", "-pk")


def _in_its_case(allegation: Any) -> str:
    return f"{allegation.case.get_absolute_url()}#allegation-{allegation.pk}"


def _own_page(subject: Any) -> str:
    return str(subject.get_absolute_url())


def _gap(
    title: str | Promise, what_to_do: str | Promise, rows: QuerySet[Any], url: Callable[[Any], str] = _own_page
) -> Gap:
    """The first few rows and how many there are, in one statement."""
    first = list(rows.annotate(total=Window(Count("pk")))[:SHOWN])
    lacks = tuple(Lack(str(row), url(row)) for row in first)
    return Gap(title, what_to_do, first[0].total if first else 0, lacks)
