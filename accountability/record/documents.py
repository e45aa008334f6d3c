"""The frozen scorecard: one canonical JSON document that says everything the public card shows.

docs/record.md is its specification. Scores are decimal strings in full precision; "not assessed" is null.
"""

from datetime import UTC, datetime

from django.conf import settings
from django.utils.translation import override

from accountability.assessments.models import Assessment
from accountability.assessments.queries import Findings, Settled
from accountability.frameworks.queries import tree_of
from accountability.record.evidence import Document, evidence_document
from accountability.scoring.compiled import compile_methodology
from accountability.scoring.engine import score
from accountability.scoring.importfiles import BESIDE, GivenAnswer
from accountability.scoring.methodology import Criterion, Methodology, Scale
from accountability.scoring.result import CompanyScores, NodeScore
from accounts.canonical import Json
from accounts.ledger import subject_of
from companies.models import Company

FORMAT = 1


def scorecard_document(*, assessment: Assessment, findings: Findings, now: datetime) -> Document:
    """The scorecard as it would be published at ``now``, in the site's language. Raises AnswersError."""
    with override(settings.LANGUAGE_CODE):
        return _document(assessment, findings, now)


def _document(assessment: Assessment, findings: Findings, now: datetime) -> Document:
    tree = tree_of(assessment.methodology)
    scores = score(compile_methodology(tree), findings.rows, findings.units, companies=[""]).of("")
    document: Document = {
        "format": FORMAT,
        "company": company_document(assessment.company),
        "methodology": {
            "id": tree.id,
            "version": tree.version,
            "title": tree.title,
            "publisher": tree.publisher,
            "sha256": assessment.methodology.sha256,
        },
        "assessed": {
            "as_of": str(assessment.as_of),
            "scope_note": assessment.scope_note,
            "reviewers": len({mark.reviewer_id for item in findings.settled.values() for mark in item.marks}),
            "published_at": now.astimezone(UTC).isoformat(),
            "origin": {
                "kind": str(assessment.origin),
                "publisher": assessment.publisher,
                "url": assessment.publisher_url,
                "group": assessment.group,
            },
        },
        "result": _result(tree, scores),
        "nodes": [_node(tree, node, scores[node.id]) for node in tree.criteria if not tree.is_leaf(node.id)],
        "units": [{"name": unit.name, "kind": unit.kind, "parent": unit.parent} for unit in findings.units],
        "criteria": [_criterion(tree, leaf, findings) for leaf in tree.leaves()],
    }
    return document | evidence_document(assessment.company)


def company_document(company: Company) -> Document:
    """Who the company is: today's name, dated names, identifiers."""
    return {
        "slug": company.slug,
        "name": company.name,
        "country": company.country,
        "sector": company.sector,
        "sector_label": str(company.get_sector_display()),
        "website": company.website,
        "description": company.description,
        "names": [
            {
                "name": n.name,
                "kind": str(n.kind),
                "since": n.since,
                "until": n.until,
                "language": n.language,
                "note": n.note,
            }
            for n in company.names.all()
        ],
        "identifiers": [
            {"scheme": str(i.scheme), "label": str(i.get_scheme_display()), "value": i.value}
            for i in company.identifiers.all()
        ],
    }


def _result(tree: Methodology, scores: CompanyScores) -> Document:
    total = scores.total
    rule = next((grade for grade in tree.grades if grade.grade == scores.grade), None)
    return _figures(total) | {
        "grade": scores.grade,
        "grades": [grade.grade for grade in tree.grades],
        "has_rule": bool(rule and rule.when),
        "uncapped": _decimal(total.uncapped),
        "cap_reason": total.cap.reason if total.cap else None,
    }


def _figures(node: NodeScore) -> Document:
    return {
        "score": _decimal(node.score),
        "max": _decimal(node.max),
        "answered": node.answered,
        "applicable": node.applicable,
        "state": node.state,
    }


def _node(tree: Methodology, node: Criterion, score: NodeScore) -> Document:
    shared: Document = {"id": node.id, "parent": node.parent, "title": node.title, "level": node.level}
    return shared | {"weight": _decimal(node.weight), "is_root": node.id == tree.root.id} | _figures(score)


def _criterion(tree: Methodology, leaf: Criterion, findings: Findings) -> Document:
    found, scale = findings.settled.get(leaf.id), tree.scale_of(leaf.id)
    document: Document = {
        "id": leaf.id,
        "parent": leaf.parent,
        "title": leaf.title,
        "dimension": leaf.dimension,
        "weight": _decimal(leaf.weight),
        "max": _decimal(scale.highest),
        "answer": found.answer if found else None,
    }
    if tree.folding_point(leaf.id):
        document["in_units"] = [_in_unit(scale, given) for given in findings.in_units.get(leaf.id, ())]
    return document | (_answer(scale, leaf, found) if found else {})


def _answer(scale: Scale, leaf: Criterion, found: Settled) -> Document:
    quotes = {subject_of(quote): quote for mark in found.marks for quote in mark.quotes.all()}
    reasons: list[Json] = []
    for mark in found.marks:
        if mark.reason not in reasons:
            reasons.append(mark.reason)
    document: Document = {
        "rubric": leaf.rubric.get(found.answer, ""),
        "reasons": reasons,
        "reviewers": len(found.marks),
        "quotes": list(quotes),
    }
    return _worth(scale, found.answer) | document | (_as_published(found.published) if found.published else {})


def _in_unit(scale: Scale, given: GivenAnswer) -> Document:
    return {"unit": given.unit, "answer": given.answer} | _worth(scale, given.answer) | _as_published(given)


def _worth(scale: Scale, answer: str) -> Document:
    label = next((option.label for option in scale.options if option.answer == answer), answer)
    return {"label": label, "points": _decimal(scale.points(answer))}


def _as_published(given: GivenAnswer) -> Document:
    """What the publisher says beside the answer, as far as it says anything."""
    return {name: text for name in BESIDE if (text := getattr(given, name))}


def _decimal(number: float | None) -> str | None:
    """The shortest decimal that reads back as the same number; whole numbers without a point."""
    if number is None:
        return None
    return str(int(number)) if number == int(number) else repr(float(number))
