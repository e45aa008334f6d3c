"""What the database refuses about evidence, and how rows speak."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from responses.sources.models import Capture, Quote
from tests.factories import NOW, SAID, make_capture, make_quote, make_source

pytestmark = pytest.mark.django_db


def refuses(make, error=IntegrityError):
    with pytest.raises(error), transaction.atomic():
        make()
    return True


def copy_of(row, **changes):
    return lambda: type(row).objects.create(
        **{f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if not f.primary_key} | changes
    )


def test_capture_is_never_empty():
    assert refuses(copy_of(make_capture(), sha256="0" * 64, size=0))


def test_database_refuses_to_change_a_capture():
    capture = make_capture()
    assert refuses(lambda: Capture.objects.update(text="Other words"), error=DatabaseError)
    assert Capture.objects.get().text == capture.text


def test_passage_is_quoted_once_and_never_empty():
    quote = make_quote()
    assert refuses(copy_of(quote))
    assert refuses(copy_of(quote, start=5, end=5))


def test_capture_is_sound_while_its_bytes_are_those_captured():
    capture = make_capture()
    assert capture.is_sound()
    capture.path.chmod(0o600)
    capture.path.write_bytes(capture.path.read_bytes().replace(b"A", b"B", 1))
    assert not capture.is_sound()
    capture.path.unlink()
    assert not capture.is_sound()


def test_rows_are_called_by_what_they_hold():
    capture = make_capture()
    quote = make_quote(SAID, capture=capture)
    assert str(capture) == f"Axis answers · {NOW:%Y-%m-%d} · {capture.sha256[:12]}"
    assert (str(quote), str(Quote(text="a" * 90)), str(make_source())) == (SAID, "a" * 79 + "…", "Axis answers")
