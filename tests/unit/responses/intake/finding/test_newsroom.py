"""Whole articles in five languages: the companies in them, and whose each quotation is.

``newsroom.txt`` holds them. The first line names the language and the companies; ``{X}`` behind a quotation says whose
it is, ``{X: First words}`` where no mark ends it.
"""

import re
from pathlib import Path

import pytest

from responses.intake.finding.proposals import propose

STORIES = Path(__file__).with_name("newsroom.txt").read_text(encoding="utf-8").split("\n-----\n")
NOTE = re.compile(r"\{(?P<whose>[^}:]+)(?:: (?P<begins>[^}]+))?\}")


def told(story: str) -> tuple[str, set[str], str, list[tuple[str, str, int]]]:
    """The language, the companies, the article without notes, and the notes with their places in it."""
    head, _, noted = story.strip().partition("\n\n")
    article, notes, place = "", [], 0
    for note in NOTE.finditer(noted):
        article += noted[place : note.start()]
        notes.append((note["whose"], note["begins"] or "", len(article)))
        place = note.end()
    return head[1:3], set(head[5:].split("; ")), article + noted[place:], notes


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.strip().splitlines()[0])
def test_an_article_is_read_as_its_reader_would(story):
    language, companies, article, notes = told(story)

    found = propose(article)

    assert found.article.language == language
    assert {company.name for company in found.companies} == companies
    for whose, begins, place in notes:
        quotes = [
            one for one in found.quotes if (begins and one.text.startswith(begins)) or place - 4 <= one.end <= place
        ]
        assert [one.company or "nobody" for one in quotes[:1]] == [whose], article[place - 80 : place]
        assert all(article[one.start : one.end] == one.text for one in quotes)
