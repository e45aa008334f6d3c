"""Automatic looks: a page is fetched shortly before its re-check comes due, and compared with our newest copy.

Only what is unchanged spares a person the look. A page that cannot be read has not changed: after some failures the
owner is told. Each fetch with a re-check is one look; its verdict is written once, together with what follows from it.
"""

import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

import structlog
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.errors import Refused, StaleVersion
from responses.rechecks.choices import Outcome, State
from responses.rechecks.services import call_for_look, record_look
from responses.sources.choices import CaptureKind, FetchState, Purpose, Quality, QuoteStatus, Verdict
from responses.sources.models import Capture, Fetch, Quote, Source
from responses.sources.noise import essence, lost_sentences
from responses.sources.queries import (
    WatchedPage,
    changed_since_look,
    looks_at,
    newest_whole_capture,
    not_there_since,
)
from responses.sources.services.answers import read_again
from responses.sources.services.fetches import ask_fetch
from responses.sources.services.kept import keep_fetched, kind_of
from responses.sources.services.rereading import reread_capture
from responses.sources.walls import GONE

log = structlog.get_logger(__name__)

# A page that could not be read is asked for again: first soon, later once a day.
SOON, LATER = timedelta(hours=6), timedelta(days=1)
# None is judged after this long; what is left, the next run judges.
RUN_FOR = 20.0
AT_ONCE = 50
FAILURES = frozenset({Verdict.UNREADABLE, Verdict.ABSENT})
AGAIN = FAILURES | {Verdict.OVERTAKEN}


class Swept(NamedTuple):
    """How many pages were asked for, and how many looks were judged."""

    asked: int
    judged: int


class Finding(NamedTuple):
    """What a look found, and what a person is told of it."""

    verdict: Verdict
    reason: str = ""


def look_at_pages(*, pages: Iterable[WatchedPage], now: datetime) -> Swept:
    """Ask for each page that is to be looked at, and judge those that have come.

    Late, twice or in parallel does no harm.
    """
    asked = sum(_ask(page, now) for page in pages)
    began, judged = time.monotonic(), 0
    for fetch in _unjudged():
        if time.monotonic() - began < RUN_FOR:
            judged += _judge(fetch, now)
    return Swept(asked, judged)


def _ask(page: WatchedPage, now: datetime) -> bool:
    """Ask for the page, unless that was done for this date: a look that failed is made again after a while."""
    looks = looks_at(page.recheck)
    if looks and (looks[0].verdict not in AGAIN or _again_at(looks) > now):
        return False
    try:
        with transaction.atomic():
            fetch = ask_fetch(url=page.source.url, purpose=Purpose.WATCH, by=None, now=now, source=page.source)
            mine = Fetch.objects.filter(pk=fetch.pk, recheck__isnull=True)
            return bool(mine.update(recheck=page.recheck, occurrence=page.recheck.occurrence))
    except ValidationError:
        log.warning("watched_address_unfit", source=page.source.pk)
        return False


def _again_at(looks: list[Fetch]) -> datetime:
    ended_at = looks[0].ended_at or looks[0].asked_at
    return ended_at + (SOON if len(looks) < settings.WATCH_FAILURES else LATER)


def _unjudged() -> list[Fetch]:
    ended = Fetch.objects.filter(purpose=Purpose.WATCH, recheck__isnull=False, verdict="")
    ended = ended.exclude(state__in=[FetchState.WAITING, FetchState.RUNNING])
    return list(ended.select_related("recheck", "source").order_by("ended_at", "pk")[:AT_ONCE])


def _judge(fetch: Fetch, now: datetime) -> bool:
    """Whether it was judged now; whatever happens to one look, the others are judged."""
    try:
        finding = _find(fetch)
        if finding.verdict in {Verdict.CHANGED, Verdict.REMOVED}:
            _keep(fetch, now)
        return _settle(fetch, finding, now)
    except StaleVersion:
        # Put off or looked at just now: the next run sees what that means.
        return False
    except Exception:
        # One bad row must not hold up the others; it is logged, and tried again.
        log.exception("watch_broke", fetch=fetch.pk)
        return False


def _find(fetch: Fetch) -> Finding:
    """What the look found. It reads texts and may take seconds: no transaction is open."""
    source = _source(fetch)
    if fetch.recheck is None or (fetch.recheck.state, fetch.recheck.occurrence) != (State.RUNNING, fetch.occurrence):
        return Finding(Verdict.OVERTAKEN)
    if fetch.state == FetchState.DONE and fetch.status in GONE:
        return _absent(fetch, source)
    if fetch.state != FetchState.DONE or fetch.quality != Quality.GOOD or (fetch.status or 0) >= 400:
        return Finding(Verdict.UNREADABLE, _failing(fetch, Verdict.UNREADABLE))
    return _compared(fetch, source)


def _absent(fetch: Fetch, source: Source) -> Finding:
    if kind_of(fetch, source, Quality(fetch.quality)) != CaptureKind.REMOVED:
        return Finding(Verdict.ABSENT, _failing(fetch, Verdict.ABSENT))
    since = not_there_since(source) or fetch.asked_at
    reason = _("The page was not there on any look since %(day)s. Its copies and quotes stay.")
    return Finding(Verdict.REMOVED, reason % {"day": date_format(since, "j F Y")})


def _failing(fetch: Fetch, verdict: Verdict) -> str:
    """What the owner is told after so many failures in a row; empty before."""
    failed = [fetch]
    for look in looks_at(fetch.recheck, before=fetch):
        if look.verdict not in FAILURES:
            break
        failed.append(look)
    if len(failed) < settings.WATCH_FAILURES:
        return ""
    why = _("it is not there") if verdict == Verdict.ABSENT else fetch.why or fetch.get_quality_display()
    return ngettext(
        "The page could not be read %(times)d time since %(day)s: %(why)s",
        "The page could not be read %(times)d times since %(day)s: %(why)s",
        len(failed),
    ) % {"times": len(failed), "day": date_format(failed[-1].asked_at, "j F Y"), "why": why}


def _compared(fetch: Fetch, source: Source) -> Finding:
    base = newest_whole_capture(source, before=fetch)
    if base is None:
        return Finding(Verdict.CHANGED, _("This is the first whole copy of the page: there is none to compare with."))
    day = {"day": date_format(base.captured_at, "j F Y")}
    if base.sha256 != fetch.sha256:
        before = _read_alike(base, fetch)
        standing = Quote.objects.filter(capture__source=source).exclude(status=QuoteStatus.MISSING)
        lost = len(lost_sentences(before, fetch.text, standing.values_list("text", flat=True)))
        if lost or essence(before) != essence(fetch.text):
            told = _("The page differs from our copy of %(day)s.") % day
            quoted = ngettext("A quoted sentence was not found.", "%(n)d quoted sentences were not found.", lost)
            return Finding(Verdict.CHANGED, f"{told} {quoted % {'n': lost}}" if lost else told)
    if changed_since_look(fetch):
        return Finding(Verdict.CHANGED, _("The page changed since the last look; our copy of %(day)s shows it.") % day)
    return Finding(Verdict.UNCHANGED)


def _read_alike(base: Capture, fetch: Fetch) -> str:
    """The text of our copy, read as the new one was: another reader is no edit of the company's."""
    if base.extractor == fetch.extractor or not base.is_sound():
        return base.text
    text, extractor = read_again(base)
    return text if text.strip() and extractor == fetch.extractor else base.text


def _keep(fetch: Fetch, now: datetime) -> None:
    """A capture of it; before it, where the reader is another, our copy read anew, so that the two can be compared."""
    source = _source(fetch)
    base = newest_whole_capture(source, before=fetch)
    try:
        if base and base.extractor != fetch.extractor:
            reread_capture(capture=base, by=None, now=now)
    except Refused:
        log.info("not_read_anew", capture=base.pk if base else None)
    try:
        keep_fetched(fetch=fetch, by=None, now=now, source=source)
    except Refused:
        # A person has kept the same meanwhile, or an earlier run was cut short after it: the look stands.
        log.info("not_kept", fetch=fetch.pk)


@transaction.atomic
def _settle(fetch: Fetch, finding: Finding, now: datetime) -> bool:
    """The verdict and what follows from it, both or neither; False when another run was faster."""
    if not _mark(fetch, finding.verdict) or fetch.recheck is None:
        return False
    recheck, version = fetch.recheck, fetch.recheck.version
    if finding.verdict == Verdict.UNCHANGED:
        record_look(recheck=recheck, version=version, outcome=Outcome.UNCHANGED, by=None, now=now)
    elif finding.reason and not (finding.verdict in FAILURES and recheck.attention):
        call_for_look(recheck=recheck, version=version, reason=finding.reason[:300], now=now)
    return True


def _mark(fetch: Fetch, verdict: Verdict) -> bool:
    return bool(Fetch.objects.filter(pk=fetch.pk, verdict="").update(verdict=verdict))


def _source(fetch: Fetch) -> Source:
    if fetch.source is None:
        raise TypeError("a look is at a source")
    return fetch.source
