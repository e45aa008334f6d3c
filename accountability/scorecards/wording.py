"""The words of the public site for what a frozen document holds as codes.

A document outlives the code that wrote it, so an unknown code is shown as it stands rather than refused.
"""

from collections.abc import Mapping

from babel import Locale, UnknownLocaleError
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, str | Promise]

STANCES: Words = {
    "acknowledges": _("Acknowledges"),
    "partly": _("Partly acknowledges"),
    "denies": _("Denies"),
    "deflects": _("Deflects"),
    "justifies": _("Justifies"),
    "commits": _("Commits"),
    "remedies": _("Remedies"),
    "holding": _("Holding reply"),
    "no-answer": _("Gave no answer, as the publisher reports"),
    "not-rated": _("Stance not yet rated"),
}
CHANNELS: Words = {
    "direct": _("published by the company"),
    "third-party": _("through a third party"),
}
SOURCE_KINDS: Words = {
    "news": _("News"),
    "report": _("Report"),
    "company-page": _("Company page"),
    "policy": _("Policy"),
    "letter": _("Letter"),
    "filing": _("Filing"),
    "interview": _("Interview"),
}
EXTENTS: Words = {
    "full": _("the whole document"),
    "excerpt": _("excerpt; the full text is at the publisher"),
}
MATCHES: Words = {
    "exact": _("found word for word"),
    "normalised": _("found; white space, quotation marks or hyphens differ"),
}
DEGREES: Words = {"1": _("low"), "2": _("moderate"), "3": _("high"), "4": _("very high")}
NAME_KINDS: Words = {
    "legal": _("legal name"),
    "trading": _("trading name"),
    "former": _("former name"),
    "short": _("short name"),
    "translated": _("translated name"),
}
# The status of a commitment as the site's state component knows it.
PROGRESS: Mapping[str, str] = {
    "not-rated": "not_yet_rated",
    "in-the-works": "in_the_works",
    "removed": "silently_removed",
}


def word(words: Words, code: object) -> str:
    """The word for a code; an unknown code itself, without its hyphens."""
    return str(words.get(str(code), str(code).replace("-", " ").replace("_", " ")))


def country_name(code: str) -> str:
    """The country in the reader's language; the code where it is unknown."""
    try:
        locale = Locale.parse((get_language() or "en").replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return str(locale.territories.get(code, code))
