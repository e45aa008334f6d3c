"""The quality and speed of intake's finding: ``python -m benchmarks.intake`` (or ``make bench``).

Exit 1 when a goal is missed. ``--set dev`` leaves the articles nobody tuned on alone, ``-v`` names every miss,
``--lang de`` and ``--only en-01,en-02`` choose articles.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from benchmarks.intake.figures import GOALS, Figures, shortfalls, table
from benchmarks.intake.gold import Gold, articles_of
from benchmarks.intake.judging import Count, judge
from benchmarks.intake.speed import measure_speed
from benchmarks.measuring import machine
from responses.intake.finding.proposals import propose
from responses.intake.finding.shapes import Known
from responses.intake.finding.writing import as_json
from responses.sources.pages import read_page

SETS = {"dev": "written while the rules were", "held": "nobody tuned on these"}


def main() -> int:
    """Print every figure with its goal; 1 when one is missed."""
    options = _options()
    print(f"Finding in articles: {machine()}")
    missed = []
    for folder in options.set:
        chosen = [gold for gold in articles_of(folder) if _is_chosen(gold, options)]
        for mode in ("cold", "given"):
            counts = _counts(chosen, mode, verbose=options.verbose)
            figures = {group: Figures(count) for group, count in counts.items()}
            print(f"\n{folder} ({SETS[folder]}), {mode}: {len(chosen)} articles")
            print("\n".join(table(figures, GOALS[mode])))
            missed += shortfalls(figures["all"], GOALS[mode]) if chosen else []
    speed = [] if options.only else measure_speed()
    print("", *speed, sep="\n")
    return int(bool(missed) or any(goal.measured > goal.goal for goal in speed))


def _options() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", nargs="+", choices=list(SETS), default=list(SETS))
    parser.add_argument("--lang", help="only articles in this language")
    parser.add_argument("--only", help="only these articles, by stem, with commas between them")
    parser.add_argument("-v", "--verbose", action="store_true", help="name every miss")
    return parser.parse_args()


def _is_chosen(gold: Gold, options: argparse.Namespace) -> bool:
    """Whether an article was asked for."""
    return options.lang in (None, gold.language) and (not options.only or gold.stem in options.only.split(","))


def _counts(chosen: Iterable[Gold], mode: str, *, verbose: bool) -> dict[str, Count]:
    """The counts of all articles, of each language, and of web pages."""
    counts: dict[str, Count] = defaultdict(Counter)
    for gold in chosen:
        known = _known(gold) if mode == "given" else ()
        misses: list[str] = []
        count = judge(gold, as_json(propose(read(gold), known=known)), misses.append)
        if verbose and misses:
            print(f"-- {gold.stem} ({mode})", *misses, sep="\n   ")
        for group in _groups(gold):
            counts[group].update(count)
    return {"all": Counter(), **counts}


def _groups(gold: Gold) -> Iterator[str]:
    """What an article is counted under."""
    yield "all"
    yield gold.language
    if gold.path.suffix == ".html":
        yield "html"


def _known(gold: Gold) -> list[Known]:
    """The article's companies, as the register would know them."""
    return [Known(company["name"], tuple(company["also"])) for company in gold.expected["companies"]]


def read(gold: Gold) -> str:
    """The text that is searched: of a web page, as a capture of it is read."""
    if gold.path.suffix == ".html":
        return read_page(gold.path.read_bytes()).text
    return gold.text


if __name__ == "__main__":
    sys.exit(main())
