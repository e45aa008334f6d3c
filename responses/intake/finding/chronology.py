"""What an article told when: live reports often stand newest first, and an update is later than all the rest."""

import re

from responses.intake.finding.shapes import Article, Kind

TIMED = re.compile(
    r"^\W*(?:(?P<day>[0-3]?\d)\.?\s+[^\W\d]{3,}\.?(?:\s+\d{4})?,\s+)?"
    r"(?:kl\.?\s*|um\s+|à\s+|om\s+)?(?P<hour>[01]?\d|2[0-3])\s?(?P<mark>[:.h])\s?(?P<minute>[0-5]\d)"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?(?:\s*(?:uhr|uur|h|gmt|cet|cest|et|bst|est|edt)\b)?(?!\s?(?:%|\d|[.,]\d))",
    re.IGNORECASE,
)
LONGEST_HEAD = 15  # words
LATEST = 100_000  # minutes: after every entry of a live report


def minute_of(words: str) -> int | None:
    """The minute a paragraph begins with ("14:02", "2.30 pm", "29 mai, 14h02": also of the month), or None."""
    found = TIMED.match(words)
    if not found:
        return None
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] in "pP" else 0)
    return int(found["day"] or 0) * 1440 + hour * 60 + int(found["minute"])


def moments(article: Article) -> dict[int, int]:
    """When each paragraph (by its start) was told, as a number that grows with time; 0 for the article itself."""
    live = sum(_begins_entry(article, number) for number in range(len(article.paragraphs))) > 1
    told: dict[int, int] = {}
    now = 0
    for number, paragraph in enumerate(article.paragraphs):
        if live and _begins_entry(article, number):
            now = 1 + (minute_of(article.text[paragraph.start : paragraph.end]) or 0)
        told[paragraph.start] = now if live else LATEST * (paragraph.kind == Kind.UPDATE)
    return told


def heads_of_entries(article: Article) -> dict[int, int]:
    """In a live report the number of a paragraph whose heading, "11:05 – X stops", is a paragraph of its own."""
    opening = [number for number in range(len(article.paragraphs)) if _begins_entry(article, number)]
    short = [number for number in opening if len(_words(article, number)) < LONGEST_HEAD]
    return {number + 1: number for number in short if number + 1 not in opening} if len(opening) > 1 else {}


def _words(article: Article, number: int) -> list[str]:
    paragraph = article.paragraphs[number]
    return article.text[paragraph.start : paragraph.end].split()


def _begins_entry(article: Article, number: int) -> bool:
    """Whether a paragraph begins an entry of a live report."""
    paragraph = article.paragraphs[number]
    if paragraph.kind not in (Kind.UPDATE, Kind.BYLINE, Kind.HEADING):
        return False
    return minute_of(article.text[paragraph.start : paragraph.end]) is not None
