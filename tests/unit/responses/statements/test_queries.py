"""Looking up what companies said, in a fixed number of statements."""

import pytest

from responses.rechecks.services import Interval
from responses.statements import queries
from responses.statements.models import Commitment, ProgressChange, Statement, StatementQuote
from responses.statements.services import watch
from tests.factories import (
    NOW,
    PROMISED,
    SAID,
    TODAY,
    make_capture,
    make_commitment,
    make_company,
    make_policy,
    make_source,
    make_statement,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_words_are_looked_for_in_summary_speaker_and_quotes():
    company = make_company()
    one = make_statement(company, summary="About cameras", speaker="Ada", quotes=(SAID, PROMISED))
    two = make_statement(company, summary="Nothing", speaker="Bea")
    every = Statement.objects.order_by("pk")
    found = [
        list(queries.statements_mentioning(every, text)) for text in ("cameras", "bea", "findings", "screen", "x y")
    ]
    assert found == [[one], [two], [one], [one, two], []]


def test_companies_heard_are_those_that_said_something():
    heard = make_statement().company
    make_company("Silent")
    assert list(queries.companies_heard()) == [heard]


def test_statements_found_count_their_quotes():
    statement = make_statement(quotes=(SAID, PROMISED))
    assert [(found, found.quote_count) for found in queries.statements_found()] == [(statement, 2)]


def test_quotes_are_shown_in_context(django_assert_num_queries):
    make_statement(quotes=(SAID, PROMISED))
    with django_assert_num_queries(2):
        shown = queries.quotes_shown(StatementQuote.objects.all())
    assert [quote.said.quote.text for quote in shown] == [SAID, PROMISED]
    assert shown[0].before == "Axis answered the report on Monday.\n\n“"
    assert shown[1].after == "” Nobody else replied."


def test_the_newest_copies_can_be_chosen_and_the_one_asked_for(monkeypatch):
    monkeypatch.setattr(queries, "RECENT", 1)
    old, new = make_capture(), make_capture("Newer text.")
    assert list(queries.captures_to_choose(asked=[])) == [new]
    assert list(queries.captures_to_choose(asked=[old.pk])) == [new, old]
    assert list(queries.sources_to_choose(asked=[old.source_id])) == [new.source, old.source]


def test_a_source_that_is_a_policy_is_not_offered_again():
    policy, other = make_policy(), make_source()
    assert list(queries.sources_to_choose(asked=[])) == [other]
    assert list(queries.sources_to_choose(asked=[policy.source_id])) == [other, policy.source]


def test_commitments_are_listed_by_day_and_those_without_last():
    open_end, soon = make_commitment(), make_commitment(due_on=TODAY)
    assert list(queries.commitments_listed()) == [soon, open_end]


def test_versions_of_a_policy_are_its_captures():
    policy = make_policy()
    first = policy.source.captures.get()
    newer = make_capture("A new text.", source=policy.source)
    make_statement(capture=first)
    versions = list(queries.versions_of(policy))
    assert [(version, version.quote_count) for version in versions] == [(newer, 0), (first, 1)]


def test_what_is_on_record_of_a_company(django_assert_num_queries):
    statement = make_statement(quotes=(SAID,))
    company = statement.company
    commitment, policy = make_commitment(statement), make_policy(company)
    make_statement(make_company("Another"))
    with django_assert_num_queries(4):
        evidence = list(queries.evidence_for(company))
        assert [item.statement for item in evidence] == [statement]
        assert "text" in evidence[0].quote.capture.get_deferred_fields()
        assert list(queries.commitments_of(company)) == [commitment]
        assert list(queries.policies_of(company)) == [policy]
    assert list(queries.policies_listed()) == [policy]


def test_rows_have_names_and_looks():
    commitment = make_commitment(made_on="2025")
    watch(subject=commitment, interval=Interval(TODAY), by=make_user(), now=NOW)
    assert str(commitment) == "Axis Communications: Publish findings each year"
    assert str(make_policy()) == "Axis Communications: Human rights policy"
    assert (Commitment().look, ProgressChange(progress="removed").look) == ("not_yet_rated", "silently_removed")
