"""Names that a spreadsheet would run as formulas, written so that it does not, and read back as they were.

A text that begins with = + - @, a tab or a line break (after any apostrophes) gets one apostrophe in front, and reading
takes one off again. So every name comes back as it was, and all other names are the same bytes in and out.
"""

import re

RUN_BY_SPREADSHEETS = re.compile(r"'*[=+\-@\t\r\n]")
ESCAPED = re.compile(r"''*[=+\-@\t\r\n]")


def escaped(text: str) -> str:
    """Return a text as it is written to a file."""
    return f"'{text}" if RUN_BY_SPREADSHEETS.match(text) else text


def unescaped(text: str) -> str:
    """Return a text as it was before it was written to a file."""
    return text[1:] if ESCAPED.match(text) else text
