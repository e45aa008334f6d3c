"""One company under several names, and several companies under one."""

import pytest

from tests.found_names import found_in, names_in

RENAMED = [
    ("en", "Three companies, Morphix (now Idenza) from France, Tarnholm and Solveng, were named.", "Idenza", "Morphix"),
    ("en", "In 2015 Morphix — now a part of the French multinational Idenza — won a contract.", "Idenza", "Morphix"),
    ("en", "Idenza plc, formerly known as Morphix, denies it.", "Idenza plc", "Morphix"),
    ("en", "The drone maker Idenza, which was called Morphix until 2019, denies it.", "Idenza", "Morphix"),
    (
        "en",
        "Idenza Ltd denies it. The firm, which changed its name from Morphix in 2019, moved.",
        "Idenza Ltd",
        "Morphix",
    ),
    ("en", "Formerly known as Morphix, Idenza Ltd sells cameras.", "Idenza Ltd", "Morphix"),
    ("en", "Idenza Mining Partners (IMP) owns the dam.", "Idenza Mining Partners", "IMP"),
    ("de", "Morphix (heute Idenza AG) lieferte Stahl.", "Idenza AG", "Morphix"),
    ("de", "Die Idenza AG, die bis 2018 als Morphix firmierte, schweigt.", "Idenza AG", "Morphix"),
    ("fr", "Le constructeur Idenza, l’ancien Morphix, se tait.", "Idenza", "Morphix"),
    ("fr", "La société Idenza, dénommée Morphix jusqu’en 2018, se tait.", "Idenza", "Morphix"),
    ("nl", "Het bedrijf Idenza, voorheen Morphix, zwijgt.", "Idenza", "Morphix"),
    ("sv", "Tidigare Morphix, numera bolaget Idenza AB, tiger.", "Idenza AB", "Morphix"),
    ("en", "The drone maker Idenza, which until 2017 was Morphix, denies it.", "Idenza", "Morphix"),
    ("fr", "La société Idenza (Morphix jusqu’en 2021) se tait.", "Idenza", "Morphix"),
    ("sv", "Telebolaget Morphix, som numera heter Idenza, tiger.", "Idenza", "Morphix"),
]


@pytest.mark.parametrize(("language", "text", "today", "other"), RENAMED)
def test_a_renamed_company_is_one_company_under_todays_name(language, text, today, other):
    found = {company.name: company.also for company in found_in(text, language)}
    assert other in found[today]
    assert other not in found


def test_short_forms_genitives_capitals_and_misspellings_are_one_company():
    text = (
        "The drone maker Halden Optics said no. HALDEN said so twice. Halden's board met."
        " Halden Opitcs is in Oslo.\n\nHALDEN OPTICS AND THE SECRET DEAL WITH RIGA"
    )
    assert names_in(text) == {"Halden Optics"}


def test_german_and_swedish_genitives_are_no_names_of_their_own():
    assert names_in("Der Händler Tarnholm schweigt. Tarnholms Sprecher auch.", "de") == {"Tarnholm"}
    assert names_in("Kedjan Tarnholm tiger. Tarnholms vd också.", "sv") == {"Tarnholm"}


def test_a_subsidiary_named_by_its_own_name_is_a_company_of_its_own():
    text = "Halden Ghana Ltd, a subsidiary of Halden Group plc, runs the mine."
    assert names_in(text) == {"Halden Ghana Ltd", "Halden Group plc"}


def test_a_bank_of_the_same_name_is_another_company():
    text = "Meerkamp, the maker of oils, bought it. The loan came from Meerkamp Bank. Meerkamp said no."
    assert names_in(text) == {"Meerkamp", "Meerkamp Bank"}


def test_names_that_differ_in_more_than_a_letter_stay_apart():
    assert names_in("The retailers Tarnholm and Tornhelm said no.") == {"Tarnholm", "Tornhelm"}


def test_the_name_is_given_without_its_form_and_trade_too():
    (found,) = found_in("Die Spedition Kröger & Sohn GmbH schweigt.", "de")
    assert found.name == "Spedition Kröger & Sohn GmbH"
    assert {"Spedition Kröger & Sohn", "Kröger & Sohn"} <= set(found.also)


NOT_RENAMED = [
    ("The bank Tarnholm, now Oxwick-based, pays. Tarnholm is old.", {"Tarnholm": ()}),
    ("The bank Tarnholm “Solveng Ltd” pays.", {"Tarnholm": (), "Solveng Ltd": ("Solveng",)}),
    ("The bank Tarnholm, formerly Amnesty International, pays.", {"Tarnholm": ()}),
]


@pytest.mark.parametrize(("text", "names"), NOT_RENAMED)
def test_a_place_a_name_in_marks_and_a_listed_body_are_no_former_names(text, names):
    assert {company.name: company.also for company in found_in(text, "en")} == names


def test_two_legal_forms_of_one_name_are_one_company():
    (found,) = found_in("The bank Tarnholm Ltd (formerly Tarnholm AB) pays.", "en")
    assert (found.name, set(found.also)) == ("Tarnholm Ltd", {"Tarnholm AB", "Tarnholm"})


def test_a_name_that_ends_in_s_with_an_apostrophe_is_the_one_without():
    (found,) = found_in("Poppy sells dolls. Dolls were sold by Poppy's, the toy chain. Poppy's pays.", "en")
    assert (found.name, found.also) == ("Poppy's", ("Poppy",))
