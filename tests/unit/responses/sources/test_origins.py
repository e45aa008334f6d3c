"""Places where something was read, in plain words."""

import re
from pathlib import Path

import pytest

from responses.sources import documents, mails, mastheads, pdfs
from responses.sources.origins import FAMILIES, OUTVOTED, PLACES, say_place, say_proposed
from responses.sources.services import uploads


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("h1", "its heading"),
        ("og:site_name", "the metadata of the page"),
        ("JSON-LD datePublished", "the metadata of the page"),
        ("meta article:published_time", "the metadata of the page"),
        ("html lang", "the metadata of the page"),
        ("PDF creation date", "the day on which the file was made"),
        ("text (the page says de)", "its text, though the page calls it de"),
        ("a place of tomorrow", "a place of tomorrow"),
    ],
)
def test_a_place_is_told_in_plain_words(place, told):
    assert say_place(place) == told


def test_what_is_proposed_says_from_where():
    assert say_proposed("first lines") == "Proposed from its first lines. Check it."


@pytest.mark.parametrize("reader", [documents, mails, mastheads, pdfs, uploads])
def test_every_place_a_reader_names_has_plain_words(reader):
    source = Path(reader.__file__).read_text(encoding="utf-8")
    named = re.findall(r'(?:_from=|Stated\([^"()]*, f?)"([^"]+)"', source)
    named += re.findall(r'(?:place|day_from) = .*"([^"]+)"$', source, flags=re.MULTILINE)
    named += re.findall(r'^        \(.*, "([^"]+)"\),$', source, flags=re.MULTILINE)
    assert named
    assert [each for each in named if each not in PLACES and not each.startswith((*FAMILIES, OUTVOTED))] == []
