"""Logging cases, allegations and replies: nothing unverified, nothing half-written, nothing unledgered."""

import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.choices import Role
from accounts.errors import NotAllowed, Refused
from accounts.models import LedgerEntry
from responses.cases.models import Allegation, Case
from responses.cases.services import log_allegation, log_reply, open_case
from responses.sources.models import Quote, Source
from responses.sources.services import QuoteNotFound
from tests.factories import (
    NOW,
    SAID,
    make_allegation,
    make_case,
    make_company,
    make_quote,
    make_source,
    make_statement,
    make_user,
)

pytestmark = pytest.mark.django_db


def last_entry():
    return json.loads(LedgerEntry.objects.latest("seq").body)


def test_a_case_makes_its_address_of_its_title():
    assert [make_case(slug="").slug for _number in range(3)] == [
        "out-of-control",
        "out-of-control-2",
        "out-of-control-3",
    ]
    assert make_case(slug="", title="失控").slug == "case"
    assert (last_entry()["verb"], str(make_case())) == ("case.opened", "Out of control")


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"opened_on": "2099"}, "opened_on"), ({"opened_on": "soon"}, "opened_on"), ({"title": ""}, "title")],
)
def test_a_case_that_cannot_be_is_refused(fields, field):
    with pytest.raises(ValidationError) as refused:
        make_case(**fields)
    assert list(refused.value.message_dict) == [field]
    assert not Case.objects.exists()


def test_two_cases_do_not_share_an_address():
    make_case(slug="same")
    with pytest.raises(ValidationError):
        make_case(slug="same")


def test_an_allegation_brings_its_source_to_the_case():
    allegation = make_allegation(product="Cameras", period_from="2012", scale=4)
    assert list(allegation.case.sources.all()) == [allegation.source]
    assert (allegation.standing, allegation.get_scale_display()) == ("alleged", "very high")
    entry = last_entry()
    assert (entry["verb"], allegation.what in json.dumps(entry)) == ("allegation.logged", False)
    assert str(allegation) == "Axis Communications: Sold cameras for a mass surveillance project."


def test_an_allegation_rests_on_words_found_in_its_source():
    assert make_allegation(words=SAID).quote.text == SAID
    with pytest.raises(QuoteNotFound):
        make_allegation(words="We screen nobody at all, ever.")
    assert (Allegation.objects.count(), Quote.objects.count()) == (1, 1)


def test_an_allegation_needs_a_copy_to_quote_from():
    bare = Source.objects.create(title="Bare", publisher="P", kind="report", added_at=NOW, added_by=make_user())
    with pytest.raises(ValidationError) as refused:
        make_allegation(source=bare, words=SAID)
    assert refused.value.message_dict == {"words": ["This source has no archived copy yet."]}


def test_a_quote_of_another_source_is_refused():
    with pytest.raises(ValidationError) as refused:
        make_allegation(quote=make_quote())
    assert list(refused.value.message_dict) == ["quote"]
    allegation = make_allegation(source=(quote := make_quote("Nobody else replied.")).capture.source, quote=quote)
    assert allegation.quote == quote


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"what": ""}, "what"),
        ({"period_to": "2099"}, "period_to"),
        ({"period_from": "2099-01"}, "period_from"),
        ({"period_from": "2019-07", "period_to": "2019-06"}, "__all__"),
        ({"standing": "rumoured"}, "standing"),
        ({"scope": 9}, "scope"),
    ],
)
def test_an_allegation_that_cannot_be_is_refused(fields, field):
    with pytest.raises(ValidationError) as refused:
        make_allegation(**fields)
    assert list(refused.value.message_dict) == [field]
    assert not Allegation.objects.exists()


@pytest.mark.parametrize(
    ("period_from", "period_to", "words"),
    [
        ("2015", "2015", "2015"),
        ("2012", "2019", "2012 to 2019"),
        ("2015-06", "2015", "June 2015 to 2015"),
        ("2015", "2015-06", "2015 to June 2015"),
        ("2019-05", "", "since May 2019"),
        ("", "2019-05-17", "until 17 May 2019"),
        ("", "", ""),
    ],
)
def test_a_period_of_partial_dates(period_from, period_to, words):
    assert make_allegation(period_from=period_from, period_to=period_to).period == words


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("allegation_period_in_order", {"period_from": "2019-07", "period_to": "2019-06"}),
        ("allegation_standing_known", {"standing": "rumoured"}),
    ],
)
def test_the_database_refuses_an_impossible_allegation(constraint, fields):
    allegation = make_allegation()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Allegation.objects.filter(pk=allegation.pk).update(**fields)


def test_a_reply_is_the_companys_own_and_linked_once():
    allegation, by = make_allegation(), make_user()
    statement = make_statement(allegation.company)
    assert list(log_reply(allegation=allegation, statement=statement, by=by, now=NOW).replies.all()) == [statement]
    assert last_entry()["verb"] == "allegation.replied"
    with pytest.raises(Refused, match="linked already"):
        log_reply(allegation=allegation, statement=statement, by=by, now=NOW)
    with pytest.raises(ValidationError) as refused:
        log_reply(allegation=allegation, statement=make_statement(make_company("B")), by=by, now=NOW)
    assert list(refused.value.message_dict) == ["statement"]


def test_every_service_needs_a_role_that_logs():
    allegation, by = make_allegation(), make_user(Role.ADMINISTRATOR)
    facts = {"by": by, "now": NOW}
    opened = {"title": "t", "summary": "s", "opened_on": str(date(2020, 1, 1))}
    alleged = {"case": allegation.case, "company": allegation.company, "what": "w", "alleged_by": "b"}
    for service, given in (
        (open_case, opened),
        (log_allegation, {**alleged, "source": make_source()}),
        (log_reply, {"allegation": allegation, "statement": make_statement(allegation.company)}),
    ):
        with pytest.raises(NotAllowed):
            service(**given, **facts)
