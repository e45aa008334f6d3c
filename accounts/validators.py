"""What text may be stored."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# C0 and C1 controls except tab, line feed, carriage return; lone surrogates; direction overrides, which can make
# a quoted sentence read as another one.
UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def validate_plain_text(value: str) -> None:
    """Refuse characters that cannot be stored faithfully or that hide what a text says."""
    found = UNSTORABLE.search(value)
    if found:
        raise ValidationError(
            _("Character %(position)d (U+%(code)s) cannot be kept. Remove it and save again."),
            code="unstorable_character",
            params={"position": found.start() + 1, "code": f"{ord(found[0]):04X}"},
        )
