"""Fetched pages are read in this very process here: the child that reads them has tests of its own."""

import pytest

from responses.sources.reading import extract
from responses.sources.services import answers


@pytest.fixture(autouse=True)
def read_here(monkeypatch):
    """The reader of pages without its child."""
    real = answers.read_bytes

    def read(content, media_type, *, label, address):
        if media_type == "text/html" and content:
            return extract(content, media_type, label=label, address=address)
        return real(content, media_type, label=label, address=address)

    monkeypatch.setattr(answers, "read_bytes", read)
