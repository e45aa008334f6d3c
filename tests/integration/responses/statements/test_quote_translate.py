"""/desk/statements/quotes/…/translation/: what a quote means in English, beside the original."""

import json

import pytest

from accounts.choices import Role
from accounts.errors import NotAllowed
from accounts.ledger import digest_of
from accounts.models import LedgerEntry
from responses.statements.models import StatementQuote
from responses.statements.services import translate_quote, translation_seen
from tests.factories import NOW, SAID, make_capture, make_statement, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(client):
    client.force_login(make_user())
    return make_statement(capture=make_capture(language="de")).quotes.get()


def url(said):
    return f"/desk/statements/quotes/{said.pk}/translation/"


def send(client, said, **fields):
    return client.post(url(said), {"seen": "", **fields}, follow=True)


def test_quote_translate_shows_the_original_and_saves_beside_it(client, said):
    assert "Add an English translation" in client.get(said.statement.get_absolute_url()).text
    assert '<blockquote lang="de">' in client.get(url(said)).text
    text = send(client, said, translation=" We screen. ", is_machine_translation="on").text
    kept = StatementQuote.objects.get()
    assert (kept.translation, kept.is_machine_translation, kept.quote.text) == ("We screen.", True, SAID)
    for words in ("The translation is saved.", "Machine translation, not checked:", "Change the translation", SAID):
        assert words in text


def test_quote_translate_says_in_the_ledger_what_changed_by_its_digest(client, said):
    send(client, said, translation="We screen.", is_machine_translation="on")
    send(client, said, translation="We do screen.", seen=translation_seen(StatementQuote.objects.get()))
    entry = LedgerEntry.objects.filter(verb="statement.quote_translated").latest("seq")
    assert entry.subject == f"statement:{said.statement_id}"
    assert json.loads(entry.body)["changes"] == {
        "quote": said.quote_id,
        "translation": [digest_of("We screen."), digest_of("We do screen.")],
        "is_machine_translation": [True, False],
    }


def test_quote_translate_takes_a_translation_away(client, said):
    send(client, said, translation="We screen.")
    send(client, said, translation="", is_machine_translation="on", seen=translation_seen(StatementQuote.objects.get()))
    kept = StatementQuote.objects.get()
    assert (kept.translation, kept.is_machine_translation) == ("", False)


def test_quote_translate_overwrites_nobody(client, said):
    send(client, said, translation="Theirs.")
    response = send(client, said, translation="Mine.")
    assert "Somebody else saved a translation meanwhile: “Theirs.”" in response.text
    assert StatementQuote.objects.get().translation == "Theirs."
    seen = response.context["form"]["seen"].value()
    send(client, said, translation="Mine.", seen=seen)
    assert StatementQuote.objects.get().translation == "Mine."


def test_that_a_machine_made_it_is_lost_to_nobody_who_did_not_see_it(client, said):
    """The words are the same, the mark is not: what the public is told of it must not be undone unseen."""
    send(client, said, translation="We screen.")
    seen = client.get(url(said)).context["form"]["seen"].value()
    StatementQuote.objects.update(is_machine_translation=True)
    response = send(client, said, translation="We do screen.", seen=seen)
    assert "Somebody else saved a translation meanwhile" in response.text
    kept = StatementQuote.objects.get()
    assert (kept.translation, kept.is_machine_translation) == ("We screen.", True)


def test_quote_translate_refuses_what_cannot_be_kept(client, said):
    assert "at most 5000 characters" in send(client, said, translation="x" * 5001).text
    assert StatementQuote.objects.get().translation == ""


def test_words_in_english_are_not_offered_for_translation(client, said):
    statement = make_statement()
    assert "translation" not in client.get(statement.get_absolute_url()).text


def test_an_administrator_translates_nothing(said):
    facts = {"translation": "We screen.", "is_machine_translation": False, "seen": ""}
    with pytest.raises(NotAllowed, match="translating quotes"):
        translate_quote(said=said, **facts, by=make_user(Role.ADMINISTRATOR), now=NOW)


def test_quote_translate_costs_the_same_with_three_quotes(client, said, django_assert_num_queries):
    with django_assert_num_queries(5):
        client.get(url(said))
