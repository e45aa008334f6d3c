"""Reading a list of companies that are known, in the forms people keep them in."""

import csv
import json
from typing import Any

from responses.intake.finding.shapes import Known


def known_companies(text: str) -> tuple[Known, ...]:
    """The companies of a list: JSON (texts or ``{"name", "also"}``, bare or under "companies"), or lines "name;other".

    Raises ValueError when it is JSON of another shape.
    """
    text = text.strip().removeprefix("\ufeff")
    if text.startswith(("[", "{")):
        return tuple(_of_json(entry) for entry in _entries(json.loads(text)))
    rows = csv.reader(text.splitlines(), delimiter=_delimiter(text), skipinitialspace=True)
    names = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    return tuple(Known(row[0], tuple(row[1:])) for row in names if row and row[0].casefold() != "name")


def _entries(read: Any) -> list[Any]:
    """The list in what was read."""
    entries = read.get("companies") if isinstance(read, dict) else read
    if isinstance(entries, list):
        return entries
    raise ValueError('The companies are not a list, nor under "companies".')


def _of_json(entry: Any) -> Known:
    """A company from a text or from its name and other names."""
    if isinstance(entry, str) and entry.strip():
        return Known(entry.strip())
    if isinstance(entry, dict) and isinstance(entry.get("name"), str):
        return Known(entry["name"], tuple(str(other) for other in entry.get("also") or ()))
    raise ValueError(f"Not a company: {json.dumps(entry, ensure_ascii=False)[:80]}")


def _delimiter(text: str) -> str:
    """What stands between the names of a line: names may hold commas, so only where nothing else does."""
    return next((mark for mark in (";", "\t") if mark in text), ";")
