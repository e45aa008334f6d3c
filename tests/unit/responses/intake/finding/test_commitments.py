"""Promises and measures of companies, in five languages."""

import pytest

from responses.intake.finding import commitments
from responses.intake.finding.commitments import find_commitments
from tests.stories import HALDEN, NORDVIK, companies_of, quotes_of, story

# What the article tells, who promises, and by when.
TOLD = [
    ("en", "Nordvik has pledged to end its use of uranium gas by 2027.", NORDVIK, "2027"),
    (
        "en",
        ("The Swedish miner Nordvik AB announced on Monday that it will stop buying cobalt from the site."),
        NORDVIK,
        None,
    ),
    (
        "en",
        ("Nordvik, which denies wrongdoing, said it had terminated its contract with the security firm in March."),
        NORDVIK,
        None,
    ),
    (
        "en",
        ("In 2018 Nordvik committed to paying a living wage to every worker by 2022, a target it has missed."),
        NORDVIK,
        "2022",
    ),
    ("en", "Nordvik plans to phase out the herbicide within two years.", NORDVIK, "2026-05-10"),
    ("en", ("Halden Foods agreed to reimburse recruitment fees to 400 migrant workers, the union said."), HALDEN, None),
    ("en", "Under the settlement, Nordvik will pay €2m to the families by 31 July.", NORDVIK, "2024-07-31"),
    ("en", "Nordvik said it has required all suppliers to publish payrolls since 2021.", NORDVIK, None),
    ("en", "Nordvik suspended deliveries to the junta last week.", NORDVIK, None),
    (
        "en",
        ("A spokesman for Nordvik told the paper the firm would no longer sell cameras to police in the region."),
        NORDVIK,
        None,
    ),
    ("en", "Last year, Nordvik adopted a policy banning sales to the military.", NORDVIK, None),
    ("en", "Nordvik is set to publish a list of its suppliers in the first quarter of 2025.", NORDVIK, "2025-03-31"),
    ("en", "Nordvik vowed never again to buy timber from the reserve.", NORDVIK, None),
    (
        "en",
        ("Its chief executive, Mia Holm, said Nordvik would set up a €5m fund for the fishermen by Christmas."),
        NORDVIK,
        "2024-12",
    ),
    ("de", "Nordvik hat zugesagt, die Lieferungen bis Ende 2026 einzustellen.", NORDVIK, "2026-12-31"),
    ("de", "Der Konzern Nordvik will bis 2027 aus dem Geschäft aussteigen.", NORDVIK, "2027"),
    ("de", "Nordvik teilte mit, man habe die Zusammenarbeit mit der Spedition beendet.", NORDVIK, None),
    ("de", "Nordvik kündigte an, die Pestizide ab dem 1. Januar 2025 nicht mehr zu verkaufen.", NORDVIK, "2025-01-01"),
    ("de", "Nordvik verpflichtete sich 2018, bis 2022 existenzsichernde Löhne zu zahlen.", NORDVIK, "2022"),
    ("de", "Seit 2021 prüft Nordvik alle Kunden auf Menschenrechtsrisiken.", NORDVIK, None),
    ("de", "Nordvik führte 2019 ein Verkaufsverbot für Überwachungstechnik ein.", NORDVIK, None),
    ("de", "Der Vertrag sei im März beendet worden, sagte ein Sprecher von Nordvik.", NORDVIK, None),
    ("de", "Man werde die Fabrik nicht mehr beauftragen, erklärte Nordvik.", NORDVIK, None),
    ("de", "Nordvik versprach den Familien 2015 neue Häuser.", NORDVIK, None),
    ("de", "Halden Foods stoppt den Einkauf von Palmöl aus Aceh bis Juli.", HALDEN, "2024-07"),
    ("fr", "Nordvik s'est engagé à cesser ses achats d'ici fin 2025.", NORDVIK, "2025-12-31"),
    (
        "fr",
        ("Le groupe suédois Nordvik a promis de verser des indemnités aux familles avant le 1er juillet."),
        NORDVIK,
        "2024-07-01",
    ),
    ("fr", "Nordvik indique qu'il mettra fin à la collaboration.", NORDVIK, None),
    ("fr", "Nordvik va publier la liste de ses fournisseurs l'an prochain.", NORDVIK, "2025"),
    (
        "fr",
        (
            "L'entreprise cessera d'acheter du soja issu de la déforestation à partir du 1er janvier "
            "2025, a annoncé Nordvik."
        ),
        NORDVIK,
        "2025-01-01",
    ),
    ("fr", "Depuis 2021, Nordvik contrôle tous ses clients.", NORDVIK, None),
    ("fr", "Nordvik a suspendu ses livraisons à la junte en avril.", NORDVIK, None),
    ("fr", "En 2018, Nordvik avait promis un salaire décent à tous ses ouvriers.", NORDVIK, None),
    ("fr", "Selon Nordvik, le contrat a été résilié en mars.", NORDVIK, None),
    ("fr", "Nordvik prévoit de fermer le site d'ici l'été 2025.", NORDVIK, "2025"),
    ("nl", "Nordvik heeft beloofd de leveringen voor eind 2025 te stoppen.", NORDVIK, "2025-12-31"),
    ("nl", "Nordvik stopt per 1 januari 2026 met de verkoop van camera’s aan de politie.", NORDVIK, "2026-01-01"),
    ("nl", "Het bedrijf Nordvik gaat de gedupeerde arbeiders compenseren.", NORDVIK, None),
    ("nl", "Nordvik zegt dat het de samenwerking met het uitzendbureau heeft beëindigd.", NORDVIK, None),
    ("nl", "Sinds 2021 screent Nordvik al zijn klanten.", NORDVIK, None),
    ("nl", "Nordvik voerde in 2019 een verkoopverbod in.", NORDVIK, None),
    ("nl", "Nordvik zegde in 2018 toe om uiterlijk in 2022 een leefbaar loon te betalen.", NORDVIK, "2022"),
    ("nl", "Volgens Nordvik is het contract in maart beëindigd.", NORDVIK, None),
    ("nl", "Nordvik wil vóór 1 juli alle toeleveranciers laten controleren.", NORDVIK, "2024-07-01"),
    ("sv", "Nordvik har lovat att sluta köpa kobolt från gruvan senast 2027.", NORDVIK, "2027"),
    ("sv", "Gruvbolaget Nordvik ska avveckla samarbetet före årsskiftet.", NORDVIK, "2024-12-31"),
    ("sv", "Nordvik uppger att bolaget har stoppat alla leveranser till armén.", NORDVIK, None),
    ("sv", "Nordvik införde 2019 ett förbud mot försäljning till polisen.", NORDVIK, None),
    ("sv", "Sedan 2021 granskar Nordvik alla sina kunder.", NORDVIK, None),
    ("sv", "Nordvik åtog sig 2018 att betala levnadslöner senast 2022.", NORDVIK, "2022"),
    ("sv", "Enligt Nordvik avslutades avtalet i mars.", NORDVIK, None),
    ("sv", "Nordvik kommer att publicera sin leverantörslista under 2025.", NORDVIK, "2025"),
]
# In the company's own words: in quotation marks, or its own letter.
OWN = [
    ("en", "“We have since ended our relationship with the supplier,” a Nordvik spokeswoman said.", NORDVIK, None),
    (
        "en",
        ("“By the end of next year all our factories will be independently audited,” said Nordvik."),
        NORDVIK,
        "2025-12-31",
    ),
    ("en", "If the audit confirms the claims, we will cut ties with the mill.", NORDVIK, None),
    (
        "en",
        (
            "“Effective 1 June 2024, no Halden product will contain palm oil from Aceh,” the letter "
            "from Halden Foods reads."
        ),
        HALDEN,
        "2024-06-01",
    ),
    (
        "de",
        ("„Wir haben den Vertrag mit dem Lieferanten im März gekündigt“, sagte eine Sprecherin von Nordvik."),
        NORDVIK,
        None,
    ),
    ("de", "Wir werden innerhalb von sechs Monaten einen Entschädigungsfonds einrichten.", NORDVIK, "2024-11-10"),
    (
        "fr",
        ("« Nous avons résilié le contrat avec ce fournisseur en mars », assure une porte-parole de Nordvik."),
        NORDVIK,
        None,
    ),
    ("fr", "Nous rembourserons les frais de recrutement dans un délai de trois mois.", NORDVIK, "2024-08-10"),
    (
        "nl",
        ("“We hebben het contract met de leverancier in maart opgezegd”, zegt een woordvoerder van Nordvik."),
        NORDVIK,
        None,
    ),
    ("nl", "Wij zullen binnen zes maanden een klachtenmechanisme opzetten.", NORDVIK, "2024-11-10"),
    ("sv", "”Vi har avslutat avtalet med leverantören”, säger Nordviks talesperson.", NORDVIK, None),
    ("sv", "Vi kommer att inrätta en ersättningsfond inom sex månader.", NORDVIK, "2024-11-10"),
]
# Demands, hopes, refusals, values, denials, allegations, others' promises.
NONE = [
    ("en", "Amnesty International called on Nordvik to stop selling cameras by 2025."),
    ("en", "Nordvik should end the contract immediately, the union said."),
    ("en", ("The government promised to compensate the villagers by 2025. Nordvik declined to comment.")),
    ("en", "“We respect human rights and are committed to acting responsibly,” Nordvik said."),
    ("en", "Nordvik refused to end the contract."),
    ("en", "“Nordvik will be held to account,” said Joan Reed of the union."),
    ("en", "Nordvik sold 400 drones to the army in 2021 and has supplied spare parts since."),
    ("en", "Nordvik will appeal against the ruling, it said."),
    ("en", "“We will not comment on individual contracts,” Nordvik said."),
    ("en", "Campaigners hope that Nordvik will stop buying cotton from the region."),
    ("en", "The minister said the ministry would review the licence of Nordvik by June."),
    ("en", "Nordvik has not ended the contract."),
    ("en", "Will Nordvik stop supplying the army?"),
    ("en", "The Dutch pension fund ABP has sold its stake in Nordvik."),
    ("de", "Amnesty fordert Nordvik auf, die Lieferungen bis 2025 einzustellen."),
    ("de", "Nordvik müsse den Vertrag sofort beenden, sagte die Gewerkschaft."),
    ("de", "Die Ministerin versprach, das Gesetz bis 2025 zu ändern. Nordvik äußerte sich nicht."),
    ("de", "Nordvik lehnte es ab, den Vertrag zu beenden."),
    ("de", "Nordvik soll 2020 Kameras an die Polizei geliefert haben."),
    ("de", "„Wir bekennen uns zu den Menschenrechten“, sagte Nordvik."),
    ("de", "Nordvik kündigte 40 Arbeitern, die einer Gewerkschaft beigetreten waren."),
    ("de", "Nordvik hat den Vertrag nicht gekündigt."),
    ("fr", "Amnesty exhorte Nordvik à cesser ses ventes avant 2025."),
    ("fr", "Nordvik doit mettre fin au contrat, estime le syndicat."),
    ("fr", "Le ministre a promis de réformer la loi d'ici 2025."),
    ("fr", "Nordvik a refusé de résilier le contrat."),
    ("fr", "Nordvik aurait fourni des caméras à la police entre 2019 et 2021."),
    ("fr", "« Nous sommes attachés au respect des droits humains », affirme Nordvik."),
    ("fr", "Nordvik n'a pas suspendu ses livraisons."),
    ("nl", "Amnesty roept Nordvik op om de leveringen voor 2025 te stoppen."),
    ("nl", "Nordvik moet het contract onmiddellijk opzeggen, vindt de vakbond."),
    ("nl", "De minister beloofde de wet voor 2025 aan te passen."),
    ("nl", "Nordvik weigert het contract op te zeggen."),
    ("nl", "Nordvik zou in 2020 camera’s aan de politie hebben geleverd."),
    ("nl", "“Wij respecteren de mensenrechten”, zegt Nordvik."),
    ("nl", "Nordvik heeft het contract niet opgezegd."),
    ("nl", "Nordvik ontsloeg veertig arbeiders en sloot de kliniek."),
    ("sv", "Amnesty uppmanar Nordvik att sluta sälja kameror senast 2025."),
    ("sv", "Nordvik måste avsluta avtalet omedelbart, anser facket."),
    ("sv", "Ministern lovade att ändra lagen senast 2025."),
    ("sv", "Nordvik vägrar att avsluta avtalet."),
    ("sv", "Nordvik ska ha sålt kameror till polisen 2020."),
    ("sv", "”Vi respekterar mänskliga rättigheter”, säger Nordvik."),
    ("sv", "Nordvik har inte avslutat avtalet."),
]


def told(text, language, *, quoted=(), author=None):
    return [
        (one.company, one.due)
        for one in find_commitments(story(text, language), companies_of(text), quotes_of(text, quoted), author)
    ]


@pytest.mark.parametrize(("language", "text", "company", "due"), TOLD)
def test_a_promise_or_a_measure_is_its_subjects_with_its_deadline(language, text, company, due):
    assert told(text, language) == [(company, due)]


@pytest.mark.parametrize(("language", "text", "company", "due"), OWN)
def test_in_a_companys_own_words_we_will_suffices(language, text, company, due):
    author = None if quotes_of(text) else company
    assert told(text, language, quoted=(company,), author=author) == [(company, due)]
    assert told(text, language) == []


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_is_asked_hoped_refused_or_alleged_is_no_promise(language, text):
    assert told(text, language, quoted=() if "union" in text else (NORDVIK,)) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We ended the lease in May and will not sign another before the court has ruled."),
        ("de", "Wir haben den Bezug im Mai gestoppt und werden ihn erst wieder aufnehmen, wenn das Wasser sauber ist."),
        ("nl", "Wij hebben in 2023 onze toets aangescherpt en zullen geen dammen meer verzekeren."),
    ],
)
def test_what_was_done_and_what_will_be_are_one_in_a_short_sentence(language, text):
    assert [one.text for one in find_commitments(story(text, language), companies_of(text), (), NORDVIK)] == [text]


def test_each_item_of_an_agreement_is_whose_name_it_begins_with():
    text = "Nordvik has agreed to the following:\n\n- Halden Foods opens the road to the wells.\n\n- The fence goes."
    assert [company for company, _ in told(text, "en")] == [HALDEN, NORDVIK]


def test_what_a_company_tells_has_a_subject_of_its_own():
    text = "In a second mail Nordvik told us that a new policy had been introduced in July 2022."
    assert [company for company, _ in told(text, "en")] == [NORDVIK]


def weighed(monkeypatch, likely, text, *, quoted=(), author=None):
    monkeypatch.setattr(commitments, "leaning", lambda *_: likely)
    found = find_commitments(story(text, "en"), companies_of(text), quotes_of(text, quoted), author)
    return [(one.company, one.text, one.due) for one in found]


def test_own_words_that_are_likely_a_promise_are_one(monkeypatch):
    plain, dated = "The trucks for the mill go by the river.", "The trucks for the mill go by the river from May 2026."
    assert weighed(monkeypatch, 0.2, plain, author=NORDVIK) == []
    assert weighed(monkeypatch, 0.4, plain, author=NORDVIK) == [(NORDVIK, plain, None)]
    assert weighed(monkeypatch, 0.4, dated, author=NORDVIK) == [(NORDVIK, dated, "2026-05")]


@pytest.mark.parametrize(
    "text",
    [
        "Nordvik was there. “The trucks go by the river in the dark of night.”",
        "Nordvik was there. The minister lets the trucks go by the river.",
        "Nordvik was there. We let the trucks go by the river.",
        "Nordvik was there. In the dark of night people go by the river.",
        "Recommended is that Nordvik takes the trucks off the road.",
    ],
)
def test_what_somebody_else_says_or_asks_for_is_nobodys_promise_however_it_sounds(monkeypatch, text):
    found = weighed(monkeypatch, 0.9, text, quoted=(None,) if "“" in text else ())
    assert [told for _, told, _ in found] in ([], ["Nordvik was there."])


def test_what_a_firm_is_accused_of_is_no_promise_however_it_sounds(monkeypatch):
    accused = "Nordvik is accused by Amnesty of having poisoned the river in 2021, which killed 12 people."
    assert weighed(monkeypatch, 0.9, accused) == []
    plain = "The trucks of Nordvik go by the river."
    assert weighed(monkeypatch, 0.9, plain) == [(NORDVIK, plain, None)]
    assert weighed(monkeypatch, 0.9, "The trucks go by.") == []


def test_a_word_that_promises_by_itself_is_a_promise_however_unlikely(monkeypatch):
    pledged, planned = "Nordvik promised to close the mill.", "Nordvik will close the mill."
    assert weighed(monkeypatch, 0.01, pledged) == [(NORDVIK, pledged, None)]
    assert weighed(monkeypatch, 0.01, planned) == []
