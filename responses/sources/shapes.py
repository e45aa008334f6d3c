"""What a reader gives back, whatever kind of file it read."""

from typing import NamedTuple


class Extract(NamedTuple):
    """The text of a file, and what the file says of itself: proposed to a person, never taken as true.

    Each ``…_from`` names where it stood. ``published_on`` is an ISO date or empty. ``notes`` are codes with a detail,
    as ``encoding-assumed: windows-1252``; what they mean in plain words stands in ``choices``.
    """

    text: str
    extractor: str
    title: str = ""
    title_from: str = ""
    language: str = ""
    language_from: str = ""
    published_on: str = ""
    published_from: str = ""
    publisher: str = ""
    publisher_from: str = ""
    address: str = ""
    notes: tuple[str, ...] = ()
