"""Which paragraphs of an interview ask and which answer, where nothing is written before them."""

import pytest

from responses.intake.finding.readings import read_voices
from responses.intake.finding.turns import questions_and_answers
from tests.stories import companies_of, story

# Head, a question, its answer, a remark as a question, its answer, a question, its answer, and what the paper adds.
TALKS = {
    "en": (
        "A boat is a boat",
        "Ann Poe runs Nordvik. An interview.",
        "Did you know of the storm?",
        "Yes. We saw it coming.",
        "The village says that nobody came.",
        "That was wrong of us.",
        "Will your owner pay?",
        "You would have to ask them.",
        "Halden Foods declined to comment.",
    ),
    "de": (
        "Ein Boot ist ein Boot",
        "Ann Poe leitet Nordvik. Ein Interview.",
        "Frau Poe, wussten Sie von dem Sturm?",
        "Ja. Wir haben ihn kommen sehen.",
        "Das Dorf sagt, es sei niemand gekommen.",
        "Das war ein Fehler von uns.",
        "Wer zahlt?",
        "Die Bank zahlt.",
        "Das Gespräch führte Eva Lund.",
    ),
    "fr": (
        "Un bateau est un bateau",
        "Ann Poe dirige Nordvik. Entretien.",
        "Saviez-vous que la tempête venait ?",
        "Oui. Nous l’avons vue venir.",
        "Le village dit que personne n’est venu.",
        "C’était une faute, je le sais.",
        "Qui va payer ?",
        "La banque.",
        "Halden Foods n’a pas répondu à nos questions.",
    ),
    "nl": (
        "Een boot is een boot",
        "Ann Poe leidt Nordvik. Een interview.",
        "Wist u van de storm?",
        "Ja. Wij zagen hem komen.",
        "Het dorp zegt dat er niemand kwam.",
        "Dat was fout van ons.",
        "Wie betaalt?",
        "De bank.",
        "Halden Foods reageerde niet op onze vragen.",
    ),
    "sv": (
        "En båt är en båt",
        "Ann Poe leder Nordvik. En intervju.",
        "Visste ni om stormen?",
        "Ja. Vi såg den komma.",
        "Byn säger att ingen kom.",
        "Det var fel av oss.",
        "Vem betalar?",
        "Banken.",
        "Halden Foods har inte svarat på våra frågor.",
    ),
}


def turns(paragraphs, language):
    text = "\n\n".join(paragraphs)
    return questions_and_answers(read_voices(story(text, language), companies_of(text)))


@pytest.mark.parametrize("language", TALKS)
def test_a_remark_between_two_answers_asks_and_what_the_paper_adds_is_no_answer(language):
    assert turns(TALKS[language], language) == ([2, 4, 6], [3, 5, 7])


def test_an_answer_may_take_several_paragraphs():
    told = [*TALKS["en"][:4], "We sent two men there.", *TALKS["en"][4:]]

    assert turns(told, "en") == ([2, 5, 7], [3, 4, 6, 8])


def test_bold_print_tells_the_questions_where_there_is_any():
    told = [f"**{one}**" if at in {2, 4, 6} else one for at, one in enumerate(TALKS["en"])]
    told[5] = "Was it wrong of us?"

    assert turns(told, "en") == ([2, 4, 6], [3, 5, 7])


def test_a_dash_tells_the_questions_where_they_speak_to_somebody():
    told = [f"– {one}" if at in {2, 4, 6} else one for at, one in enumerate(TALKS["sv"])]

    assert turns(told, "sv") == ([2, 4, 6], [3, 5, 7])


def test_a_title_and_questions_that_nobody_answers_make_no_interview():
    report = (
        "Who will pay?",
        "The boats of Nordvik were lost in May.",
        "Who was it?",
        "Nobody knows.",
        "The village waits for the rain.",
    )

    assert turns(report, "en") == ([], [])
    assert turns(("Who will pay?",), "en") == ([], [])
