"""Where sentences end."""

import pytest

from responses.intake.finding.sentences import sentences_of


def sentences(text, language):
    return [text[start:end] for start, end in sentences_of(text, 0, len(text), language)]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ["Mr. J. Poe of Nordal Inc. agreed at No. 12 Main St. today.", "The firm did not."]),
        ("en", ["It paid 3.5 per cent to Nordal Inc.", "The rest went to the U.S. Treasury."]),
        ("en", ["“We stop.", "We mean it.”", "He left."]),
        ("en", ["“Why?” she asked.", "“No!”", "They went… and came."]),
        ("de", ["Am 12. März sprach z. B. die Nordal GmbH & Co. KG mit dem 2. Senat.", "„Nein.“", "Das war alles."]),
        ("fr", ["« Nous arrêtons. »", "M. Petit, p. ex., a dit non.", "« Jamais ! », dit-il."]),
        ("nl", ["Namens het bedrijf sprak mr. Doorenbos.", "Hij zei nee."]),
        ("nl", ["Dhr. Jansen noemde o.a. Nordal B.V. als leverancier.", "Het bedrijf zwijgt."]),
        ("sv", ["– Vi slutar.", "Det gäller bl.a. Nordal m.fl. bolag, säger Bo Ek.", "Han är vd."]),
        ("sv", ["Det stämmer inte, säger hon.", "Och det är för sent."]),
        ("en", ["It closed on 3 Sept. 2023 after talks.", "Then it reopened."]),
    ],
)
def test_sentences_end_at_marks_but_not_at_abbreviations(language, parts):
    assert sentences(" ".join(parts), language) == parts


def test_a_lost_blank_does_not_join_sentences():
    assert sentences("Der Prozess begann.Im August war Pause.", "de") == ["Der Prozess begann.", "Im August war Pause."]


def test_a_sentence_may_run_over_lines():
    assert sentences("The firm\nsaid no. It\nleft.", "en") == ["The firm\nsaid no.", "It\nleft."]


def test_nothing_holds_no_sentence():
    assert sentences("  \n ", "en") == []
