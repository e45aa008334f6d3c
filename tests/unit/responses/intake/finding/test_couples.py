"""Names of two and three that are one firm's, and lists of firms that are not."""

import pytest

from tests.found_names import names_in

COUPLES = [
    ("nl", "Pensioenfonds Haven en Vaart verkoopt zijn belang.", {"Haven en Vaart"}),
    ("nl", "Handelaar Tarnholm en reder Solveng verkopen hun belang.", {"Tarnholm", "Solveng"}),
    ("en", "The law firm Price and Oakes has left. Nobody at Price and Oakes knew.", {"Price and Oakes"}),
    ("en", "The retailer Tarnholm and Solveng have left.", {"Tarnholm"}),
    ("de", "Die Kanzlei Wehl und Tarn hat das geprüft.", {"Wehl und Tarn"}),
    ("sv", "Konsultfirman Dahl, Dahl & Osman hade besiktigat kranen. DDO ska ändra det.", {"Dahl, Dahl & Osman"}),
    ("fr", "Le Collectif Finance et Mangroves publie des noms. Mangroves et marais n’en savent rien.", set()),
]


@pytest.mark.parametrize(("language", "text", "names"), COUPLES)
def test_one_firm_of_two_names_is_told_from_two_firms(language, text, names):
    found = names_in(text, language)
    assert {next((name for name in names if name in one), one) for one in found} == names
