"""Sentences as the Swedish and Finland-Swedish press write them: firms, promises, and who kept silent."""

import pytest

from responses.intake.finding.articles import read_article
from responses.intake.finding.commitments import find_commitments
from responses.intake.finding.companies import find_companies
from responses.intake.finding.quotes import find_quotes
from responses.intake.finding.silences import find_silences
from tests.stories import HALDEN, NORDVIK, companies_of, quotes_of, story

ABOUT = "Det var tidigt på morgonen när de kom till lägret och ingen av dem visste vad som skulle hända.\n\n"
PROMISED = [
    "Senast 2030 ska inga klorerade ämnen förekomma hos våra leverantörer",
    "Skulle uppgifterna stämma avbryter vi samtliga beställningar",
    "Visar det sig att barn har arbetat där bryter vi med leverantören",
    "Klarar vi inte det går vi ut och säger det öppet",
    "Hittar vi brister ska de åtgärdas inom tre månader",
    "Kommer granskningen fram till något annat lägger vi ned verksamheten",
    "Om en domstol säger något annat lämnar vi förstås tillbaka marken",
    "Från och med nästa säsong köper vi inte ett kilo av någon som fuskar",
    "De får inte leverera igen förrän en utomstående har granskat platsen",
    "Stängslet revs i december",
    "Alla har fått sina pengar tillbaka",
    "Sedan i våras provtar vi vattnet varje månad",
    "Sedan årsskiftet har vi en visselblåsarfunktion",
    "Därför avsätter vi 60 miljoner kronor till en fond",
    "Vi kräver numera kvitton på alla löner",
    "Kamerorna monteras ned senast på onsdag",
    "Samtliga boende får en halv månadshyra tillbaka",
    "Behörigheten är spärrad sedan i torsdags",
    "Alla filer från den sommaren har raderats",
    "Krävs det en gemensam lösning är vi beredda att bidra till den",
]
SAID = [
    "Vi betalar våra anställda vad de ska ha",
    "Vi slutade tro på det för länge sedan",
    "Lämnar vi försvinner trycket",
    "Vi köpte bolaget i januari",
    "Om vi hade vetat det hade vi aldrig köpt",
    "Nästa år fyller bolaget hundra år",
    "Löftet gällde under förutsättning att priset höjdes",
    "Tack till er som har granskat oss",
    "Vi beklagar att lönerna betalats ut för sent",
]


def _promises(text):
    return find_commitments(story(text, "sv"), companies_of(text), quotes_of(text, (NORDVIK,)), None)


@pytest.mark.parametrize("words", PROMISED)
def test_a_promise_may_begin_with_its_verb_or_its_moment(words):
    assert [one.company for one in _promises(f"Nordvik svarar. ”{words}”, säger vd Karin Ek.")] == [NORDVIK]


@pytest.mark.parametrize("words", SAID)
def test_not_everything_a_company_says_is_a_promise(words):
    assert not _promises(f"Nordvik svarar. ”{words}”, säger vd Karin Ek.")


def test_what_a_company_pledges_on_a_condition_is_a_promise_in_the_article_s_words_too():
    assert _promises("Skulle domen bli fällande åtar sig Nordvik att betala boten inom 90 dagar.")


def test_a_relative_clause_denies_nothing_of_the_promise_before_it():
    assert _promises("Nordvik köper garn. Innan årets slut ska Nordvik ha bytt all bomull vars ursprung inte är känt.")


SILENT = [
    ("När vi ringer Nordvik lägger en anställd på luren.", {NORDVIK}),
    ("Vi har också sökt Nordvik. Där lägger växeln på så fort vi säger varifrån vi ringer.", {NORDVIK}),
    ("Nordvik inbjöds att lämna synpunkter men hördes inte av.", {NORDVIK}),
    ("Nordvik bekräftar att det tagit emot frågorna men har sedan dess inte återkommit.", {NORDVIK}),
    ("Nordvik bad att få frågorna skriftligt men svarade sedan inte.", {NORDVIK}),
    ("Nordvik lovade att återkomma men gjorde det aldrig.", {NORDVIK}),
    ("Inte heller Nordvik har hört av sig.", {NORDVIK}),
    ("Nordvik, som köpte Halden Foods (då Haldens Livs) 2019, avböjer att kommentera.", {NORDVIK}),
    ("Nordvik är i konkurs och ingen vill ta över notan. Konkursförvaltaren har inte svarat.", set()),
    ("Ingen på Nordvik vill kommentera saken.", {NORDVIK}),
    ("Nordvik svarade samma dag. Halden Foods gjorde det inte.", {HALDEN}),
    ("Nordvik säger via sin pressavdelning nej till en intervju.", {NORDVIK}),
    ("Nordvik slutade svara i telefon när arbetarna krävde lön.", set()),
    ("Arbetarna säger att Nordvik aldrig svarade på deras brev.", set()),
]


@pytest.mark.parametrize(("text", "companies"), SILENT)
def test_who_kept_silent(text, companies):
    assert {one.company for one in find_silences(story(text, "sv"), companies_of(text), ())} == companies


NAMED = [
    ("Gruvan drivs av Minera Alto S.A.C. Bolaget har inte svarat. Hamnen ägs av Pelagos Inc. Köparen är okänd.", 2),
    ("Kvarnby Profil, som också köper tyg från fabriken, skriver utförligt.", 1),
    ("Varorna såldes till Grossen i Malmö, som inte har svarat. Hos Grossen i Malmö svarar ingen.", 1),
    ("Jönköpingsbaserade Skarpsyn, som tillverkar objektiven, ringer upp.", 1),
    ("Det ägs till 60 procent av börsnoterade Postiljonen.", 1),
    ("Ordet som alla undviker på Holm, Berg & Co är skuld. Efter olyckan lovade Holm, Berg & Co hjälp.", 1),
    ("Styrelseordföranden Carl von Stapelmohr skriver i ett brev att bolaget har lärt sig läxan.", 0),
    ("”De visste vad som pågick”, säger Anna Holm, talesperson för Havets Väktare.", 0),
    ("– De visste vad som pågick, säger Jordens Rösts ordförande Anna Holm.", 0),
    ("Genèvebaserade organisationen Public Eye kräver svar.", 0),
    ("Virket har sålts till Norrlands Sulfat i Piteå. Där säger virkeschefen att inköpen är certifierade.", 1),
    ("Appen Tellus Bud har avtal med 3 000 bud. Tellus säger att buden är egna företagare.", 1),
    (
        "Revisorn Eva Lind har granskat siffrorna. Ägaren Tord Nyqvist svarar till slut. Krögaren Ali Demir stänger.",
        0,
    ),
    ("Kampanjledaren på Havsvakten, Onni Sjöblom, är kritisk. Havsvaktens kampanjledare vill ha ett förbud.", 0),
    ("Finländska Naturvakten rf kräver svar. Miljöföreningen Dodo ry har skrivit en rapport.", 0),
    ("Vidare framhöll bolaget: ”Utrustningen är en standardprodukt.” På huvudkontoret vid Viskan är det tyst.", 0),
    ("Svaret till bolagen\n\n1. Anmälarna bestred detta. De gick hem.\n\n2. Medling ägde rum i maj. Den tog tid.", 0),
]


@pytest.mark.parametrize(("text", "count"), NAMED)
def test_only_firms_are_proposed(text, count):
    assert len(find_companies(read_article(ABOUT + text))) == count


QUOTED = [
    ("I sitt yttrande den 30 april 2019 anförde Nordvik att bolaget ”saknade varje inflytande”.", [NORDVIK]),
    ("På frågan om varför det dröjde svarar vd Karin Ek på Nordvik: ”Vi gjorde ett misstag.”", [NORDVIK]),
    ("”Senast 2020 ska inga barn arbeta hos oss”, stod det i en hållbarhetsredovisning från Nordvik.", [NORDVIK]),
    ("”Alla ska få betalt”, står att läsa i en hållbarhetsrapport från Nordvik.", [NORDVIK]),
    ("– Vi har avtal, säger vd Karin Ek på Nordvik och tillägger att de är kända. – Om ej går vi.", [NORDVIK] * 2),
    ("Karin Ek, som tillträdde som vd för Nordvik i våras, säger att det är ”fullt möjligt att klara”.", [NORDVIK]),
    ("Nils Frid, som äger Nordvik, slår ut med armarna.\n\n– Jag har inte råd, säger han.", [NORDVIK]),
    (
        "Nordvik bestred allt. Försvararen, advokat Mia Ek, sade: ”Min klient har betalat avtalsenlig lön.”",
        [NORDVIK],
    ),
    (
        (
            "Nordvik lovade att skicka en expert. Ingen expert kom. I dag säger vice vd:n Ruth Adeyemi att hon skäms."
            "\n\n”Vi lyssnade på fel person”, säger hon."
        ),
        [NORDVIK],
    ),
    ("Nordvik kallar det ”ett enstaka fall”. – Vi beklagar det här, säger vd Karin Ek på Nordvik.", [NORDVIK] * 2),
    ("Nordvik säljer fisk. – Ja, så är det. Alla vet det.", []),
    ("Nordvik följer utvecklingen. ”Vi granskar allt nu”, skriver presstjänsten i ett sms.", [NORDVIK]),
    ("Vd Karin Ek på Nordvik är trött.\n\nHon vill inte betala.\n\n– Nej, det är inte vår sak.", [NORDVIK]),
    ("Nordvik tiger. Fältbiologerna kräver svar. ”Annars blir det rättegång”, säger ombudet Lars Ek.", [None]),
    ("Förra året skrev Nordvik att alla skulle vara reviderade ”senast till sommaren”.", [NORDVIK]),
    (
        "– Vi ligger efter, säger vd Karin Ek på Nordvik.\n\nTänker ni sluta köpa?\n\n– Nej. De måste visa en plan.",
        [NORDVIK] * 2,
    ),
    ("En före detta chef på Nordvik berättar: ”Vi visste alltihop.”", [None]),
    ("– Min klient har blivit lurad, säger Per Lind, som stämmer Nordvik för de nepalesiska arbetarna.", [None]),
    (
        (
            "Nordvik säger att Halden Foods betalar och att man ”följer allt noga”. Dessutom pekar bolaget på lagen. "
            "Om den brister, skriver bolaget, ”kommer vi att ersätta alla”."
        ),
        [NORDVIK] * 2,
    ),
]


@pytest.mark.parametrize(("text", "companies"), QUOTED)
def test_each_quotation_is_whose_the_article_says(text, companies):
    assert [quote.company for quote in find_quotes(story(text, "sv"), companies_of(text))] == companies


FIRMS = [
    ("Trävarorna kom från Tallkompaniet i Piteå.", {"Tallkompaniet"}),
    ("Bommen byggdes av Lindesbergs Plåtförädling.", {"Lindesbergs Plåtförädling"}),
    ("Stormbris, som före 2019 hette Nordlind Energi, köper skrot.", {"Stormbris"}),
    ("– Det var fel, säger Ove Ek, logistikdirektör på Bergfrakt.", {"Bergfrakt"}),
    ("Dess största ägare, Försäkringsbolaget Tuna, avböjer att kommentera.", {"Försäkringsbolaget Tuna"}),
    ("Stensund Bygg AB grävde. Stensund Kross AB hade grus.", {"Stensund Bygg AB", "Stensund Kross AB"}),
    ("– Det var fel, säger presschefen Ove Ek till Kustposten.", set()),
]


@pytest.mark.parametrize(("text", "names"), FIRMS)
def test_a_name_is_a_firm_by_what_stands_around_it_and_in_it(text, names):
    assert {firm.name for firm in find_companies(read_article(ABOUT + text))} == names


def test_a_name_before_what_is_its_own_is_offered_without_its_s_too():
    (firm,) = find_companies(read_article(f"{ABOUT}Sydgjuts platschef beklagar olyckan. Sydgjuts vd håller med."))
    assert {firm.name, *firm.also} == {"Sydgjuts", "Sydgjut"}


def test_two_firms_that_differ_by_an_s_are_two():
    text = "Skogsbolaget Ekström Skog är inte Ekströms Timmer. ”Det var inte vi”, skriver Ekströms i ett uttalande."
    assert [one.company for one in _read(text)] == ["Ekströms Timmer"]


def test_the_parent_s_lawyer_is_not_its_subsidiary_s():
    text = (
        "Huset ägs av Opal Fastigheter. Driften sköts av dotterbolaget Opal Omsorg. Omsorgsbolaget beklagar.\n\n"
        "Moderbolagets advokat håller inte med. ”Det är hyresgästens sak att elda”, skriver han i ett mejl."
    )
    assert [one.company for one in _read(text)] == ["Opal Fastigheter"]


def test_an_officer_who_is_announced_speaks_behind_the_dash():
    text = (
        "Bolaget Sydvind AB har grävt. Jobbet gjordes av Eklunds Schakt AB.\n\n"
        "Sydvinds projektledare beklagar det som hänt.\n\n– Vi skulle ha väntat, säger Ruben Dalk."
    )
    assert [one.company for one in _read(text)] == ["Sydvind AB"]


def test_what_a_joker_s_account_says_is_nobody_s():
    text = "Bolaget Nordtåg AB kör.\n\nEtt konto sprider rykten. ”Tågen går på vatten nu”, står det. Kontot är satir."
    assert [one.company for one in _read(text)] == [None]


def test_a_short_name_that_two_firms_could_have_is_neither_s():
    text = "Stensund Bygg grävde och Stensund Frakt körde grus. ”Det var vår bil”, skriver Stensund i ett mejl."
    assert [one.company for one in _read(text)] == [None]


def test_what_a_buyer_assured_is_not_the_seller_s_promise():
    article = read_article(
        f"{ABOUT}Lindvarvet AB sålde skrovet. Köparen försäkrade att fartyget skulle skrotas i Europa."
    )
    assert not find_commitments(article, find_companies(article), (), None)


@pytest.mark.parametrize(
    "text",
    [
        "Arbetarna säger att Lindvarvet AB lovade dem ”dubbel lön och egna rum”.",
        "Enligt byborna försäkrade Lindvarvet AB att ”ingen skulle behöva flytta”.",
    ],
)
def test_what_others_say_that_a_firm_told_them_is_not_its_own(text):
    assert [one.company for one in _read(text)] == [None]


ROUND_UP = """Så svarade företagen

Vi frågade tre leverantörer om dörrarna.

Portkompaniet (slussar)
Svarade: ja, skriftligt
”Vi sålde dem till ett sjukhus.” Företaget vill inte uppge priset.

Lås & Kläm (celldörrar)
Svarade: nej
Tre mejl och ett brev. Receptionisten lade på luren.

Örnblick (drönare)
Svarade: ja, per telefon
”Jag kan inte hålla reda på varenda pryl”, säger vd Ismo Hall.
"""


def test_under_a_firm_s_name_stands_what_it_said_and_whether():
    article = read_article(ROUND_UP)
    firms = find_companies(article)
    quotes = find_quotes(article, firms)
    assert [quote.company for quote in quotes] == ["Portkompaniet", "Örnblick"]
    assert {one.company for one in find_silences(article, firms, quotes)} == {"Lås & Kläm"}


def _read(text):
    article = read_article(ABOUT + text)
    return find_quotes(article, find_companies(article))
