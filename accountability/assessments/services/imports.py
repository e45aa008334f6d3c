"""Importing answers that somebody else has published. They stay the publisher's (docs/adr/0010)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accountability.assessments.choices import Origin
from accountability.assessments.models import Assessment, AssessmentUnit, ImportedAnswer
from accountability.assessments.services.matching import Matched, match_companies
from accountability.frameworks.models import Methodology
from accountability.scoring.answers import Unit
from accountability.scoring.importfiles import CompanyAnswers, GivenAnswer
from accounts.canonical import Json, canonical_json, sha256_of
from accounts.errors import Refused
from accounts.ledger import digest_of, record_entry
from accounts.models import User
from accounts.rules import can_edit, ensure
from companies.models import Company

AT_ONCE = 2000
Key = tuple[str, str]
KEPT = ("publisher", "publisher_url", "group", "scope_note")


@dataclass(frozen=True)
class Publication:
    """Who published the answers, where, and the day whose state of things they say; ``scope_note`` is for readers."""

    publisher: str
    as_of: date
    url: str = ""
    scope_note: str = ""
    group_by: str = "type"


@dataclass(frozen=True)
class Imported:
    """What the import of one company came to; all numbers 0 when it changed nothing."""

    assessment: Assessment
    is_new_company: bool
    is_opened: bool
    is_changed: bool
    added: int
    changed: int
    removed: int


@dataclass(frozen=True)
class _Answers:
    """The answers of one assessment before and after, by unit and criterion."""

    before: Mapping[Key, GivenAnswer]
    after: Mapping[Key, GivenAnswer]

    @property
    def added(self) -> list[Key]:
        return [key for key in self.after if key not in self.before]

    @property
    def changed(self) -> list[Key]:
        return [key for key in self.after if key in self.before and self.before[key] != self.after[key]]

    @property
    def removed(self) -> list[Key]:
        return [key for key in self.before if key not in self.after]


@transaction.atomic
def import_answers(
    *,
    methodology: Methodology,
    publication: Publication,
    companies: Sequence[CompanyAnswers],
    by: User,
    now: datetime,
    create_companies: bool = False,
) -> list[Imported]:
    """What the import came to, company by company: all of it or nothing. The same again changes nothing.

    The answers must fit the methodology (``read_import`` sees to that). Raises ValidationError by field; Refused when
    a company is not on record (and shall not be created, or cannot without country and sector), when a name fits
    several, or when our own reviewers assess the company by this methodology for this day.
    """
    ensure(can_edit(by), _("Only an editor can import answers."))
    if publication.as_of > now.date():
        raise ValidationError({"as_of": _("This date lies in the future.")})
    matched = match_companies(companies, as_of=publication.as_of, by=by if create_companies else None, now=now)
    # Held until commit, as when an assessment is opened.
    list(Company.objects.select_for_update(no_key=True).filter(pk__in=[each.company.pk for each in matched]))
    outcomes = [_import_one(each, methodology, publication, by, now) for each in matched]
    for imported, changes in outcomes:
        if imported.is_changed:
            record_entry(verb="answers.imported", subject=imported.assessment, changes=changes, by=by, now=now)
    return [imported for imported, _changes in outcomes]


def _import_one(
    matched: Matched, methodology: Methodology, publication: Publication, by: User, now: datetime
) -> tuple[Imported, dict[str, Json]]:
    """The outcome and what the ledger says of it."""
    assessment = _assessment(matched.company, methodology, publication, by, now)
    is_opened = assessment.pk is None
    facts = _set_facts(assessment, publication, matched.given)
    units = {} if is_opened else {unit.name: unit for unit in assessment.units.select_related("parent")}
    answers = _Answers({} if is_opened else _known_answers(assessment), _keyed(matched.given.answers))
    if units_differ := _spelled(units.values()) != {(u.name, u.kind, u.parent) for u in matched.given.units}:
        facts["units"] = [len(units), len(matched.given.units)]
    counts = (len(answers.added), len(answers.changed), len(answers.removed))
    is_changed = is_opened or bool(facts) or any(counts)
    if is_changed:
        assessment.imported_at = now
        assessment.full_clean()
        assessment.save()
        assessment.importers.add(by)
        _save_answers(assessment, units, matched.given.units if units_differ else None, answers)
    changes = _in_the_ledger(assessment, answers) | facts
    return Imported(assessment, matched.is_new, is_opened, is_changed, *counts), changes


def _assessment(
    company: Company, methodology: Methodology, publication: Publication, by: User, now: datetime
) -> Assessment:
    """The assessment there is, or a new one that is not saved. Raises Refused when there is one of our own."""
    known = Assessment.objects.filter(company=company, methodology=methodology, as_of=publication.as_of).first()
    if known and known.origin == Origin.OWN:
        raise Refused(
            _("%(company)s is being assessed by this methodology for this day by our own reviewers.")
            % {"company": company}
        )
    return known or Assessment(
        company=company,
        methodology=methodology,
        as_of=publication.as_of,
        origin=Origin.ELSEWHERE,
        opened_at=now,
        opened_by=by,
    )


def _set_facts(assessment: Assessment, publication: Publication, given: CompanyAnswers) -> dict[str, Json]:
    """Set what differs; the ledger's words for it."""
    note = publication.scope_note or _("Answers as published by %(publisher)s.") % {"publisher": publication.publisher}
    values = (publication.publisher, publication.url, given.facts.get(publication.group_by, ""), note)
    changes: dict[str, Json] = {}
    for name, new in zip(KEPT, values, strict=True):
        old = getattr(assessment, name)
        if old != new:
            setattr(assessment, name, new)
            changes[name] = [digest_of(old), digest_of(new)] if name == "scope_note" else [old, new]
    return changes


def _known_answers(assessment: Assessment) -> dict[Key, GivenAnswer]:
    """One statement."""
    names = ("unit__name", "criterion", "answer", "note", "source_url", "quote")
    rows = assessment.imported_answers.values_list(*names)
    return _keyed(GivenAnswer(unit or "", *others) for unit, *others in rows)


def _keyed(answers: Iterable[GivenAnswer]) -> dict[Key, GivenAnswer]:
    return {(answer.unit, answer.criterion): answer for answer in answers}


def _spelled(units: Iterable[AssessmentUnit]) -> set[tuple[str, str, str]]:
    return {(unit.name, unit.kind, unit.parent.name if unit.parent else "") for unit in units}


def _save_answers(
    assessment: Assessment,
    units: dict[str, AssessmentUnit],
    wanted: Sequence[Unit] | None,
    answers: _Answers,
) -> None:
    """Write what differs; ``wanted`` are the units when they do."""
    outdated = {*answers.changed, *answers.removed}
    if outdated:
        rows = assessment.imported_answers.values_list("pk", "unit__name", "criterion")
        stale = [pk for pk, unit, criterion in rows if (unit or "", criterion) in outdated]
        assessment.imported_answers.filter(pk__in=stale).delete()
    if wanted is not None:
        units = _save_units(assessment, units, wanted)
    rows_to_add = (
        ImportedAnswer(
            assessment=assessment,
            unit=units[given.unit] if given.unit else None,
            criterion=given.criterion,
            answer=given.answer,
            note=given.note,
            source_url=given.source_url,
            quote=given.quote,
        )
        for given in map(answers.after.__getitem__, [*answers.added, *answers.changed])
    )
    ImportedAnswer.objects.bulk_create(rows_to_add, batch_size=AT_ONCE)


def _save_units(
    assessment: Assessment, known: dict[str, AssessmentUnit], wanted: Sequence[Unit]
) -> dict[str, AssessmentUnit]:
    """The units as they shall be, by name."""
    units = {u.name: known.get(u.name) or AssessmentUnit(assessment=assessment, name=u.name) for u in wanted}
    for unit in wanted:
        units[unit.name].kind = unit.kind
        units[unit.name].full_clean(exclude=["parent"], validate_unique=False, validate_constraints=False)
    AssessmentUnit.objects.bulk_create([unit for unit in units.values() if unit.pk is None])
    for unit in wanted:
        units[unit.name].parent = units[unit.parent] if unit.parent else None
    AssessmentUnit.objects.bulk_update(units.values(), ["kind", "parent"])
    gone = assessment.units.exclude(name__in=units)
    gone.update(parent=None)
    gone.delete()
    return units


def _in_the_ledger(assessment: Assessment, answers: _Answers) -> dict[str, Json]:
    return {
        "company": assessment.company_id,
        "methodology": assessment.methodology.sha256,
        "as_of": str(assessment.as_of),
        "answers": [_digest(answers.before), _digest(answers.after)],
        "added": len(answers.added),
        "changed": [[*key, answers.before[key].answer, answers.after[key].answer] for key in answers.changed],
        "removed": [[*key, answers.before[key].answer] for key in answers.removed],
    }


def _digest(answers: Mapping[Key, GivenAnswer]) -> str | None:
    """The hash of all answers in the order of units and criteria; None without any."""
    rows: list[Json] = [
        [*key, given.answer, given.note, given.source_url, given.quote] for key, given in sorted(answers.items())
    ]
    return sha256_of(canonical_json(rows)) if rows else None
