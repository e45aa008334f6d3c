"""Rows for tests, made by the real services: plain typed functions, every argument optional.

``NOW`` is the tests' clock. ``make_capture`` writes its bytes under MEDIA_ROOT.
"""

import itertools
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any
from unittest.mock import patch

from accountability.assessments.models import Assessment, Mark
from accountability.assessments.services import open_assessment, save_mark
from accountability.frameworks.models import Methodology
from accountability.frameworks.services import install_methodology
from accountability.record.models import Scorecard
from accountability.record.services import publish_scorecard
from accounts.choices import Role
from accounts.models import Invitation, User
from accounts.services import invite_person
from companies.choices import Scheme, Sector
from companies.models import Company, Identifier
from companies.services import add_identifier, create_company
from responses.cases.models import Allegation, Case
from responses.cases.services import log_allegation, open_case
from responses.intake.choices import Answer
from responses.intake.models import Draft
from responses.intake.services import answer_proposal, confirm_facts, open_draft
from responses.rechecks.models import Recheck
from responses.rechecks.services import Interval, set_recheck
from responses.sources.choices import Extent, SourceKind
from responses.sources.files import Upload
from responses.sources.models import Capture, Quote, Source
from responses.sources.services import SourceFacts, keep_capture, log_source, pasted, read_upload, verify_quote
from responses.statements.choices import Channel, Stance, Voice
from responses.statements.models import Commitment, Policy, Statement
from responses.statements.services import Quotation, log_commitment, log_policy, log_statement
from tests.readings import ARTICLE, propose

NOW = datetime(2025, 6, 2, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
SAID = "We screen every customer before a sale."
PROMISED = "We will publish our findings each year."
TEXT = f"Axis answered the report on Monday.\n\n“{SAID}” A spokesperson added: “{PROMISED}” Nobody else replied."
METHODOLOGY = """\
format: 1
id: small
version: "1"
title: Small methodology
publisher: Tests
scales:
  disclosure:
    - {answer: "yes", label: "Meets", points: 100}
    - {answer: "partly", label: "Partly meets", points: 50}
    - {answer: "no", label: "Does not meet", points: 0}
    - {answer: "no_disclosure", label: "No disclosure found", points: 0}
    - {answer: "na", label: "Not applicable", points: null}
criteria:
  - {id: T, title: Total, level: total}
  - {id: A, parent: T, title: Policy, level: theme}
  - {id: A1, parent: A, title: Published policy, level: criterion, scale: disclosure, dimension: commitment,
     guidance: Look for a public document., rubric: {"yes": A public policy names human rights.}}
  - {id: B, parent: T, title: Screening, level: theme}
  - {id: B1, parent: B, title: Screens customers, level: criterion, scale: disclosure, dimension: practice}
grades:
  - {grade: not met, when: [{node: T, lt: 30}]}
  - {grade: partly met, when: [{node: T, lt: 80}]}
  - {grade: met}
"""

_numbers = itertools.count(1)


def make_user(role: str = Role.CONTRIBUTOR, **fields: Any) -> User:
    """A person with the role; without a usable password unless one is given."""
    number = next(_numbers)
    fields = {"email": f"person{number}@example.org", "name": f"Person {number}"} | fields
    return User.objects.create_user(role=role, **fields)


def make_invitation(
    *, email: str = "new@example.org", role: str = Role.REVIEWER, by: User | None = None, now: datetime = NOW
) -> tuple[Invitation, str]:
    """An open invitation and its token."""
    return invite_person(email=email, role=role, by=by or make_user(Role.ADMINISTRATOR), now=now)


def make_company(name: str = "Axis Communications", *, by: User | None = None, **fields: Any) -> Company:
    """A company; ``fields`` are those of create_company."""
    fields = {"country": "SE", "sector": Sector.TECHNOLOGY} | fields
    return create_company(name=name, by=by or make_user(), now=NOW, **fields)


def make_identifier(
    company: Company | None = None,
    *,
    scheme: str = Scheme.LEI,
    value: str = "5493001KJTIIGC8Y1R12",
    by: User | None = None,
) -> Identifier:
    """An identifier of the company, an LEI with right check digits."""
    return add_identifier(company=company or make_company(), scheme=scheme, value=value, by=by or make_user(), now=NOW)


def make_capture(
    text: str = TEXT,
    *,
    source: Source | None = None,
    upload: Upload | None = None,
    extent: str = Extent.FULL,
    by: User | None = None,
    now: datetime = NOW,
    **facts: Any,
) -> Capture:
    """A capture of pasted text (or of ``upload``), of a new source unless one is given; ``facts`` are SourceFacts."""
    by, upload = by or make_user(), upload or pasted(text)
    if source:
        return keep_capture(source=source, upload=upload, extent=extent, by=by, now=now)
    facts = {"title": "Axis answers", "publisher": "The Daily", "kind": SourceKind.NEWS} | facts
    return log_source(facts=SourceFacts(**facts), upload=upload, extent=extent, by=by, now=now)


def make_source(text: str = TEXT, **options: Any) -> Source:
    """A source with its first capture; ``options`` are those of make_capture."""
    return make_capture(text, **options).source


def make_quote(text: str = SAID, *, capture: Capture | None = None, by: User | None = None) -> Quote:
    """A verified quote."""
    return verify_quote(capture=capture or make_capture(), quotation=text, by=by or make_user(), now=NOW)


def make_statement(
    company: Company | None = None,
    *,
    quotes: Collection[str] = (SAID,),
    capture: Capture | None = None,
    voice: str = Voice.OWN,
    by: User | None = None,
    **fields: Any,
) -> Statement:
    """A statement with verified quotes out of ``capture``; ``fields`` are those of log_statement."""
    by, capture = by or make_user(), capture or make_capture()
    fields = {
        "summary": "Says that it screens customers.",
        "said_on": date(2025, 5, 5),
        "channel": Channel.THIRD_PARTY,
        "stance": Stance.DEFLECTS,
        "speaker": "A spokesperson",
    } | fields
    quotations = [Quotation(capture, text, voice) for text in quotes]
    return log_statement(company=company or make_company(), quotations=quotations, by=by, now=NOW, **fields)


def make_policy(company: Company | None = None, *, source: Source | None = None, by: User | None = None) -> Policy:
    """A standing document of the company."""
    source = source or make_source(kind=SourceKind.POLICY, title="Human rights policy")
    return log_policy(company=company or make_company(), source=source, by=by or make_user(), now=NOW)


def make_commitment(statement: Statement | None = None, *, by: User | None = None, **fields: Any) -> Commitment:
    """A promise resting on the first quote of the statement; ``fields`` are those of log_commitment."""
    statement = statement or make_statement(quotes=(PROMISED,))
    fields = {
        "quote": statement.quotes.order_by("pk")[0].quote,
        "summary": "Publish findings each year",
        "outcome_test": "A report for the year is public.",
        "made_on": "2025-05",
    } | fields
    return log_commitment(statement=statement, by=by or make_user(), now=NOW, **fields)


def make_case(*, by: User | None = None, **fields: Any) -> Case:
    """A case; ``fields`` are those of open_case."""
    fields = {
        "slug": f"case-{next(_numbers)}",
        "title": "Out of control",
        "summary": "Three firms sold surveillance technology.",
        "opened_on": "2020-09-21",
    } | fields
    return open_case(by=by or make_user(), now=NOW, **fields)


def make_allegation(
    case: Case | None = None,
    *,
    company: Company | None = None,
    source: Source | None = None,
    by: User | None = None,
    **fields: Any,
) -> Allegation:
    """One company's alleged part in a case; ``fields`` are those of log_allegation."""
    fields = {"what": "Sold cameras for a mass surveillance project.", "alleged_by": "An organisation"} | fields
    return log_allegation(
        case=case or make_case(),
        company=company or make_company(),
        source=source or make_source(kind=SourceKind.REPORT),
        by=by or make_user(),
        now=NOW,
        **fields,
    )


def make_recheck(
    *, anchor: date = TODAY, every: int = 3, unit: str = "months", owner: User | None = None, **fields: Any
) -> Recheck:
    """A running re-check, first due on ``anchor``."""
    owner = owner or make_user()
    fields = {"title": "Human rights policy", "path": "/desk/sources/1/"} | fields
    return set_recheck(interval=Interval(anchor, every, unit), owner=owner, by=owner, now=NOW, **fields)


def make_methodology(text: str = METHODOLOGY, *, by: User | None = None) -> Methodology:
    """An installed methodology: a total of two themes with one leaf each (A1, B1)."""
    return install_methodology(text=text, by=by or make_user(Role.EDITOR), now=NOW)


def make_assessment(
    company: Company | None = None,
    *,
    methodology: Methodology | None = None,
    reviewers: Collection[User] = (),
    by: User | None = None,
    as_of: date = TODAY,
) -> Assessment:
    """An open assessment with reviewers (one is made when none is given)."""
    return open_assessment(
        company=company or make_company(),
        methodology=methodology or make_methodology(),
        as_of=as_of,
        scope_note="Public documents of the group.",
        reviewers=reviewers or [make_user(Role.REVIEWER)],
        by=by or make_user(Role.EDITOR),
        now=NOW,
    )


def make_mark(
    assessment: Assessment | None = None, *, criterion: str = "A1", answer: str = "no_disclosure", **fields: Any
) -> Mark:
    """A mark by the first reviewer; ``fields`` are those of save_mark."""
    assessment = assessment or make_assessment()
    fields = {"reason": "Nothing was found.", "quotes": (), "version": 0, "now": NOW} | fields
    fields.setdefault("by", assessment.reviewers.order_by("pk")[0])
    return save_mark(assessment=assessment, criterion=criterion, answer=answer, **fields)


def make_scorecard(
    company: Company | None = None,
    *,
    answers: Mapping[str, str] = MappingProxyType({"A1": "no_disclosure", "B1": "no"}),
    quotes: Collection[Quote] = (),
    methodology: Methodology | None = None,
    assessment: Assessment | None = None,
    now: datetime = NOW,
) -> Scorecard:
    """A published scorecard; ``quotes`` are cited by every answer. Give the ``assessment`` for a further edition."""
    assessment = assessment or make_assessment(company, methodology=methodology)
    for criterion, answer in answers.items():
        earlier = assessment.marks.filter(criterion=criterion).first()
        version = earlier.version if earlier else 0
        make_mark(assessment, criterion=criterion, answer=answer, quotes=quotes, version=version, now=now)
    return publish_scorecard(assessment=assessment, by=make_user(Role.EDITOR), now=now)


def make_draft(text: str = ARTICLE, *, by: User | None = None, url: str = "", now: datetime = NOW) -> Draft:
    """A draft of a pasted text, with what ``tests.readings`` finds in it."""
    with patch("responses.intake.services.drafts.propose", propose):
        return open_draft(reading=read_upload(pasted(text)), url=url, by=by or make_user(), now=now)


def make_answers(draft: Draft, *numbers: int, answer: str = Answer.ACCEPTED, by: User | None = None) -> None:
    """An answer to each of these proposals."""
    by = by or make_user()
    for proposal in draft.proposals.filter(number__in=numbers):
        answer_proposal(proposal=proposal, answer=answer, version=proposal.version, by=by, now=NOW)


def make_confirmed(draft: Draft, *, by: User | None = None, **facts: Any) -> Draft:
    """The draft with its facts confirmed; ``facts`` are those of confirm_facts."""
    facts = {"publisher": "The Daily"} | facts
    return confirm_facts(draft=draft, version=draft.version, by=by or make_user(), now=NOW, **facts)
