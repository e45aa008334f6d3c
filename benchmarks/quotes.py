"""The speed of verifying quotes: ``python -m benchmarks.quotes`` (or ``make bench``); exit 1 when a goal is missed.

A report of 200 pages with lines wrapped as in a PDF; a quarter of the quotes each stand there word for word, but for
white space and marks, but for hyphens at line ends, and not at all. Everything is the same at each run.
"""

import random
import sys
import textwrap

from benchmarks.measuring import Goal, machine, seconds
from responses.sources.passages import find_passage, fold

PAGES, WORDS, QUOTES = 200, 500, 1_000
WRONG = " as nobody has ever said"


def report() -> str:
    """Words without sense, in wrapped lines of which some end within a word."""
    luck = random.Random(1)  # noqa: S311  # a text, not a secret
    known = ["".join(luck.choices("aeinorstlmdk", k=luck.randint(2, 11))) for _ in range(8_000)]
    pages = (" ".join(luck.choices(known, k=WORDS)) for _ in range(PAGES))
    return "\n\n".join(_wrapped(page, luck) for page in pages)


def _wrapped(page: str, luck: random.Random) -> str:
    lines = []
    for line in textwrap.wrap(page, 90):
        start, _space, last = line.rpartition(" ")
        hyphenated = f"{start} {last[:3]}-\n{last[3:]}"
        lines.append(hyphenated if len(last) > 6 and luck.random() < 0.2 else line)
    return "\n".join(lines)


def quotes_of(text: str) -> list[tuple[str, bool]]:
    """Quotations, and whether each stands in the text."""
    luck = random.Random(2)  # noqa: S311  # as above
    found = []
    for number in range(QUOTES):
        start = text.index(" ", luck.randrange(len(text) - 1_000)) + 1
        words = text[start : text.index(" ", start + luck.randint(40, 400))]
        spaced = "  ".join(words.split())
        found.append(
            (
                (words, True),
                (spaced, True),
                (words.replace("-\n", "").replace("\n", " "), True),
                (spaced + WRONG, False),
            )[number % 4]
        )
    return found


def verify(text: str, quotes: list[tuple[str, bool]]) -> None:
    """Look for each quotation as a service does that has many: the text is folded once."""
    folded = fold(text)
    for words, stands in quotes:
        if (find_passage(text, words, folded=folded) is not None) != stands:
            raise AssertionError(f"{words[:60]!r} was {'not ' * stands}found")


def main() -> int:
    """Print the figures; 1 when a goal is missed."""
    text = report()
    quotes = quotes_of(text)
    taken = min(seconds(lambda: verify(text, quotes)) for _ in range(3))
    goal = Goal(f"{QUOTES:,} quotes verified against {PAGES} pages ({len(text):,} characters)", 2, taken, "s")
    print(f"Quotes. {machine()}\n{goal}")
    return int(goal.measured > goal.goal)


if __name__ == "__main__":
    sys.exit(main())
