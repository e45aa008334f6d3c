"""What a word can be: compounds by their endings, genitives, offices of strangers, words without accents."""

import pytest

from responses.intake.finding.speech import classes_of, folded, phrase
from responses.intake.finding.wording import Cover, ranked, tokens_of

OFFICES = {"spokes", "officer", "other", "business"}
WORDS = [
    ("de", "Unternehmenssprecherin", {"spokes", "business"}),
    ("de", "Regierungssprecher", {"other"}),
    ("de", "Amnesty-Sprecherin", {"other"}),
    ("de", "Asien-Chefin", {"officer"}),
    ("de", "PR-Chefin", {"officer"}),
    ("de", "Betriebsratschef", {"other"}),
    ("de", "Staatsanwältin", {"other"}),
    ("sv", "kammaråklagare", {"other"}),
    ("sv", "Kommunikationsdirektör", {"officer"}),
    ("sv", "Naturvårdsverkets", {"other"}),
    ("sv", "förbundsordförande", {"other"}),
    ("sv", "kommunchef", {"other"}),
    ("nl", "bondsvoorzitter", {"other"}),
    ("de", "Innungsobermeister", set()),
    ("de", "Innungschef", {"other"}),
    ("nl", "vakbondsbestuurder", {"other"}),
    ("en", "ex-director", {"officer"}),
    ("en", "fish", set()),
    ("xx", "spokesman", {"spokes"}),
]


@pytest.mark.parametrize(("language", "word", "offices"), WORDS)
def test_an_office_is_a_companys_unless_the_word_names_another(language, word, offices):
    assert classes_of(word, language) & OFFICES == offices


def test_words_without_accents_or_with_long_vowels_are_the_same():
    assert folded("Große Ärztin’s") == "grosse arztin's"
    assert "say" in classes_of("erklaerte", "de") & classes_of("erklarte", "de") & classes_of("Erklärte", "de")


def test_somebody_who_was_something_is_that_no_more():
    assert "former" in classes_of("ex-director", "en")
    assert "former" in classes_of("oud-werknemer", "nl")


def test_phrases_are_whole_words_over_any_blank():
    assert phrase("en", "according").search("it was, According\nto X")
    assert not phrase("en", "according").search("accordingly to X")
    assert not phrase("en", "impersonal").search("it was said")


def test_of_covers_that_overlap_the_first_in_rank_is_kept():
    quote, firm, person = Cover(0, 5, "quote", 0), Cover(3, 9, "company", "X"), Cover(10, 14, "person", "p")

    assert ranked([quote], [firm], [person]) == [quote, person]


def test_a_french_pronoun_behind_its_verb_is_a_word_of_its_own():
    shown = [token.text for token in tokens_of("a-t-elle dit de l’usine", 0, 23, (), "fr")]

    assert shown == ["a", "-t-", "elle", "dit", "de", "l’", "usine"]
