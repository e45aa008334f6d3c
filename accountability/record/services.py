"""Publishing: freezing scorecards and looks into the public record."""

import json
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accountability.assessments.models import Assessment
from accountability.assessments.queries import Findings, findings_of
from accountability.assessments.rules import has_marked
from accountability.record.documents import scorecard_document
from accountability.record.models import Checks, Scorecard, Standing
from accountability.record.queries import checks_document, newest_checks, newest_scorecard, scorecards_today
from accounts.canonical import canonical_json, sha256_of
from accounts.errors import Refused
from accounts.ledger import record_entry
from accounts.models import User
from accounts.rules import can_edit, ensure
from companies.matching import search_key


@transaction.atomic
def publish_scorecard(*, assessment: Assessment, by: User, now: datetime) -> Scorecard:
    """The frozen scorecard, in a new edition. The earlier one stays readable under its own edition.

    Raises NotAllowed when ``by`` marked any of it (four eyes), Refused when nothing is assessed, when reviewers
    differ on a criterion, or when nothing has changed since the last edition.
    """
    ensure(can_edit(by), _("Only an editor can publish."))
    ensure(not has_marked(by, assessment), _("You marked this assessment. Another editor must publish it."))
    locked = Assessment.objects.select_for_update(of=("self",)).select_related("company", "methodology")
    assessment = locked.get(pk=assessment.pk)
    findings = findings_of(assessment)
    _refuse_unready(findings)
    document = scorecard_document(assessment=assessment, findings=findings, now=now)
    text = canonical_json(document)
    earlier = newest_scorecard(slug=assessment.company.slug, methodology=assessment.methodology.slug)
    if earlier and _content(earlier.document) == _content(text):
        raise Refused(_("Nothing has changed since edition %(edition)d.") % {"edition": earlier.edition})
    entry = record_entry(
        verb="scorecard.published",
        subject=assessment.company,
        changes={
            "company": assessment.company.slug,
            "methodology": [assessment.methodology.slug, assessment.methodology.version],
            "sha256": sha256_of(text),
            "supersedes": earlier.edition if earlier else None,
        },
        by=by,
        now=now,
        is_public=True,
    )
    scorecard = Scorecard.objects.create(
        edition=entry.seq,
        company=assessment.company,
        slug=assessment.company.slug,
        methodology=assessment.methodology.slug,
        methodology_version=assessment.methodology.version,
        document=text,
        sha256=sha256_of(text),
        published_at=now,
    )
    project_standing(scorecard=scorecard)
    publish_checks(now=now)
    return scorecard


@transaction.atomic
def publish_checks(*, now: datetime) -> int:
    """Publish, for each company on record, when its evidence was last looked at, if that has changed since.

    Asks the database what is not yet published, so that how often or late it runs does not matter. Returns how many
    companies changed.
    """
    changed = 0
    for scorecard in scorecards_today():
        text = canonical_json(checks_document(scorecard))
        earlier = newest_checks(scorecard.slug)
        if earlier and earlier.document == text:
            continue
        changes = {"company": scorecard.slug, "sha256": sha256_of(text)}
        entry = record_entry(
            verb="checks.published", subject=scorecard.company, changes=changes, by=None, now=now, is_public=True
        )
        Checks.objects.create(
            edition=entry.seq, company=scorecard.company, document=text, sha256=sha256_of(text), published_at=now
        )
        Standing.objects.filter(slug=scorecard.slug).update(last_checked_on=_last_checked(json.loads(text)))
        changed += 1
    return changed


def project_standing(*, scorecard: Scorecard) -> Standing:
    """The row of the table that follows from the scorecard; it takes the place of the earlier edition's."""
    document = json.loads(scorecard.document)
    company, result = document["company"], document["result"]
    Standing.objects.filter(slug=scorecard.slug, methodology=scorecard.methodology).delete()
    checks = newest_checks(scorecard.slug)
    return Standing.objects.create(
        scorecard=scorecard,
        slug=scorecard.slug,
        methodology=scorecard.methodology,
        name=company["name"],
        country=company["country"],
        sector=company["sector"],
        score=None if result["score"] is None else float(result["score"]),
        grade=result["grade"] or "",
        answered=result["answered"],
        applicable=result["applicable"],
        published_at=scorecard.published_at,
        last_checked_on=_last_checked(json.loads(checks.document)) if checks else None,
        search_text=" | ".join(search_key(name["name"]) for name in company["names"]),
        names=company["names"],
    )


def _refuse_unready(findings: Findings) -> None:
    if findings.disputed:
        raise Refused(
            _("The reviewers differ on %(criteria)s. They must look again before this can be published.")
            % {"criteria": ", ".join(findings.disputed)}
        )
    if not findings.settled:
        raise Refused(_("Nothing has been assessed yet, so there is nothing to publish."))


def _content(text: str) -> Any:
    """A document without the time of its publication."""
    document = json.loads(text)
    document["assessed"].pop("published_at")
    return document


def _last_checked(checks: dict[str, Any]) -> date | None:
    days = [date.fromisoformat(check["last_checked_on"]) for check in checks["checks"] if check["last_checked_on"]]
    return max(days, default=None)
