"""The dated names of a company, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accountability.scorecards.wording import NAME_KINDS, word
from companies.matching import search_key
from companies.partial_dates import spoken


@dataclass(frozen=True)
class DatedName:
    """A name and when it was in use, as far as is known."""

    name: str
    kind: str
    since: str
    until: str
    language: str
    note: str

    @property
    def kind_label(self) -> str:
        """What kind of name it is."""
        return word(NAME_KINDS, self.kind)

    @property
    def in_use(self) -> str:
        """When it was in use: 'since 2017', 'until June 2016', '2010 to 2016', or ''."""
        since, until = spoken(self.since), spoken(self.until)
        if since and until:
            return _("%(since)s to %(until)s") % {"since": since, "until": until}
        if until:
            return _("until %(until)s") % {"until": until}
        return _("since %(since)s") % {"since": since} if since else ""

    @property
    def described(self) -> str:
        """The kind and the dates: 'former name, until 2017'."""
        return ", ".join(filter(None, [self.kind_label, self.in_use]))


def dated_names(names: Iterable[Mapping[str, Any]]) -> tuple[DatedName, ...]:
    """The names of a document, in its order."""
    return tuple(DatedName(**{field: item[field] for field in DatedName.__annotations__}) for item in names)


def former(names: Iterable[DatedName], *, today: str) -> str:
    """The names it no longer goes by, as 'Morpho, until 2017'; '' without any."""
    gone = [name for name in names if name.name != today and (name.kind == "former" or name.until)]
    return "; ".join(", ".join(filter(None, [name.name, name.in_use])) for name in gone)


def found_by(names: Iterable[DatedName], *, today: str, wanted: str) -> str:
    """Why the search finds the company, when its name today does not say so.

    As 'Morpho: former name, until 2017; named Idemia since 2017'; '' when today's name holds what was looked for.
    """
    names = tuple(names)
    holds = [name for name in names if _holds(name.name, wanted)]
    if _holds(today, wanted) or not holds:
        return ""
    since = next((spoken(name.since) for name in names if name.name == today and name.since), "")
    facts = {"found": holds[0].name, "described": holds[0].described, "today": today, "since": since}
    if since:
        return _("%(found)s: %(described)s; named %(today)s since %(since)s") % facts
    return _("%(found)s: %(described)s; named %(today)s today") % facts


def _holds(name: str, wanted: str) -> bool:
    key = search_key(name)
    return all(part in key for part in wanted.split())
