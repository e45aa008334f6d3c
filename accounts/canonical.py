"""Canonical JSON: one document, one string of bytes, for hashing.

Keys sorted by code point, no white space, UTF-8 without escapes, no floating-point numbers (they have no single
spelling; write a decimal as a string). For the documents written here it agrees with RFC 8785.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | bool | None


def canonical_json(document: Json) -> str:
    """The one spelling of ``document``. Raises TypeError for a float or anything JSON does not know."""
    _refuse_floats(document)
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def sha256_of(text: str | bytes) -> str:
    """SHA-256 of the text's UTF-8 bytes, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def _refuse_floats(document: Json) -> None:
    if isinstance(document, float):
        raise TypeError("canonical JSON holds no floating-point numbers; write a string")
    if isinstance(document, Mapping):
        for value in document.values():
            _refuse_floats(value)
    elif isinstance(document, Sequence) and not isinstance(document, str):
        for value in document:
            _refuse_floats(value)
