"""Opening, reading, confirming and putting away drafts."""

import json
from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.canonical import sha256_of
from accounts.choices import Role
from accounts.errors import NotAllowed, Refused
from accounts.models import LedgerEntry
from responses.intake.finding.shapes import Found, FoundCompany, FoundQuote, Known, Mention
from responses.intake.models import Draft, Proposal
from responses.intake.queries import drafts_to_read, known_companies
from responses.intake.services import (
    ask_draft,
    choose_source,
    confirm_facts,
    discard_draft,
    open_draft,
    read_fetched_drafts,
    reopen_draft,
)
from responses.intake.services.readings import reading_of
from responses.sources.choices import FetchState, Quality
from responses.sources.files import keep_bytes
from responses.sources.models import Fetch
from responses.sources.services import pasted, read_upload
from tests.factories import (
    NOW,
    make_company,
    make_draft,
    make_identifier,
    make_user,
)
from tests.readings import ARTICLE, propose

pytestmark = pytest.mark.django_db
PAGE = "https://example.org/news/cameras"


def kinds(draft):
    return list(draft.proposals.order_by("number").values_list("number", "kind", "name", "party__name"))


def fetched(draft, text=ARTICLE, **fields):
    """The draft's fetch as a worker leaves it when it is done."""
    reading = read_upload(pasted(text))
    fields = {
        "state": FetchState.DONE, "status": 200, "ended_at": NOW, "sha256": reading.sha256, "warc_sha256": "0" * 64,
        "size": len(reading.upload.content), "media_type": reading.media_type, "filename": "page.txt", "text": text,
        "text_sha256": sha256_of(text), "extractor": reading.extractor, "quality": Quality.GOOD, "url": PAGE,
    } | fields  # fmt: skip
    Fetch.objects.filter(pk=draft.fetch_id).update(**fields)
    fetch = Fetch.objects.get(pk=draft.fetch_id)
    keep_bytes(reading.upload.content, fetch.path)
    return fetch


def test_open_draft_keeps_the_text_and_proposes_in_reading_order():
    axis = make_company()
    draft = make_draft(url=PAGE)
    assert kinds(draft) == [
        (1, "company", "Axis Communications", None),
        (2, "company", "Noldus", None),
        (3, "quote", "", "Axis Communications"),
        (4, "quote", "", None),
        (5, "indirect", "", "Axis Communications"),
        (6, "commitment", "", "Axis Communications"),
        (7, "allegation", "", "Axis Communications"),
        (8, "no-response", "", "Noldus"),
    ]
    assert [draft.proposals.get(number=n).company for n in (1, 2)] == [axis, None]
    assert draft.path.read_text() == draft.text == ARTICLE
    assert all(draft.text[p.start : p.end] == p.text for p in draft.proposals.all())


def test_open_draft_proposes_what_the_text_says_of_itself():
    draft = make_draft(url=PAGE)
    assert (draft.title, draft.publisher, draft.kind) == ("Camera makers answer a report", "example.org", "news")
    assert (draft.language, draft.published_on, draft.confirmed_at) == ("en", date(2025, 5, 5), None)
    promise = draft.proposals.get(kind="commitment")
    assert (promise.due, promise.made_on) == ("2026-12", "2025-05-05")
    assert promise.outcome_test.startswith("A public document")


@pytest.mark.parametrize(("url", "kind"), [("", "letter"), (PAGE, "company-page")])
def test_open_draft_knows_a_companys_own_words(url, kind):
    draft = make_draft("Letter of Axis Communications to its customers.", url=url)
    assert (draft.author, draft.publisher, draft.kind) == ("Axis Communications", "Axis Communications", kind)
    assert (draft.title, draft.published_on) == ("L", None)


def test_open_draft_of_a_saved_page_takes_its_address_and_publisher():
    reading = read_upload(pasted("Rain.\n\n" + "Wind and more rain. " * 20))
    said = {"title": "Weather", "publisher": "The Daily", "address": PAGE, "published_on": date(2030, 1, 1)}
    draft = open_draft(reading=reading._replace(**said), by=make_user(), now=NOW)
    assert (draft.title, draft.publisher, draft.url) == ("Weather", "The Daily", PAGE)
    assert (draft.published_on, draft.published_from) == (None, "")
    assert (draft.title_from, draft.publisher_from, draft.language_from) == ("", "", "text")


def test_open_draft_says_where_each_fact_was_read():
    draft = make_draft(url=PAGE)
    assert (draft.title_from, draft.publisher_from) == ("text", "address")
    assert (draft.language_from, draft.published_from) == ("text", "first lines")
    author = make_draft("Letter of Axis Communications to its customers.")
    assert (author.publisher_from, author.published_from) == ("text", "")


@pytest.mark.parametrize(
    ("words", "kept"),
    [("We do,", "We do"), ("We do.", "We do."), ("We do…", "We do…"), ("We, do", "We, do"), (",", ",")],
)
def test_a_comma_of_the_sentence_around_is_no_part_of_the_words(monkeypatch, words, kept):
    text = f"“{words}” a spokesperson said. " * 3
    found = replace(propose(text), quotes=(FoundQuote(1, 1 + len(words), words, None, ""),))
    monkeypatch.setattr("responses.intake.services.drafts.propose", lambda _text, **_known: found)
    draft = open_draft(reading=read_upload(pasted(text)), by=make_user(), now=NOW)
    row = draft.proposals.get(kind="quote")
    assert (row.text, text[row.start : row.end], row.proposed["text"]) == (kept, kept, kept)


@pytest.mark.parametrize(
    ("text", "title"),
    [("Rain.\n\nWind.", "Rain."), ("A long beginning. " * 20, ""), ("- one\n- two", "")],
    ids=["short line", "prose", "list"],
)
def test_open_draft_takes_for_a_title_only_what_can_be_one(text, title):
    assert open_draft(reading=read_upload(pasted(text)), by=make_user(), now=NOW).title == title


def test_open_draft_takes_no_day_that_has_not_come():
    assert make_draft(now=NOW.replace(year=2024)).published_on is None


def test_open_draft_enters_the_ledger_once():
    draft = make_draft()
    entry = LedgerEntry.objects.get(verb="intake.read")
    assert json.loads(entry.body)["changes"] == {"sha256": draft.sha256, "proposals": 8}
    assert not entry.is_public


def test_open_draft_is_for_those_who_log_and_needs_text():
    reading = read_upload(pasted(ARTICLE))
    with pytest.raises(NotAllowed):
        open_draft(reading=reading, by=make_user(Role.ADMINISTRATOR), now=NOW)
    with pytest.raises(ValidationError, match="no text in this file"):
        open_draft(reading=reading._replace(text=" \n"), by=make_user(), now=NOW)
    assert Draft.objects.count() == 0


def test_open_draft_of_a_text_without_companies_is_empty_and_not_lost():
    draft = make_draft("Rain in the north, sun in the south.")
    assert (draft.proposals.count(), draft.state) == (0, "open")


def test_known_companies_are_known_by_every_name_and_identifier(django_assert_num_queries):
    axis = make_company()
    axis.names.create(name="Axis", kind="short")
    make_identifier(axis)
    idemia = make_company("Idemia")
    with django_assert_num_queries(1):
        known = known_companies()
    assert known == [
        Known("Axis Communications", ("Axis", "5493001KJTIIGC8Y1R12"), axis.pk),
        Known("Idemia", (), idemia.pk),
    ]


def test_ask_draft_waits_and_is_read_when_the_page_is_there(monkeypatch):
    monkeypatch.setattr("responses.intake.services.drafts.propose", propose)
    me = make_user()
    draft = ask_draft(url=PAGE, by=me, now=NOW)
    assert (draft.is_waiting, draft.fetch.purpose, read_fetched_drafts(now=NOW)) == (True, "intake", 0)
    assert ask_draft(url=PAGE, by=make_user(), now=NOW) == draft
    fetched(draft)
    assert [read_fetched_drafts(now=NOW), read_fetched_drafts(now=NOW)] == [1, 0]
    read = Draft.objects.get()
    assert (read.text, read.read_at, read.publisher, read.proposals.count()) == (ARTICLE, NOW, "example.org", 8)


def test_of_two_who_read_at_once_one_finds_it_read(monkeypatch):
    monkeypatch.setattr("responses.intake.services.drafts.propose", propose)
    fetched(ask_draft(url=PAGE, by=make_user(), now=NOW))
    seen = list(drafts_to_read())
    assert read_fetched_drafts(now=NOW) == 1
    monkeypatch.setattr("responses.intake.services.drafts.drafts_to_read", lambda: seen)
    assert read_fetched_drafts(now=NOW) == 0
    assert (Proposal.objects.count(), LedgerEntry.objects.filter(verb="intake.read").count()) == (8, 1)


@pytest.mark.parametrize("address", ["javascript:x", "nowhere", f"https://example.org/{'x' * 2000}"])
def test_what_a_file_gives_for_its_address_must_be_one(address):
    reading = read_upload(pasted("Rain."))._replace(
        address=address, title="Two\nlines\u202e", language="en-GB-oxendict"
    )
    draft = open_draft(reading=reading, by=make_user(), now=NOW)
    assert (draft.url, draft.title, draft.language) == ("", "Two lines", "en-GB-ox")


def test_a_fault_of_the_finding_costs_nobody_their_text(monkeypatch, caplog):
    def fail(_text, **_known):
        raise RuntimeError("a fault")

    monkeypatch.setattr("responses.intake.services.drafts.propose", fail)
    draft = open_draft(reading=read_upload(pasted(ARTICLE)), by=make_user(), now=NOW)
    assert (draft.text, draft.failed_at, draft.proposals.count()) == (ARTICLE, NOW, 0)
    assert "Nothing could be proposed of a text with SHA-256" in caplog.text


def test_names_that_were_wrapped_stand_on_one_line(monkeypatch):
    wrapped = "Axis\nCommunications said nothing."
    mention = Mention(0, 19, "Axis\nCommunications", is_name=True)
    found = replace(
        propose(wrapped),
        companies=(FoundCompany("Axis\nCommunications", mentions=(mention,)),),
        no_response=(Found(0, 32, wrapped[:32], "Axis\nCommunications"),),
    )
    monkeypatch.setattr("responses.intake.services.drafts.propose", lambda _text, **_known: found)
    draft = open_draft(reading=read_upload(pasted(wrapped)), by=make_user(), now=NOW)
    assert kinds(draft) == [(1, "company", "Axis Communications", None), (2, "no-response", "", "Axis Communications")]


def test_what_a_page_says_of_itself_goes_before_what_its_text_seems_to_say(monkeypatch):
    monkeypatch.setattr("responses.intake.services.drafts.propose", propose)
    draft = ask_draft(url=PAGE, by=make_user(), now=NOW)
    fetched(draft, title="Makers answer", language="sv", published_on=date(2025, 5, 4), published_from="JSON-LD")
    read_fetched_drafts(now=NOW)
    draft = Draft.objects.get()
    assert (draft.title, draft.language, draft.published_on) == ("Makers answer", "sv", date(2025, 5, 4))
    assert draft.published_from == "JSON-LD"


def test_ask_draft_refuses_an_address_that_may_not_be_fetched():
    with pytest.raises(ValidationError) as refusal:
        ask_draft(url="http://127.0.0.1/", by=make_user(), now=NOW)
    assert list(refusal.value.message_dict) == ["url"]
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("fields", [{"quality": Quality.LOGIN}, {"text": ""}])
def test_a_page_that_shows_nothing_is_not_read(fields):
    draft = ask_draft(url=PAGE, by=make_user(), now=NOW)
    fetched(draft)
    Fetch.objects.update(**fields)
    assert read_fetched_drafts(now=NOW) == 0
    assert Draft.objects.select_related("fetch").get().is_refused


def test_a_draft_that_cannot_be_read_does_not_hold_up_the_others(monkeypatch, caplog):
    monkeypatch.setattr("responses.intake.services.drafts.propose", propose)
    broken = ask_draft(url=PAGE, by=make_user(), now=NOW)
    fetched(broken).path.unlink()
    sound = ask_draft(url=f"{PAGE}/2", by=make_user(), now=NOW)
    fetched(sound, "Axis Communications answered.")
    assert read_fetched_drafts(now=NOW) == 1
    assert read_fetched_drafts(now=NOW) == 0
    assert [(row.pk, row.failed_at) for row in Draft.objects.filter(read_at=None)] == [(broken.pk, NOW)]
    assert "kept it from being read" in Draft.objects.get(pk=broken.pk).refusal
    assert caplog.text.count("could not be read") == 1
    assert f"Draft {broken.pk} could not be read." in caplog.text


def test_what_the_reader_had_to_say_stays_with_the_text():
    reading = read_upload(pasted(ARTICLE))._replace(notes=("encoding-assumed: cp1252",))
    draft = open_draft(reading=reading, by=make_user(), now=NOW)
    assert reading_of(draft).notes == ("encoding-assumed: cp1252",)


def test_what_is_put_away_while_it_is_read_is_read_when_it_is_brought_back(monkeypatch):
    monkeypatch.setattr("responses.intake.services.drafts.propose", propose)
    me = make_user()
    draft = ask_draft(url=PAGE, by=me, now=NOW)
    fetched(draft)
    seen = list(drafts_to_read())
    discard_draft(draft=draft, version=1, by=me, now=NOW)
    monkeypatch.setattr("responses.intake.services.drafts.drafts_to_read", lambda: seen)
    assert read_fetched_drafts(now=NOW) == 0
    reopened = reopen_draft(draft=draft, by=me, now=NOW)
    assert (reopened.read_at, reopened.failed_at) == (None, None)
    monkeypatch.undo()
    monkeypatch.setattr("responses.intake.services.drafts.propose", propose)
    assert (read_fetched_drafts(now=NOW), Draft.objects.get().version) == (1, 3)


@pytest.mark.parametrize(("service", "said"), [(confirm_facts, {"title": "Rain"}), (choose_source, {"source": None})])
def test_nobody_says_of_a_text_what_it_is_before_it_is_there(service, said):
    """Else it would count as confirmed by somebody who saw other facts."""
    draft, me = ask_draft(url=PAGE, by=make_user(), now=NOW), make_user()
    facts = {"publisher": "The Daily", "kind": "news", "language": "en"} if service is confirm_facts else {}
    with pytest.raises(Refused, match="has not been read yet"):
        service(draft=draft, version=1, by=me, now=NOW, **said, **facts)
    assert Draft.objects.get().confirmed_at is None
