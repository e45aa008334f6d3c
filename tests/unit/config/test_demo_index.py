"""The demo's second index is what its publisher published, imported by one editor and published by another."""

import csv
import json
from datetime import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accountability.assessments.models import Assessment
from accountability.record.models import Scorecard, Standing
from accounts.ledger import verify_ledger
from accounts.models import LedgerEntry, User
from companies.models import Company
from config.demo.index import FOLDER, load_index
from config.demo.load import load_demo
from config.demo.people import PEOPLE

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def published() -> dict[tuple[str, str], float | None]:
    with (FOLDER / "published.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {(r["company"], r["criterion"]): None if r["score"] == "N/A" else float(r["score"]) for r in rows}


def frozen() -> dict[tuple[str, str], float | None]:
    documents = [json.loads(text) for text in Scorecard.objects.values_list("document", flat=True)]
    nodes = [(document["company"]["name"], node) for document in documents for node in document["nodes"]]
    return {(name, n["id"]): None if n["score"] is None else float(n["score"]) for name, n in nodes}


def test_every_frozen_score_is_the_published_one(now: datetime) -> None:
    load_index(now=now)
    wanted, found = published(), frozen()
    assert len(wanted) == 1036
    wrong = [key for key in wanted if found[key] != (wanted[key] if wanted[key] is None else near(wanted[key]))]
    assert wrong == []
    assert Standing.objects.filter(origin="published-elsewhere", group="platform").count() == 14


def near(score: float | None) -> object:
    return pytest.approx(score, abs=0.005)


def test_index_is_imported_by_one_editor_and_published_by_another(now: datetime) -> None:
    load_index(now=now)
    assert set(Assessment.objects.values_list("importers__email", flat=True)) == {PEOPLE["editor"].email}
    publishing = LedgerEntry.objects.filter(verb="scorecard.published.by")
    assert [json.loads(entry.body)["by"] for entry in publishing] == 14 * [uid_of("second_editor")]
    assert verify_ledger().is_sound


def uid_of(person: str) -> str:
    return str(User.objects.get(email=PEOPLE[person].email).uid)


def test_command_adds_the_index_to_a_site_that_has_the_case(now: datetime) -> None:
    load_demo(now=now)
    first, again = StringIO(), StringIO()
    call_command("demo", stdout=first)
    call_command("demo", stdout=again)
    case, index = first.getvalue().splitlines()
    assert case == "The demo case is here already."
    assert index.startswith("Demo index loaded: Alibaba, Amazon, Apple, Baidu, Google,")
    assert again.getvalue().splitlines() == ["The demo case is here already.", "The demo index is here already."]
    assert (Company.objects.count(), Scorecard.objects.count()) == (17, 17)


def test_command_loads_only_on_localhost(settings: object) -> None:
    settings.SITE_URL = "https://onrecord.example"
    with pytest.raises(CommandError, match="on localhost"):
        call_command("demo")
    assert Scorecard.objects.count() == 0
