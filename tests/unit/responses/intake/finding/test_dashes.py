"""Speech after a dash, and attributions between the marks."""

import pytest

from responses.intake.finding.dashes import dash_parts
from responses.intake.finding.marks import marked_spans
from tests.stories import story

PARTS = [
    ("sv", "– Vi går, säger Eva Lund. Vi kommer inte igen.", ["Vi går", " Vi kommer inte igen."]),
    ("sv", "– Vi går, säger hon, och vi kommer inte igen.", ["Vi går", "och vi kommer inte igen."]),
    ("sv", "– Ska vi gå? undrar Eva Lund, chef på bolaget.", ["Ska vi gå?"]),
    ("sv", "– Vi går inte härifrån.", ["Vi går inte härifrån."]),
    ("sv", "Går ni?\n\n- Ja, i morgon.", ["Ja, i morgon."]),
    ("sv", "- en båt\n\n- en bil", []),
    ("en", "— We left, said Eva Lund.", ["We left"]),
    ("en", "– a boat\n\n– a car", []),
    (
        "fr",
        "« Nous partons, assure Eva Lund, et nous ne reviendrons pas. »",
        [" Nous partons", "et nous ne reviendrons pas. "],
    ),
    ("fr", "« Nous partons, a-t-elle déclaré. Demain. »", [" Nous partons", " Demain. "]),
    ("fr", "« Nous partons, a déclaré Eva Lund. »", [" Nous partons"]),
    ("fr", "« Nous partons, voilà tout. »", [" Nous partons, voilà tout. "]),
]


@pytest.mark.parametrize(("language", "text", "parts"), PARTS)
def test_the_speakers_words_are_parted_from_the_attribution(language, text, parts):
    article = story(text, language)

    assert [text[mark.start : mark.end] for mark in dash_parts(article, marked_spans(article))] == parts
