"""What a thing in a frozen scorecard says, fact by fact, in words."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

Words = Iterable[tuple[str | int, str | Promise]]


class Fact(NamedTuple):
    """One fact; ``key`` names it among the thing's, ``is_detail`` says that few need it."""

    key: str
    label: str
    text: str
    is_detail: bool = False


class Reading(NamedTuple):
    """One thing that is public: its name in the document, a sentence, and every fact of it that is not empty."""

    id: str
    sentence: str
    facts: tuple[Fact, ...]

    @property
    def main(self) -> tuple[Fact, ...]:
        """The facts that everybody reads."""
        return tuple(fact for fact in self.facts if not fact.is_detail)

    @property
    def details(self) -> tuple[Fact, ...]:
        """The others."""
        return tuple(fact for fact in self.facts if fact.is_detail)


def reading(name: str, sentence: str, facts: Iterable[Fact]) -> Reading:
    """A thing with those of the facts that say something."""
    return Reading(name, sentence, tuple(fact for fact in facts if fact.text))


def fact(key: str, label: str, value: object) -> Fact:
    """A fact for everybody; None is no fact."""
    return Fact(key, label, "" if value is None else str(value))


def detail(key: str, label: str, value: object) -> Fact:
    """A fact that few need; None is no fact."""
    return fact(key, label, value)._replace(is_detail=True)


def word(words: Words, code: object) -> str:
    """The word for a code; an unknown code itself."""
    return next((str(label) for known, label in words if str(known) == str(code)), "" if code is None else str(code))


def day(text: str | None) -> str:
    """A partial date in words: 2025, May 2025, 2 May 2025."""
    parts = [int(part) for part in (text or "").split("-") if part]
    if len(parts) < 2:
        return text or ""
    return date_format(date(*[*parts, 1][:3]), "j F Y" if len(parts) == 3 else "F Y")


def decimal(text: str | None) -> str:
    """A decimal to one place."""
    return _("no score") if text is None else str(number_format(round(float(text), 1), use_l10n=True))


def in_quotes(text: str) -> str:
    """A text as somebody's words."""
    return f"“{text}”" if text else ""


def listed(*parts: str) -> str:
    """Those that say something, with commas."""
    return ", ".join(filter(None, parts))
