"""German firms with others around them: their owners, their families, their lawyers, and campaigns that are none."""

import pytest

from responses.intake.finding.articles import read_article
from responses.intake.finding.authors import document_author
from responses.intake.finding.companies import find_companies
from responses.intake.finding.quotes import find_quotes
from responses.intake.finding.silences import find_silences
from tests.stories import HALDEN, NORDVIK, companies_of, story

CALM = "Das Wetter war schön und die Leute gingen in den Park."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Die Firma Mühlbauer & Strack hat das geprüft.", ["Mühlbauer & Strack"]),
        ("Sie gehört zur niederländischen Van der Poel Groep.", ["Van der Poel Groep"]),
        ("Den Lohn hat das Unternehmen Werkdienst Emsland gekürzt.", ["Werkdienst Emsland"]),
        ("Abgelehnt hat das der Händler Holz Brandt aus Ulm.", ["Holz Brandt"]),
        ("Mehrheitlich gehört sie dem Genfer Rohstoffhaus Trellor.", ["Trellor"]),
        ("Durchsucht wurde auch die RB Kurierdienste aus Gera.", ["RB Kurierdienste"]),
        ("Der Eigentümer der Mühle, die koreanische Hansu Chem, war dagegen.", ["Hansu Chem"]),
        ("Vermittelt habe die Leute die Agrivork, eine Agentur aus Győr.", ["Agrivork"]),
        ("Der Reis liegt in den Regalen von Hofladen24. Die Supermarktkette prüft das.", ["Hofladen24"]),
        ("Die Kette ist eine Tochter der deutschen Frischgruppe Nord.", ["Frischgruppe Nord"]),
        ("Gebaut hat es der Baukonzern Hübner Hoch- und Tiefbau.", ["Hübner Hoch- und Tiefbau"]),
        ("Betreiberin ist die Energía del Sur S.A. in Honduras.", ["Energía del Sur S.A."]),
        ("Sie gehörte derselben Gruppe an, der Compagnie Horlogère du Lac.", ["Compagnie Horlogère du Lac"]),
        ("„Das Siegel taugt nichts“, sagt Regenwald-Jetzt-Sprecherin Ines Abanda.", []),
        ("Das steht in einem Bericht von Moore Jetzt aus Berlin.", []),
        ("Meine Mandantin klebt Barcodes, das tut jeder Händler in Europa.", []),
        ("Darin verspricht die Händlerin, jedes Modul bis zur Mine zu verfolgen.", []),
    ],
)
def test_firms_and_what_is_none(text, names):
    found = find_companies(read_article(f"Bericht vom Tage\n\n{CALM} {text} {CALM}"))
    assert [company.name for company in found] == names


def test_one_with_a_familys_name_speaks_for_the_firm_she_leads():
    text = (
        f"Bericht vom Tage\n\n{CALM} Der Händler Elbkontor AG liefert an die Süßwarenfirma Mohr & Lüders.\n\n"
        "„Es kam eine leere Tabelle“, erzählt Jette Lüders, die den Hersteller in vierter Generation führt."
    )
    article = read_article(text)
    companies = find_companies(article)
    assert [one.name for one in companies] == ["Elbkontor AG", "Mohr & Lüders"]
    assert [one.company for one in find_quotes(article, companies)] == ["Mohr & Lüders"]


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Nordvik ließ über seine Berliner Anwälte erklären, die Vorwürfe seien „aus der Luft gegriffen“.", NORDVIK),
        ("Nordvik lässt über eine PR-Agentur ausrichten, man habe „alle Bestellungen dort storniert“.", NORDVIK),
        ("Nordvik trug vor, man habe „nur die Steuerung dafür geliefert“ und nichts gewusst.", NORDVIK),
        ("Die Behörde ist zufrieden. Nordvik empfiehlt sie, „künftig jeden Vertrag genau zu prüfen“.", None),
    ],
)
def test_who_had_it_said_and_who_is_advised(text, company):
    article, companies = story(text, "de"), companies_of(text)
    assert [quote.company for quote in find_quotes(article, companies)] == [company]


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("Unbeantwortet blieb eine Anfrage bei Nordvik, zu der Halden Foods seit Jahren gehört.", NORDVIK),
        ("Der Zulieferer von Nordvik entlässt viele – der Mutterkonzern schweigt.", None),
        ("Nordvik kauft bei Halden Foods. Dort ließ man mehrere Fristen verstreichen.", HALDEN),
        ("Nordvik gehört zu Halden Foods. Diese wollte sich nicht äußern.", HALDEN),
    ],
)
def test_which_of_two_firms_is_silent(text, silent):
    article, companies = story(text, "de"), companies_of(text)
    found = find_silences(article, companies, find_quotes(article, companies))
    assert [one.company for one in found] == ([silent] if silent else [])


CAMPAIGN = (
    "PRESSEMITTEILUNG\n\nBonn, 3. Mai 2024. Wer gerbt, steht im Chrom. Die Kampagne Saubere Sache hat "
    "Nordvik AB gefragt, woher das Leder kommt und was es kostet."
)
SURVEY = (
    "PRESSEMITTEILUNG\n\nKampagne Saubere Sache stellt die Umfrage vor und sieht einen Rückschritt bei Nordvik\n\n"
    "Wer gerbt, steht oft im Chrom. Das hat viele Folgen für alle, die dort arbeiten müssen."
)
HEADED = (
    "Nordvik AB, Kiel\nMedieninformation vom 4. August 2024\n\nDas Magazin „Seite“ hat über den Hof berichtet, "
    "der für uns liefert. Wir haben die Bestellung angehalten.\n\nWir bedauern das sehr. Wir prüfen es nun."
)


@pytest.mark.parametrize(("text", "author"), [(CAMPAIGN, None), (SURVEY, None), (HEADED, NORDVIK)])
def test_whose_release_it_is(text, author):
    assert document_author(story(text, "de"), companies_of(text)) == author


def test_a_list_in_a_firms_own_release_is_the_firms():
    text = (
        "PRESSEMITTEILUNG\n\nNordvik AB legt heute den ersten Bericht über die Arbeit auf den Höfen vor, die uns "
        "beliefern.\n\nWas sich ändert:\n\n- Bis zum 31. März 2025 werden wir alle Höfe mit Namen veröffentlichen."
    )
    quotes = find_quotes(story(text, "de"), companies_of(text))
    assert [quote.company for quote in quotes if quote.text.startswith("- Bis")] == [NORDVIK]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("KASSEL, 6. November 2024 | Es geht um viele Module und um die Frage, wer es wusste.", "2024-11-06"),
        ("Stand: 02.09.2022, 17:40 Uhr · Erstveröffentlichung: 29.08.2022, 06:00 Uhr", "2022-08-29"),
    ],
)
def test_when_it_appeared_first(head, day):
    assert read_article(f"Bericht vom Tage\n\n{head}\n\n{CALM} {CALM}").published_on == day
