"""Answers that somebody else has published, for tests: companies, their parts, an index."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from types import MappingProxyType

from accountability.assessments.services import Imported, Publication, import_answers
from accountability.frameworks.models import Methodology
from accountability.scoring.answers import Unit
from accountability.scoring.importfiles import CompanyAnswers, GivenAnswer
from accounts.choices import Role
from accounts.models import User
from companies.models import Company
from tests.factories import NOW, make_company, make_methodology, make_user

# Asks about services (A1, A2) and about the company itself (B1); without grades.
METHODOLOGY_OF_PARTS = """\
format: 1
id: parts
version: "2022"
title: Methodology of parts
publisher: An index
scales:
  disclosure:
    - {answer: "yes", label: "Yes", points: 100}
    - {answer: "partial", label: "Partial", points: 50}
    - {answer: "no", label: "No", points: 0}
    - {answer: "na", label: "Not applicable", points: null}
criteria:
  - {id: T, title: Total, level: total}
  - {id: A, parent: T, title: Privacy, level: category}
  - {id: A1, parent: A, title: Collection, level: indicator, units: [service]}
  - {id: A1.1, parent: A1, title: Says what it collects, scale: disclosure}
  - {id: A1.2, parent: A1, title: Says why, scale: disclosure}
  - {id: B, parent: T, title: Governance, level: category}
  - {id: B1, parent: B, title: Commits, level: indicator, scale: disclosure}
"""
MAIL, MAPS = ("Mail", "A1.1", "yes"), ("Maps", "A1.1", "no")


def make_given(
    name: str = "Axis Communications",
    answers: Collection[tuple[str, ...]] = (MAIL, MAPS, ("", "B1", "partial")),
    parts: Mapping[str, str] = MappingProxyType({"Mail": "", "Maps": ""}),
    **facts: str,
) -> CompanyAnswers:
    """What a file says of a company: answers (unit, criterion, answer and more), services and their parents."""
    units = tuple(Unit(name, part, "service", parent) for part, parent in parts.items())
    return CompanyAnswers(name, tuple(GivenAnswer(*answer) for answer in answers), units, facts)


def make_import(
    *given: CompanyAnswers,
    methodology: Methodology | None = None,
    publication: Publication | None = None,
    by: User | None = None,
    now: datetime = NOW,
) -> list[Imported]:
    """Answers published elsewhere, imported; their companies are made where they are missing."""
    given = given or (make_given(),)
    for each in given:
        if not Company.objects.filter(name=each.name).exists():
            make_company(each.name)
    return import_answers(
        methodology=methodology or make_methodology(METHODOLOGY_OF_PARTS),
        publication=publication or Publication("An index", date(2022, 4, 1), "https://index.example/", "As published."),
        companies=given,
        by=by or make_user(Role.EDITOR),
        now=now,
    )
