"""Learned weights: the signs that are looked at, their sum, and what it decides beside the rules."""

import math

import pytest

from responses.intake.finding.articles import read_article
from responses.intake.finding.circumstances import signs_of_quote
from responses.intake.finding.companies import clusters_of, next_sentences
from responses.intake.finding.leanings import ALWAYS, Of, leaning, odds, signs_of_sentence, weights
from responses.intake.finding.lexicon import LANGUAGES
from responses.intake.finding.neighbours import signs_of_name
from responses.intake.finding.proposals import propose
from responses.intake.finding.readings import read_voices
from responses.intake.finding.tokens import sentences_of
from tests.stories import story

PROMISED = {
    "en": ("From January we will pay every worker the full wage.", "The village lies two hours north of the capital."),
    "de": (
        "Wir werden ab Januar jedem den vollen Lohn zahlen.",
        "Das Dorf liegt zwei Stunden nördlich der Hauptstadt.",
    ),
    "fr": ("Nous allons verser le salaire entier dès janvier.", "Le village se trouve à deux heures de la capitale."),
    "nl": (
        "Vanaf januari zullen wij iedereen het volle loon betalen.",
        "Het dorp ligt twee uur ten noorden van de stad.",
    ),
    "sv": ("Från januari ska vi betala alla full lön.", "Byn ligger två timmar norr om huvudstaden."),
}


def weigh(monkeypatch, given):
    """The same weights for all that is weighed, in every language."""
    monkeypatch.setattr("responses.intake.finding.leanings.weights", lambda *_which: given)


@pytest.mark.learned
@pytest.mark.parametrize("of", Of)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_weights_of_each_kind(of, language):
    found = weights(of, language)

    assert ALWAYS in found
    assert len(found) > 100
    assert all(math.isfinite(weight) for weight in found.values())


@pytest.mark.learned
def test_the_odds_are_the_sum_of_the_weights_of_the_signs_that_are_there():
    weighed = weights(Of.PROMISES, "en")

    assert odds(Of.PROMISES, "en", ["will", "no such sign"]) == pytest.approx(weighed[ALWAYS] + weighed["will"])


def test_even_odds_are_as_likely_as_not(monkeypatch):
    weigh(monkeypatch, {ALWAYS: -2.0, "will": 2.0})

    assert leaning(Of.PROMISES, "en", ["will"]) == 0.5


@pytest.mark.learned
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_promise_is_likelier_than_a_plain_sentence(language):
    promise, plain = (leaning(Of.PROMISES, language, signs_of_sentence(text)) for text in PROMISED[language])

    assert promise > 3 * plain


def test_a_sentence_has_its_words_and_pairs_and_figures_alike():
    found = signs_of_sentence("We’ll pay 30 by 2027?", ["OWN"])

    assert found == {
        *("START", "we'll", "pay", "NUMBER", "by", "YEAR", "?", "OWN"),
        *("START we'll", "we'll pay", "pay NUMBER", "NUMBER by", "by YEAR", "YEAR ?"),
    }


def test_a_longer_word_has_the_sign_of_how_it_and_its_other_forms_begin():
    promised, promises = signs_of_sentence("Promised"), signs_of_sentence("promises")

    assert promised & promises == {"START", "promi~"}


def test_a_quotation_has_the_words_in_and_around_it():
    text = "The harvest was late that year. “We paid them all in May,” said Ann Hill of Nordvik. She left the room."
    lines = read_voices(story(text, "en"), ()).lines[0]
    line = next(line for line in lines if line.quotes)

    found = signs_of_quote(lines, line, line.quotes[0])

    assert {"in we", "in paid", "opens we", "after said", "after PERSON of", "earlier late", "later she"} <= found
    assert not {"short", "firm here", "firm near"} & found


def test_a_name_has_the_company_it_keeps():
    article = read_article(
        "Critics of Nordvik Gruvor, which sells salt, were angry. The mine is old.\n\nNordvik Gruvor left."
    )
    sentences = sentences_of(article)
    clusters, _ = clusters_of(article, sentences)
    cluster = next(one for one in clusters if "gruvor" in one.full)

    found = signs_of_name(cluster, next_sentences(sentences))

    assert {"is nordvik", "is gruvor", "words 2", "places 2", "ends vor", "ends uvor", "ends ruvor"} <= found
    assert {"before critics", "before of", "before START", "after COMMA", "after sells", "after left"} <= found
    assert {"later the", "later mine"} <= found


def test_a_sentence_the_rules_do_not_know_is_a_promise_if_its_words_mostly_are(monkeypatch):
    weigh(monkeypatch, {ALWAYS: -3.0, "gets": 5.0})

    found = propose("Nordvik Ltd sells salt. “From May every worker here gets shoes,” said a spokesman for Nordvik.")

    assert [(one.company, one.text) for one in found.commitments] == [
        ("Nordvik Ltd", "From May every worker here gets shoes"),
    ]


def test_what_the_rules_take_for_a_promise_is_none_if_its_words_hardly_ever_are(monkeypatch):
    text = (
        "Nordvik Ltd sells salt to towns on the coast. “We will pay every worker by May,” said a spokesman for Nordvik."
    )
    assert len(propose(text).commitments) == 1

    weigh(monkeypatch, {ALWAYS: -4.0})

    assert propose(text).commitments == ()


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Nordvik Ltd digs for salt.\n\n“We pay them all,” said shift manager Ann Hill.", "Nordvik Ltd"),
        ("Nordvik Ltd digs for Halden Ltd.\n\n“We pay them all,” said shift manager Ann Hill.", None),
        ("Nordvik Ltd digs.\n\nThe villagers left.\n\n“We pay all,” said shift manager Ann Hill.", None),
        ("Nordvik Ltd digs.\n\nIt rained for a day.\n\n“We pay all,” said shift manager Ann Hill.", None),
    ],
)
def test_words_such_as_firms_say_are_of_the_one_firm_near(monkeypatch, text, whose):
    quotes = propose(text).quotes
    assert [one.company for one in quotes] == [None]

    weigh(monkeypatch, {ALWAYS: -3.0, "in we": 5.0})

    assert [one.company for one in propose(text).quotes] == [whose]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        (
            "It is late in the year. Nordvik Ltd denies that. “We sold it in May,” said the scientist Ann Hill.",
            "Nordvik Ltd",
        ),
        ("Nordvik Ltd denies that the workers left. “We sold it in May,” said the scientist Ann Hill.", None),
        ("Nordvik Ltd denies that Halden Ltd left. “We sold it in May,” said the scientist Ann Hill.", None),
    ],
)
def test_who_has_anybodys_office_speaks_for_the_firm_spoken_of(monkeypatch, text, whose):
    assert [one.company for one in propose(text).quotes] == [None]

    weigh(monkeypatch, {ALWAYS: -1.0, "in we": 5.0})

    assert [one.company for one in propose(text).quotes] == [whose]


SPOKEN = (
    "The yarn of the burnt mill on the coast came from Brumfit, the villagers say, and nobody had checked it.\n\n"
    "Brumfit says that this is not so. “{words} them all in May,” said the head of safety at Brumfit, Ann Hill.\n"
)


@pytest.mark.parametrize(("words", "names"), [("We paid", ["Brumfit"]), ("They robbed", [])])
def test_a_name_that_may_be_a_firms_is_one_if_its_people_speak_as_firms_do(monkeypatch, words, names):
    weigh(monkeypatch, {ALWAYS: -1.0, "in we": 5.0})

    assert [company.name for company in propose(SPOKEN.format(words=words)).companies] == names


def test_a_person_is_no_firm_however_she_speaks(monkeypatch):
    weigh(monkeypatch, {ALWAYS: -1.0, "in we": 5.0})

    found = propose(SPOKEN.format(words="We paid").replace("Brumfit", "Maria Brumfit").replace("at Maria", "of Maria"))

    assert found.companies == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_promises_are_rare_whatever_words_a_language_has(language):
    """A word of the language that is spelt like the sign that is always there would take its weight."""
    assert weights(Of.PROMISES, language)[ALWAYS] < -2
