"""What a clause does: promises something, or tells of a measure taken."""

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from responses.intake.finding.deadlines import deadlines_in
from responses.intake.finding.lexicon import lexicon
from responses.intake.finding.phrases import pattern_of, phrases
from responses.intake.finding.shapes import Span

TOPIC = "commitments"
VERB_LAST = ("de", "nl")
COMMALESS = ("sv",)  # "Om det stämmer betalar vi": no mark between a condition and what follows from it
# The passive of German in the present tense: "verkauft werden", "wird verkauft".
_DONE = r"(?:\w*ge\w{3,}t|(?:ver|be|ent|er|zer)\w+t|\w+iert)"
PASSIVE = re.compile(rf"\b{_DONE}\s+(?:wird|werden)$|\b(?:wird|werden)\b.*\b{_DONE}$", re.DOTALL)
COMPOUND = re.compile(r"(?<!\w)(?:no|non|nicht|niet|icke)-(?=\w)", re.IGNORECASE)
UNDERTAKES = re.compile(
    r"\b(?:undertook|undertak(?:es?|en)|agreed|agrees|pledge[sd]|promise[sd]|vow(?:s|ed))(?: to)?:\s*$"
)
FUTURES, CONDITIONALS = "(?:ai|as|a|ons|ez|ont)", "(?:ai|as|a|ons|ez|ont|ait|aient)"
# The future of any French verb but those that say how things are: "elle inscrira", "nous bloquerons".
ANY_FUTURE = re.compile(
    r"(?<!\w)(?!(?:ser|aur|devr|pourr|faudr|dir|verr|saur|rester)(?:ai|a|ons|ont)(?!\w))[a-zà-ÿ]{2,}r(?:ai|a|ons|ont)(?!\w)"
)
IRREGULAR = {
    "payer": "paier",
    "acheter": "achèter",
    "lever": "lèver",
    "relever": "relèver",
    "geler": "gèler",
    "renouveler": "renouveller",
}


class Deed(StrEnum):
    """A promise for the time to come, or a measure of the past."""

    PROMISE = "promise"
    MEASURE = "measure"


class Whose(StrEnum):
    """Whose words a clause is in: a company's own, reported of it, or the article's."""

    OWN = "own"
    REPORTED = "reported"
    TOLD = "told"


class Told(NamedTuple):
    """A deed found in a clause, and where the words for it begin."""

    deed: Deed
    place: int
    pledged: bool = False  # by a word that promises by itself
    planned: bool = False  # "is to": a demand when the company is the subject


@cache
def _found(language: str, key: str) -> re.Pattern[str]:
    return phrases(TOPIC, language, key)


@cache
def _future_forms(language: str, endings: str = CONDITIONALS) -> re.Pattern[str]:
    """French says the future by an ending: "cessera", "cesseraient"."""
    words = lexicon(TOPIC, language).get("infinitives", ())
    stems = {IRREGULAR.get(word, word).removesuffix("e") for word in words if " " not in word}
    ways = "|".join(sorted(map(pattern_of, stems), key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{ways}){endings}(?!\w)", re.IGNORECASE)


@cache
def _deeds(language: str) -> re.Pattern[str]:
    """Any form of what may be promised or done."""
    infinitives = "|".join(map(pattern_of, lexicon(TOPIC, language).get("infinitives", ())))
    ways = _found(language, "deeds").pattern + (
        rf"|(?<!\w)(?:{infinitives})(?!\w)|{_future_forms(language).pattern}" if infinitives else ""
    )
    return re.compile(ways, re.IGNORECASE)


def told_in(text: str, start: int, end: int, language: str, published_on: str | None, *, whose: Whose) -> Told | None:
    """The deed told in ``text[start:end]``, by what suffices in such words."""
    clause = text[start:end]
    if _found(language, "demands").search(clause):
        return _rule(clause, start, language, published_on) if whose == Whose.OWN and language == "nl" else None
    once = language == "sv" and _found(language, "once").search(clause)  # "när koncernen 2018 lovade"
    if whose != Whose.OWN and not once and phrases("clauses", language, "condition").match(clause.lstrip()):
        return None
    if whose == Whose.OWN and is_condition(clause, language):
        after = _after_condition(clause, language)
        return Told(Deed.PROMISE, start + after.start()) if after else None
    for read in (_pledge, _promise, _dated, _measure):
        told = read(clause, language, published_on, whose)
        if told:
            return told._replace(place=start + told.place)
    return None


def is_condition(clause: str, language: str) -> bool:
    """Whether a clause says on what something depends: by its first word, or with its verb first ("Stämmer det …")."""
    words = clause.lstrip(" -–—")
    inverted = words[:1].isupper() and phrases("clauses", language, "inverted_condition").match(words)
    return bool(inverted or phrases("clauses", language, "condition").match(words))


def _after_condition(clause: str, language: str) -> re.Match[str] | None:
    """What follows from a condition in the same clause: "… gör vi om det", "… betalar vi"."""
    listed = _found(language, "after_condition").search(clause, len(clause) - len(clause.lstrip()) + 1)
    if listed or language not in COMMALESS or _found(language, "never").search(clause):
        return listed
    mine = phrases("actors", language, "ourselves")
    deeds = (one for one in _deeds(language).finditer(clause) if one.start())
    return next((one for one in deeds if mine.match(clause, one.end() + 1)), None)


def _rule(clause: str, start: int, language: str, published_on: str | None) -> Told | None:
    """What a company says others must do, or something must be: since a day, or by one ("die moet in mei af zijn")."""
    if phrases("actors", language, "ourselves").search(clause) or _found(language, "never").search(clause):
        return None
    must = _found(language, "demands").search(clause)
    place = start + (must.start() if must else 0)
    if _found(language, "since").search(clause):
        return Told(Deed.MEASURE, place)
    today = published_on or ""
    ahead = (one.due for one in deadlines_in(clause, language, published_on))
    return Told(Deed.PROMISE, place) if any(due and due > today[: len(due)] for due in ahead) else None


def conditional(text: str, clause: Span, language: str) -> Told | None:
    """The promise of a clause in one's own words that a condition stands before: "if that is so, we pay"."""
    words = text[clause.start : clause.end]
    if len(words.split()) < 3 and _denied(words, language):
        return None  # "if it is a rival, we won't"
    if any(_found(language, key).search(words) for key in ("demands", "never", "idle", "past", "done")):
        return None
    mine = phrases("actors", language, "ourselves").search(words)
    deed = _deeds(language).search(words) or _found(language, "gone").search(words)
    deed = deed or (None if _found(language, "states").search(words) else mine)
    return Told(Deed.PROMISE, clause.start + deed.start()) if deed and mine else None


def leading(text: str, start: int, end: int, language: str) -> Told | None:
    """The promise that a list begins with, whatever the list holds."""
    if any(_found(language, key).search(text, start, end) for key in ("demands", "asks", "never", "values")):
        return None
    if language == "en" and (bound := UNDERTAKES.search(text, start, end)):
        return Told(Deed.PROMISE, bound.start(), pledged=True)
    for key in ("pledged", "our_future", "future"):
        found = _found(language, key).search(text, start, end)
        if found:
            return Told(Deed.PROMISE, found.start(), pledged=key == "pledged")
    return None


def _ends(match: re.Match[str]) -> bool:
    """Whether a match is the last of its clause, so that an infinitive follows: "plant, die Mine zu schließen"."""
    return match.end() == len(match.string)


def _pledge(clause: str, language: str, published_on: str | None, whose: Whose) -> Told | None:
    """A word that promises by itself."""
    del whose
    broken = _found(language, "broken").search(clause)
    if broken:
        return Told(Deed.PROMISE, broken.start(), pledged=True)
    pledges = _found(language, "pledged").finditer(clause)
    pledge = next(
        (one for one in pledges if language != "de" or one.start() == 0 or clause[one.start()].islower()), None
    )
    pledge = pledge or next((one for one in _found(language, "intends").finditer(clause.rstrip()) if _ends(one)), None)
    if not pledge or _found(language, "never").search(clause):
        return None
    if _found(language, "values").search(clause) and not _is_due(clause, language, published_on):
        return None
    return Told(Deed.PROMISE, pledge.start(), pledged=True)


def _is_vain(clause: str, language: str) -> bool:
    """Whether what is to come helps nobody; where the verb comes first, "will publish what they find" is no finding."""
    vain = None if _found(language, "accepts").search(clause) else _found(language, "idle").search(clause)
    if vain is None or language in VERB_LAST:
        return vain is not None
    coming, deed = _found(language, "future").search(clause), _deeds(language).search(clause)
    return not (coming and deed and coming.start() <= deed.start() < vain.start())


def _denied(clause: str, language: str) -> re.Match[str] | None:
    """The word of a clause that denies; "a no-beaching clause" denies nothing."""
    return _found(language, "no").search(COMPOUND.sub("__", clause))


def _is_idle(clause: str, language: str, published_on: str | None, whose: Whose) -> bool:
    """Whether a clause denies, or is about what nobody is helped by, or tells of the past as hearsay."""
    if _found(language, "bounded").search(clause):
        return False  # "we won't buy until the mill is safe"
    if _found(language, "never").search(clause) or _is_vain(clause, language):
        return True
    if _found(language, "alleged").search(clause) and not _is_due(clause, language, published_on):
        return True
    return bool(whose != Whose.OWN and not _found(language, "change").search(clause) and _denied(clause, language))


def _promise(clause: str, language: str, published_on: str | None, whose: Whose) -> Told | None:
    """Something to come: with what is promised, with a deadline, or as a change."""
    if _is_idle(clause, language, published_on, whose):
        return None
    mine = _found(language, "our_future").search(clause) if whose == Whose.OWN else None
    if mine:
        return Told(Deed.PROMISE, mine.start())
    change = _found(language, "change").search(clause) or _found(language, "bounded").search(clause)
    if whose == Whose.TOLD and language == "de" and not change and PASSIVE.search(clause.rstrip(" .,")):
        return None  # "wo es als frisch verkauft wird": how things are
    due = _is_due(clause, language, published_on, Whose.OWN if change else whose)
    endings = FUTURES if whose == Whose.OWN else CONDITIONALS
    for key, future in (("future", _future_forms(language, endings)), ("planned", None)):
        coming = _found(language, key).search(clause) or (future and future.search(clause))
        if coming and (due or change or _deeds(language).search(clause)):
            return Told(Deed.PROMISE, coming.start(), planned=key == "planned")
    told = ANY_FUTURE.search(clause) if language == "fr" and whose == Whose.REPORTED else None
    return Told(Deed.PROMISE, told.start()) if told else None


def _dated(clause: str, language: str, published_on: str | None, whose: Whose) -> Told | None:
    """Something with a deadline, though no word says that it is to come."""
    if _is_idle(clause, language, published_on, whose):
        return None
    deed, change = _deeds(language).search(clause), _found(language, "change").search(clause)
    ahead = _found(language, "infinitive").search(clause)
    if deed and ahead and any(one.strict for one in deadlines_in(clause, language, published_on)):
        return Told(Deed.PROMISE, deed.start())
    is_over = any(_found(language, key).search(clause) for key in ("done", "past"))
    due = _is_due(clause, language, published_on, Whose.OWN if change else whose)
    if due and not is_over and (deed or change or whose != Whose.TOLD):
        return Told(Deed.PROMISE, deed.start() if deed else len(clause))
    return None


def _is_due(clause: str, language: str, published_on: str | None, whose: Whose = Whose.TOLD) -> bool:
    """Whether the clause names a deadline still to come, or one that cannot be told; in own words also "from …"."""
    today = published_on or ""
    begins, mine = phrases("deadlines", language, "from"), phrases("actors", language, "ourselves").search(clause)
    acting = mine and not _found(language, "states").search(clause)
    for one in deadlines_in(clause, language, published_on):
        ahead = acting and one.due is not None and one.due > today[: len(one.due)]
        own = whose == Whose.OWN and published_on is not None and (ahead or begins.match(clause, one.start, one.end))
        if (one.strict or own) and (one.due is None or one.due >= today[: len(one.due)]):
            return True
    return False


def _measure(clause: str, language: str, published_on: str | None, whose: Whose) -> Told | None:
    """Something done, with what it is about; or kept up since a date."""
    del published_on
    about = whose != Whose.TOLD or _found(language, "objects").search(clause)
    since = _found(language, "since").search(clause)
    change = _found(language, "change").search(clause)
    kept = change or _deeds(language).search(clause) or _found(language, "rules").search(clause)
    stopped = _denied(clause, language)
    trade = _found(language, "trade").search(clause)
    never = _found(language, "never").search(clause)
    if trade and stopped and (since or (change and not never)):
        return Told(Deed.MEASURE, trade.start())
    if never:
        return None
    if since and kept and about and not (trade and not change):
        return Told(Deed.MEASURE, kept.start())
    if (stopped and not change) or _found(language, "ordinary").search(clause):
        return None
    for key in ("gone", "done", "doing") if about else ("gone",):
        done = _found(language, key).search(clause)
        if done:
            return Told(Deed.MEASURE, done.start())
    return None
