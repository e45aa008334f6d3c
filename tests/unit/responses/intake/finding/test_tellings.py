"""By what signs a sentence is weighed as a promise."""

import pytest

from responses.intake.finding.actors import Cast
from responses.intake.finding.tellings import signs_of_telling
from tests.stories import NORDVIK, companies_of, quotes_of, story


def signs(text, language="en", *, quoted=(), author=None, claimed=False):
    cast = Cast(story(text, language), companies_of(text), quotes_of(text, quoted))
    return signs_of_telling(cast, cast.sentences[-1], author, claimed=claimed)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nordvik promised to close the mill."),
        ("de", "Nordvik hat versprochen zu zahlen."),
        ("fr", "Nordvik a promis de fermer l'usine."),
        ("nl", "Nordvik heeft beloofd te betalen."),
        ("sv", "Nordvik lovade att stänga kvarnen."),
    ],
)
def test_what_the_rules_find_is_a_sign_and_whether_they_know_whose_it_is(language, text):
    found = signs(text, language)
    assert {"TELLS:promise", "TELLS:pledge", "TELLS:unclaimed", "WORD:pledged", "FIRM"} <= found
    assert "TELLS:unclaimed" not in signs(text, language, claimed=True)


def test_whose_words_they_are():
    assert {"OWN", "TELLS:own"} <= signs("“We will close the mill by May.”", quoted=(NORDVIK,))
    assert "NOBODY'S" in signs("“We will close the mill by May.”", quoted=(None,))
    assert {"AUTHOR", "TELLS:own"} <= signs("We will close the mill by May.", author=NORDVIK)
    assert {"REPORTED", "TELLS:reported"} <= signs("Nordvik said it would close the mill.")
    assert not {"OWN", "NOBODY'S", "AUTHOR", "FIRM", "REPORTED"} & signs("The mill stands by the river.")


def test_what_only_is_told_has_none_of_these_signs():
    found = signs("Nordvik stands by the river.")
    assert not [one for one in found if one.startswith(("TELLS", "TIME", "TENSE", "CONDITION"))]


def test_deadlines_and_moments_to_come_or_gone_by():
    assert {"TIME:strict", "TIME:ahead"} <= signs("Nordvik does it by May 2031.")
    assert {"TIME:named", "TIME:gone"} <= signs("Nordvik did it in May 2011.")
    assert "CONDITION" in signs("If the mill is unsafe, Nordvik goes.")


def test_a_french_verb_says_by_its_ending_that_it_is_to_come():
    assert "TENSE:future" in signs("Nordvik inscrira une clause dans ses contrats.", "fr")
    assert "TENSE:future" in signs("Nous bloquerons les comptes.", "fr")
    assert "TENSE:future" not in signs("Nordvik inscrit une clause et sera heureux.", "fr")
    assert "TENSE:future" not in signs("Nordvik saw a zebra and a cobra.", "en")
