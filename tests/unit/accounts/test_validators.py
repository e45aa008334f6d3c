"""What text may be stored."""

import pytest
from django.core.exceptions import ValidationError

from accounts.fields import PlainCharField
from accounts.validators import validate_plain_text


@pytest.mark.parametrize("text", ["", "Tab\tline\nend\r\n", "Ünïcödé 中文 🙂", "soft\u00adhyphen", "עברית"])
def test_plain_text_is_stored(text):
    validate_plain_text(text)
    assert PlainCharField(blank=True).run_validators(text) is None


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\x00", "0000"),
        ("\x0c", "000C"),
        ("\x7f", "007F"),
        ("\x85", "0085"),
        ("\ud800", "D800"),
        ("\u202e", "202E"),
        ("\u2066", "2066"),
    ],
)
def test_character_that_hides_or_cannot_be_kept_is_named(character, code):
    with pytest.raises(ValidationError) as refused:
        validate_plain_text(f"ab{character}c")
    assert refused.value.messages == [f"Character 3 (U+{code}) cannot be kept. Remove it and save again."]


def test_one_line_is_stripped_and_stays_one_line():
    field = PlainCharField(max_length=10)
    assert field.clean("  Axis ", None) == "Axis"
    with pytest.raises(ValidationError, match="one line"):
        field.clean("Axis\nAB", None)
