"""``manage.py verify_record``: everything published is held against the ledger."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from accountability.frameworks.models import Methodology
from accountability.record.models import Checks, Scorecard, Standing
from accountability.record.services import publish_checks, publish_scorecard
from accounts.models import LedgerEntry
from responses.rechecks.services import Interval
from responses.sources.models import Capture
from responses.statements.models import Statement
from responses.statements.services import watch
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def scorecard(assessment, editor):
    """A published company with a check; everything may be tampered with."""
    published = publish_scorecard(assessment=assessment, by=editor, now=NOW)
    watch(subject=Statement.objects.get(), interval=Interval(TODAY), by=editor, now=NOW)
    publish_checks(now=NOW)
    for table in ("record_scorecard", "record_checks", "sources_capture", "accounts_ledgerentry"):
        for verb in ("update", "delete"):
            on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            with connection.cursor() as cursor:
                cursor.execute(f"DROP TRIGGER IF EXISTS onrecord_no_{verb}_{table}{on_table}")
    return published


def faults(capsys, *options):
    with pytest.raises(SystemExit) as stopped:
        call_command("verify_record", *options)
    assert stopped.value.code == 1
    return [line.removeprefix("FAULT ") for line in capsys.readouterr().out.splitlines() if line.startswith("FAULT")]


def test_record_that_holds(scorecard, capsys):
    call_command("verify_record")
    entries = LedgerEntry.objects.count()
    assert capsys.readouterr().out.splitlines() == [
        f"{entries} ledger entries",
        "1 scorecards",
        f"{Checks.objects.count()} checks",
        "1 standings",
        "1 methodologies",
        "1 archived copies",
        "The record holds.",
    ]


def test_one_flipped_byte_of_a_document_is_named(scorecard, capsys):
    flipped = scorecard.document.replace("It says so.", "It says sp.")
    Scorecard.objects.update(document=flipped)
    assert faults(capsys) == [
        f"scorecard of edition {scorecard.edition}: the text does not have the SHA-256 in its column",
        f"scorecard of edition {scorecard.edition}: the text does not have the SHA-256 in its ledger entry",
    ]


def test_column_that_names_another_hash_is_named(scorecard, capsys):
    edition = Checks.objects.latest("edition").edition
    Checks.objects.filter(edition=edition).update(sha256="0" * 64)
    assert faults(capsys) == [f"checks of edition {edition}: the text does not have the SHA-256 in its column"]


def test_document_that_is_not_in_the_ledger_or_gone_is_named(scorecard, capsys):
    edition = Checks.objects.latest("edition").edition
    Checks.objects.filter(edition=edition).update(edition=edition + 100)
    assert faults(capsys) == [
        f"checks of edition {edition + 100}: no ledger entry of this number publishes it",
        f"checks of edition {edition}: missing",
    ]


def test_document_that_cannot_be_read_is_named(scorecard, capsys):
    Scorecard.objects.update(document=scorecard.document[1:])
    assert faults(capsys)[-1] == "standings: a document they follow from cannot be read (JSONDecodeError)"


def test_ledger_entry_that_cannot_be_read_is_named(scorecard, capsys):
    LedgerEntry.objects.filter(seq=scorecard.edition).update(body="{}")
    first, second = faults(capsys)
    assert first.startswith(f"ledger entry {scorecard.edition}: the body cannot be read")
    assert second.endswith("the text does not have the SHA-256 in its ledger entry")


def test_standing_that_does_not_follow_is_named(scorecard, capsys):
    Standing.objects.update(score=99)
    assert faults(capsys) == ["standing of axis-communications by small: not what the scorecard says"]
    assert Standing.objects.get().score == 99


def test_methodology_with_another_text_is_named(scorecard, capsys):
    Methodology.objects.update(text=Methodology.objects.get().text.replace("points: 50", "points: 51"))
    assert faults(capsys) == [
        "methodology small 1: the text does not have its SHA-256",
        "methodology small 1: no ledger entry installs this text",
    ]


def test_copy_with_another_text_is_named(scorecard, capsys):
    Capture.objects.update(text="Something else.")
    assert faults(capsys) == [f"copy {Capture.objects.get().pk}: the text does not have its SHA-256"]


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"Something else.")])
def test_archived_file_that_is_damaged_is_named_unless_files_are_passed_over(scorecard, capsys, damage):
    capture = Capture.objects.get()
    capture.path.chmod(0o640)
    damage(capture.path)
    assert faults(capsys) == [f"copy {capture.pk}: {capture.path} is missing or does not have its SHA-256"]
    call_command("verify_record", "--without-files")
    assert "1 archived copies (texts only)" in capsys.readouterr().out
