"""Template tags and filters every page may use."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms.utils import flatatt
from django.template.context import Context
from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from config.looks import ANSWERS, ICONS, STATES, Look

register = template.Library()

# Marks that lean on the word after them, and on the word before them.
OPENING = "([{“‘«‹„‚¿¡"
CLOSING = ")]}”’»›“‘.,;:!?…%"


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """The icon as inline SVG, silent to screen readers: a word always stands beside it."""
    return format_html(
        '<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">'
        '<path fill="currentColor" fill-rule="evenodd" d="{}"/></svg>',
        ICONS[name],
    )


@register.filter
def score_text(score: float | str | None) -> str:
    """The score, localised, with one decimal at most; "Not assessed" for None. A total of 0 is a score."""
    if score is None or score == "":
        return _("Not assessed")
    rounded = round(float(score) + 0.0, 1) + 0.0
    return number_format(rounded, 0 if rounded.is_integer() else 1, use_l10n=True)


@register.filter
def share(value: float | str | None, maximum: float = 100) -> str:
    """The value as a percentage of the maximum, 0 to 100, for SVG attributes: never localised."""
    if value is None or value == "" or not float(maximum):
        return "0"
    return f"{min(max(float(value) / float(maximum), 0), 1) * 100:.2f}".rstrip("0").rstrip(".")


@register.filter
def change_text(delta: float) -> str:
    """A change with its sign as a word processor would set it: +3.5, −2."""
    return ("+" if delta > 0 else "−") + score_text(abs(delta))


@register.filter
def gap_after(before: str) -> str:
    """The space between what stands before a quoted passage and the passage; none after an opening mark."""
    return "" if not before or before[-1].isspace() or before[-1] in OPENING else " "


@register.filter
def gap_before(after: str) -> str:
    """The space between a quoted passage and what stands after it; none before punctuation."""
    return "" if not after or after[0].isspace() or after[0] in CLOSING else " "


@register.filter
def partial_date(value: object) -> str:
    """Year, month and year, or day in full: as much as "2024", "2024-05", "2024-05-17" or a date knows."""
    if isinstance(value, date):
        return date_format(value, "j F Y")
    parts = str(value or "").split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 1:
            return str(value)
        day = date(*[*numbers, 1][:3])
    except (ValueError, TypeError):
        return str(value or "")
    return date_format(day, "j F Y" if len(numbers) == 3 else "F Y")


@register.filter
def attributes(attrs: Any) -> str:
    """The attributes given to a cotton component and not declared by it, escaped, with a leading space."""
    return flatatt(attrs.attrs_dict())


@register.filter
def answer_word(state: str) -> str | Promise:
    """The word of an answer's state."""
    return ANSWERS[state or "not_assessed"]


@register.filter
def look(kind: str) -> Look:
    """The word, tone and icon of any status of the domain; a plain dot for one nobody described."""
    return STATES.get(kind) or Look(str(kind).replace("_", " ").capitalize(), "neutral", "dot")


@register.filter
def page_numbers(page: Page[Any]) -> Iterator[str | int]:
    """The numbers to link to, with an ellipsis for what is left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.simple_tag(takes_context=True)
def page_query(context: Context, name: str, value: object) -> str:
    """This page's query string with one parameter set; the order of the others is kept."""
    query = context["request"].GET.copy()
    query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def nav_link(context: Context, route: str, text: str) -> SafeString | str:
    """A list item linking to the route, marked when the reader is there; nothing without such a route."""
    try:
        url = reverse(route)
    except NoReverseMatch:
        return ""
    return format_html('<li><a href="{}"{}>{}</a></li>', url, flatatt(_current(context, route)), text)


def _current(context: Context, route: str) -> dict[str, Any]:
    """The aria-current of a link: the page itself, or the room it stands in."""
    match = getattr(context.get("request"), "resolver_match", None)
    if match is None:
        return {}
    if match.view_name == route:
        return {"aria-current": "page"}
    if {match.view_name, route} & _OWN_PLACES:
        return {}
    room, _colon, noun = route.partition(":")
    shares_room = bool(noun) and match.namespace == room and room not in _PAGED_ROOMS
    return {"aria-current": "true"} if shares_room else {}


# Rooms with more than one place in the navigation: only the very page is marked.
_PAGED_ROOMS = frozenset({"scorecards", "desk"})
# Pages with a place of their own in the navigation, beside that of their room.
_OWN_PLACES = frozenset({"rechecks:operations"})


@register.filter
def errors_of(form: Any) -> Sequence[tuple[str, str]]:
    """(id of the control or "", message) for every error of the form, in the order of its fields."""
    own = [("", message) for message in form.non_field_errors()]
    return own + list(_field_errors(form))


def _field_errors(form: Any) -> Iterable[tuple[str, str]]:
    for field in form:
        for message in field.errors:
            yield ("" if field.is_hidden else _first_control(field)), f"{field.label}: {message}"


def _first_control(field: Any) -> str:
    """The id to jump to: of a group of radio buttons or checkboxes the first one."""
    if field.use_fieldset and field.subwidgets:
        return str(field.subwidgets[0].id_for_label or field.id_for_label or field.auto_id)
    return str(field.id_for_label or field.auto_id)


@register.filter
def alert_tone(level: str) -> str:
    """The tone of an alert for a Django message of that level."""
    return {"success": "good", "warning": "warn", "error": "bad"}.get(level, "info")


@register.filter
def allauth_variant(attrs: Mapping[str, Any]) -> str:
    """The variant of our button for the tags allauth gives to its own."""
    tags = set(attrs.get("tags") or ())
    if "danger" in tags:
        return "danger"
    if tags & {"link", "cancel"}:
        return "quiet"
    return "secondary" if tags & {"outline", "secondary", "tool"} else "primary"
