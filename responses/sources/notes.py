"""What a reader has to say of a file, in plain words. A note is a code, with a detail after a colon."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

WORDS = {
    "encoding-assumed": gettext_noop(
        "The file does not say how its characters are encoded. %(detail)s was assumed: look for garbled letters."
    ),
    "encoding-differs": gettext_noop("The encoding it names, %(detail)s, is not its own: it was read as UTF-8."),
    "encoding-mixed": gettext_noop(
        "Most of it is UTF-8, but %(detail)s bytes are not; they were read as Windows-1252: look for garbled letters."
    ),
    "encoding-broken": gettext_noop("%(detail)s characters could not be read in the encoding that it names."),
    "characters-removed": gettext_noop("%(detail)s characters that cannot be shown or stored were left out."),
    "image": gettext_noop("An image: kept as sealed evidence. Nothing can be quoted from it."),
    "no-text-layer": gettext_noop(
        "A scan without a text layer: kept as sealed evidence. Nothing can be quoted from it; paste its text as a copy."
    ),
    "pages-without-text": gettext_noop("Pages without a text layer: %(detail)s. Nothing can be quoted from them."),
    "pdf-active": gettext_noop(
        "This PDF can act when it is opened (%(detail)s). The original is kept sealed: open it only in a safe place."
    ),
}


def say(note: str) -> str:
    """The note in plain words; a note without words is shown as it is."""
    code, _colon, detail = note.partition(": ")
    return _(WORDS[code]) % {"detail": detail} if code in WORDS else note
