"""Loading the demo case through the same services that people use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from accountability.assessments.models import Assessment
from accountability.assessments.services import open_assessment, save_mark
from accountability.frameworks.models import Methodology
from accountability.frameworks.services import install_methodology, library_texts
from accountability.record.services import publish_scorecard
from accounts.models import User
from companies.models import Company
from companies.services import add_name, create_company
from config.demo.people import demo_people
from responses.cases.models import Allegation, Case
from responses.cases.services import log_allegation, log_reply, open_case
from responses.intake.services import open_draft
from responses.rechecks.services import Interval
from responses.sources.choices import Extent
from responses.sources.models import Capture, Quote
from responses.sources.services import SourceFacts, log_source, pasted, read_upload
from responses.statements.models import Commitment, Statement
from responses.statements.services import Quotation, log_commitment, log_statement, watch

HERE = Path(__file__).parent
METHODOLOGY = "hrdd-surveillance"


@dataclass
class Demo:
    """What has been loaded so far, by the names that the files use."""

    now: datetime
    people: dict[str, User]
    captures: dict[str, Capture] = field(default_factory=dict)
    quotes: dict[str, tuple[Statement, Quote]] = field(default_factory=dict)


@transaction.atomic
def load_demo(*, now: datetime) -> list[Company]:
    """The demo's companies, published; an empty list when the case is there already. All of it or nothing."""
    case_file, marks = _read("case.yaml"), _read("marks.yaml")
    if Case.objects.filter(slug=case_file["case"]["slug"]).exists():
        return []
    demo = Demo(now, demo_people())
    install_library(demo.people["editor"], now)
    methodology = Methodology.objects.filter(slug=METHODOLOGY).latest("installed_at")
    _log_sources(demo, case_file["sources"])
    case = open_case(**case_file["case"], by=demo.people["contributor"], now=now)
    companies = [_register(demo, facts) for facts in case_file["companies"]]
    for company in companies:
        allegation = _allege(demo, case_file, case, company)
        _log_statements(demo, case_file["statements"][company.slug], company, allegation)
        _log_commitments(demo, case_file["commitments"][company.slug])
        assessment = _open(demo, company, methodology, case_file)
        _mark(demo, assessment, marks[company.slug])
        publish_scorecard(assessment=assessment, by=demo.people["editor"], now=now)
    _begin_draft(demo)
    return companies


def _begin_draft(demo: Demo) -> None:
    """An invented article, read and not answered: intake to try out."""
    reading = read_upload(pasted((HERE / "article.txt").read_text(encoding="utf-8")))
    open_draft(reading=reading, by=demo.people["contributor"], now=demo.now)


def install_library(editor: User, now: datetime) -> None:
    """Every methodology that comes with OnRecord."""
    for text in library_texts():
        install_methodology(text=text, by=editor, now=now)


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((HERE / name).read_text())
    return content


def _log_sources(demo: Demo, sources: Mapping[str, dict[str, Any]]) -> None:
    for key, facts in sources.items():
        text = facts.pop("text")
        demo.captures[key] = log_source(
            facts=SourceFacts(**facts),
            upload=pasted(text),
            extent=Extent.EXCERPT,
            by=demo.people["contributor"],
            now=demo.now,
        )


def _register(demo: Demo, facts: dict[str, Any]) -> Company:
    by, names = demo.people["contributor"], facts.pop("names")
    company = create_company(**facts, by=by, now=demo.now)
    for name in names:
        add_name(company=company, **name, by=by, now=demo.now)
    return company


def _allege(demo: Demo, case_file: dict[str, Any], case: Case, company: Company) -> Allegation:
    facts = case_file["allegations"][company.slug]
    return log_allegation(
        case=case,
        company=company,
        alleged_by=case_file["alleged_by"],
        rights=case_file["rights"],
        source=demo.captures[facts.pop("source")].source,
        by=demo.people["contributor"],
        now=demo.now,
        **facts,
    )


def _log_statements(demo: Demo, statements: list[dict[str, Any]], company: Company, allegation: Allegation) -> None:
    by = demo.people["contributor"]
    for facts in statements:
        quotes, replies, rhythm = facts.pop("quotes"), facts.pop("replies", False), facts.pop("recheck", None)
        quotations = [Quotation(demo.captures[quote.pop("source")], **quote) for quote in quotes.values()]
        statement = log_statement(company=company, quotations=quotations, by=by, now=demo.now, **facts)
        for key, said in zip(quotes, statement.quotes.select_related("quote"), strict=True):
            demo.quotes[key] = (statement, said.quote)
        if replies:
            log_reply(allegation=allegation, statement=statement, by=by, now=demo.now)
        if rhythm:
            _watch(demo, statement, rhythm)


def _log_commitments(demo: Demo, commitments: list[dict[str, Any]]) -> None:
    for facts in commitments:
        rhythm, (statement, quote) = facts.pop("recheck"), demo.quotes[facts.pop("quote")]
        commitment = log_commitment(
            statement=statement, quote=quote, by=demo.people["contributor"], now=demo.now, **facts
        )
        _watch(demo, commitment, rhythm)


def _watch(demo: Demo, subject: Statement | Commitment, rhythm: dict[str, Any]) -> None:
    first = demo.now.date() + timedelta(days=rhythm["in_days"])
    interval = Interval(anchor=first, every=rhythm["every"], unit=rhythm["unit"])
    watch(subject=subject, interval=interval, by=demo.people["contributor"], now=demo.now)


def _open(demo: Demo, company: Company, methodology: Methodology, case_file: dict[str, Any]) -> Assessment:
    return open_assessment(
        company=company,
        methodology=methodology,
        as_of=case_file["as_of"],
        scope_note=case_file["scope_note"],
        reviewers=[demo.people["reviewer"], demo.people["second_reviewer"]],
        by=demo.people["editor"],
        now=demo.now,
    )


def _mark(demo: Demo, assessment: Assessment, marks: Mapping[str, dict[str, Any]]) -> None:
    for reviewer in ("reviewer", "second_reviewer"):
        for criterion, mark in marks.items():
            save_mark(
                assessment=assessment,
                criterion=criterion,
                answer=mark["answer"],
                reason=mark["reason"],
                quotes=[demo.quotes[key][1] for key in mark.get("quotes", [])],
                version=0,
                by=demo.people[reviewer],
                now=demo.now,
            )
