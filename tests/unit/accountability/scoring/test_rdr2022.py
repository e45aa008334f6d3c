"""The published scores of the Ranking Digital Rights index 2022 come out of the engine."""

import csv
from pathlib import Path

import pytest

from accountability.scoring.answers import AnswerRow, Unit
from accountability.scoring.compiled import compile_methodology
from accountability.scoring.engine import score
from accountability.scoring.parse import parse_methodology
from accountability.scoring.result import Result

pytestmark = pytest.mark.slow

RDR = Path(__file__).parents[4] / "config" / "demo" / "rdr2022"
LIBRARY = Path(__file__).parents[4] / "accountability" / "frameworks" / "library"


def table(name: str) -> list[dict[str, str]]:
    with (RDR / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def result() -> Result:
    methodology = parse_methodology((LIBRARY / "rdr-2022.yaml").read_text(encoding="utf-8"))
    answers = [AnswerRow(row["company"], row["criterion"], row["answer"], row["unit"]) for row in table("answers.csv")]
    units = [Unit(row["company"], row["unit"], row["kind"], row["parent"]) for row in table("units.csv")]
    return score(compile_methodology(methodology), answers, units)


def test_score_reproduces_every_published_value(result):
    published = table("published.csv")
    assert len(published) == 1036
    wrong = [
        row
        for row in published
        if result[row["company"], row["criterion"]].score
        != (None if row["score"] == "N/A" else pytest.approx(float(row["score"]), abs=0.005))
    ]
    assert wrong == []


def test_ranks_follow_the_rounded_totals_of_2022(result):
    ranks = {company: result.of(company).rank for company in result.companies}
    best = sorted(ranks, key=lambda company: (ranks[company], company))
    assert best == [
        "Twitter", "Yahoo", "Microsoft", "Google", "Meta", "Apple", "Kakao",
        "Yandex", "Baidu", "VK", "Alibaba", "Samsung", "Amazon", "Tencent",
    ]  # fmt: skip
    assert [ranks[company] for company in best] == [1, 2, 3, 4, 5, 6, 6, 8, 9, 9, 11, 11, 13, 13]
