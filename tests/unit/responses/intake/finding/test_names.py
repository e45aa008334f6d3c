"""Where names begin and end among capitals."""

import pytest

from responses.intake.finding.names import runs_of
from responses.intake.finding.tokens import sentences_of
from responses.intake.finding.vocabulary import is_people, is_place, nation_of, vocabulary
from tests.found_names import article_in

NAMES = [
    ("en", "Ore went to Marsh & Pell plc and to Pell and Sons.", ["Ore", "Marsh & Pell plc", "Pell and Sons"]),
    ("en", "It sued Meridian, Inc. on Monday.", ["Meridian, Inc."]),
    ("en", "He met Axle CEO Anna Berg of the Bank of Lund.", ["Axle", "Anna Berg", "Bank of Lund"]),
    ("en", "I've seen the eBay and 3M offices.", ["eBay", "3M"]),
    ("en", "The owner, Grupo Sol S.A. de C.V., left.", ["Grupo Sol S.A. de C.V."]),
    ("en", "Its lender, Banco del Mar, left.", ["Banco del Mar"]),
    ("en", "On Bank Holiday Monday the Dhaka-based Solveng left.", ["Bank Holiday", "Dhaka", "Solveng"]),
    ("en", "It came from Vale Ltd and from Kivu Star in May.", ["Vale Ltd", "Kivu Star"]),
    ("en", "A deal with Marsh Bank and Pell Finance.", ["Marsh Bank", "Pell Finance"]),
    ("en", "Workers at Sol d.o.o. won.", ["Sol d.o.o."]),
    ("de", "Der Zürcher Goldhändler Kongo Metall AG schweigt.", ["Kongo Metall AG"]),
    (
        "de",
        "Die Tochtergesellschaft OOO Halden Rus und die Solveng Handel GmbH.",
        ["OOO Halden Rus", "Solveng Handel GmbH"],
    ),
    ("de", "Heute sagte die Solveng-Sprecherin dem Ex-Solveng-Chef.", ["Solveng", "Solveng"]),
    ("sv", "Kunden är Karlsson’s Lampor i Lund.", ["Karlsson’s Lampor", "Lund"]),
    ("fr", "L’entreprise d’Axel et L’Oréal, chez L’Alma.", ["Axel", "L’Oréal", "L’Alma"]),
    (
        "fr",
        "La Compagnie générale des barrages et la Banque cantonale.",
        ["Compagnie générale des barrages", "Banque cantonale"],
    ),
    ("fr", "Chez Lainière de l’Aubrac SAS ou Cigares du Lac.", ["Lainière de l’Aubrac SAS", "Cigares du Lac"]),
    ("fr", "Selon l’ONG Racines et Le Goar et Fils.", ["Racines", "Le Goar et Fils"]),
    ("nl", "Cacaobedrijf De Eenhoorn en het Qatarese Al Wadi.", ["De Eenhoorn", "Al Wadi"]),
    ("sv", "Gruvbolaget Norrsten Mineral AB och SKF:s vd.", ["Norrsten Mineral AB", "SKF"]),
    ("de", "Der Halle, in der Solveng Tekstil Hosen für Kinder näht.", ["Solveng Tekstil"]),
    ("de", "Die Solveng Textil Hamburg für sich.", ["Solveng Textil Hamburg"]),
    ("de", "Die Chemnitzer Solveng Metall AG und die Linzer Axel-Cloud.", ["Solveng Metall AG", "Axel-Cloud"]),
    ("de", "Die Dresdner Bank zahlt.", ["Dresdner Bank"]),
    ("de", "Auf dem Platz der Quartier am Speicher Bauträger GmbH.", ["Quartier am Speicher Bauträger GmbH"]),
    ("de", "Es ging um die Gäste im Hotel Solveng GmbH.", ["Gäste", "Hotel Solveng GmbH"]),
    ("nl", "De Rotterdamse Tarn Olie en handelaar De Boer & Zoon.", ["Tarn Olie", "De Boer & Zoon"]),
    (
        "fr",
        "À la Chimie du Val d’Arvance et dans les Vergers de l’Orne.",
        ["Chimie du Val d’Arvance", "Vergers de l’Orne"],
    ),
    ("en", "Kade 9 Logistics pays Cafetal del Sol.", ["Kade 9 Logistics", "Cafetal del Sol"]),
    ("en", "On May 9 Logistics was the word of the Solveng 9 Tarnholm report.", ["Logistics", "Solveng", "Tarnholm"]),
    ("fr", "Il achète à Val d’Issole et à Pesquera del Mar.", ["Val d’Issole", "Pesquera del Mar"]),
    ("fr", "Le patron de Solveng d’Italie se tait.", ["Solveng", "Italie"]),
    ("nl", "Terra Firma Zand en bezorger Yummy! leveren. Dat doet Tarn!", ["Terra Firma Zand", "Yummy!", "Tarn"]),
    ("nl", "Antwerpse Rederij Tarn vaart.", ["Rederij Tarn"]),
    ("sv", "Det gick till Revisionsbyrån Ek, inte till byggbolaget Ask.", ["Revisionsbyrån Ek", "Ask"]),
]


@pytest.mark.parametrize(("language", "text", "names"), NAMES)
def test_names_are_cut_free_of_the_words_around_them(language, text, names):
    words = vocabulary(language)
    found = [
        run.text for sentence in sentences_of(article_in(text, language)) for run in runs_of(sentence, text, words)
    ]
    assert found == names


@pytest.mark.parametrize("word", ["dutch", "niederländischen", "néerlandaise", "nederlandse", "nederländska"])
def test_a_people_is_known_in_five_languages(word):
    assert nation_of(word) == "nl"


def test_a_town_is_a_place_and_its_adjective_goes_before_names():
    assert is_place("gothenburg")
    assert is_place("baltic sea")
    assert not is_place("solveng")
    assert nation_of("leeds-based") == "gb"
    assert is_people("zürcher", "de")
    assert not is_people("kivu", "en")


def test_nouns_of_trade_are_known_in_compounds_and_other_spellings():
    german, french = vocabulary("de"), vocabulary("fr")
    assert german.trade("kobalthändlers")
    assert german.trade("zwischenhaendler")
    assert german.trade("tech-firma")
    assert not german.trade("händlern-los")
    assert french.trade("chaine")
    assert not vocabulary("en").trade("cobalttrader")
