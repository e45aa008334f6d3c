"""Former names that are told of a firm by what it is."""

import pytest

from tests.found_names import names_in

ONE = [
    ("en", "Brandal Foods sells prawns. The firm, known until last year as Pell Trading, is rich."),
    ("en", "Brandal Foods sells prawns. Founded in 1998 as Pell Trading, the firm is rich."),
    ("en", "Brandal Foods, the Limassol food maker known as Pell Trading until 2021, is rich."),
    ("de", "Die Brandal Logistik GmbH zahlt. Die Firma hieß bis vor einem Jahr Pell Transport GmbH."),
    ("de", "Die Brandal Logistik GmbH zahlt. Die Firma wurde 1998 gegründet als Pell Transport GmbH."),
    ("fr", "Brandal Transports paie. La société lilloise, ex-Pell Négoce, se tait."),
    ("fr", "La société Brandal Transports — baptisée Pell Négoce jusqu’en 2019 — se tait."),
    ("fr", "Brandal Transports paie. Fondé en 1998 sous le nom de Pell Négoce, le groupe se tait."),
    (
        "nl",
        "Brandal Transport betaalt.\n\nO.\n\nHet waait.\n\nDe rederij, die tot vorig jaar Pell Logistiek heette.",
    ),
    (
        "sv",
        "Brandal Transport AB\n\nBästa läsare,\n\nNi skriver att vi, när vi fortfarande hette Pell Logistik, ljög.",
    ),
]


@pytest.mark.parametrize(("language", "text"), ONE)
def test_a_former_name_is_no_company_of_its_own(language, text):
    found = names_in(text, language)
    assert len(found) == 1
    assert next(iter(found)).startswith("Brandal")


TWO = [
    ("en", "Brandal Foods sells prawns. Its rival, founded in 1998 by Pell Trading, is rich."),
    ("fr", "Brandal Transports paie. Le directeur, ex-Pell Négoce, se tait."),
    ("nl", "Brandal Transport betaalt. Ook de rederij Pell Logistiek betaalt.\n\nHet regent.\n\nHet waait."),
]


@pytest.mark.parametrize(("language", "text"), TWO)
def test_another_company_stays_one(language, text):
    assert len(names_in(text, language)) == 2
