"""In plain words where something that is proposed was read: rows keep the short names that the readers give."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

METADATA = gettext_lazy("the metadata of the page")
PROPERTIES = gettext_lazy("the properties of the file")
MADE = gettext_lazy("the day on which the file was made")
# By what a reader calls the place.
PLACES = {
    "h1": gettext_lazy("its heading"),
    "title": gettext_lazy("the title of the page"),
    "text": gettext_lazy("its text"),
    "byline": gettext_lazy("a line near its top"),
    "first lines": gettext_lazy("its first lines"),
    "first page": gettext_lazy("its first page"),
    "time": gettext_lazy("a date marked on the page"),
    "htmldate": gettext_lazy("a date somewhere on the page"),
    "address": gettext_lazy("its address"),
    "From": gettext_lazy("the sender of the mail"),
    "mail subject": gettext_lazy("the subject of the mail"),
    "mail date": gettext_lazy("the date of the mail"),
    "document properties": PROPERTIES,
    "PDF title": PROPERTIES,
    "PDF language": PROPERTIES,
    "document created": MADE,
    "PDF creation date": MADE,
    "html lang": METADATA,
    "xml:lang": METADATA,
    "content-language": METADATA,
}
# How the names of everything else that a page says of itself begin.
FAMILIES = ("meta ", "og:", "JSON-LD ")
OUTVOTED = "text (the page says "


def say_place(place: str) -> str:
    """The place as people call it; a name that nobody knows is shown as it is."""
    if place.startswith(OUTVOTED):
        named = place.removeprefix(OUTVOTED).removesuffix(")")
        return _("its text, though the page calls it %(language)s") % {"language": named}
    if place.startswith(FAMILIES):
        return str(METADATA)
    return str(PLACES.get(place, place))


def say_proposed(place: str) -> str:
    """The words beside a field that was filled in from that place."""
    return _("Proposed from %(place)s. Check it.") % {"place": say_place(place)}
