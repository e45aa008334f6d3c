"""The words of saying: what a word of an article can be (a verb of saying, a speaker's office, somebody else …)."""

import re
import unicodedata
from functools import cache

from responses.intake.finding.lexicon import LANGUAGES, lexicon

_LONG = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})
# Classes that the last part of a word with a hyphen has, too ("Axis-Sprecherin").
COMPOUNDED = frozenset({"spokes", "officer", "business", "other", "doc", "firm", "media"})
ELSEWHERE = re.compile(
    r"(?:regierungs|polizei|minist|gewerksch|behord|parlam|partei|staats(?!an)|kommunal|kommunens|kommuns|amts|gericht"
    r"|betriebsrat|vakbond|gemeent|politi|regering|rattens|polis|fack|klubb|kommissi|verband|vereins|kirchen|kabinet"
    r"|kanzl|landes|bundes|innungs|forbunds|foreningsordf|avdelningsordf|sektionsordf|myndighets|kommunchef|kommundirekt"
    r"|bonds|verenigingsvoorz|stichtings)"
)
_SINGLE = re.compile(r"^\*?[\w'&.:/-]+\*?$")


@cache
def folded(word: str) -> str:
    """A word without case and accents, with plain apostrophes."""
    plain = unicodedata.normalize("NFD", word.casefold().replace("’", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@cache
def _index(language: str) -> tuple[dict[str, set[str]], tuple[tuple[str, str, str], ...]]:
    """Whole words with their classes, and the beginnings and endings of words with theirs."""
    whole: dict[str, set[str]] = {}
    parts: list[tuple[str, str, str]] = []
    for key, words in lexicon("speech", language).items():
        for word in words:
            if not _SINGLE.match(word):
                continue
            for form in {folded(word), folded(word.casefold().translate(_LONG))}:
                bare = form.strip("*")
                if form.startswith("*"):
                    parts.append(("end", bare, key))
                    whole.setdefault(bare, set()).add(key)
                elif form.endswith("*"):
                    parts.append(("start", bare, key))
                else:
                    whole.setdefault(form, set()).add(key)
    for word in _trades(language) - set(whole):
        whole[word] = {"firm"}
    return whole, tuple(parts)


def _trades(language: str) -> set[str]:
    """The nouns that say what a firm is, of the dictionary by which companies are found; not those for persons too."""
    topics = lexicon("companies", language)
    persons = {folded(word) for key in ("personal_trades", "people") for word in topics.get(key, ())}
    persons |= {folded(word) for word in lexicon("speech", language).get("site", ())}  # "directeur d'usine"
    trades = {folded(word) for key in ("trades", "generic") for word in topics[key] if _SINGLE.match(word)}
    return trades - persons


@cache
def classes_of(word: str, language: str) -> frozenset[str]:
    """What a word can be in this language: the keys of its dictionary under which it stands."""
    whole, parts = _index(language if language in LANGUAGES else "en")
    form = folded(word)
    weight = dict.fromkeys(whole.get(form, ()), len(form))
    first, _, last = form.rpartition("-")
    if last != form and len(last) > 2:
        weight |= dict.fromkeys(whole.get(last, set()) & COMPOUNDED, len(last))
    if form.startswith(("ex-", "oud-")):
        weight["former"] = len(form)
    elif _is_owned(word, first, set(weight), language):
        weight = {"other": len(form)}  # "Amnesty-Sprecherin": of somebody who is no company here
    if language in {"de", "sv"} and form.endswith("s") and len(form) > 5:
        weight |= {key: len(form) - 1 for key in classes_of(form[:-1], language) & COMPOUNDED}
    for side, part, key in parts:
        if (side == "start" and form.startswith(part)) or (
            side == "end" and len(form) > len(part) + 1 and form.endswith(part)
        ):
            weight[key] = max(len(part), weight.get(key, 0))
    return frozenset(_weighed(form, weight))


def _is_owned(word: str, first: str, found: set[str], language: str) -> bool:
    """Whether the first part of a word with a hyphen names whose office the second part is."""
    office = first and word[0].isupper() and found & {"spokes", "officer"} and "media" not in found
    return bool(office) and first not in unowned(language)


@cache
def unowned(language: str) -> frozenset[str]:
    """Words before an office that name no employer: parts of a firm, and places ("PR-Chef", "Asia director")."""
    own = lexicon("speech", language if language in LANGUAGES else "en").get("prefix", ())
    places = [place for topic in ("places", "nations") for words in lexicon(topic, "any").values() for place in words]
    return frozenset(folded(word) for word in (*own, *places))


def _weighed(form: str, weight: dict[str, int]) -> set[str]:
    """The classes of a compound: its longest ending tells what it is; an office in a ministry is no company's."""
    found = set(weight)
    offices = found & {"spokes", "officer", "business"}
    if {"other", "doc"} <= found and weight["doc"] > weight["other"]:
        found.discard("other")  # "hållbarhetsrapport" is the company's own, "rapport" anybody's
    if "other" in found and offices:
        longest = max(weight[key] for key in offices)
        found -= offices if weight["other"] >= longest else {"other"}
    if offices and ELSEWHERE.match(form):
        found = (found - offices) | {"other"}
    return found


@cache
def phrase(language: str, key: str) -> re.Pattern[str]:
    """Any word or phrase under this key, as whole words."""
    forms = sorted(lexicon("speech", language if language in LANGUAGES else "en").get(key, ()), key=len, reverse=True)
    body = "|".join(_one(form) for form in forms) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)


def _one(form: str) -> str:
    """One phrase as a regular expression, where "*" stands for any letters."""
    escaped = re.escape(form).replace(r"\ ", r"\s+").replace(r"\*", r"[\w-]*")
    return escaped.replace("'", "['’]")
