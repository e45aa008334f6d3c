"""How the site draws a word: icons as one path each, and the tone and shape of every status."""

from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# 16 × 16, one path each, filled by the even-odd rule in the colour of the text.
ICONS: Final[dict[str, str]] = {
    "yes": "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0Zm-1.2 11.9L3.2 8.3l1.3-1.3 2.3 2.3 4.7-4.7 1.3 1.3z",
    "partial": "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0Zm0 2a6 6 0 0 1 0 12z",
    "no": "M2 0h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2V2a2 2 0 0 1 2-2Zm2.7 3.4L3.4 4.7 6.7 8l-3.3"
    " 3.3 1.3 1.3L8 9.3l3.3 3.3 1.3-1.3L9.3 8l3.3-3.3-1.3-1.3L8 6.7z",
    "no_disclosure": "M6.5 0a6.5 6.5 0 1 0 3.9 11.7l3.9 3.9 1.3-1.3-3.9-3.9A6.5 6.5 0 0 0 6.5 0Zm0 1.8a4.7"
    " 4.7 0 1 1 0 9.4 4.7 4.7 0 0 1 0-9.4Z",
    "na": "M2 7h12v2H2z",
    "not_assessed": "M7 0h2v2H7zM7 14h2v2H7zM0 7h2v2H0zM14 7h2v2h-2zM2.3 2.3h2v2h-2zM11.7 2.3h2v2h-2z"
    "M2.3 11.7h2v2h-2zM11.7 11.7h2v2h-2z",
    "check": "M6.2 13.2 1.2 8.2l1.5-1.5 3.5 3.5 7.1-7.1 1.5 1.5z",
    "cross": "M3.1 1.6 8 6.5l4.9-4.9 1.5 1.5L9.5 8l4.9 4.9-1.5 1.5L8 9.5l-4.9 4.9-1.5-1.5L6.5 8 1.6 3.1z",
    "up": "M8 2 15 14H1z",
    "down": "M8 14 1 2h14z",
    "equal": "M2 4.5h12v2H2zM2 9.5h12v2H2z",
    "new": "M7 1h2v6h6v2H9v6H7V9H1V7h6z",
    "break": "M1 7h4v2H1zM11 7h4v2h-4zM9.3 2h2L6.7 14h-2z",
    "clock": "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0Zm0 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM7.1 4h1.8"
    "v3.6l2.7 2.7-1.3 1.3-3.2-3.3z",
    "pause": "M3 2h4v12H3zM9 2h4v12H9z",
    "warning": "M8 .8 16 15H0zM7.1 5.8v4.4h1.8V5.8zm0 5.4V13h1.8v-1.8z",
    "info": "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0ZM7 3.4h2v2H7zM7 6.8h2v5.8H7z",
    "question": "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0ZM7 11h2v2H7zm0-1.2h2c0-2 2.4-2 2.4-4.4C11.4 3.8 10 3 8 3S4.7"
    " 4 4.6 5.8h1.9c.1-.8.6-1.2 1.5-1.2s1.5.3 1.5 1C9.5 6.9 7 7.2 7 9.8z",
    "quote": "M1 3h5.5v5.5L4 13H1.5L3.5 8.5H1zM9 3h5.5v5.5L12 13H9.5L11.5 8.5H9z",
    "link": "M9 1h6v6h-2V4.4l-5.8 5.8-1.4-1.4L11.6 3H9zM2 3h5v2H3v8h8V9h2v6H1V3z",
    "archive": "M0 1h16v4H0zM1 6h14v9H1zm5 2v2h4V8z",
    "search": "M6.5 0a6.5 6.5 0 1 0 3.9 11.7l3.9 3.9 1.3-1.3-3.9-3.9A6.5 6.5 0 0 0 6.5 0Z"
    "m0 1.8a4.7 4.7 0 1 1 0 9.4 4.7 4.7 0 0 1 0-9.4Z",
    "previous": "M10.5 2 12 3.5 7.5 8l4.5 4.5-1.5 1.5-6-6z",
    "next": "M5.5 2 4 3.5 8.5 8 4 12.5 5.5 14l6-6z",
    "copy": "M1 1h10v3h4v11H5v-3H1zm2 2v7h2V4h4V3zm4 3v7h6V6z",
    "dot": "M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z",
    "ring": "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 2a5 5 0 1 1 0 10A5 5 0 0 1 8 3Z",
    "document": "M2 0h8l4 4v12H2zm2 2v12h8V5H9V2z",
    "person": "M8 0a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM1 16c0-4 3-6.5 7-6.5s7 2.5 7 6.5z",
    "mail": "M0 2h16v12H0zm2 2v.6l6 4 6-4V4zm0 3v5h12V7L8 11z",
    "lock": "M4 6V5a4 4 0 0 1 8 0v1h2v10H2V6zm2 0h4V5a2 2 0 0 0-4 0z",
    "download": "M7 0h2v7.5l2.8-2.8 1.4 1.4L8 11.3 2.8 6.1l1.4-1.4L7 7.5zM1 13.5h14v2H1z",
}


class Look(NamedTuple):
    """The word, the tone (a CSS class) and the icon of a status."""

    label: str | Promise
    tone: str
    icon: str


ANSWERS: Final[dict[str, str | Promise]] = {
    "yes": _("Meets"),
    "partial": _("Partly meets"),
    "no": _("Does not meet"),
    "no_disclosure": _("No disclosure found"),
    "na": _("Not applicable"),
    "not_assessed": _("Not assessed"),
}

STATES: Final[dict[str, Look]] = {
    # re-checks, and anything with a date
    "scheduled": Look(_("Scheduled"), "neutral", "clock"),
    "due": Look(_("Due"), "warn", "clock"),
    "overdue": Look(_("Overdue"), "bad", "warning"),
    "snoozed": Look(_("Snoozed"), "neutral", "pause"),
    "escalated": Look(_("Escalated"), "bad", "up"),
    "done": Look(_("Done"), "good", "check"),
    "unchanged": Look(_("Unchanged"), "neutral", "equal"),
    "changed": Look(_("Changed"), "warn", "warning"),
    "gone": Look(_("Gone"), "bad", "cross"),
    # work
    "draft": Look(_("Draft"), "neutral", "document"),
    "open": Look(_("Open"), "info", "ring"),
    "in_progress": Look(_("In progress"), "info", "partial"),
    "submitted": Look(_("Submitted"), "info", "check"),
    "published": Look(_("Published"), "good", "check"),
    "superseded": Look(_("Superseded"), "neutral", "na"),
    "closed": Look(_("Closed"), "neutral", "check"),
    # quotes and captures
    "verified": Look(_("Found in our archived copy"), "good", "check"),
    "moved": Look(_("Moved within the page"), "warn", "next"),
    "missing": Look(_("Not in the newest copy"), "bad", "cross"),
    "first": Look(_("First copy"), "neutral", "archive"),
    "update": Look(_("Text changed"), "warn", "warning"),
    "technical": Look(_("Same words, other extraction"), "neutral", "equal"),
    "removed": Look(_("Page removed"), "bad", "cross"),
    "blocked": Look(_("We were refused"), "bad", "lock"),
    # allegations
    "alleged": Look(_("Alleged"), "neutral", "quote"),
    "documented": Look(_("Documented"), "warn", "document"),
    "disputed": Look(_("Disputed"), "info", "question"),
    "confirmed": Look(_("Confirmed"), "bad", "check"),
    # answers to questions
    "answered": Look(_("Answered"), "good", "yes"),
    "partly": Look(_("Partly answered"), "warn", "partial"),
    "deflected": Look(_("Deflected"), "warn", "next"),
    "refused": Look(_("Refused"), "bad", "no"),
    "no_answer": Look(_("No answer"), "bad", "ring"),
    # commitments
    "not_yet_rated": Look(_("Not yet rated"), "neutral", "not_assessed"),
    "in_the_works": Look(_("In the works"), "info", "partial"),
    "stalled": Look(_("Stalled"), "warn", "pause"),
    "compromised": Look(_("Compromised"), "warn", "warning"),
    "kept": Look(_("Kept"), "good", "yes"),
    "broken": Look(_("Broken"), "bad", "no"),
    "withdrawn": Look(_("Withdrawn"), "bad", "cross"),
    "silently_removed": Look(_("Silently removed"), "bad", "no_disclosure"),
}
