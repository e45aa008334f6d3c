"""Which firm a word means that it was introduced with."""

import pytest

from responses.intake.finding.actors import Cast
from responses.intake.finding.trades import firm_introduced, is_of_stranger
from tests.stories import HALDEN, NORDVIK, companies_of, story


@pytest.mark.parametrize(
    ("language", "introduction", "told", "firm"),
    [
        ("en", "It came from Halden Foods, a Spanish packer in Huelva.", "Calls to the Huelva office rang out", HALDEN),
        ("en", "The packer Halden Foods sold it to Nordvik.", "Calls to the packer's office rang out", HALDEN),
        ("en", "The packer Halden Foods sold it to Nordvik.", "Half of all packer firms did not answer", None),
        ("en", "The packer Halden Foods sold it to the packer Nordvik.", "The packer did not answer", None),
        ("de", "Dort bringt die Leihfirma Nordvik Männer unter.", "Von der Verleihfirma kam keine Antwort", NORDVIK),
        ("de", "Dort bringt die Leihfirma Nordvik Männer unter.", "Von der Behörde kam keine Antwort", None),
        ("fr", "Nordvik, une société italienne, a vendu le fil.", "Contactée, la société italienne se tait", NORDVIK),
        ("nl", "De schepen zijn van rederij Halden Foods.", "Bij de rederij werd niet opgenomen", HALDEN),
        ("sv", "De kom med bemanningsföretaget Nordvik.", "Men bemanningsföretaget svarade inte", NORDVIK),
    ],
)
def test_a_word_means_the_one_firm_that_was_introduced_with_it(language, introduction, told, firm):
    text = f"{introduction} {told}."
    cast = Cast(story(text, language), companies_of(text), ())

    assert firm_introduced(cast, len(introduction), len(text)) == firm


def test_a_description_behind_a_name_that_is_no_firms_is_of_that_name():
    text = "La Source, le groupe de Nordvik, se tait. Nordvik, le groupe de Malmö, se tait."
    cast = Cast(story(text, "fr"), companies_of(text), ())

    assert is_of_stranger(cast, 0, text.index("le groupe"))
    assert not is_of_stranger(cast, text.rindex("Nordvik"), text.rindex("le groupe"))
