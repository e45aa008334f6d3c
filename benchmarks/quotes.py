"""The speed of verifying quotes and of comparing copies: ``python -m benchmarks.quotes``; exit 1 when a goal is missed.

A report of 200 pages with lines wrapped as in a PDF; a quarter of the quotes each stand there word for word, but for
white space and marks, but for hyphens at line ends, and not at all. Everything is the same at each run.
"""

import random
import sys
import textwrap

from benchmarks.measuring import Goal, in_turn, machine
from responses.sources.differences import differences
from responses.sources.passages import find_passage, fold, nearest_passage

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


def next_copy(text: str) -> str:
    """The same report with its lines ending elsewhere and one word in five hundred another."""
    words = text.replace("-\n", "").split()
    words[::500] = [f"{word}en" for word in words[::500]]
    return "\n".join(" ".join(words[start : start + 15]) for start in range(0, len(words), 15))


def compare(before: str, after: str) -> None:
    """What differs between two copies, as their page shows it."""
    if {row.kind for row in differences(before, after)} <= {"same"}:
        raise AssertionError("changed words were not seen")


def nearest(text: str) -> None:
    """The passage most like one of the length of a long sentence that stands nowhere."""
    start = len(text) // 2
    if nearest_passage(text, text[start : start + 400].replace("e", "ee")) is None:
        raise AssertionError("nothing like it was found")


def goals() -> list[Goal]:
    """What is promised, measured three times each; the best counts."""
    text = report()
    quotes, after = quotes_of(text), next_copy(text)
    took = in_turn(3, lambda: verify(text, quotes), lambda: nearest(text), lambda: compare(text, after))
    named = f"{PAGES} pages ({len(text):,} characters)"
    return [
        Goal(f"{QUOTES:,} quotes verified against {named}", 2, took[0], "s"),
        Goal(f"the passage most like a quote, in {named}", 1, took[1], "s"),
        Goal(f"what differs between two copies of {PAGES} pages", 1, took[2], "s"),
    ]


def main() -> int:
    """Print the figures; 1 when a goal is missed."""
    measured = goals()
    print(f"Quotes and copies. {machine()}", *measured, sep="\n")
    return int(any(goal.measured > goal.goal for goal in measured))


if __name__ == "__main__":
    sys.exit(main())
