"""Publishing: freezing scorecards and looks into the public record."""

import json
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accountability.assessments.choices import Origin
from accountability.assessments.models import Assessment
from accountability.assessments.rules import can_publish_assessment
from accountability.record.models import Checks, Scorecard, Standing
from accountability.record.queries import (
    CompanyChecks,
    draft_of,
    newest_checks,
    newest_scorecards,
    unpublished_checks,
)
from accounts.canonical import canonical_json, sha256_of
from accounts.errors import Refused
from accounts.ledger import record_entry
from accounts.models import LedgerHead, User
from accounts.rules import can_edit, ensure
from companies.matching import search_key
from companies.models import Company
from responses.rechecks.choices import Kind
from responses.rechecks.queries import usual
from responses.rechecks.services import watch


@transaction.atomic
def publish_scorecard(*, assessment: Assessment, by: User, now: datetime, seen: str = "") -> Scorecard:
    """The frozen scorecard, in a new edition. The earlier one stays readable under its own edition.

    Raises NotAllowed when ``by`` marks or imported any of it (four eyes), Refused when nothing is assessed, when
    reviewers differ on a criterion, when nothing has changed since the last edition, or when it is no longer the
    draft that was ``seen`` (its hash, unless empty). Whoever publishes first looks at it again, a year on by default.
    """
    ensure(can_edit(by), _("Only an editor can publish."))
    assessment = _locked(assessment)
    ensure(can_publish_assessment(by, assessment), _four_eyes(assessment))
    draft = draft_of(assessment, now=now)
    if draft.problems:
        raise Refused(" ".join(draft.problems))
    if seen and seen != draft.seen:
        raise Refused(_("Marks or evidence changed while you were reading. Read the draft again, then publish."))
    if assessment.recheck_id is None:
        watch(subject=assessment, interval=usual(Kind.ASSESSMENT).first_look(now.date()), by=by, now=now)
    text = canonical_json(draft.document)
    changes = {
        "company": assessment.company.slug,
        "methodology": [assessment.methodology.slug, assessment.methodology.version],
        "sha256": sha256_of(text),
        "supersedes": draft.earlier.edition if draft.earlier else None,
    }
    entry = record_entry(
        verb="scorecard.published", subject=assessment.company, changes=changes, by=by, now=now, is_public=True
    )
    scorecard = _freeze(assessment, text, edition=entry.seq, now=now)
    project_standing(scorecard=scorecard)
    publish_checks(now=now)
    return scorecard


def publish_checks(*, now: datetime) -> int:
    """Publish, for each company on record, when its evidence was last looked at, if that has changed since.

    Asks the database what is not yet published, so that how often or late it runs does not matter. Returns how many
    companies changed.
    """
    # It runs every minute and mostly finds nothing: only what is found is worth a transaction and a lock.
    if not unpublished_checks():
        return 0
    with transaction.atomic():
        # The ledger's lock, so that two runs at once do not publish the same twice.
        LedgerHead.objects.select_for_update().get()
        changed = unpublished_checks()
        for checks in changed:
            _publish_checks_of(checks, now)
    return len(changed)


def project_standing(*, scorecard: Scorecard) -> Standing:
    """The row of the table that follows from the scorecard; it takes the place of the earlier edition's."""
    Standing.objects.filter(slug=scorecard.slug, methodology=scorecard.methodology).delete()
    standing = _standing(scorecard, newest_checks(scorecard.slug))
    standing.save(force_insert=True)
    return standing


@transaction.atomic
def rebuild_standings() -> list[str]:
    """Make every standing anew from the record. Returns the names of those that were missing, wrong or too many."""
    LedgerHead.objects.select_for_update().first()  # nothing is published meanwhile
    differing = differing_standings()
    for slug, methodology in differing:
        Standing.objects.filter(slug=slug, methodology=methodology).delete()
    for standing in differing.values():
        if standing:
            standing.save(force_insert=True)
    return [" · ".join(key) for key in differing]


def differing_standings() -> dict[tuple[str, str], Standing | None]:
    """Company and methodology of each standing that does not follow from the record, with the one that would."""
    wanted = {_key(each): each for each in (_standing(s, newest_checks(s.slug)) for s in newest_scorecards())}
    present = {_key(each): each for each in Standing.objects.all()}
    keys = sorted(wanted.keys() | present.keys())
    return {key: wanted.get(key) for key in keys if not _same(wanted.get(key), present.get(key))}


def _four_eyes(assessment: Assessment) -> str:
    """Why the person cannot publish what is their own work."""
    if assessment.origin == Origin.OWN:
        return _("You mark this assessment. Another editor must publish it.")
    return _("You imported these answers. Another editor must publish them.")


def _locked(assessment: Assessment) -> Assessment:
    """The assessment as it stands; nobody marks it, and nobody publishes its company, until commit."""
    found = Assessment.objects.select_related("company", "methodology")
    Company.objects.select_for_update(no_key=True).get(pk=assessment.company_id)
    return found.select_for_update(of=("self",), no_key=True).get(pk=assessment.pk)


def _freeze(assessment: Assessment, text: str, *, edition: int, now: datetime) -> Scorecard:
    return Scorecard.objects.create(
        edition=edition,
        company=assessment.company,
        slug=assessment.company.slug,
        methodology=assessment.methodology.slug,
        methodology_version=assessment.methodology.version,
        document=text,
        sha256=sha256_of(text),
        published_at=now,
    )


def _publish_checks_of(checks: CompanyChecks, now: datetime) -> None:
    company, slug = checks.scorecard.company, checks.scorecard.slug
    sha256 = sha256_of(checks.text)
    changes = {"company": slug, "sha256": sha256}
    entry = record_entry(verb="checks.published", subject=company, changes=changes, by=None, now=now, is_public=True)
    Checks.objects.create(edition=entry.seq, company=company, document=checks.text, sha256=sha256, published_at=now)
    Standing.objects.filter(slug=slug).update(**_last_checked(json.loads(checks.text)))


def _standing(scorecard: Scorecard, checks: Checks | None) -> Standing:
    document = json.loads(scorecard.document)
    company, result = document["company"], document["result"]
    origin = document["assessed"].get("origin", {})
    return Standing(
        scorecard=scorecard,
        slug=scorecard.slug,
        methodology=scorecard.methodology,
        name=company["name"],
        country=company["country"],
        sector=company["sector"],
        origin=origin.get("kind", Origin.OWN),
        group=origin.get("group", ""),
        score=None if result["score"] is None else float(result["score"]),
        grade=result["grade"] or "",
        answered=result["answered"],
        applicable=result["applicable"],
        published_at=scorecard.published_at,
        **(_last_checked(json.loads(checks.document)) if checks else {}),
        search_text=" | ".join(search_key(name["name"]) for name in company["names"]),
        names=company["names"],
    )


def _key(standing: Standing) -> tuple[str, str]:
    return standing.slug, standing.methodology


def _same(wanted: Standing | None, present: Standing | None) -> bool:
    if wanted is None or present is None:
        return False
    names = [field.attname for field in Standing._meta.concrete_fields]
    return all(getattr(wanted, name) == getattr(present, name) for name in names)


def _last_checked(checks: dict[str, Any]) -> dict[str, Any]:
    """The fields of a standing that say when anything was last looked at, and whether by the machine alone."""
    looked = [check for check in checks["checks"] if check["last_checked_on"]]
    newest = max((check["last_checked_on"] for check in looked), default="")
    return {
        "last_checked_on": date.fromisoformat(newest) if newest else None,
        "is_last_check_automatic": bool(newest)
        and all(check.get("is_automatic") for check in looked if check["last_checked_on"] == newest),
    }
