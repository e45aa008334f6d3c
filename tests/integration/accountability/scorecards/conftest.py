"""A company with something of everything on its published card."""

from datetime import date

import pytest

from accountability.record.models import Scorecard
from companies.services import add_name
from responses.cases.services import log_reply
from responses.rechecks.services import Interval
from responses.statements.models import Statement
from responses.statements.services import change_progress, watch
from tests.factories import (
    NOW,
    PROMISED,
    SAID,
    make_allegation,
    make_capture,
    make_commitment,
    make_company,
    make_identifier,
    make_policy,
    make_scorecard,
    make_source,
    make_statement,
    make_user,
)


def publish_idemia() -> Scorecard:
    """Idemia, formerly Morpho: an allegation with a reply, a promise, a policy, a quote behind a mark."""
    by = make_user()
    company = make_company("Idemia", country="FR", since="2017", website="https://idemia.example/")
    add_name(company=company, name="Morpho", kind="former", until="2017", by=by, now=NOW)
    make_identifier(company)
    capture = make_capture(extent="excerpt", url="https://daily.example/answer", published_on=date(2025, 5, 6))
    reply = make_statement(company, quotes=(SAID, PROMISED), capture=capture)
    allegation = make_allegation(
        company=company, product="Face recognition", scale=3, period_from="2015", source=make_source(title="Report")
    )
    log_reply(allegation=allegation, statement=reply, by=by, now=NOW)
    _promise(reply)
    make_policy(company)
    quote = reply.quotes.order_by("pk")[0].quote
    return make_scorecard(company, answers={"A1": "partly"}, quotes=[quote])


def _promise(reply: Statement) -> None:
    by = make_user()
    promised = make_commitment(reply, quote=reply.quotes.order_by("pk")[1].quote)
    watch(subject=promised, interval=Interval(date(2025, 7, 1)), by=by, now=NOW)
    change_progress(
        commitment=promised, progress="stalled", changed_on=date(2025, 6, 1), reason="No report yet.", by=by, now=NOW
    )


@pytest.fixture
def idemia(db: None) -> Scorecard:
    """The published scorecard of Idemia."""
    return publish_idemia()
