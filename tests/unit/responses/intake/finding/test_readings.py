"""Whose words stand between quotation marks, or after a dash, in German, French, Dutch and Swedish stories."""

import pytest

from responses.intake.finding.quotes import find_quotes
from tests.stories import NORDVIK, companies_of, story

GERMAN = [
    (
        "Die Sprecherin der Staatsanwaltschaft, Eva Roth, sagte, gegen Nordvik werde „in alle Richtungen ermittelt“.",
        {"in alle": None},
    ),
    (
        "„Wir prüfen rechtliche Schritte“, kündigte Nordvik an. Die Kläger sehen das „mit großer Gelassenheit“.",
        {"Wir prüfen": NORDVIK, "mit großer": None},
    ),
    (
        "„Wir haben nichts zu verbergen“, betont Nordvik-Geschäftsführer Klaus Rabe.",
        {"Wir haben": NORDVIK},
    ),
    (
        "Klaus Rabe, der das Unternehmen Nordvik in dritter Generation führt, sagt: „Uns hat niemand gewarnt.“",
        {"Uns hat": NORDVIK},
    ),
    (
        "Bei Nordvik gibt man sich wortkarg: „Zu laufenden Verfahren äußern wir uns nicht.“",
        {"Zu laufenden": NORDVIK},
    ),
    (
        "„Das war nie unsere Absicht“, beteuert der Konzern Nordvik in einer schriftlichen Antwort.",
        {"Das war": NORDVIK},
    ),
    (
        "Gegenüber dieser Zeitung sprach ein Sprecher von Nordvik von „bedauerlichen Einzelfällen im Ausland“.",
        {"bedauerlichen": NORDVIK},
    ),
    (
        (
            "„Die Firma hat uns wie Dreck behandelt“, erzählt Näherin Aysha. Nordvik bestreitet das: "
            "„Jede Näherin bekommt bei uns Pausen.“"
        ),
        {"Die Firma": None, "Jede Näherin": NORDVIK},
    ),
    (
        "Laut einem Bericht von Amnesty ist Nordvik „Teil des Problems geworden“.",
        {"Teil des": None},
    ),
    (
        "„So nicht“, schimpft Gewerkschafter Ulf Rau. „Nordvik muss endlich zahlen!“",
        {"Nordvik": None},
    ),
    (
        (
            "Eine Anfrage der „Süddeutschen Zeitung“ ließ Nordvik unbeantwortet. „Typisch für diese "
            "Firma“, sagt Ulf Rau von Verdi."
        ),
        {"Süddeutschen": None, "Typisch für": None},
    ),
    (
        (
            "Der Vorwurf wiegt schwer. „Er trifft uns bis ins Mark“, sagt Rabe, der Chef von Nordvik. "
            "Rabes Vorgänger Otto Linz sieht das anders: „Man wusste alles.“"
        ),
        {"Man wusste": None},
    ),
]

FRENCH = [
    (
        "« On nous a menti », déplore Aminata, employée de Nordvik. « Personne n’a été payé. »",
        {"On nous": None, "Personne n’a": None},
    ),
    (
        "« Nous contestons ces accusations », fait savoir Nordvik par la voix de son avocat.",
        {"Nous contestons": NORDVIK},
    ),
    (
        "Le PDG de Nordvik, Paul Roux, s’est dit « profondément attristé par ce drame ».",
        {"profondément": NORDVIK},
    ),
    (
        "Paul Roux, PDG de Nordvik, a reconnu que son groupe avait « manqué de vigilance pendant dix ans ».",
        {"manqué de": NORDVIK},
    ),
    (
        "D’après l’ONG Sherpa, Nordvik « ne pouvait pas ignorer la situation ».",
        {"ne pouvait": None},
    ),
    (
        "La société n’a pas souhaité réagir. « Elle se cache », accuse Me Rol, avocat des salariés de Nordvik.",
        {"Elle se": None},
    ),
    (
        "Nordvik assure, dans un courriel à l’AFP, que « les contrôles ont été renforcés depuis mars ».",
        {"les contrôles": NORDVIK},
    ),
    (
        "« C’est faux, archifaux ! » s’emporte le directeur de Nordvik, Paul Roux. « Nos comptes sont publics. »",
        {"C’est faux": NORDVIK, "Nos comptes": NORDVIK},
    ),
    (
        (
            "Chez Nordvik, on assure que « tout a été remis en ordre ». Du côté du ministère, on "
            "parle d’« un dossier sensible et ancien »."
        ),
        {"tout a été": NORDVIK, "un dossier": None},
    ),
]

DUTCH = [
    (
        (
            "‘Wij herkennen ons niet in dit beeld’, reageert Nordvik. De vakbond FNV spreekt van "
            "‘uitbuiting op grote schaal’."
        ),
        {"Wij herkennen": NORDVIK, "uitbuiting op": None},
    ),
    (
        (
            "Nordvik-directeur Jan Mol zegt ‘enorm geschrokken te zijn’. Volgens hem is de zaak "
            "‘volledig uit zijn verband gerukt’."
        ),
        {"enorm geschrokken": NORDVIK, "volledig uit": NORDVIK},
    ),
    (
        "‘Dit is moderne slavernij’, vindt onderzoekster Eva Bos, die twee jaar bij Nordvik undercover ging.",
        {"Dit is": None},
    ),
    (
        "Een woordvoerder van de rechtbank bevestigt de zaak tegen Nordvik. ‘De zitting is in mei gepland’, zegt hij.",
        {"De zitting": None},
    ),
    (
        (
            "Nordvik zegt in een verklaring: „Wij nemen dit heel serieus.” Het bedrijf voegt eraan "
            "toe: „Er komt een onderzoek.”"
        ),
        {"Wij nemen": NORDVIK, "Er komt": NORDVIK},
    ),
]

SWEDISH = [
    (
        "– Vi tar avstånd från allt våld, säger Nordvik vd Per Ek i en kommentar till TT.",
        {"Vi tar": NORDVIK},
    ),
    (
        "Nordvik pressavdelning svarar skriftligt: ”Vi följer alltid lokala lagar.”",
        {"Vi följer": NORDVIK},
    ),
    (
        (
            "– Nordvik har svikit oss, säger klubbordföranden Eva Ros.\n\n– Vi beklagar det som hänt, "
            "säger företagets vd Per Ek. Ansvaret är mitt."
        ),
        {"Nordvik har": None, "Vi beklagar": NORDVIK, "Ansvaret är": NORDVIK},
    ),
    (
        "– Det är en skandal, säger Lars Bo, tidigare inköpare på Nordvik. Alla visste.",
        {"Det är": None},
    ),
    (
        "Enligt polisen kände Nordvik till ”samtliga omständigheter i fallet”.",
        {"samtliga omständigheter": None},
    ),
    (
        "”Det stämmer inte alls”, skriver Nordvik jurist Åsa Lind. ”Lögn och förtal”, skriver hon om rapporten.",
        {"Det stämmer": NORDVIK, "Lögn och": NORDVIK},
    ),
    (
        "– Hur kunde det ske?\n\n– Det är en bra fråga som vi ställer oss själva, säger Per Ek, vd för Nordvik.",
        {"Det är en bra": NORDVIK},
    ),
]

STORIES = [
    (language, text, whose)
    for language, stories in (("de", GERMAN), ("fr", FRENCH), ("nl", DUTCH), ("sv", SWEDISH))
    for text, whose in stories
]


@pytest.mark.parametrize(("language", "text", "whose"), STORIES)
def test_each_quotation_is_given_to_whoever_says_it(language, text, whose):
    found = {quote.text: quote.company for quote in find_quotes(story(text, language), companies_of(text))}

    assert {begin: found[one] for begin in whose for one in found if one.startswith(begin)} == whose


def test_a_text_that_names_its_statement_before_anybody_is_read():
    text = "It is to be done.\n\nThat is for all within six months of the date of this statement. Nordvik sells fish."
    find_quotes(story(text, "en"), companies_of(text))
    assert find_quotes(story("Within a month of the date of this statement.", "en"), ()) == ()
