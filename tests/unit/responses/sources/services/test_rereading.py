"""Reading kept bytes again: a technical copy, never the company's edit."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from accounts.choices import Role
from accounts.errors import NotAllowed, Refused
from responses.sources.choices import QuoteStatus
from responses.sources.models import Capture, Quote
from responses.sources.services import reread_capture, rereading, verify_quote
from tests.factories import NOW, SAID, TEXT, make_capture, make_user

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def reader(monkeypatch):
    """A reader of tomorrow; its text and name may be changed."""
    says = {"text": f"Headline\n\n{TEXT}", "extractor": "reader 2"}
    monkeypatch.setattr(rereading, "read_again", lambda _capture: (says["text"], says["extractor"]))
    return says


def test_copy_read_again_is_technical_with_the_same_bytes(reader):
    capture = make_capture()
    technical = reread_capture(capture=capture, by=None, now=LATER)
    assert (technical.kind, technical.sha256, technical.text) == ("technical", capture.sha256, reader["text"])
    assert (technical.captured_by, technical.extractor, technical.fetch) == (None, "reader 2", None)


def test_quote_the_new_reader_lacks_is_not_missing(reader):
    capture = make_capture()
    quote = verify_quote(capture=capture, quotation=SAID, by=make_user(), now=NOW)
    reader["text"] = "Something else."
    reread_capture(capture=capture, by=None, now=LATER)
    assert Quote.objects.get(pk=quote.pk).status == QuoteStatus.VERIFIED


def test_reader_of_today_changes_nothing():
    with pytest.raises(Refused, match="This very copy"):
        reread_capture(capture=make_capture(), by=make_user(), now=LATER)
    assert Capture.objects.count() == 1


def test_only_the_newest_sound_copy_with_text_is_read_again(reader):
    capture = make_capture()
    reader["text"] = " "
    with pytest.raises(Refused, match="finds no text"):
        reread_capture(capture=capture, by=None, now=LATER)
    reader["text"] = "New text"
    reread_capture(capture=capture, by=None, now=LATER)
    with pytest.raises(Refused, match="Only the newest"):
        reread_capture(capture=capture, by=None, now=LATER)
    with pytest.raises(NotAllowed):
        reread_capture(capture=capture, by=make_user(Role.ADMINISTRATOR), now=LATER)
    capture.path.unlink()
    with pytest.raises(Refused, match="failed its check"):
        reread_capture(capture=capture, by=None, now=LATER)


def said_by_command():
    out = StringIO()
    call_command("reread", stdout=out)
    return out.getvalue()


def test_command_reads_every_source_again_and_counts(reader):
    make_capture()
    assert said_by_command() == "1 copy read again, 0 left as they are.\n"
    assert said_by_command() == "0 copies read again, 1 left as they are.\n"
    assert list(Capture.objects.order_by("pk").values_list("kind", flat=True)) == ["first", "technical"]
