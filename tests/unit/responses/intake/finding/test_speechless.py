"""Which company a silence is told of, where the sentence does not name it."""

import pytest

from responses.intake.finding.silences import find_silences
from tests.stories import HALDEN, NORDVIK, companies_of, quotes_of, story


def silent(text, language, *quoted):
    found = find_silences(story(text, language), companies_of(text), quotes_of(text, quoted))
    return {one.company for one in found}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Halden Foods sells flour from Nordvik. “We will look into it,” it said. The mill did not reply."),
        ("de", "Halden Foods kauft bei Nordvik. „Wir prüfen das jetzt“, hieß es. Das Werk reagierte nicht."),
        ("fr", "Halden Foods achète à Nordvik. « Nous allons enquêter vite », dit-il. L’usine n’a pas donné suite."),
        ("nl", "Halden Foods koopt bij Nordvik. “Wij zoeken het uit”, zegt het. De fabriek reageerde niet."),
        ("sv", "Halden Foods köper av Nordvik. ”Vi ska utreda saken”, säger det. Tillverkaren har inte svarat."),
    ],
)
def test_who_has_a_say_is_not_meant_but_the_only_one_who_has_none(language, text):
    assert silent(text, language, HALDEN) == {NORDVIK}


@pytest.mark.parametrize("end", ["It did not answer questions about pay.", "At first the company did not reply."])
def test_nobody_is_meant_where_only_a_detail_or_a_while_is_told_of(end):
    text = f"Halden Foods sells flour from Nordvik. “We will look into it,” it said. {end}"

    assert silent(text, "en", HALDEN) == set()


def test_nobody_is_meant_where_each_has_a_say():
    text = (
        "Halden Foods and Nordvik had a mill. “We will look into it,” Nordvik said. “So will we now,” Halden said. "
        "The company did not reply."
    )

    assert silent(text, "en", NORDVIK, HALDEN) == set()


def test_who_is_named_as_silent_is_so_whoever_else_is_quoted():
    text = "“We will look into it,” Halden Foods said. It rained. The mill stood still. Halden Foods did not reply."

    assert silent(text, "en", HALDEN) == {HALDEN}


def test_no_comment_is_no_say():
    text = (
        "“We have no comment,” Halden Foods said. Nordvik has a mill in Malmö. It rained. Halden Foods did not reply."
    )

    assert silent(text, "en", HALDEN) == {HALDEN}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Halden Foods zahlt. Vermieterin ist Nordvik. Dort war am Donnerstag niemand zu erreichen."),
        ("de", "Halden Foods zahlt. Vermieterin ist Nordvik. Dort wollte man sich nicht äußern."),
        ("fr", "Halden Foods paie. L’assureur est Nordvik. Là-bas, on ne souhaite pas s’exprimer."),
        ("nl", "Halden Foods betaalt. De verzekeraar is Nordvik. Daar wil men niet reageren."),
        ("sv", "Halden Foods betalar. Affären försäkrades av Nordvik. Där vill man inte kommentera saken."),
    ],
)
def test_there_is_at_the_company_named_last(language, text):
    assert silent(text, language) == {NORDVIK}


def test_a_subsidiary_with_a_name_is_silent_and_not_its_parent():
    text = "Halden Foods se tait. Sa filiale espagnole Nordvik, qui a une usine, n’a pas souhaité faire de commentaire."

    assert silent(text, "fr") == {HALDEN, NORDVIK}


@pytest.mark.parametrize(
    ("language", "end"),
    [
        ("en", "The owner of the mill, Ali Demir, could not be reached."),
        ("de", "Der Inhaber der Spinnerei, Ali Demir, war nicht zu erreichen."),
        ("fr", "Le propriétaire de la filature, Ali Demir, est resté injoignable."),
        ("nl", "De eigenaar van de spinnerij, Ali Demir, was niet bereikbaar."),
        ("fr", "Chez Sableville, personne n’a donné suite à nos appels."),
        ("nl", "Van Zandstad kwam geen antwoord."),
    ],
)
def test_the_silence_of_a_stranger_is_not_the_company_s_named_before(language, end):
    assert silent(f"Nordvik. {end}", language) == set()


@pytest.mark.parametrize(
    ("language", "end"),
    [
        ("de", "Der andere Abnehmer war nicht zu erreichen."),
        ("fr", "L’autre acheteur est resté injoignable."),
        ("nl", "De andere afnemer was niet bereikbaar."),
        ("sv", "Den andra köparen gick inte att nå."),
    ],
)
def test_the_other_firm_is_the_one_that_was_not_heard(language, end):
    text = f"Nordvik, Halden Foods. “We will look into it now,” ... {end}"

    assert silent(text, language, HALDEN) == {NORDVIK}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Halden Foods und Nordvik: Beide Firmen wollten sich nicht äußern."),
        ("fr", "Halden Foods, Nordvik. Les deux entreprises n’ont pas souhaité faire de commentaire."),
    ],
)
def test_both_are_all_that_were_named(language, text):
    assert silent(text, language) == {HALDEN, NORDVIK}
