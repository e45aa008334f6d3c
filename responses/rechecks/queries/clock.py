"""What is due, what was found, what people wish."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from accounts.choices import Role
from accounts.models import User
from responses.rechecks.choices import State, Told
from responses.rechecks.models import Act, CalendarFeed, Look, Recheck, RecheckQuerySet, Reminder, Wishes

UNDO_WITHIN = timedelta(hours=24)
SHOWN_A_DAY = 20
IN_CALENDAR = 1_000
# A page says that there are more rather than count a million of them.
COUNTED = 1_000


@dataclass(frozen=True)
class DueCounts:
    """How many re-checks are due or overdue; of more than ``COUNTED`` only that they are more."""

    mine: int
    everyones: int

    @property
    def mine_said(self) -> str:
        """As a page says it: 12, or 1000+."""
        return _said(self.mine)

    @property
    def everyones_said(self) -> str:
        """As a page says it: 12, or 1000+."""
        return _said(self.everyones)


def _said(count: int) -> str:
    return str(count) if count <= COUNTED else f"{COUNTED}+"


def due_rechecks(*, now: datetime) -> RecheckQuerySet:
    """What is due or overdue, the longest due first; in the order of an index. One statement."""
    return Recheck.objects.due(now).select_related("owner").order_by("remind_at", "pk")


def rechecks_listed(*, owner: User | None = None, state: str = State.RUNNING) -> RecheckQuerySet:
    """Those in one state, what is most overdue first, with who looked last; of one owner or of everybody.

    One statement; turned by key.
    """
    found = Recheck.objects.filter(state=state).select_related("owner").with_looker()
    found = found.filter(owner=owner) if owner else found
    return found.order_by("-remind_at" if state == State.DONE else "remind_at")


def due_counts(*, user: User, now: datetime) -> DueCounts:
    """How much is due now. Two statements, neither of which counts far."""
    due = Recheck.objects.due(now).order_by()
    return DueCounts(due.filter(owner=user)[: COUNTED + 1].count(), due[: COUNTED + 1].count())


def looks_of(recheck: Recheck) -> QuerySet[Look]:
    """What was found each time, newest first, with who looked. One statement."""
    return recheck.looks.select_related("made_by")


def undelivered_reminders() -> QuerySet[Reminder]:
    """Reminders given up whose re-check still waits for a look. One statement."""
    found = Reminder.objects.filter(
        state=Told.DEAD,
        recheck__state=State.RUNNING,
        recheck__occurrence=F("occurrence"),
        recheck__remind_on=F("remind_on"),
    )
    return found.select_related("recheck", "recipient", "digest").order_by("-pk")


def people_who_look() -> QuerySet[User]:
    """Those who can look after a re-check. One statement."""
    logging = [role for role in Role if role != Role.ADMINISTRATOR]
    return User.objects.filter(is_active=True, role__in=logging).order_by("name", "pk")


def act_to_undo(user: User, pk: str, *, now: datetime) -> Act | None:
    """The person's own act, while it can be taken back. One statement at most."""
    if not (pk.isascii() and pk.isdigit() and len(pk) < 18):
        return None
    return Act.objects.filter(pk=pk, made_by=user, undone_at=None, made_at__gt=now - UNDO_WITHIN).first()


def last_act_on(recheck: Recheck, user: User, *, now: datetime) -> Act | None:
    """What the person did last to the re-check, while nothing has happened to it since. One statement."""
    mine = Act.objects.filter(made_by=user, undone_at=None, made_at__gt=now - UNDO_WITHIN)
    found = mine.filter(items__recheck=recheck, items__version=recheck.version)
    return found.annotate(times=Count("items__act__items")).first()


@dataclass(frozen=True)
class Day:
    """What comes due on one day: so many, and the first few."""

    on: date
    total: int
    rechecks: tuple[Recheck, ...]


def week_of(begins: date, *, owner: User | None) -> list[Day]:
    """The seven days from ``begins`` on, each with what comes due. Two statements."""
    days = [begins + timedelta(days=n) for n in range(7)]
    found = Recheck.objects.running().filter(remind_on__range=(days[0], days[-1]))
    found = found.filter(owner=owner) if owner else found
    totals = dict(found.order_by().values_list("remind_on").annotate(Count("pk")))
    ranked = found.select_related("owner").annotate(
        place=Window(RowNumber(), partition_by="remind_on", order_by=["remind_at", "pk"])
    )
    by_day: dict[date, list[Recheck]] = {}
    for recheck in ranked.filter(place__lte=SHOWN_A_DAY).order_by("remind_on", "place"):
        by_day.setdefault(recheck.remind_on, []).append(recheck)
    return [Day(day, totals.get(day, 0), tuple(by_day.get(day, ()))) for day in days]


def wishes_of(person: User) -> Wishes | None:
    """What the person wishes; None when they never said. One statement."""
    return Wishes.objects.filter(person=person).first()


def calendar_feed_of(person: User) -> CalendarFeed | None:
    """The person's calendar address, as far as it is kept. One statement."""
    return CalendarFeed.objects.filter(person=person).first()


def feed_by_hash(sha256: str) -> CalendarFeed | None:
    """The feed of this token's hash, while its person works here. One statement."""
    return CalendarFeed.objects.filter(token_sha256=sha256, person__is_active=True).select_related("person").first()


def ahead_of(person: User) -> RecheckQuerySet:
    """What the person is to look at, soonest first, as far as a calendar shows it. One statement."""
    return Recheck.objects.running().filter(owner=person).order_by("remind_on", "pk")[:IN_CALENDAR]
