"""What tells a company from a town, a programme, a letter's first line or a German noun."""

import pytest

from tests.found_names import names_in

FOUND = [
    ("en", "Prawns end up with Tarnholm Foods of Grimswick, which sells them on.", {"Tarnholm Foods"}),
    ("en", "LONGWICK (Newsline) - Tarnholm Foods sells prawns. The trader is rich.", {"Tarnholm Foods"}),
    ("de", "Kleinstadt (xyz) - Der Drohnenhersteller Tarnholm lieferte. Das Unternehmen schweigt.", {"Tarnholm"}),
    ("de", "Die Donau-Kredit, Hausbank des Unternehmens, verwies auf andere. Sie schwieg.", {"Donau-Kredit"}),
    ("sv", "Fjärdbanken, som lånat ut pengar, avböjer att kommentera. Det regnade.", {"Fjärdbanken"}),
    ("sv", "Blodbanken svarade inte. Det regnade.", set()),
    ("de", "Die Eigentümerin Gudrun Tarnholm schwieg. Es regnete.", set()),
    ("sv", "Ägaren Lars Tarnholm Hult svarade inte. Tarnholm Hult säger att det regnade.", set()),
    ("en", "The mill’s lawyer, Crispin Tarnholm KC, did not reply. It rained.", set()),
    ("fr", "« Cela s’achète », sourit Ksena Tarnholm, spécialiste de l’armement. Il pleuvait.", set()),
    ("fr", "« On rentrait tard », a témoigné Ibrahim Ag Tarnholm. Il pleuvait.", set()),
    ("fr", "La société Tarnholm AG n’a pas répondu. Il pleuvait.", {"Tarnholm AG"}),
    ("fr", "La vanne était fermée, a déclaré à l’ABC le directeur du site. Il pleuvait.", set()),
    ("en", "It sold cameras for the Safe City Programme and to the Skynet Upgrading and Renewal Project.", set()),
    ("en", "It sold cameras to the retailer Tarnholm and the Renewal Project.", {"Tarnholm"}),
    ("nl", "Het werk ging naar baggeraar Van der Veen uit Sliedrecht. De baggeraar zwijgt.", {"Van der Veen"}),
    ("de", "Brandt Fleisch liefert Wurst. Die Firma Brandt Fleisch schweigt.", {"Brandt Fleisch"}),
    ("de", "Ob die Kette Konsequenzen zieht, ist offen. Der Händler Tarnholm schweigt.", {"Tarnholm"}),
    ("fr", "Chez Tarnholm, le directeur d’usine Karim Tazi dément. Leur employeur, Tarnholm, se tait.", {"Tarnholm"}),
    ("en", "The National Tarnholm Service sold uniforms and did not respond.", set()),
    ("de", "Die Lampe GmbH (bis 2023: Tarnholm Holding) liefert. Die Lampe GmbH schweigt.", {"Lampe GmbH"}),
    ("en", "Tarnholm (until 2023: Solveng Trading) is a bank. It is old.", {"Tarnholm"}),
    ("en", "The boats are old.\n\nAbout Solveng:\n\nIt sells boats.", {"Solveng"}),
    ("en", "We and our partners use cookies, Adserve Ltd included. Accept all?", set()),
    ("en", "Tarnholm, the very old and grey and wet and cold and loud and dear old bank, left.", set()),
    ("en", "Its largest customer, the Scottish salmon farmer Glenor, left.", {"Glenor"}),
    ("en", "Date | Reply\n3 May | Tarnholm", set()),
    (
        "en",
        "These banks pay:\n\n- Tarnholm\n- Solveng pays\n- It is said that Pell pays\n- nobody",
        {"Tarnholm", "Solveng"},
    ),
    ("en", "You ask about Anna Duong Garment JSC. Anna Duong did not answer.", {"Anna Duong Garment JSC"}),
    ("en", "Anna Duong Garment JSC is a mill. Mr Anna Duong did not answer.", {"Anna Duong Garment JSC"}),
    ("en", "You also ask about our parent, Corrie Tarn Group. It was late.", {"Corrie Tarn Group"}),
    ("en", "The plaintiffs' group, Solveng, marched. It rained.", set()),
    ("en", "The nutmeg came from PT Rempah Timur. It rained.", {"PT Rempah Timur"}),
    ("en", "THE NUTMEG\n\nPT REMPAH TIMUR PAYS\n\nIt rained.", set()),
    ("de", "Die Lampen prüfte das Prüfinstitut Gebhardt. Es regnete.", {"Prüfinstitut Gebhardt"}),
    ("de", "Das zeigen Messungen der Umweltgruppe Tarnholm. Es regnete.", set()),
    ("de", "Fleischwerke Tarnholm hat zwei Hallen geräumt. Es regnete.", {"Fleischwerke Tarnholm"}),
    ("de", "Tarnholm Dokuma vermietet Kleidung. Es regnete.", {"Tarnholm Dokuma"}),
    ("fr", "Les pièces venaient de Fonderies Perrin. Il pleuvait.", {"Fonderies Perrin"}),
    ("fr", "Énergies nouvelles ou non, il pleuvait. La société Tarnholm se tait.", {"Tarnholm"}),
    ("fr", "Le négociant communique les coordonnées GPS de ses parcelles. Il pleuvait.", set()),
    ("fr", "Chez Tarnholm, l’autre fournisseur, personne n’a rien dit. Il pleuvait.", {"Tarnholm"}),
    ("fr", "Le groupe Solveng vend les boîtes de Solveng et de Tarnholm.", {"Solveng"}),
    ("de", "Die Tarnbank, die den Bau finanziert, schweigt. Es regnete.", {"Tarnbank"}),
    ("de", "Die Datenbank, die alle nutzen, schweigt. Es regnete.", set()),
    ("en", "He was told by Rubel, a sewing contractor who left. It rained.", set()),
    ("en", "He was told by Rubel, a sewing contractor which left. It rained.", {"Rubel"}),
    ("nl", "De kassen zijn van het Aalsmeerse familiebedrijf Tarnholm. Het regende.", {"Tarnholm"}),
    ("nl", "Het regende.\n\nHet bedrijf Tarnholmse betaalt. Het regende.", {"Tarnholmse"}),
    ("fr", "La région lance le programme Transports Propres en mai. Il pleuvait.", set()),
    ("nl", "Dat blijkt uit het project Zuiver Transport. Het regende.", set()),
    ("nl", "Het onderzoek deed Ingenieursbureau Snoek. Het regende.", {"Ingenieursbureau Snoek"}),
    ("sv", "Ägaren Stellan Rudqvist beskriver summan. Det regnade.", set()),
    ("sv", "Lokalen ägs av Fastighets AB Lyktan. Det regnade.", {"Fastighets AB Lyktan"}),
]


@pytest.mark.parametrize(("language", "text", "names"), FOUND)
def test_what_is_a_company_here(language, text, names):
    assert names_in(text, language) == names


LETTER = "Tarnholm Pêche\n\nLure, le 10 octobre 2022\n\nMadame,\n\nNous avons lu votre rapport.\n\nYves Le Bihan"


def test_the_first_line_of_a_letter_is_whose_letter_it_is():
    assert names_in(LETTER, "fr") == {"Tarnholm Pêche"}
    assert names_in(LETTER.replace("Madame,", "Hier."), "fr") == set()


def test_a_headline_in_small_letters_names_a_trade():
    headline = "Gruvbolaget Tarnholm spränger nära renarnas marker\n\nTarnholm sover. Det regnade."
    capitals = "Gruvbolaget Tarnholm Spränger Nära Renarnas Marker\n\nTarnholm sover. Det regnade."

    assert names_in(headline, "sv") == {"Tarnholm"}
    assert names_in(capitals, "sv") == set()
