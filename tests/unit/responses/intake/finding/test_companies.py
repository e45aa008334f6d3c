"""Companies by the words about them, in five languages; and what is none."""

import pytest

from responses.intake.finding import leanings
from responses.intake.finding.shapes import Known
from tests.found_names import found_in, names_in

COMPANIES = [
    ("en", "Workers blame the Danish retailer Solveng for low pay.", {"Solveng"}),
    ("en", "Tarnholm, a maker of police drones, denies it.", {"Tarnholm"}),
    ("en", "Tarnholm is a bank. Nobody else was asked.", {"Tarnholm"}),
    ("nl", "Pakketbezorger Tarnholm, die volgens de bond te weinig betaalt, zwijgt.", {"Tarnholm"}),
    ("nl", "Importeur Karel van Dongen sprak met reder Tarnholm van Rotterdam.", {"Tarnholm"}),
    ("sv", "NKP:s bedömning är klar. Enligt NKP har bolaget Tarnholm brustit.", {"Tarnholm"}),
    ("nl", "Bewonersgroep Schone Zoom is het zat.", set()),
    ("nl", "De tapijten lagen bij Leen Bakker.", {"Leen Bakker"}),
    ("en", "The mill belongs to Oakmere Spinning Ltd. It is old.", {"Oakmere Spinning Ltd."}),
    ("en", "Three suppliers, Tarnholm, Solveng and Pell & Rudd, were named.", {"Tarnholm", "Solveng", "Pell & Rudd"}),
    ("en", "It ships to suppliers such as Tarnholm and to Solveng.", {"Tarnholm", "Solveng"}),
    ("en", "A spokesperson for Tarnholm said no. Then Tarnholm said yes.", {"Tarnholm"}),
    ("en", "Tarnholm's chief executive, Ann Poole, resigned.", {"Tarnholm"}),
    ("en", "Tarnholm did not respond to a request for comment.", {"Tarnholm"}),
    ("en", "The ore was sold to Tarnholm by thieves.", {"Tarnholm"}),
    ("en", "The dam is owned by Tarnholm, which sells power abroad.", {"Tarnholm"}),
    ("en", "Its main contractor, Tarnholm, left.", {"Tarnholm"}),
    ("en", "Dolls were sold by Poppy's, the toy chain.", {"Poppy's"}),
    ("en", "Beacon Freight had a bad week. The logistics firm lost its biggest client.", {"Beacon Freight"}),
    ("en", "Tarnholm and Solveng lent money. Neither bank returned calls.", {"Tarnholm", "Solveng"}),
    ("en", "Vale Aggregates (North) Limited pleaded guilty.", {"Vale Aggregates (North) Limited"}),
    ("en", "Lawyers at Solveng, who act for the widows, said no.", {"Solveng"}),
    ("en", "The Solveng hotel chain paid. Nobody at Solveng knew. Solveng is big. They like Solveng.", {"Solveng"}),
    ("en", "Solveng's compliance team lied. A Solveng compliance manager left. It sued Solveng.", {"Solveng"}),
    ("en", "Its camps belong to Tarnholm.", {"Tarnholm"}),
    ("fr", "Les serres appartiennent à Tarnholm.", {"Tarnholm"}),
    ("fr", "Le Cabinet Tarnholm, commissaire aux comptes de la banque, se tait.", {"Cabinet Tarnholm"}),
    ("sv", "Naturskyddsgruppen Rent Vatten Nord kräver svar.", set()),
    ("sv", "Värmekameror från Härnby säger något.", set()),
    ("sv", "Tanken byggs av Tarn Marin. Samma varv har byggt andra.", {"Tarn Marin"}),
    ("de", "Das Buchungsportal Tarnholm bewirbt das Haus.", {"Tarnholm"}),
    ("de", "Der Händler habe in der Region Tarnholm gekauft.", set()),
    ("nl", "De pompen werden verdeeld door Tarnholm Medisch.", {"Tarnholm Medisch"}),
    ("en", "They kept the passports of workers at its Tarnby site.", set()),
    ("en", "One investor is not amused. “No,” a partner, Fay Groves, said in an email.", set()),
    ("en", "Calls to the packer's office went unanswered. The firm has an Export Control Joint Unit.", set()),
    ("en", "The chief legal officer of Tarnholm, Ann Poole, said no.", {"Tarnholm"}),
    ("fr", "Selon un rapport sur un export responsable, Tarn Défense a vendu des radars.", {"Tarn Défense"}),
    ("fr", "Depuis son entrée en Tarnbourse, l'entreprise est muette.", set()),
    ("en", "Two lenders were asked; a third, Solveng, said no.", {"Solveng"}),
    ("en", "Chief Executive, Solveng.", {"Solveng"}),
    ("en", "At Solveng, we care. It said so.", {"Solveng"}),
    ("en", "The union bank of the port, Marine Union Trust, is a lender.", {"Marine Union Trust"}),
    ("en", "The clothes were sewn for customers of Solveng.", {"Solveng"}),
    ("en", "They were sold in shops by Philips.", {"Philips"}),
    ("en", "A contract with Solveng was signed. In Solveng, the brand, nobody talks. It is a bank.", {"Solveng"}),
    ("de", "Der Zürcher Kobalthändler Tarnholm bestreitet das.", {"Tarnholm"}),
    ("de", "Eine Tarnholm-Sprecherin sagte ab. Die Firma Solveng schwieg.", {"Tarnholm", "Solveng"}),
    ("de", "Geliefert hat die Reederei Asmus & Söhne.", {"Reederei Asmus & Söhne"}),
    ("de", "Die Discounter Tarnholm und Solveng kaufen dort.", {"Tarnholm", "Solveng"}),
    ("de", "Der Zwischenhaendler Tarnholm kaufte das Schiff.", {"Tarnholm"}),
    ("de", "Eigentümerin ist die Ostwind Energie GmbH & Co. KG.", {"Ostwind Energie GmbH & Co. KG"}),
    ("fr", "Le fabricant de drones Tarnholm dément.", {"Tarnholm"}),
    ("fr", "Selon l’armateur danois Tarnholm, tout est en règle.", {"Tarnholm"}),
    ("fr", "La Compagnie des Eaux de Lure SA a été condamnée.", {"Compagnie des Eaux de Lure SA"}),
    ("fr", "Tarnholm, filiale du groupe Solveng, n’a pas répondu.", {"Tarnholm", "Solveng"}),
    ("fr", "Le recruteur, c'est Tarnholm, une agence.", {"Tarnholm"}),
    (
        "de",
        "Die Bauteile gingen an die türkische Tarnholm geliefert. Tarnholm ist groß. Man kennt Tarnholm.",
        {"Tarnholm"},
    ),
    ("de", "Die Tarnholm-Gruppe schweigt.", {"Tarnholm"}),
    (
        "de",
        "Drei Versorger, die Tarnholm Lippe, die Ostwind AG und Enbag, kaufen.",
        {"Tarnholm Lippe", "Ostwind AG", "Enbag"},
    ),
    ("fr", "Le donneur d’ordre, Tarnholm, se tait.", {"Tarnholm"}),
    ("en", "Tarnholm, a maker of boats, left. We met Eva Lund, the firm's chief executive.", {"Tarnholm"}),
    ("fr", "Chez Tarnholm, on se tait.", {"Tarnholm"}),
    (
        "fr",
        "Tarnholm est le propriétaire d’une usine. Le fabricant suisse de montres Solveng aussi.",
        {"Solveng", "Tarnholm"},
    ),
    ("sv", "Tarnholm Trä är ett bolag. Solveng ska lägga ned.", {"Tarnholm Trä"}),
    ("nl", "Het schip was van Tarnholm, dat kabels legt en verkoopt.", {"Tarnholm"}),
    ("nl", "Kledingketen Tarnholm stopt met katoen uit China.", {"Tarnholm"}),
    ("nl", "Het bedrijf Tarnholm levert aan Solveng en aan brouwerij Zwart.", {"Tarnholm", "Solveng", "Zwart"}),
    ("nl", "De eigenaar is Van Aalst Industries uit Breda.", {"Van Aalst Industries"}),
    ("sv", "Gruvbolaget Tarnholm nekar.", {"Tarnholm"}),
    ("sv", "Fabriken köper tyg av polska Tarnholm. Kedjan Solveng gör det inte.", {"Tarnholm", "Solveng"}),
    ("sv", "Bemanningsföretaget heter Tarnholm.", {"Tarnholm"}),
]

NO_COMPANIES = [
    ("en", "Anna Berg, a lawyer, said the company was wrong. Berg did not respond."),
    ("en", "Amnesty International said in a statement that the law was broken."),
    ("en", "The charity Riverkeep did not respond to a request for comment."),
    ("en", "Riverkeep, a campaign group, sued. Health Minister Yusuf Omar promised an inquiry."),
    ("en", "The Harbour Times told readers that ore was sold to Denmark."),
    ("en", "Workers said in a statement that they were paid late. However, nothing changed."),
    ("en", "The Skylark programme was sold to schools in Leeds."),
    ("en", "We use cookies. You agree to Adserve Ltd and 40 partners."),
    ("en", "The charity boss, J. Poole, 44, and Mr Solveng met. Says Otto Pryor, the friend of Otto Pryor."),
    ("en", "Nordhal is a charity. Sulman, which met in May, is a union. Fenwick is a director."),
    ("en", "The firm, of Cooksbury, left."),
    ("en", "Cameras were supplied to the ‘Starnet Renewal and Extension Project’ in Leeds."),
    ("en", "“Solveng” is a word. The Solveng river is dry. It is called Solveng."),
    ("de", "Die Näherinnen sagten, dass Zwischenhändler Geräte verkauften."),
    ("de", "Die Gewerkschaft Nordlicht und das Landgericht Köln antworteten nicht."),
    ("de", "Das Transportministerium kündigte Kontrollen an."),
    ("fr", "L’ONG Racines affirme que l’usine ferme. Racines n’a pas répondu."),
    ("fr", "Le réseau d’aide Racines et le fabricant à Racines. Selon Mme Sorel, l’usine vend à Mme Sorel."),
    ("en", "Mr Solveng met the newspaper Solveng. A spokesman for the operator, Otto Pryor, said no."),
    ("en", "The director, Lirael Voss, left. Lirael Voss is a bank holiday."),
    ("fr", "Le quotidien Le Phare a publié l’enquête d’Anne Roux, 43 ans."),
    ("nl", "Demissionair minister Els Bos wil een wet. Vakbond Samen ook."),
    ("sv", "Rättegången fortsätter. Pengarna är borta, säger Elin Ek på Fredsförbundet."),
]


@pytest.mark.parametrize(("language", "text", "names"), COMPANIES)
def test_companies_are_known_by_the_words_about_them(language, text, names):
    assert names_in(text, language) == names


@pytest.mark.parametrize(("language", "text"), NO_COMPANIES)
def test_people_media_bodies_places_and_words_are_no_companies(language, text):
    assert names_in(text, language) == set()


def test_a_table_names_companies_in_the_column_that_says_so():
    rows = "Date | Company | Reply\n3 May | Tarnholm | none\n4 May | Solveng | We do not buy there"
    assert names_in(rows, "en") == {"Tarnholm", "Solveng"}


def test_a_list_under_a_line_that_counts_firms_names_them():
    assert names_in("These buyers were named:\n\n- Tarnholm\n- Solveng\n", "en") == {"Tarnholm", "Solveng"}


def test_headings_under_a_text_that_counts_firms_name_them():
    sections = "\n\n".join(f"{name}\n\nTold us it had left in May." for name in ("Firth Mills", "Tarnholm", "Solveng"))
    assert names_in(f"We wrote to three companies last year.\n\n{sections}", "en") == {
        "Firth Mills",
        "Tarnholm",
        "Solveng",
    }


def test_a_headline_is_cut_down_to_the_name_in_the_text():
    text = "Marrow Foods Sets New Goals\n\nThe cannery is run by Marrow Foods, a packer of tuna."
    assert names_in(text, "en") == {"Marrow Foods"}


def test_in_english_the_group_with_its_name_behind_it_campaigns():
    text = "Fishermen are angry. The {} Clean Bay called it a shame."
    assert names_in(text.format("group"), "en") == set()
    assert names_in(text.format("retailer"), "en") == {"Clean Bay"}


def test_a_name_within_a_name_is_another_firm_where_each_has_its_own_trade():
    text = "A supplier of software, Halden, sold it. It has nothing to do with Halden Capital, a London fund."
    assert names_in(text, "en") == {"Halden", "Halden Capital"}
    owned = "Marrow Foods, the cannery of the bay, is a subsidiary of the Marrow group. Marrow pays."
    assert names_in(owned, "en") == {"Marrow Foods", "Marrow"}


def test_a_letter_names_its_company_in_its_head():
    text = "Kronmoor Textil GmbH\n\nSehr geehrte Frau Ott,\n\nwir danken für Ihren Brief.\n\nMit freundlichen Grüßen"
    assert names_in(text, "de") == {"Kronmoor Textil GmbH"}


def test_a_known_company_needs_context_when_its_name_is_a_common_word():
    known = (Known("Orange", key=7),)
    assert names_in("Orange growers are poor. The orange is a fruit.", "en", known) == set()
    (found,) = found_in("Growers say that Orange pays late.", "en", known)
    assert (found.name, found.key) == ("Orange", 7)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("KEB struck another note.", True),
        ("Castellan, which stamps panels, moved its orders.", True),
        ("Castellan walls are thick and old.", False),
    ],
)
def test_a_known_name_at_the_head_of_a_sentence_is_one_in_capitals_or_before_what_it_is(text, is_one):
    name = text.replace(",", "").split()[0]

    assert names_in(text, "en", (Known(name),)) == ({name} if is_one else set())


def test_a_known_company_is_found_by_its_other_and_short_names():
    known = (Known("Halden Optics AB", ("Lumina",), key=3),)
    (found,) = found_in("Lumina lied, said Halden Optics. A Halden spokesman said no.", "en", known)
    assert (found.name, found.key, len(found.mentions)) == ("Halden Optics AB", 3, 3)


def test_a_name_inside_another_name_is_not_the_known_company():
    known = (Known("Axis Communications", ("Axis",)),)
    assert names_in("Axis Bank lent the money to Pell & Rudd Ltd.", "en", known) == {"Axis Bank", "Pell & Rudd Ltd."}


def test_an_article_without_names_has_no_companies():
    assert found_in("nothing here is written large", "en") == ()


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "The case is against Solveng Hydro, a maker, and its unit Solveng Hydro Finance.",
         {"Solveng Hydro", "Solveng Hydro Finance"}),
        ("en", "The claim against Tarnholm Bay Ltd and Tarnholm was dropped. Tarnholm, a retailer, is glad.",
         {"Tarnholm Bay Ltd", "Tarnholm"}),
        ("fr", "La plainte vise Solveng, enseigne de prêt-à-porter, et Solveng Logistique, sa filiale.",
         {"Solveng", "Solveng Logistique"}),
        ("en", "Solveng said this, and Solveng Hydro Ltd said that.", {"Solveng Hydro Ltd"}),
        ("en", "Solveng Hydro Ltd sells pipes; and Solveng denies it.", {"Solveng Hydro Ltd"}),
    ],
)  # fmt: skip
def test_a_parent_and_a_subsidiary_named_side_by_side_are_two(language, text, names):
    assert names_in(text, language) == names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "They blame Tarnholm Minerals, a miner. It is old.", {"Tarnholm Minerals"}),
        ("en", "They blame Tarnholm, the Perth-based miner. It is old.", {"Tarnholm"}),
        ("en", "They blame Tarnholm, a miner that ships ore. It is old.", {"Tarnholm"}),
        ("en", "They thank Tarnholm, a miner. He is old.", set()),
        ("en", "The fish came from Orrin Bay Canning. It was old.", {"Orrin Bay Canning"}),
        ("fr", "Le rapport de Tarnholm Conseil est paru. Tarnholm Conseil n’a pas répondu.", {"Tarnholm Conseil"}),
        ("fr", "Le Haut Conseil a parlé.", set()),
        ("de", "Der Importeur Tarnholm Bau schweigt.", {"Tarnholm Bau"}),
        ("nl", "Oud-directeur Kees Smit van de keten Tarnholm zweeg.", {"Tarnholm"}),
        ("en", "Guests at the Solveng, which is owned by Tarnholm Hotels Ltd, left.", {"Tarnholm Hotels Ltd"}),
        (
            "en",
            "Solveng sells fish. “No,” said Ann Poole, Solveng's head of sales. Solveng is a retailer.",
            {"Solveng"},
        ),
    ],
)
def test_words_of_trade_and_of_persons_beside_a_name(language, text, names):
    assert names_in(text, language) == names


def test_a_parody_is_neither_a_company_nor_a_name_of_one():
    text = "The retailer Solveng is calm. A satirical account named Solveng Cares jokes about it."
    (found,) = found_in(text, "en")
    assert (found.name, found.also) == ("Solveng", ())
    text = "The retailer Solveng is calm.\n\nAn account calling itself Solvang says it sees you. It is a joke."
    (found,) = found_in(text, "en")
    assert (found.name, found.also) == ("Solveng", ())


def test_a_sentence_that_says_whose_former_name_it_is_speaks_of_no_other_firm():
    text = "The retailer Solveng is calm. Tarnholm AB, which went by the name Old Pell until 2018, is not."
    assert names_in(text, "en") == {"Solveng", "Tarnholm AB"}


@pytest.mark.parametrize("text", ["The retailer Tarnholm left.", "The mill is owned by Tarnholm."])
def test_learned_words_weigh_half_against_what_the_article_says_outright(text, monkeypatch):
    monkeypatch.setattr(leanings, "weights", lambda *_which: {leanings.ALWAYS: -3.2})

    assert names_in(text) == {"Tarnholm"}
    assert names_in("Tarnholm said it did not respond to a request for comment.") == set()
