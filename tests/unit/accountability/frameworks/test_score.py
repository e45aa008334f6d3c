"""`manage.py score`: RDR 2022 comes out of the files, bad input goes to stderr, and no database is needed."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accountability.frameworks.management.commands.score import draws

ROOT = Path(__file__).resolve().parents[4]
RDR = ROOT / "config" / "demo" / "rdr2022"
FILES = [str(ROOT / "accountability" / "frameworks" / "library" / "rdr-2022.yaml"), str(RDR / "answers.csv")]
WITH_UNITS = [*FILES, "--units", str(RDR / "units.csv")]


def scores(*options: str) -> list[dict[str, str]]:
    out = io.StringIO()
    call_command("score", *WITH_UNITS, *options, stdout=out)
    return [*csv.DictReader(io.StringIO(out.getvalue()))]


def refused(*arguments: str) -> str:
    error = io.StringIO()
    with pytest.raises(SystemExit) as raised:
        call_command("score", *arguments, stderr=error)
    assert raised.value.code == 2
    return error.getvalue()


@pytest.mark.slow
def test_score_reproduces_every_published_value_of_rdr_2022():
    found = {(row["company"], row["criterion"]): row["score"] for row in scores()}
    with (RDR / "published.csv").open(encoding="utf-8", newline="") as lines:
        published = [*csv.DictReader(lines)]
    assert len(published) == 1036
    wrong = []
    for row in published:
        expected, score = row["score"], found[row["company"], row["criterion"]]
        same = score == "" if expected == "N/A" else abs(float(score) - float(expected)) <= 0.005
        wrong += [] if same else [row]
    assert wrong == []


@pytest.mark.slow
def test_score_ranks_within_groups_and_adds_ranges():
    grouped = ["--companies", str(RDR / "companies.csv"), "--group-by", "type", "--ranges", "20", "--seed", "7"]
    totals = {row["company"]: row for row in scores(*grouped) if row["criterion"] == "RDR"}
    assert [totals[name]["rank"] for name in ("Twitter", "Yahoo", "Tencent")] == ["1", "2", "13"]
    twitter = [totals["Twitter"][f"rank_{end}"] for end in ("low", "median", "high")]
    assert twitter == sorted(twitter)
    assert twitter[0] == "1"


@pytest.mark.slow
def test_score_writes_to_a_file_and_needs_no_database(tmp_path):
    out = tmp_path / "scores.csv"
    environment = {**os.environ, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "DJANGO_SETTINGS_MODULE": ""}
    environment = {key: value for key, value in environment.items() if value} | {"VAR_DIR": str(tmp_path)}
    command = [sys.executable, str(ROOT / "manage.py"), "score", *WITH_UNITS, "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert out.read_text(encoding="utf-8").startswith(
        "company,criterion,level,score,max,answered,applicable,grade,rank\n"
    )
    assert len(out.read_text(encoding="utf-8").splitlines()) == 1 + 14 * 74


def test_score_refuses_bad_input_with_the_list_and_writes_nothing(tmp_path):
    out = tmp_path / "scores.csv"
    out.write_text("old")
    error = refused(*FILES, "--out", str(out)).split("\n")
    assert (
        error[0] == f"{RDR / 'answers.csv'}: line 2: the unit 'AliGenie' of Alibaba is not declared; no unit of it is"
    )
    assert error[-2:] == ["and 14414 more", ""]
    assert [path.name for path in tmp_path.iterdir()] == ["scores.csv"]
    assert out.read_text() == "old"


@pytest.mark.parametrize("number", ["0", "-1", "x", "10001", "²"])
def test_score_takes_a_number_of_draws_that_ranges_can_be_read_from(number):
    with pytest.raises(CommandError, match=f"--ranges: must be a number from 1 to 10000, not {number}"):
        call_command("score", *FILES, f"--ranges={number}")
    assert draws("10000") == 10000
