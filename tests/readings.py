"""A finding that never changes: what tests of the desk take to be found in ARTICLE, or in any text with its words."""

from collections.abc import Sequence

from responses.intake.finding.shapes import (
    Article,
    Found,
    FoundCommitment,
    FoundCompany,
    FoundQuote,
    Kind,
    Known,
    Mention,
    Paragraph,
    Proposals,
)

TITLE = "Camera makers answer a report"
SCREENED = "We screen every customer before a sale"
ASKED = "Nobody asked us"
CLAIMED = "Axis claimed that it had not known of the sale"
PROMISED = "Axis will publish the list of its customers by the end of 2026"
ALLEGED = "Axis Communications sold cameras to a town whose police follow journalists"
SILENT = "Noldus did not respond to a request for comment"
ARTICLE = f"""\
{TITLE}

By Ada Example, 5 May 2025

{ALLEGED}, the civic group Open Squares wrote.

“{SCREENED},” a spokesperson for Axis said. {CLAIMED}. {PROMISED}, it added.

“{ASKED},” said Elin Sample, a teacher.

{SILENT}.
"""
AXIS, NOLDUS = "Axis Communications", "Noldus"


def propose(text: str, *, known: Sequence[Known] = ()) -> Proposals:
    """What stands in the text of the sentences above."""
    keys = {company.name: company.key for company in known}
    names = {name: text.find(name) for name in (AXIS, NOLDUS) if name in text}
    title = Paragraph(0, len(TITLE), Kind.HEADING, ()) if text.startswith(TITLE) else Paragraph(0, 1, Kind.BODY, ())
    return Proposals(
        article=Article(text, "en", "2025-05-05" if "5 May 2025" in text else None, None, (title,)),
        companies=tuple(
            FoundCompany(name, mentions=(Mention(at, at + len(name), name, is_name=True),), key=keys.get(name))
            for name, at in names.items()
        ),
        quotes=tuple(
            FoundQuote(*place, company, speaker)
            for words, company, speaker in (
                (SCREENED, AXIS, "a spokesperson for Axis"),
                (ASKED, None, "Elin Sample, a teacher"),
            )
            for place in places(text, words)
        ),
        indirect=tuple(Found(*place, AXIS) for place in places(text, CLAIMED)),
        commitments=tuple(FoundCommitment(*place, AXIS, "2026-12") for place in places(text, PROMISED)),
        allegations=tuple(Found(*place, AXIS) for place in places(text, ALLEGED)),
        no_response=tuple(Found(*place, NOLDUS) for place in places(text, SILENT)),
        document_author=AXIS if text.startswith("Letter of Axis Communications") else None,
    )


def places(text: str, words: str) -> list[tuple[int, int, str]]:
    """Every place where the words stand."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append((at, at + len(words), words))
        at = text.find(words, at + 1)
    return found
