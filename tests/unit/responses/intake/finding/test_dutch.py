"""Sentences as the Dutch and Flemish press writes them: names, speakers, promises, silences."""

import pytest

from responses.intake.finding.proposals import propose
from responses.intake.finding.shapes import Known

ABOUT = """Naaisters in Dhaka wachten al maanden op loon

12 maart 2024

Kledingketen Brandal laat al jaren broeken maken in Bangladesh. Leverancier Rahim Textiles betaalde het loon niet uit. \
Dat blijkt uit onderzoek van vakbond FNV en de stichting Schone Draad.

"""
SILENT = [
    "Brandal was niet bereikbaar voor een toelichting.",
    "Brandal wil de zaak niet becommentariëren.",
    "Brandal laat weten geen commentaar te hebben.",
    "Brandal geeft geen commentaar op lopende zaken.",
    "Van Brandal kwam geen reactie.",
    "Brandal neemt de telefoon niet op.",
    "Brandal heeft tot dusver niet gereageerd.",
    "Brandal liet vragen van deze krant onbeantwoord.",
    "Vragen aan Brandal bleven onbeantwoord.",
    "De directie van Brandal was niet voor commentaar bereikbaar.",
    "Brandal kon gisteravond niet bereikt worden voor commentaar.",
    "Brandal houdt de lippen stijf op elkaar.",
    "Brandal wenste niet te reageren.",
    "Brandal wou niet reageren.",
    "Brandal bleek niet bereikbaar.",
    "Brandal verbrak de verbinding toen wij belden.",
    "Ondanks herhaalde verzoeken heeft Brandal niet gereageerd.",
    "Ook Brandal liet niets van zich horen.",
    "Brandal wilde desgevraagd niet op de zaak ingaan.",
    "Brandal weigerde elke medewerking.",
    "Brandal heeft een verzoek om een interview afgewezen.",
    "Een reactie van Brandal bleef uit.",
    "Brandal heeft onze vragen ontvangen, maar niet beantwoord.",
    "Brandal beantwoordde tot twee keer toe geen mail.",
    "Brandal gaf niet thuis.",
    "Brandal laat het bij een korte ontvangstbevestiging.",
    "Het bedrijf Brandal kwam de belofte om terug te bellen niet na.",
    "Brandal was gisteren telefonisch noch per mail bereikbaar.",
    "Brandal hing na de eerste vraag op.",
]
NOT_SILENT = [
    "Over het vertrek van de directeur wil Brandal niets kwijt, maar het bedrijf zegt dat de lonen zijn betaald.",
    "Brandal zegt niet op individuele dossiers in te gaan.",
    'Brandal wil niet zeggen hoeveel broeken het kocht, maar noemt de lonen "keurig op tijd".',
    "De minister wilde niet reageren op de zaak rond Brandal.",
    "De vakbond heeft niet gereageerd op het aanbod van Brandal.",
    'Brandal heeft de klacht niet beantwoord volgens de vakbond, maar zegt nu: "Wij gaan betalen."',
    "Brandal verwijst voor commentaar naar de branchevereniging.",
    "Brandal reageerde geschrokken op de beelden.",
    "Brandal heeft inmiddels wel gereageerd.",
    "De rechter ging niet in op het verzoek van Brandal.",
    "Brandal doet geen mededelingen over klanten.",
    "Brandal neemt de telefoon op en zegt dat het loon is betaald.",
    "Arbeiders die klaagden kregen van Brandal geen antwoord.",
    "Brandal hing in alle winkels een spiegel op.",
]
PROMISED = [
    "Brandal belooft het achterstallige loon voor 1 juni uit te betalen.",
    "Brandal zegde in 2018 toe binnen twee jaar een leefbaar loon te betalen.",
    "Brandal zal de slachtoffers schadeloosstellen.",
    "Brandal neemt afscheid van Rahim Textiles.",
    "De broeken zijn inmiddels uit de winkels gehaald, aldus Brandal.",
    '"Wij hebben de inkoper op non-actief gesteld", zegt directeur Jan Vos van Brandal.',
    '"De arbeiders krijgen alsnog hun geld", belooft directeur Jan Vos van Brandal.',
    '"Sinds november moet elke leverancier zijn loonstroken tonen", zegt directeur Jan Vos van Brandal.',
    '"We bouwen een tweede nooduitgang; die moet in 2025 klaar zijn", zegt directeur Jan Vos van Brandal.',
    '"Er vertrekt vanavond een team naar Dhaka", zegt directeur Jan Vos van Brandal.',
    '"Mocht blijken dat er kinderen werken, dan vertrekken we", zegt directeur Jan Vos van Brandal.',
    '"We gaan dit tot op de bodem uitzoeken", zegt directeur Jan Vos van Brandal.',
    "Brandal kondigt een onafhankelijk onderzoek aan.",
    "Brandal laat de fabriek doorlichten door een extern bureau.",
    "Brandal richt een fonds op voor de naaisters.",
    "Brandal stelde vorig jaar een klachtenregeling in.",
    "Brandal streeft ernaar in 2030 alleen nog biologisch katoen te gebruiken.",
    "Brandal koopt sinds vorig jaar niet meer bij Rahim Textiles.",
    "Brandal verbood in 2020 het gebruik van zandstralen.",
    "De samenwerking met Rahim Textiles is beëindigd, laat Brandal weten.",
    "Brandal bevriest de bestellingen.",
    "Brandal tekende het Bangladesh-akkoord in 2013.",
    "Brandal biedt de naaisters een vergoeding van 200 euro aan.",
    "Brandal neemt de begrafeniskosten voor zijn rekening.",
    "Brandal past zijn inkoopvoorwaarden aan.",
    "Zijn onderneming heeft de lozingspijp dichtgemetseld, zegt directeur Jan Vos van Brandal.",
    "Als uit metingen blijkt dat Brandal de bron is, ruimt het bedrijf de sloot op eigen kosten op.",
    "Brandal hoopt voor de zomer alle namen te publiceren, belooft de directie.",
    "Brandal verbindt zich ertoe jaarlijks te rapporteren.",
    "Brandal stoot zijn belang in Rahim Textiles af.",
    "Brandal heeft de leverancier op de zwarte lijst gezet.",
    "Brandal zou volgens de woordvoerder eind maart de eerste betalingen doen.",
    "Brandal neemt drie extra controleurs aan.",
    "Brandal zal voortaan elke onderaannemer met naam noemen.",
    "De paspoorten zijn teruggegeven, zegt Brandal.",
]
NOT_PROMISED = [
    "FNV eist dat Brandal het loon voor 1 juni betaalt.",
    "Schone Draad wil dat Brandal een fonds opricht.",
    "De minister belooft voor de zomer een wet.",
    "De rechter verplichtte Brandal het loon te betalen.",
    "Het NCP beveelt Brandal aan zijn beleid uiterlijk eind 2024 aan te passen.",
    "Brandal moet van de rechter binnen een maand betalen.",
    '"Dit is precies wat we niet willen", zegt directeur Jan Vos van Brandal.',
    '"Onze invloed hield op toen het geld was uitgekeerd", zegt directeur Jan Vos van Brandal.',
    "Brandal wil de claims niet erkennen.",
    "Brandal gaat in beroep.",
    "Brandal heeft altijd gehandeld volgens de wet.",
    "Brandal opende vorig jaar een nieuwe fabriek.",
    "Brandal heeft geen toezegging willen doen.",
    "Brandal kocht in 2023 voor 3 miljoen euro stoffen bij Rahim Textiles.",
    "Brandal sloot in 2019 een contract met Rahim Textiles.",
    "Brandal wil in 2027 naar de beurs.",
    '"Wij nemen dit zeer serieus", zegt directeur Jan Vos van Brandal.',
    "Rahim Textiles ontsloeg vijftig naaisters die klaagden.",
    "Brandal verkocht vorig jaar 3 miljoen broeken.",
    '"We zien geen reden om te stoppen", zegt directeur Jan Vos van Brandal.',
    '"Wij gaan niet betalen", zegt directeur Jan Vos van Brandal.',
    "Brandal zegt de lonen altijd te hebben betaald.",
    '"We weten niet wat er is gebeurd", zegt directeur Jan Vos van Brandal.',
    "De naaisters hopen dat Brandal alsnog betaalt.",
    '"Als dat waar is, is het verschrikkelijk", zegt directeur Jan Vos van Brandal.',
    '"Dan staan achthonderd vrouwen op straat", zegt directeur Jan Vos van Brandal.',
    '"De vervuiler betaalt", zegt directeur Jan Vos van Brandal.',
    "De fabriek van Rahim Textiles werd in 2020 gesloten door de inspectie.",
    "Brandal betaalde in 2022 minder dan 30 euro per maand.",
    "Brandal begon in 1987 als marktkraam.",
]
QUOTED = [
    ("Brandal-directeur Lotte Mast: “Wij hebben niets te verbergen.”", "Brandal"),
    ("“Wij hebben niets te verbergen”, aldus de kledingketen.", "Brandal"),
    ("“Wij hebben zitten slapen”, zo zegt mr. Lotte Mast namens Brandal.", "Brandal"),
    ("Lotte Mast, die Brandal sinds 2021 leidt, ontkent. “Er is niets van waar.”", "Brandal"),
    ("Brandal zwijgt. Advocate Lotte Mast heeft namens de onderneming gesteld dat „niets daarvan klopt”.", "Brandal"),
    ("“Wij zijn er kapot van”, zegt de directeur van Brandal, “slachtoffers zijn ook wij.”", "Brandal"),
    ("De leverancier, Rahim Textiles uit Dhaka, noemt het “een sprookje voor kinderen”.", "Rahim Textiles"),
    ("Brandal zwijgt. Vakbond FNV Beveiliging is boos. “De baas krijgt een bonus”, aldus bestuurder Gül Wit.", None),
    ("Brandal zegt niets te weten. Voor Fatima (41) komt het laat. “Ik heb jaren gewacht”, vertelt zij.", None),
    ("Brandal tekent de lijst. Vredeswacht noemt het besluit “moedig en rijkelijk laat”.", None),
    ("Schone Draad eist dat Brandal betaalt. “Een loket is geen loon”, zegt directeur Joke Buis.", None),
    ("Actiegroep Zij Aan Zij is boos. Volgens de actiegroep pleegt Brandal “een misdaad tegen vrouwen”.", None),
    ("Brandal krijgt bezoek. “Ze hebben ons jarenlang voorgelogen”, zegt wethouder Frans Hol.", None),
    ("Stikster Tigist werkte voor Brandal. “Wie ziek was, kreeg niets”, zegt ze.", None),
    ("In een interne mail van Brandal staat: “Laten we de naam maar even weglaten.”", None),
]
NAMED = [
    ("De klacht tegen Brouwer Palm Oils loopt nog. Brouwer ontkent.", {"Brouwer Palm Oils"}),
    ("De broeken kwamen van Schipper Mode. Schipper Mode ontkent.", {"Schipper Mode"}),
    ("De stof komt van handelaar Visser & Zonen. Visser & Zonen ontkent.", {"Visser & Zonen"}),
    ("Het vervoer deed de Gentse dienstverlener Kaai 9. Kaai 9 ontkent.", {"Kaai 9"}),
    ("Natuurclub De Kop Groen wil niet wachten. Milieugroep Schone Beek ook niet.", set()),
    ("Dat schrijft het Braziliaanse Instituto Terra Limpa aan inkoper Sanne Budak.", set()),
]


def found_in(sentence):
    return propose(ABOUT + sentence + "\n")


@pytest.mark.parametrize("sentence", SILENT)
def test_a_company_that_gave_no_answer(sentence):
    assert [one.company for one in found_in(sentence).no_response] == ["Brandal"]


@pytest.mark.parametrize("sentence", NOT_SILENT)
def test_an_answer_or_the_silence_of_others(sentence):
    assert not found_in(sentence).no_response


@pytest.mark.parametrize("sentence", PROMISED)
def test_a_promise_or_a_measure(sentence):
    assert {one.company for one in found_in(sentence).commitments} == {"Brandal"}


@pytest.mark.parametrize("sentence", NOT_PROMISED)
def test_no_promise_of_a_company(sentence):
    assert not found_in(sentence).commitments


@pytest.mark.parametrize(("sentence", "company"), QUOTED)
def test_whose_words_are_quoted(sentence, company):
    assert {quote.company for quote in found_in(sentence).quotes} == {company}


@pytest.mark.parametrize(("sentence", "names"), NAMED)
def test_what_is_a_company(sentence, names):
    assert {one.name for one in found_in(sentence).companies} == {"Brandal", "Rahim Textiles", *names}


def test_a_known_name_that_ends_in_a_full_stop():
    text = ABOUT + "De stof komt van handelaar Visser & Zn., het Friese familiebedrijf. Visser & Zn zwijgt."
    found = propose(text, known=(Known("Visser & Zn.", key=3),)).companies
    assert [one.name for one in found if one.key == 3] == ["Visser & Zn."]
    assert len(found) == 3


HOUSES = [
    ("De lampen komen van bloemenexporteur Van Brool Bloemen. Van Brool Bloemen zweeg.", {"Van Brool Bloemen"}),
    ("De klacht raakt verzekeraar Van 't Zelm. Van 't Zelm reageerde niet op vragen.", {"Van 't Zelm"}),
    ("Volgens groothandel De Gulle Akker is dat niet waar. De Gulle Akker ontkent alles.", {"De Gulle Akker"}),
    ("Van Brool Verhuur zegt dat het geld onderweg is.", {"Van Brool Verhuur"}),
    ("De mannen werken voor bouwbedrijf Zoltan. Zoltan ontkent. Van Zoltan kregen we de lonen niet.", {"Zoltan"}),
    ("Directeur Roos van Welderen-Adjei wacht in de fabriek.", set()),
    ("ABVV Havens legde beslag op het schip, zegt de vakbond.", set()),
    ("Bij Solvang Dataopslag in Zwolle legden zestig mensen het werk neer.", {"Solvang Dataopslag"}),
    ("Ook Smit Vastgoed, de eigenaar van het pand, wil niet zeggen wat er is gebeurd.", {"Smit Vastgoed"}),
    ("Minister Els Bos (Buitenlandse Handel) wil een wet.", set()),
]


@pytest.mark.parametrize(("text", "companies"), HOUSES)
def test_a_dutch_name_is_found_whole(text, companies):
    assert {company.name for company in propose("12 maart 2024\n\n" + text).companies} == companies
