"""Who a speaker is: a company, somebody else, or one who must be looked for in what was said before."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from responses.intake.finding.offices import described_firm, of_office, of_thing, office_of
from responses.intake.finding.phrases import phrases
from responses.intake.finding.speech import folded, phrase
from responses.intake.finding.voices import OFFICES, UNKNOWN, Persons, Voice
from responses.intake.finding.wording import Token

ONE = frozenset({"un", "une"})
WHAT = frozenset({"what", "was", "wat", "vad"})  # "X rejects what it calls …"
AGED = re.compile(r"^\d\d-?(?:jahrige[rn]?|jarige|aring(?:en)?|year-old)$")
MOST_OF_A_DESCRIPTION = 7  # words


def judged(tokens: Sequence[Token], language: str, persons: Persons) -> Voice:
    """Whose voice a group of words like "a spokeswoman for X" names."""
    words = [token for token in tokens if token.kind in {"word", "company", "person"}]
    while words and _leads_in(words):
        words = words[1:]
    if not words:
        return UNKNOWN
    if language == "fr":
        words = _past_one_of(words)
        if _is_of_any(words):
            return Voice("other", None, words[0].start, words[-1].end, person=True)
        if _is_spoken_of(words):
            return Voice("he", None, words[0].start, words[-1].end, person=True)
    voice = _judged(words, language, persons)
    return replace(voice, start=words[0].start, end=words[-1].end)


def _past_one_of(words: list[Token]) -> list[Token]:
    """The words behind "l'un des", "une de ses": "l'une des avocates de X" is an advocate of X."""
    at = next((place for place, word in enumerate(words[:2]) if word.fold in ONE), None)
    if at is None or at + 2 >= len(words) or not words[at + 1].has("employ"):
        return words
    start = at + 2 + words[at + 2].has("possessive")
    return words[start:] if start < len(words) and words[start].has(*OFFICES) else words


def _is_spoken_of(words: Sequence[Token]) -> bool:
    """Whether the one spoken of before is called by what she once was: "reconnaît cette ancienne ingénieure"."""
    return 2 < len(words) < MOST_OF_A_DESCRIPTION and words[0].fold in {"cet", "cette"} and words[1].has("former")


def _is_of_any(words: Sequence[Token]) -> bool:
    """Whether it is somebody of one that is not named: "le président de l'une d'elles", "d'un sous-traitant de X"."""
    for at in range(2, len(words)):
        if words[at].fold not in ONE or not any(word.has("employ") for word in words[at - 2 : at]):
            continue
        if at + 1 == len(words) or words[at + 1].has("employ"):
            return True
        behind = [place for place, word in enumerate(words[at + 1 : at + 4], at + 1) if word.has("firm", "relation")]
        if behind and any(word.has("employ") for word in words[behind[0] + 1 : behind[0] + 3]):
            return any(word.kind == "company" for word in words[behind[0] :])
    return False


def _leads_in(words: Sequence[Token]) -> bool:
    """Whether the first word stands before the group and does not belong to it."""
    first = words[0]
    return (
        first.kind == "word"
        and (first.has("adverb", "and", "that") or first.fold in WHAT)
        and not first.has("det", "he", "she", "it")
        and len(words) > 1
    )


def _judged(words: Sequence[Token], language: str, persons: Persons) -> Voice:
    if any(_is_former(words, at) for at in range(len(words))) or _left(words, language):
        return Voice("other", person=True)
    single = [word for word in words if not word.has("det") or word.has("he", "she", "it")]
    if len(single) == 1 and single[0].kind == "word" and len(words) <= 2 and _points_back(words, single[0]):
        return _pronoun(single[0])
    if any(word.has("leak") for word in words) and any(word.has("doc") for word in words):
        return Voice("other")
    if any(word.has("behalf") for word in words):
        return _on_behalf(words)
    client = _client(words, language)
    if client:
        return client
    head, rest = _parted(_without_means(words, language))
    return _of_head(head, rest, persons, language)


def _without_means(words: Sequence[Token], language: str) -> Sequence[Token]:
    """The words without those by whom something was passed on: "a statement through its agency, Y"."""
    for at in range(1, len(words) - 1):
        sent = phrases("speech", language, "sent").fullmatch(f"{words[at - 1].text} {words[at].text}")
        if (words[at].has("through") or sent) and words[at + 1].has("possessive", "agent"):
            return words[: at - bool(sent)]
    return words


def _is_former(words: Sequence[Token], at: int) -> bool:
    """Whether a word says that somebody is no longer there; "the ex-X" is the firm that was called X."""
    following = words[at + 1] if at + 1 < len(words) else None
    renamed = words[at].fold in {"ex", "ex-"} and following is not None and following.kind == "company"
    return words[at].has("former") and not renamed


def _points_back(words: Sequence[Token], word: Token) -> bool:
    """Whether a word stands for one spoken of: a pronoun, or "der 34-Jährige", which is not any boy of that age."""
    aged = AGED.match(word.fold) is not None and words[0].fold in {word.fold, "the", "der", "die", "de"}
    return word.has("he", "she", "it", "latter") or aged


def _pronoun(word: Token) -> Voice:
    """The voice of "she", "it", "the latter"; "sie" and "elle" can be a person or a firm."""
    if AGED.match(word.fold):
        return Voice("he", person=True)
    if word.has("latter"):
        return Voice("latter")
    if word.has("he", "she"):
        return Voice("he", person=True, office="either" if word.has("it") else "")
    return Voice("it") if word.fold not in {"ils", "elles"} else UNKNOWN


def _client(words: Sequence[Token], language: str) -> Voice | None:
    """The voice of somebody "who represents X", "der X vertritt"; None without such words."""
    relative = next((at for at, word in enumerate(words) if at and word.has("who")), None)
    if relative is None:
        return None
    shown = " ".join(word.text for word in words[relative:])
    firms = {str(word.value) for word in words if word.kind == "company"}
    if len(firms) > 1 or not phrase(language, "works").search(shown) or any(word.has("other") for word in words):
        return None
    if firms:
        return Voice("company", firms.pop(), person=True, office=office_of(words))
    rest = [word for word in words[relative:] if not word.has("who", *OFFICES)]
    if any(word.has("firm") for word in rest):
        return replace(described_firm(rest), person=True, office="officer")
    return None


def _on_behalf(words: Sequence[Token]) -> Voice:
    """The voice of an agency that speaks "on X's behalf", "on behalf of X"."""
    at = next(place for place, word in enumerate(words) if word.has("behalf"))
    following = words[at + 1 :]
    forward = words[at].has("employ") or (bool(following) and following[0].has("employ", "det"))
    near = following[:5] if forward else list(reversed(words[max(0, at - 4) : at]))
    for place, word in enumerate(near):
        if word.has("other"):
            return Voice("other")
        if word.kind == "company":
            return Voice("company", str(word.value), office="spokes")
        described = word.has("firm") or (word.has("agent") and not word.has(*OFFICES))
        if described and not any(one.kind == "company" for one in near[place + 1 : place + 2]):
            return Voice("firm", noun=word.fold, office="spokes")
    return UNKNOWN


def _left(words: Sequence[Token], language: str) -> bool:
    """Whether they say that somebody has left."""
    shown = " ".join(word.text for word in words)
    return bool(phrase(language, "quits").search(shown))


def _parted(words: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """The words before "of", "for", "at" … and those from there on."""
    for at, word in enumerate(words):
        if at and word.kind == "word" and word.has("employ") and any(_is_cue(one) for one in words[:at]):
            return words[:at], words[at:]
        if at and word.kind == "word" and word.has("employ") and not words[at - 1].has("det", "prep"):
            return words[:at], words[at:]
    return words, ()


def _is_cue(word: Token) -> bool:
    """Whether a word says who somebody is."""
    return word.kind in {"company", "person"} or word.has("spokes", "officer", "other", "firm", "doc") or word.capital


def _of_head(head: Sequence[Token], rest: Sequence[Token], persons: Persons, language: str) -> Voice:
    """The voice by the first words of a group, before "of", "for", "at"."""
    if any(word.has("other") and not _exempt(head, at) for at, word in enumerate(head)):
        return Voice("other", person=_is_person(head, language))
    known = [persons[str(word.value)] for word in head if word.kind == "person" and str(word.value) in persons]
    if any(word.kind == "company" for word in head):
        return _of_companies(head, known)
    if known and known[0].kind != "unknown":
        return replace(known[0], person=True)
    offices = any(word.has(*OFFICES) for word in head)
    described = _described_owner(head) if offices else ()
    if described:
        return replace(described_firm(described), person=True, office=office_of(head))
    if offices or any(word.kind == "person" for word in head):
        return of_office(head, rest, language)
    return of_thing(head, rest)


def _described_owner(head: Sequence[Token]) -> Sequence[Token]:
    """The firm whose officer it is, where it is only described: "the retailer's director", "the group's Anna Berg"."""
    owned = any(one.has("generic") and then.fold == "'s" for one, then in pairwise(head))
    if owned and head[-1].kind == "person":
        return head
    rest = [word for word in head if not word.has(*OFFICES)]
    firm = any(word.has("firm") and not word.has("site") for word in head[:-1] if not word.has(*OFFICES))
    return rest if firm else ()


def _of_companies(head: Sequence[Token], known: Sequence[Voice]) -> Voice:
    """The voice of a group that names companies."""
    firms = {str(word.value) for word in head if word.kind == "company"}
    return _of_several(head) if len(firms) > 1 else _of_company(head, firms.pop(), known)


def _is_person(head: Sequence[Token], language: str) -> bool:
    """Whether the group names one human being, and no firm or body: "vakbond FNV Beveiliging"."""
    body = language != "de" and any(word.capital for word in head[1:])
    human = any(word.kind == "person" or word.has(*OFFICES) for word in head)
    return human or not (body or any(word.has("firm") for word in head))


def _exempt(head: Sequence[Token], at: int) -> bool:
    """Whether "workers" or "government" only says what somebody at a company is in charge of."""
    before, after = head[:at], head[at + 1 :]
    office = any(one.has(*OFFICES) for one in after)
    office = office or (bool(before) and before[-1].has(*OFFICES, "generic"))  # "its press office", "company secretary"
    return head[at].has("weak") and any(one.kind == "company" for one in before) and office


def _of_several(head: Sequence[Token]) -> Voice:
    """Two companies in one group: "X's subsidiary Y" is Y; else nobody can say."""
    last = [word for word in head if word.kind == "company"][-1]
    between = [word for word in head if word.start < last.start]
    closing = [word for word in head if word.start > last.start]
    if any(word.has("relation") for word in between) and not any(word.has("and") for word in head) and not closing:
        return Voice("company", str(last.value))
    return UNKNOWN


def _of_company(head: Sequence[Token], company: str, known: Sequence[Voice]) -> Voice:
    """A company is named in the group: it speaks, or its officer, or something else that is only near it."""
    if any(one.kind == "other" or (one.company and one.company != company) for one in known):
        return Voice("other", person=True)
    at = max(place for place, word in enumerate(head) if word.kind == "company")
    after = [word for word in head[at + 1 :] if folded(word.text) not in {"'s", "s"}]
    related = any(word.has("relation") and not word.has(*OFFICES) for word in after)
    doubtful = related or any(word.has("and") for word in head) or any(word.has("leak") for word in head[:at])
    if doubtful or (after and not _fits(after)):
        return UNKNOWN
    person = any(word.kind == "person" or word.has(*OFFICES) for word in head)
    return Voice("company", company, person=person, office=office_of(head))


def _fits(after: Sequence[Token]) -> bool:
    """Whether the words after a company's name make somebody who speaks for it: an office, a person, a letter of it."""
    last = after[-1]
    if any(word.has(*OFFICES, "doc") or word.kind == "person" for word in after):
        return True
    return last.has("firm", "det", "adverb", "prep") or last.capital or not last.text[0].isalpha()
