"""Two at the same moment: one look, one re-check, one reminder, each mail once; and a message to the other."""

import threading
from contextlib import suppress
from functools import partial

import pytest
from django import forms
from django.core import mail

from accounts.errors import Refused, StaleVersion
from accounts.forms import attempt
from accounts.ledger import verify_ledger
from responses.cases import services as cases
from responses.cases.services import open_case
from responses.rechecks.models import Digest, Look, Recheck, Reminder
from responses.rechecks.services import (
    Interval,
    clock,
    deliver_digests,
    gather_digests,
    record_look,
    write_due_reminders,
)
from responses.sources.models import Source
from responses.sources.services import quotes as sources
from responses.statements import services as statements
from responses.statements.models import Statement, StatementQuote
from responses.statements.services import Quotation, add_quote, log_policy, watch
from tests.factories import (
    NOW,
    PROMISED,
    TODAY,
    make_capture,
    make_company,
    make_recheck,
    make_source,
    make_statement,
    make_user,
)
from tests.racing import race, reachable_by_threads

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def meet(monkeypatch, module, name):
    """Both have come as far as the call of that name, or the second waits for a lock, before either goes on."""
    together(monkeypatch, module, name, threading.Barrier(2))


def together(monkeypatch, module, name, gate):
    original = getattr(module, name)

    def wait(*args, **kwargs):
        with suppress(threading.BrokenBarrierError):  # the other is held by a lock: this one is the first
            gate.wait(timeout=0.3)
        return original(*args, **kwargs)

    monkeypatch.setattr(module, name, wait)


def test_two_looks_end_in_one_and_a_conflict(monkeypatch, tmp_path):
    recheck = make_recheck()
    look = partial(record_look, recheck=recheck, version=1, outcome="unchanged", by=recheck.owner, now=NOW)
    meet(monkeypatch, clock, "record_entry")
    with reachable_by_threads(tmp_path):
        outcomes = race(partial(look, note="One"), partial(look, note="Other"))
        looks = race(Look.objects.count)
    assert {type(outcome) for outcome in outcomes} == {Recheck, StaleVersion}
    assert looks == [1]


def test_two_who_watch_the_same_end_in_one_recheck(monkeypatch, tmp_path):
    statement = make_statement()
    twin = Statement.objects.get(pk=statement.pk)
    set_by = partial(watch, interval=Interval(TODAY), by=make_user(), now=NOW)
    meet(monkeypatch, clock, "record_entry")
    with reachable_by_threads(tmp_path):
        outcomes = race(partial(set_by, subject=statement), partial(set_by, subject=twin))
        rechecks = race(Recheck.objects.count)
    assert {type(outcome) for outcome in outcomes} == {Statement, Refused}
    assert rechecks == [1]


def test_two_who_watch_the_same_source_end_in_one_recheck(monkeypatch, tmp_path):
    source = make_source()
    twin = Source.objects.get(pk=source.pk)
    set_by = partial(watch, interval=Interval(TODAY), by=make_user(), now=NOW)
    meet(monkeypatch, clock, "record_entry")
    with reachable_by_threads(tmp_path):
        outcomes = race(partial(set_by, subject=source), partial(set_by, subject=twin))
        rechecks = race(Recheck.objects.count)
    assert {type(outcome) for outcome in outcomes} == {Source, Refused}
    assert rechecks == [1]


def test_four_writers_and_four_deliverers_send_each_reminder_once(tmp_path):
    for _number in range(30):
        make_recheck()
    with reachable_by_threads(tmp_path):
        wrote = race(*[partial(write_due_reminders, now=NOW)] * 4)
        written = race(Reminder.objects.count)
        gathered = race(*[partial(gather_digests, now=NOW)] * 4)
        sent = race(*[partial(deliver_digests, now=NOW)] * 4)
        states, [report] = race(lambda: set(Digest.objects.values_list("state", "attempts"))), race(verify_ledger)
        told = race(Reminder.objects.filter(state="sent").count)
    assert (sum(wrote), written, sum(gathered), sum(sent), told) == (30, [30], 30, 30, [30])
    assert len({message.extra_headers["Message-ID"] for message in mail.outbox}) == len(mail.outbox) == 30
    assert states == [{("sent", 1)}]
    assert report.is_sound


def test_watching_a_statement_and_quoting_in_it_both_succeed(monkeypatch, tmp_path):
    """Each is held just before the ledger; should PostgreSQL undo one, it is begun anew."""
    statement = make_statement(capture=make_capture())
    capture, by = statement.quotes.get().quote.capture, make_user()
    gate = threading.Barrier(2)
    for module in (clock, sources, statements):
        together(monkeypatch, module, "record_entry", gate)
    with reachable_by_threads(tmp_path):
        outcomes = race(
            partial(attempt, filled(), watch, subject=statement, interval=Interval(TODAY), by=by, now=NOW),
            partial(
                attempt,
                filled(),
                add_quote,
                statement=statement,
                quotation=Quotation(capture, PROMISED),
                by=by,
                now=NOW,
            ),
        )
    assert [type(outcome) for outcome in outcomes] == [Statement, StatementQuote]


def filled():
    form = forms.Form({})
    form.is_valid()
    return form


@pytest.mark.parametrize("kind", ["case", "policy", "quote"])
def test_a_double_click_saves_once_and_says_so(monkeypatch, tmp_path, kind):
    by = make_user()
    service, facts, module = {
        "case": lambda: (open_case, {"slug": "one", "title": "T", "summary": "S", "opened_on": "2020"}, cases),
        "policy": lambda: (log_policy, {"company": make_company(), "source": make_source()}, statements),
        "quote": lambda: (
            add_quote,
            {"statement": make_statement(), "quotation": Quotation(make_capture(), PROMISED)},
            statements,
        ),
    }[kind]()
    form_of = {}

    def click(name):
        form_of[name] = filled()
        return attempt(form_of[name], service, by=by, now=NOW, **facts)

    meet(monkeypatch, module, "record_entry")
    with reachable_by_threads(tmp_path):
        saved = race(partial(click, 1), partial(click, 2))
    assert [found is None for found in saved] in ([True, False], [False, True])
    assert sorted(len(form.non_field_errors()) for form in form_of.values()) == [0, 1]
