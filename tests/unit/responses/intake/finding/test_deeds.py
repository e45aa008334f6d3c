"""What counts as a promise or a measure, in many words of five languages; trade and harm in the same words do not."""

import pytest

from responses.intake.finding.commitments import find_commitments
from responses.intake.finding.deeds import Deed, Told, Whose, told_in
from tests.stories import NORDVIK, companies_of, quotes_of, story

DEEDS = {
    "en": """Nordvik has agreed to hand back the passports.
        Nordvik has given its word that the river will be cleaned.
        Nordvik offered to pay for the funerals.
        Nordvik has opened an inquiry into the claims.
        Nordvik has begun repaying workers.
        Nordvik has suspended two managers.
        Nordvik walked away from the joint venture.
        Nordvik had suspended the trader in October.
        Nordvik agreed a settlement worth £3m with the workers.""",
    "de": """Nordvik hat sich das Ziel gesetzt, niemanden mehr umzusiedeln.
        Nordvik bietet den Betroffenen Gespräche an.
        Nordvik hat eine interne Untersuchung eingeleitet.
        Nordvik hat den Lieferanten ausgelistet.
        Nordvik nahm das Produkt vom Markt.
        Nordvik verzichtet seit 2019 auf Kobalt aus Handarbeit.
        Nordvik hat zwei Manager freigestellt.
        Nordvik plant, die Mine zu schließen.""",
    "fr": """Nordvik s'est dit prêt à indemniser les familles.
        Nordvik a proposé de reloger les familles.
        Nordvik a déréférencé le fournisseur.
        Nordvik a vendu sa participation dans la mine.
        Nordvik ne s'approvisionne plus dans la région depuis 2021.
        Nordvik a suspendu en mars tout défrichement.
        Nordvik va procéder à un audit.""",
    "nl": """Nordvik bood de families een vergoeding aan.
        Nordvik heeft zich ten doel gesteld alle lonen te verhogen.
        Nordvik is een intern onderzoek begonnen.
        Nordvik betaalde de wervingskosten terug.
        Nordvik doet geen zaken meer met het bedrijf.
        Nordvik haalt het product uit de schappen.
        Nordvik sloot zich aan bij het convenant.""",
    "sv": """Nordvik erbjuder familjerna ersättning.
        Nordvik siktar på att fasa ut kemikalien.
        Nordvik har inlett en intern utredning.
        Nordvik har stängt av två chefer.
        Nordvik har dragit tillbaka produkten.
        Nordvik kommer inte att förlänga avtalet.""",
}
ORDINARY = {
    "en": """Nordvik fired 40 workers who had joined a union.
        Nordvik cut wages by a third.
        Nordvik built the dam without consent.
        Nordvik extended its contract with the junta.
        Nordvik opened a new factory in Leeds in 2019.
        Nordvik suspended the union leader.
        Nordvik raised its prices by 5%.""",
    "de": """Nordvik entließ 40 Arbeiter.
        Nordvik schloss einen Vertrag mit der Regierung.
        Nordvik nahm 2019 die Produktion auf.
        Nordvik plant einen Solarpark.""",
    "fr": """Nordvik a licencié quarante ouvriers.
        Nordvik a réduit les salaires d'un tiers.
        Nordvik a ouvert une usine à Lille en 2019.""",
    "nl": """Nordvik heeft veertig arbeiders ontslagen.
        Nordvik tekende een contract met het ministerie.
        Nordvik verhoogde de huur van de slaapplaatsen.""",
    "sv": """Nordvik sänkte lönerna med en tredjedel.
        Nordvik byggde dammen utan tillstånd.
        Nordvik anlitade vakter som slog byborna.""",
}


def each(sentences):
    return [(language, line.strip()) for language, lines in sentences.items() for line in lines.splitlines()]


def found(text, language):
    return [one.company for one in find_commitments(story(text, language), companies_of(text), quotes_of(text), None)]


@pytest.mark.parametrize(("language", "text"), each(DEEDS))
def test_promises_and_measures_are_found_in_many_words(language, text):
    assert found(text, language) == [NORDVIK]


@pytest.mark.parametrize(("language", "text"), each(ORDINARY))
def test_trade_and_harm_are_no_measures(language, text):
    assert found(text, language) == []


OWN = {
    "en": """If the lab is right, we double the price on the spot.
        Since 2021 every driver has been checked by a doctor before each delivery.
        We adopted a no-alcohol rule in March 2020.
        We will publish whatever the divers find.
        We bring the boats ashore in March 2030.
        We pay for the funeral and the hospital.
        The results will be shared with the council.""",
    "de": """Sobald der Fluss sauber ist, verdoppeln wir die Menge.
        Seit Mai 2021 gilt eine Regel gegen Nachtarbeit.
        Wir legen die Liste im März 2030 vor.
        Sollte das stimmen, verdoppeln wir den Preis.
        Wir übernehmen die Kosten der Behandlung.""",
    "fr": """Si le juge le confirme, nous doublons la prime.
        Depuis 2021, une règle contre le travail de nuit est en vigueur.""",
    "nl": """Als dat blijkt, stappen wij over op een andere lak.
        Wij zullen het contract niet verlengen als de rechter in hoger beroep zo oordeelt.
        Sinds 2021 geldt een maximum per dienst.
        Mocht dat blijken, dan halen wij alles weg.
        Wij betalen de begrafenis.
        Elke partij wordt sinds 2022 getest.""",
    "sv": """Om provet visar bly, byter vi färg.
        Om kommunen vägrar gör vi det själva.
        Vi ska se till att varje by får en brunn.
        Sedan 2021 gäller ett tak för övertid.""",
}
OWN_ORDINARY = {
    "en": """If the lab is right, we feel it too.
        We would be glad to give you a tour.
        We expect a good harvest in March 2030.""",
    "de": """Wenn das stimmt, hoffen wir auf Milde.
        Wir wollen erst wissen, wer das Wasser geprüft hat.""",
    "fr": """Si c'est vrai, nous espérons un geste.
        Nous tirerons toutes les conséquences.""",
    "nl": "Als dat zo is, hopen wij op begrip.",
    "sv": "Vi vill se ett förslag från byn.",
}


def own(text, language):
    return [one.company for one in find_commitments(story(text, language), companies_of(text), (), NORDVIK)]


@pytest.mark.parametrize(("language", "text"), each(OWN))
def test_in_ones_own_words_many_verbs_promise(language, text):
    assert own(text, language) == [NORDVIK]


@pytest.mark.parametrize(("language", "text"), each(OWN_ORDINARY))
def test_what_is_felt_hoped_or_expected_is_no_promise(language, text):
    assert own(text, language) == []


def test_any_french_verb_to_come_is_a_promise_where_it_is_reported():
    text = "Nordvik affirme qu'il informera ses abonnés."
    start = text.index("qu'il")
    assert told_in(text, start, len(text), "fr", None, whose=Whose.REPORTED) == Told(
        Deed.PROMISE, text.index("informera")
    )
    assert told_in(text, start, len(text), "fr", None, whose=Whose.TOLD) is None
    plain = "qu'il sera heureux"
    assert told_in(plain, 0, len(plain), "fr", None, whose=Whose.REPORTED) is None
