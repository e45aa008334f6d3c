"""Documents as the record freezes them, small, with whatever a test wants different."""

from typing import Any

SOURCE = {
    "id": "source:3",
    "title": "Answer",
    "publisher": "The Daily",
    "url": "",
    "kind": "news",
    "language": "en",
    "published_on": None,
    "capture": None,
}
COPY = {
    "sha256": "a" * 64,
    "text_sha256": "b" * 64,
    "captured_on": "2025-06-02",
    "media_type": "text/plain",
    "size": 12,
    "extent": "excerpt",
    "text": "one two three four",
}
QUOTE = {
    "id": "quote:12",
    "source": "source:3",
    "capture_sha256": "a" * 64,
    "start": 4,
    "end": 7,
    "text": "two",
    "before": "one ",
    "after": " three four",
    "language": "en",
    "match": "exact",
    "status": "verified",
    "statement": "statement:4",
    "speaker": "A speaker",
    "said_on": "2025-05-05",
    "voice": "own",
    "translation": "",
}
STATEMENT = {
    "id": "statement:4",
    "said_on": "2025-05-05",
    "speaker": "A speaker",
    "channel": "direct",
    "stance": "denies",
    "summary": "Says two.",
    "quotes": ["quote:12"],
}
ALLEGATION = {
    "id": "allegation:5",
    "case": {"slug": "case", "title": "A case", "summary": "About it."},
    "what": "Sold it.",
    "alleged_by": "An organisation",
    "source": "source:3",
    "quote": None,
    "product": "",
    "end_user": "",
    "place": "Guilin",
    "period_from": "2012",
    "period_to": "",
    "rights": "",
    "scale": 4,
    "scope": None,
    "remediability": 1,
    "standing": "alleged",
    "replies": ["statement:4"],
}
COMMITMENT = {
    "id": "commitment:6",
    "summary": "Stop it.",
    "outcome_test": "It has stopped.",
    "made_on": "2019",
    "due_on": None,
    "progress": "removed",
    "quote": "quote:12",
    "changes": [{"on": "2025-06-01", "progress": "not-rated", "reason": "First look."}],
}
PARTS = ("quotes", "sources", "statements", "allegations", "commitments", "policies")


def a_document(**parts: Any) -> dict[str, Any]:
    """The evidence part of a document; lists not given are empty."""
    return {part: [] for part in PARTS} | parts
