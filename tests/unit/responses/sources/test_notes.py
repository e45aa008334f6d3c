"""Notes of readers, in plain words."""

import pytest

from responses.sources.notes import WORDS, say


@pytest.mark.parametrize("code", WORDS)
def test_every_note_has_words_and_shows_its_detail(code):
    said = say(f"{code}: 7 of 9")
    assert said.endswith(".")
    assert ("7 of 9" in said) is ("%(detail)s" in WORDS[code])


def test_note_without_words_is_shown_as_it_is():
    assert say("new-code: 7") == "new-code: 7"
