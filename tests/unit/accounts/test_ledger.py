"""The chain holds, and a flipped byte anywhere names its entry."""

import datetime
import json

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.canonical import canonical_json, sha256_of
from accounts.ledger import GENESIS, digest_of, record_entry, subject_of, verify_ledger
from accounts.models import LedgerEntry, LedgerHead, User
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain():
    """Three entries about one person."""
    person = make_user()
    return [record_entry(verb=f"test.{n}", subject=person, changes={"n": n}, by=person, now=NOW) for n in (1, 2, 3)]


@pytest.fixture
def tampering(chain):
    """The database no longer guards the ledger: somebody with full access is at work."""
    on_table = " ON accounts_ledgerentry" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER onrecord_no_update_accounts_ledgerentry{on_table}")


def flipped(value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value ^ 8
    if isinstance(value, datetime.datetime):
        return value + datetime.timedelta(microseconds=1)
    return value[:-1] + chr(ord(value[-1]) ^ 1)


def test_empty_ledger_holds():
    report = verify_ledger()
    assert (report.is_sound, report.checked, report.head_hash) == (True, 0, GENESIS)


def test_sound_ledger_says_how_far_and_where_it_ends(chain):
    report = verify_ledger()
    assert (report.is_sound, report.checked, report.head_hash) == (True, 3, chain[-1].hash)


def test_entry_follows_from_its_body_and_the_one_before(chain):
    first, second, _third = chain
    body = json.loads(second.body)
    assert second.body == canonical_json(body)
    assert second.hash == sha256_of(first.hash + sha256_of(second.body))
    assert (body["seq"], body["verb"], body["changes"], body["public"]) == (2, "test.2", {"n": 2}, False)
    assert body["by"] == str(User.objects.get().uid)


def test_entry_by_nobody_is_the_systems():
    entry = record_entry(verb="test.swept", subject=make_user(), changes={}, by=None, now=NOW, is_public=True)
    assert (json.loads(entry.body)["by"], entry.is_public) == ("system", True)
    assert verify_ledger().is_sound


@pytest.mark.parametrize("seq", [1, 2, 3])
@pytest.mark.parametrize("column", [field.attname for field in LedgerEntry._meta.concrete_fields])
def test_flipped_byte_of_any_column_names_the_entry(tampering, column, seq):
    entry = LedgerEntry.objects.filter(seq=seq)
    entry.update(**{column: flipped(entry.values_list(column, flat=True).get())})
    report = verify_ledger()
    assert (report.broken_seq, report.checked) == (seq, seq - 1)
    assert report.reason


@pytest.mark.parametrize("position", [0, 50, -1])
def test_flipped_byte_anywhere_in_a_body_names_the_entry(tampering, position):
    body = LedgerEntry.objects.get(seq=2).body
    index = position % len(body)
    changed = body[:index] + chr(ord(body[index]) ^ 1) + body[index + 1 :]
    LedgerEntry.objects.filter(seq=2).update(body=changed)
    assert verify_ledger().broken_seq == 2


@pytest.mark.parametrize("body", ["", "[]", "{}", "null", '{"seq": 2, "public": false, "at": 7}'])
def test_body_of_another_kind_names_the_entry(tampering, body):
    LedgerEntry.objects.filter(seq=2).update(body=body)
    report = verify_ledger()
    assert report.broken_seq == 2
    assert report.reason.startswith("the body cannot be read")


NO_DATE = {"sqlite": "'2025-66-02 09:30:00'", "postgresql": "'2025-66-02 09:30:00'"}
NO_TEXT = {"sqlite": "CAST(x'ff' AS TEXT)", "postgresql": "convert_from('\\xff', 'UTF8')"}


@pytest.mark.parametrize(("column", "values"), [("at", NO_DATE), ("body", NO_TEXT)])
def test_column_that_cannot_be_read_names_the_entry(tampering, column, values):
    value = values[connection.vendor]
    statement = f"UPDATE accounts_ledgerentry SET {column} = {value} WHERE seq = 2"  # noqa: S608  # constants
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # holds no such value in the first place
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute(statement)
            return
        cursor.execute(statement)
    report = verify_ledger()
    assert (report.broken_seq, report.checked) == (2, 1)
    assert report.reason.startswith("the row cannot be read")


def test_missing_entry_is_named(chain):
    LedgerEntry.objects.filter(seq=2).delete()
    report = verify_ledger()
    assert (report.broken_seq, report.reason) == (2, "entry 2 is missing; the next present is 3")


def test_cut_off_tail_is_noticed_by_the_head(chain):
    LedgerEntry.objects.filter(seq=3).delete()
    report = verify_ledger()
    assert (report.broken_seq, report.reason) == (3, "the head names entry 3, the last entry present is 2")


def test_lost_head_is_noticed(chain):
    LedgerHead.objects.all().delete()
    assert verify_ledger().broken_seq == 4


def test_rewritten_history_is_noticed_by_the_head(tampering, chain):
    body = LedgerEntry.objects.get(seq=3).body.replace('"n":3', '"n":4')
    hashes = {"body_sha256": sha256_of(body), "hash": sha256_of(chain[1].hash + sha256_of(body))}
    LedgerEntry.objects.filter(seq=3).update(body=body, **hashes)
    assert verify_ledger().broken_seq == 4


@pytest.mark.parametrize("change", [lambda rows: rows.update(verb="other"), lambda rows: rows.update(seq=99)])
def test_database_refuses_to_change_an_entry(chain, change):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change(LedgerEntry.objects.filter(seq=2))
    assert verify_ledger().is_sound


def test_words_of_the_ledger():
    person = make_user()
    entry = record_entry(verb="test.done", subject=person, changes={}, by=person, now=NOW)
    assert subject_of(person) == f"user:{person.pk}"
    assert (digest_of(""), digest_of("a")) == ("", f"sha256:{sha256_of('a')}")
    assert (str(entry), str(LedgerHead.objects.get())) == (f"1 test.done user:{person.pk}", f"1 {entry.hash}")


def test_public_entry_names_the_role_and_a_private_one_the_person():
    editor = make_user("editor")
    facts = {"verb": "scorecard.published", "subject": editor, "changes": {"sha256": "x"}, "now": NOW}
    public = record_entry(**facts, by=editor, is_public=True)
    companion, shown = (json.loads(entry.body) for entry in LedgerEntry.objects.all())
    assert (shown["by"], shown["verb"], shown["seq"], public.seq) == ("editor", "scorecard.published", 2, 2)
    assert str(editor.uid) not in public.body
    assert (companion["by"], companion["verb"], companion["public"]) == (
        str(editor.uid),
        "scorecard.published.by",
        False,
    )
    assert companion["changes"] == {"entry": 2}
    assert (verify_ledger().is_sound, verify_ledger().checked) == (True, 2)
