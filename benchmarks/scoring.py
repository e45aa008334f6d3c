"""The speed of scoring: ``python -m benchmarks.scoring`` (or ``make bench``); exit 1 when a goal is missed.

Ratios are of best times in one interleaved run; OPENBLAS_NUM_THREADS=1. Everything generated is the same each time.
"""

import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from accountability.scoring.compiled import Compiled, compile_methodology
from accountability.scoring.engine import score_sheet
from accountability.scoring.folding import Layout, lay_out
from accountability.scoring.parse import parse_methodology
from accountability.scoring.scorefiles import Files, check, load, score_checked
from accountability.scoring.sensitivity import rank_ranges
from accountability.scoring.sheet import Sheet
from benchmarks.measuring import Goal, alone, in_turn, machine, peak, seconds

THEMES, LEAVES = 6, 10
WEIGHTS = np.array([1.0, 2.0, 1.0, 3.0, 1.0, 1.0, 2.0, 1.0, 1.0, 1.0])
ANSWERS = {"yes": 100.0, "partial": 50.0, "no": 0.0, "na": np.nan}
ROWS = 1_000_000
MANAGE = Path(__file__).resolve().parents[1] / "manage.py"


def methodology_text() -> str:
    """Sixty leaves in six themes, weighted means throughout."""
    options = ", ".join(
        f"{{answer: {answer}, points: {'null' if np.isnan(points) else points}}}" for answer, points in ANSWERS.items()
    )
    lines = ["format: 1", "id: bench", 'version: "1"', "title: Bench", "scales:", f"  s: [{options}]", "criteria:"]
    lines.append("  - {id: T, title: Total, level: total}")
    for theme in range(THEMES):
        lines.append(f"  - {{id: T{theme}, parent: T, title: Theme, level: theme, weight: {1 + theme % 2}}}")
        lines += [
            f"  - {{id: T{theme}.{leaf}, parent: T{theme}, title: Leaf, level: leaf, scale: s, weight: {weight:g}}}"
            for leaf, weight in enumerate(WEIGHTS)
        ]
    return "\n".join(lines) + "\n"


def sheet_of(compiled: Compiled, companies: int) -> tuple[Layout, Sheet]:
    """Random answers, one in ten not applicable and one in ten not given."""
    random = np.random.default_rng(1)
    layout = lay_out([f"company {number:06d}" for number in range(companies)], [])
    shape = (len(compiled.rows), companies)
    sheet = Sheet(np.full(shape, np.nan), np.zeros(shape, dtype=bool))
    for leaf in compiled.methodology.leaves():
        row = compiled.rows[leaf.id]
        sheet.given[row] = random.random(companies) < 0.9
        points = random.choice([*ANSWERS.values()], companies, p=[0.4, 0.2, 0.3, 0.1])
        sheet.points[row] = np.where(sheet.given[row], points, np.nan)
    return layout, sheet


def by_hand(compiled: Compiled, sheet: Sheet) -> np.ndarray:
    """The same weighted means in one pass of NumPy, without engine, counts or maxima."""
    themes = []
    for theme in range(THEMES):
        first = compiled.rows[f"T{theme}.0"]
        block = sheet.points[first : first + LEAVES]
        there = ~np.isnan(block)
        themes.append(WEIGHTS @ np.where(there, block, 0.0) / (WEIGHTS @ there))
    weights = np.array([1.0 + theme % 2 for theme in range(THEMES)])
    return weights @ np.array(themes) / weights.sum()


def measure_engine() -> list[Goal]:
    """100,000 assessments × 60 leaves, compiled, answers in arrays."""
    compiled = compile_methodology(parse_methodology(methodology_text()))
    layout, sheet = sheet_of(compiled, 100_000)
    result = score_sheet(compiled, layout, sheet)
    np.testing.assert_allclose(result.summary.totals(compiled), by_hand(compiled, sheet))
    engine, hand = in_turn(9, lambda: score_sheet(compiled, layout, sheet), lambda: by_hand(compiled, sheet))
    ranked = seconds(lambda: (result.grades, result.ranks))
    print(f"  6 M answers: engine {engine:.3f} s (scores, maxima, counts), by hand {hand:.3f} s (scores only)")
    print(f"  ranks and grades of 100,000, worked out when asked for: {ranked:.3f} s")
    return [
        Goal("6 M answers scored, against one NumPy pass by hand", 3, engine / hand, "×"),
        Goal("  memory at its peak", 1024, peak(), "MB"),
    ]


def write_answers(path: Path) -> None:
    """A million answers of 16,667 companies."""
    random = np.random.default_rng(2)
    said = random.choice([*ANSWERS], ROWS, p=[0.4, 0.2, 0.3, 0.1]).tolist()
    places = [f"T{theme}.{leaf}" for theme in range(THEMES) for leaf in range(LEAVES)]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["company", "unit", "criterion", "answer"])
        writer.writerows(
            [f"company {row // len(places):06d}", "", places[row % len(places)], answer]
            for row, answer in enumerate(said)
        )


def measure_files(folder: str) -> list[Goal]:
    """Parsing, checking and scoring of a million rows apart, in this process."""
    files = Files(Path(folder) / "m.yaml", Path(folder) / "a.csv")
    times = [time.perf_counter()]
    loaded = load(files)
    times.append(time.perf_counter())
    checked = check(loaded)
    times.append(time.perf_counter())
    score_checked(loaded, checked)
    times.append(time.perf_counter())
    parts = [f"{what} {after - before:.2f} s" for what, before, after in
             zip(("parsed in", "checked in", "scored in"), times, times[1:], strict=False)]  # fmt: skip
    print(f"  1 M rows: {', '.join(parts)}")
    return []


def measure_command(folder: str) -> list[Goal]:
    """`manage.py score` from start to end on a million rows."""
    command = [sys.executable, str(MANAGE), "score", f"{folder}/m.yaml", f"{folder}/a.csv", "--out", f"{folder}/s.csv"]
    environment = {**os.environ, "VAR_DIR": folder}
    taken = seconds(lambda: subprocess.run(command, check=True, env=environment))
    held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return [
        Goal("manage.py score on 1 M answer rows, start to end", 10, taken, "s"),
        Goal("  memory at its peak", 500, held, "MB"),
    ]


def measure_ranges() -> list[Goal]:
    """1,000 re-weightings × 1,000 companies × 60 leaves."""
    compiled = compile_methodology(parse_methodology(methodology_text()))
    layout, sheet = sheet_of(compiled, 1000)
    result = score_sheet(compiled, layout, sheet)
    (taken,) = in_turn(3, lambda: rank_ranges(result, 1000, seed=1))
    return [Goal("1,000 re-weightings × 1,000 companies × 60 leaves, with ranks", 1, taken, "s")]


def main() -> int:
    """Print every goal with what was measured; 1 when one is missed."""
    print(f"Scoring: {machine()}")
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as folder:
        (Path(folder) / "m.yaml").write_text(methodology_text(), encoding="utf-8")
        write_answers(Path(folder) / "a.csv")
        goals = alone(measure_engine) + alone(measure_files, folder)
        goals += alone(measure_command, folder) + alone(measure_ranges)
    for goal in goals:
        print(goal)
    return int(any(goal.measured > goal.goal for goal in goals))


if __name__ == "__main__":
    sys.exit(main())
