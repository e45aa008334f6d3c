"""Looking up cases, in a fixed number of statements."""

import pytest

from responses.cases import queries
from responses.cases.models import Case
from responses.cases.services import log_reply
from tests.factories import (
    NOW,
    PROMISED,
    SAID,
    make_allegation,
    make_case,
    make_company,
    make_source,
    make_statement,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_cases_count_allegations_and_those_without_reply():
    case = make_case()
    answered = make_allegation(case)
    make_allegation(case, company=make_company("B"))
    for quote in (SAID, PROMISED):
        reply = make_statement(answered.company, quotes=(quote,))
        log_reply(allegation=answered, statement=reply, by=make_user(), now=NOW)
    empty = make_case(opened_on="2019")
    found = [(case, case.allegation_count, case.unanswered_count) for case in queries.cases_listed()]
    assert found == [(case, 2, 1), (empty, 0, 0)]


def test_words_are_looked_for_in_title_summary_and_what_is_alleged():
    one, two = make_case(title="Cameras"), make_case(summary="On faces")
    make_allegation(two, what="Sold a thing to a ministry.")
    every = Case.objects.order_by("pk")
    found = [list(queries.cases_mentioning(every, text)) for text in ("camera", "FACES", "ministry", "x y")]
    assert found == [[one], [two], [two], []]


def test_allegations_in_a_case_come_with_their_replies_in_order(django_assert_num_queries):
    case = make_case()
    allegation = make_allegation(case)
    later = make_statement(allegation.company, said_on=NOW.date())
    earlier = make_statement(allegation.company, quotes=(PROMISED,))
    for reply in (later, earlier):
        log_reply(allegation=allegation, statement=reply, by=make_user(), now=NOW)
    with django_assert_num_queries(3):
        found = [
            (list(row.replies.all()), [said.quote.text for reply in row.replies.all() for said in reply.quotes.all()])
            for row in queries.allegations_in(case)
        ]
    assert found == [([earlier, later], [PROMISED, SAID])]
    assert list(queries.allegations_of(allegation.company)) == [allegation]


def test_replies_to_choose_are_the_companys_and_not_linked_yet():
    allegation = make_allegation()
    linked, free = make_statement(allegation.company), make_statement(allegation.company)
    make_statement(make_company("B"))
    log_reply(allegation=allegation, statement=linked, by=make_user(), now=NOW)
    assert list(queries.replies_to_choose(allegation)) == [free]


def test_the_newest_sources_can_be_chosen_and_the_one_asked_for(monkeypatch):
    monkeypatch.setattr(queries, "RECENT", 1)
    old, new = make_source(), make_source("Newer text.")
    assert list(queries.sources_to_choose(asked=[])) == [new]
    assert list(queries.sources_to_choose(asked=[old.pk])) == [new, old]
