"""Sentences as the German press writes them: who speaks, what is a company, what was promised."""

import pytest

from responses.intake.finding.articles import read_article
from responses.intake.finding.authors import document_author
from responses.intake.finding.commitments import find_commitments
from responses.intake.finding.companies import find_companies
from responses.intake.finding.quotes import find_quotes
from responses.intake.finding.silences import find_silences
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
        None,
    ),
    (
        (
            "„Wir liefern nicht mehr“, sagt Nordvik. Halden Foods liefert.\n\nDie Gewerkschaft tobt. Alle sind da. "
            "Es regnet. Dann schneit es.\n\n„Wir haben zu wenig gezahlt“, sagte Finanzvorstand Carl Reimann."
        ),
        None,
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
        None,
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


SPOKEN = [
    (
        (
            "Die Reederei Kolbing Marine aus Emden schweigt. „Wir kennen die Werft nicht“, "
            "behauptet Reeder Enno Kolbing. "
            "Man habe das Schiff an einen Makler verkauft; dieser habe „alle Papiere in Ordnung“ gehabt."
        ),
        "Reederei Kolbing Marine",
    ),
    (
        (
            "Der Schuhhändler Laufgut in Mainz sagte wenig. „Wir prüfen das“, sagt Laufgut. Man habe Asko Leder "
            "im Mai besucht. „Dort war alles sauber an dem Tag.“"
        ),
        "Laufgut",
    ),
    (
        (
            "Der Händler Laufgut verkauft Schuhe. „Wir prüfen das“, sagt Laufgut. Der Händler werde die Fabrik bis "
            "Ende März besuchen. „Danach sehen wir klarer als heute.“"
        ),
        "Laufgut",
    ),
    (
        (
            "„Wir prüfen das“, sagt Laufgut-Chef Ole Rahn. Sollte die Fabrik nicht nachgeben, „werden wir die "
            "Bestellung stornieren“. Laufgut verkauft Schuhe."
        ),
        "Laufgut",
    ),
    (
        (
            "Die Raffinerie Valdor AG kauft bei der Handelsfirma Corvex. Valdor schweigt.\n\nDer Händler lässt seinen "
            "Anwalt reden. „Meine Mandantin hat nichts gewusst“, sagt Rolf Zgraggen."
        ),
        "Corvex",
    ),
    (
        (
            "Die Brandhof Gerüstbau GmbH zahlte nicht. Eingekauft wird über einen Zwischenhändler, Nordöl Kontor. "
            "Dort heißt es, man habe Brandhof „im Herbst von der Liste genommen“."
        ),
        "Nordöl Kontor",
    ),
    (
        "Bei der Hansa Zement AG klingt das anders: „Wir haben zweimal kontrolliert“, sagt Geschäftsführer Jan Pohl.",
        "Hansa Zement AG",
    ),
    (
        "„Was damit geschieht“, sagt Ole Rahn, Chef der Hansa Zement AG, er hebt die Hände, „ist des Käufers Sache“.",
        "Hansa Zement AG",
    ),
    (
        (
            "Den Hof in Ahlen führt der Gemüsehof Lobner. Und der Bauer?\n\nFranz Lobner spricht am "
            "Telefon zwei Sätze. "
            "„Bei mir ist noch jeder bezahlt worden.“"
        ),
        "Gemüsehof Lobner",
    ),
    (
        (
            "Die Kanex Optik GmbH liefert an die Händler Ostra AG. Kanex ist alt.\n\nChef Bernd Aurich empfängt.\n\n"
            "Die Thermex AG aus Jena lehnte ab.\n\nDer Zeuge ging heim.\n\nAurich hält wenig davon. "
            "„Wir sind kein Amt.“"
        ),
        None,
    ),
    (
        (
            "Kern, der Zulieferer, ist klein. Kern baut Motoren.\n\nMeerwacht sieht das anders. "
            "„Wer Augen liefert, haftet "
            "auch“, sagt Sprecher Paul Ebner."
        ),
        None,
    ),
]


@pytest.mark.parametrize(("text", "company"), SPOKEN)
def test_who_speaks_last_in_a_report(text, company):
    article = read_article(f"Bericht vom Tage\n\n{text}")
    assert find_quotes(article, find_companies(article))[-1].company == company


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Beteiligt war der Dienstleister Kornau Sicherheit, und Kornau Sicherheit schwieg.", ["Kornau Sicherheit"]),
        ("Die Rheinau Beteiligungen, die seit 2021 ein Viertel hält, sagte nichts.", ["Rheinau Beteiligungen"]),
        ("Das Vermittlungsbüro Agrosta in Ulm, das sie geholt hatte, lehnte einen Kommentar ab.", ["Agrosta"]),
        ("„Wir haben an einen Händler für Hafentechnik verkauft“, sagt er. Bei Elektronik ist die Kette lang.", []),
        ("Im Haus hält sich Gittas Backstube, der letzte Betrieb der Straße.", ["Gittas Backstube"]),
        ("Alprasch hat auf die Fragen von Limmat Online bislang nicht reagiert, die Firma Alprasch.", ["Alprasch"]),
        ("Die Aquamar Fischzucht und die Kupferhütte Sandau.", ["Aquamar Fischzucht", "Kupferhütte Sandau"]),
    ],
)
def test_firms_by_their_trade_and_no_goods(text, names):
    article = read_article(f"Bericht vom Tage\n\n{text} Das Wetter war schön und die Leute gingen in den Park.")
    assert [company.name for company in find_companies(article)] == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gegen das Urteil werde man keine Revision einlegen, sagte der Anwalt von Nordvik.", 1),
        ("Der Vorstand von Nordvik beschloss am Montag, die Mine in Peru zu schließen.", 1),
        ("„Wir nehmen sofort alle Kissen aus den Regalen“, sagte eine Sprecherin von Nordvik.", 1),
        ("„In Bago lassen wir nicht mehr nähen“, sagte eine Sprecherin von Nordvik.", 1),
        ("„Wir prüfen das“, sagte eine Sprecherin von Nordvik. Man habe den Vertrag mit dem Händler beendet.", 1),
        ("Der Minister versprach Nordvik, die Steuern bis 2027 zu senken.", 0),
        ("Die Radieschen landen bei Nordvik, wo sie als frisch verkauft werden.", 0),
        ("Nach Überzeugung des Gerichts hatte Nordvik im März einen Dienst mit Kontrollen beauftragt.", 0),
        ("Die Gewerkschaft fordert, dass Nordvik die Löhne bis 2025 verdoppelt.", 0),
    ],
)
def test_promises_measures_and_what_is_neither(text, found):
    article, companies = story(text, "de"), companies_of(text)
    assert len(find_commitments(article, companies, find_quotes(article, companies), None)) == found


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("Nordvik war unter keiner der Nummern zu erreichen.", True),
        ("Von Nordvik war auch nach zwei Wochen nichts zu hören.", True),
        ("Eine Interviewanfrage lehnte Nordvik ab.", True),
        ("Ein Sprecher von Nordvik wollte den Vorgang weder bestätigen noch dementieren.", True),
        ("„Jede Lieferung war geprüft“, schreibt Nordvik. Dazu will sich Nordvik nicht äußern.", False),
        ("Für Nordvik antwortet eine Frau, die nicht ausweicht.", False),
        ("Nordvik reagierte empört.", False),
    ],
)
def test_silence_and_what_is_none(text, silent):
    article, companies = story(text, "de"), companies_of(text)
    found = find_silences(article, companies, find_quotes(article, companies))
    assert [one.company for one in found] == ([NORDVIK] if silent else [])


def test_a_no_to_another_question_is_no_silence():
    text = (
        "Wir haben die Firmen gefragt, und das ist die Antwort auf unsere Fragen.\n\nFirma | Antwort | Offengelegt?\n"
        "Nordal AG | kurze E-Mail | nein\nSydal AG | keine Antwort | nein"
    )
    article = read_article(text)
    assert [one.company for one in find_silences(article, find_companies(article), ())] == ["Sydal AG"]


@pytest.mark.parametrize("line", ["Das Gespräch erschien zuerst am 28. November 2024 in gedruckter Form."])
def test_an_interview_says_when_it_appeared(line):
    text = f"Ein Gespräch\n\nDer Vorstand spricht über die Lage und sagt, dass alles gut ist und so weiter.\n\n{line}"
    assert read_article(text).published_on == "2024-11-28"
