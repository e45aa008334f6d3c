"""/verify/, the script and the ledger: an outsider checks it all."""

import hashlib
import json
import subprocess
import sys

import pytest

from accounts.models import LedgerEntry
from tests.factories import make_company, make_scorecard

pytestmark = pytest.mark.django_db
SCRIPT = "/verify/verify_record.txt"


def ledger(client):
    return [json.loads(line) for line in client.get("/ledger.jsonl").getvalue().splitlines()]


def run_script(client, live_server, tmp_path):
    script = tmp_path / "verify_record.py"
    script.write_bytes(client.get(SCRIPT).content)
    return subprocess.run([sys.executable, script, live_server.url], capture_output=True, text=True, check=False)


def test_verify_explains_and_prints_the_script(client):
    response = client.get("/verify/")
    assert "http://localhost:8000/verify/verify_record.txt" in response.text
    assert "hashlib.sha256" in response.text
    assert client.get(SCRIPT)["Content-Type"] == "text/plain; charset=utf-8"


def test_ledger_shows_public_entries_in_full_and_private_ones_by_their_hashes(client, idemia):
    entries = list(LedgerEntry.objects.order_by("seq"))
    shown = ledger(client)
    assert [line["seq"] for line in shown] == [entry.seq for entry in entries]
    assert {entry.is_public for entry in entries} == {True, False}
    for entry, line in zip(entries, shown, strict=True):
        expected = {"seq": entry.seq, "body_sha256": entry.body_sha256, "hash": entry.hash}
        assert line == (expected | {"body": entry.body} if entry.is_public else expected)


def test_ledger_ends_at_the_current_edition(client, idemia):
    before = ledger(client)
    make_company("Not yet published")
    assert ledger(client) == before


def test_ledger_is_a_chain_anybody_can_walk(client, idemia):
    previous = "0" * 64
    for line in ledger(client):
        previous = hashlib.sha256((previous + line["body_sha256"]).encode()).hexdigest()
        assert previous == line["hash"]


def test_script_without_an_argument_says_how_to_use_it(client, tmp_path):
    script = tmp_path / "verify_record.py"
    script.write_bytes(client.get(SCRIPT).content)
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "Usage: python3 verify_record.py https://the-site.example\n")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_script_verifies_the_live_site(client, live_server, tmp_path):
    scorecard = make_scorecard()
    done = run_script(client, live_server, tmp_path)
    assert done.stderr == ""
    last = LedgerEntry.objects.latest("seq")
    assert last.seq >= scorecard.edition
    assert done.stdout == (f"{last.seq} entries in one unbroken chain, 3 documents unchanged. Last hash: {last.hash}\n")
