"""Whether texts of a file can be kept as imported answers."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError

from accountability.assessments.models import ImportedAnswer
from accountability.scoring.importfiles import TextCheck

COLUMNS = ("criterion", "answer", "note", "source_url", "quote")


def text_checks() -> Mapping[str, TextCheck]:
    """For each column of an answers file what says why a text cannot be kept, '' when it can."""
    return {name: partial(_fault, ImportedAnswer._meta.get_field(name)) for name in COLUMNS}


def _fault(field: Any, text: str) -> str:
    try:
        field.clean(text, None)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
