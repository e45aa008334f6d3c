"""How long the finding takes on a long article."""

from benchmarks.intake.gold import articles_of
from benchmarks.measuring import Goal, in_turn
from responses.intake.finding.proposals import propose

WORDS = 3_000


def long_article() -> str:
    """An article of 3,000 words: English ones one after the other."""
    text = ""
    for gold in articles_of("dev"):
        if gold.language == "en" and len(text.split()) < WORDS:
            text += gold.text + "\n\n"
    kept, count = [], 0
    for line in text.splitlines():
        count += len(line.split())
        if count > WORDS:
            break
        kept.append(line)
    return "\n".join(kept)


def measure_speed() -> list[Goal]:
    """A warm process reads a long article."""
    text = long_article()
    propose(text)
    (taken,) = in_turn(3, lambda: propose(text))
    return [Goal(f"an article of {len(text.split()):,} words, read and searched", 1, taken, "s")]
