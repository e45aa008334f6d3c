"""Sentences as the German press writes them: who speaks, what is a company, what was promised."""

import pytest

from responses.intake.finding.articles import read_article
from responses.intake.finding.authors import document_author
from responses.intake.finding.commitments import find_commitments
from responses.intake.finding.companies import find_companies
from responses.intake.finding.quotes import find_quotes
from tests.stories import NORDVIK, companies_of, story

QUOTED = [
    ("Nordvik hat die Vorwürfe gegen die Farm in Indien als „in dieser Form nicht haltbar“ bezeichnet.", NORDVIK),
    ("Nordvik schweigt. Gestern hatte die Gewerkschaft das als „Betrug mit langer Ansage“ gerügt.", None),
    ("Nordvik hat Berufung eingelegt, was als „letzter Versuch der Firma“ bezeichnet wird.", None),
    ("Nordvik freut sich. Klägeranwältin Olga Reim nicht. „Wir gehen bis nach Karlsruhe“, sagte sie.", None),
    ("Ein Sprecher von Nordvik sagte, man prüfe das. „Wir verkaufen nicht mehr“, heißt es darin wörtlich.", NORDVIK),
    (
        (
            "Der Händler hat Nordvik vorerst ausgelistet. Das hänge „vom Ergebnis der Prüfung“ ab, "
            "sagte eine Sprecherin des Händlers."
        ),
        None,
    ),
    (
        "Nordvik schweigt. Das sei, antwortete ein Sprecher von Nordvik, „eine Absicht und kein Vertrag“ gewesen.",
        NORDVIK,
    ),
    ("Nordvik kündigt viel an. Den „Bericht der Berichte“ kündigte Nordvik schon einmal an.", None),
    (
        (
            "Für Nordvik sprechen die Anwälte der Kanzlei Halden Foods. Sie schweigen.\n\nDer Zeuge geht.\n\n"
            "„Das Zeug war halt günstig“, sagt Einkaufschefin Ayla Demir."
        ),
        NORDVIK,
    ),
    (
        (
            "„Wir liefern nicht mehr“, sagt Nordvik. Halden Foods liefert.\n\nDie Gewerkschaft tobt. Alle sind da. "
            "Es regnet. Dann schneit es.\n\n„Wir haben zu wenig gezahlt“, sagte Finanzvorstand Carl Reimann."
        ),
        NORDVIK,
    ),
    (
        (
            "Der Prozess gegen den Konzern Nordvik beginnt. Auch Halden Foods ist geladen. "
            "Der Vertreter der Beklagten, "
            "Rechtsanwalt Leo Grün, sah das anders. „Das Mittel war zugelassen“, sagte er."
        ),
        NORDVIK,
    ),
    (
        "Arbeiter werfen Nordvik Lohnraub vor. Halden Foods schweigt. Die Beklagte nennt das „frei erfunden worden“.",
        None,
    ),
    (
        (
            "Nordvik und die Tochter Halden Foods schweigen.\n\nDer Zeuge ging.\n\n„Wir äußern uns später“, "
            "sagte Konzernsprecherin Daniela Wurz."
        ),
        NORDVIK,
    ),
    ("Ob das so bleibe, hänge „vom Ergebnis der Prüfung“ ab, sagte eine Sprecherin von Nordvik.", NORDVIK),
    ("„Das Regal bleibt heute leer“, sagte Nordvik-Geschäftsführer Rolf Stumpp der Neuen Zeitung.", NORDVIK),
    ("Der Großhändler Nordvik liefert. Die Supermarktkette schweigt. „Wir prüfen das noch“, sagt die Kette.", None),
    ("Nordvik verkauft Fisch. „Wir sind überrascht“, sagt hörbar verärgert Finanzvorstand Carl Reimann.", NORDVIK),
]


@pytest.mark.parametrize(("text", "company"), QUOTED)
def test_the_last_quotation_is_whose_the_sentence_says(text, company):
    assert find_quotes(story(text, "de"), companies_of(text))[-1].company == company


NAMED = [
    ("Zu den Kunden zählt der Garnhändler Garn & Faden aus Krefeld, wie eine Liste zeigt.", ["Garn & Faden"]),
    ("Im Zwielicht\n\nDie Prüfgesellschaft Vantage Audit hatte der Fabrik ein Zeugnis ausgestellt.", ["Vantage Audit"]),
    ("Die Vorstandssprecherin des Familienunternehmens, Henriette Voss, kennt die Fotos seit gestern Abend.", []),
    ("Ein Bericht des Deutschland-Chefs der Prüfer, Arne Lüders, liegt seit gestern auf allen Tischen.", []),
    ("„Ich habe nichts geschickt“, sagt Zurab, 44. Die Firma hat bisher nicht geantwortet, wie er sagt.", []),
    ("Die Plantage Cafetal do Sul antwortete nicht. Cafetal do Sul war auch nie zu erreichen.", ["Cafetal do Sul"]),
    (
        (
            "Das Kind schuftet auf einer Farm, die Choco-Link beliefert.\n\nChoco-Link hat "
            "bis Redaktionsschluss nicht geantwortet."
        ),
        ["Choco-Link"],
    ),
    ("Unter dem Dorf fördert man Zink, und der Händler Nordvik AG kauft das meiste davon jedes Jahr.", ["Nordvik AG"]),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_only_firms_are_proposed(text, names):
    assert [company.name for company in find_companies(read_article(text))] == names


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Der Händler Nordvik AG aus Krefeld liefert Garn. Die Krefelder wollen das nun genau prüfen.",
            "Die Krefelder",
        ),
        (
            "Der Händler Nordvik AG schweigt. Das teilte Nordvik am Montag in Ulm mit. Den Ulmern reicht es.",
            "Den Ulmern",
        ),
        ("Der Händler Nordvik AG aus Krefeld liefert Garn.\n\nDie Hamburger wollen das nun alles genau prüfen.", None),
        (
            "Der Händler Nordvik AG aus Krefeld liefert Garn.\n\nDie Krefelder Polizei will das alles genau prüfen.",
            None,
        ),
        ("Der Händler Nordvik AG aus Krefeld und der Händler Halden AG aus Krefeld. Die Krefelder schweigen.", None),
    ],
)
def test_a_company_may_be_called_by_its_town(text, shown):
    mentions = [mention for company in find_companies(read_article(text)) for mention in company.mentions]
    called = [text[mention.start : mention.end] for mention in mentions if not mention.is_name]
    assert called == ([shown] if shown else [])


def test_a_release_signed_by_an_association_is_no_company_s():
    text = (
        "Pressemitteilung\n\nDie Spinnerei Nordvik AG hält junge Frauen in ihrem Wohnheim fest, und niemand im Land "
        "schaut hin.\n\nPressekontakt: Frauenrechte e. V., Bonn"
    )
    article = read_article(text)
    assert document_author(article, find_companies(article)) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nordvik lässt seit 2020 einen Teil der Höfe durch Satelliten erfassen.", 1),
        ("Elf Arbeiter werfen Nordvik vor, den Vertrag mit ihnen gekündigt zu haben.", 0),
    ],
)
def test_what_was_promised_or_done(text, found):
    article, companies = story(text, "de"), companies_of(text)
    assert len(find_commitments(article, companies, find_quotes(article, companies), None)) == found
