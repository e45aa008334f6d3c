"""Who a speaker is: a company, somebody else, or one who must be looked for in what was said before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from responses.intake.finding.speech import folded, phrase, unowned
from responses.intake.finding.wording import Token

OWN = frozenset({"company"})
OFFICES = ("spokes", "officer")
# Voices that are known only from what stood before.
OPEN = frozenset({"role", "firm", "doc", "he", "it", "its", "latter"})


@dataclass(frozen=True)
class Voice:
    """A speaker: ``kind`` is company, other, unknown, or one that is open: role, firm, doc, he, it."""

    kind: str
    company: str | None = None
    start: int = 0
    end: int = 0
    person: bool = False
    office: str = ""  # spokes, business or officer
    noun: str = ""  # of a firm that is only described

    @property
    def is_open(self) -> bool:
        """Whether it takes the context to know whose voice it is."""
        return self.kind in OPEN


UNKNOWN = Voice("unknown")
Persons = Mapping[str, Voice]


def judged(tokens: Sequence[Token], language: str, persons: Persons) -> Voice:
    """Whose voice a group of words like "a spokeswoman for X" names."""
    words = [token for token in tokens if token.kind in {"word", "company", "person"}]
    while words and _leads_in(words):
        words = words[1:]
    if not words:
        return UNKNOWN
    voice = _judged(words, language, persons)
    return replace(voice, start=words[0].start, end=words[-1].end)


def _leads_in(words: Sequence[Token]) -> bool:
    """Whether the first word stands before the group and does not belong to it."""
    first = words[0]
    return (
        first.kind == "word"
        and first.has("adverb", "and", "that")
        and not first.has("det", "he", "she", "it")
        and len(words) > 1
    )


def _judged(words: Sequence[Token], language: str, persons: Persons) -> Voice:
    if any(_is_former(words, at) for at in range(len(words))) or _left(words, language):
        return Voice("other", person=True)
    single = [word for word in words if not word.has("det") or word.has("he", "she", "it")]
    if len(single) == 1 and single[0].kind == "word" and len(words) <= 2 and single[0].has("he", "she", "it", "latter"):
        return _pronoun(single[0])
    if any(word.has("leak") for word in words) and any(word.has("doc") for word in words):
        return Voice("other")
    if any(word.has("behalf") for word in words):
        return _on_behalf(words)
    client = _client(words, language)
    if client:
        return client
    head, rest = _parted(words)
    return _of_head(head, rest, persons, language)


def _is_former(words: Sequence[Token], at: int) -> bool:
    """Whether a word says that somebody is no longer there; "the ex-X" is the firm that was called X."""
    following = words[at + 1] if at + 1 < len(words) else None
    renamed = words[at].fold in {"ex", "ex-"} and following is not None and following.kind == "company"
    return words[at].has("former") and not renamed


def _pronoun(word: Token) -> Voice:
    """The voice of "she", "it", "the latter"; "sie" and "elle" can be a person or a firm."""
    if word.has("latter"):
        return Voice("latter")
    if word.has("he", "she"):
        return Voice("he", person=True, office="either" if word.has("it") else "")
    return Voice("it")


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
        return Voice("company", firms.pop(), person=True, office=_office(words))
    described_firm = [word for word in words[relative:] if not word.has("who", *OFFICES)]
    if any(word.has("firm") for word in described_firm):
        return replace(_described(described_firm), person=True, office="officer")
    return None


def _on_behalf(words: Sequence[Token]) -> Voice:
    """The voice of an agency that speaks "on X's behalf", "on behalf of X"."""
    at = next(place for place, word in enumerate(words) if word.has("behalf"))
    following = words[at + 1 :]
    forward = words[at].has("employ") or (bool(following) and following[0].has("employ", "det"))
    near = following[:5] if forward else list(reversed(words[max(0, at - 4) : at]))
    for word in near:
        if word.has("other"):
            return Voice("other")
        if word.kind == "company":
            return Voice("company", str(word.value), office="spokes")
        if word.has("firm"):
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
    firms = {str(word.value) for word in head if word.kind == "company"}
    known = [persons[str(word.value)] for word in head if word.kind == "person" and str(word.value) in persons]
    if any(word.has("other") and not _exempt(head, at) for at, word in enumerate(head)):
        return Voice("other", person=_is_person(head))
    if len(firms) > 1:
        return _of_several(head, firms)
    if firms:
        return _of_company(head, next(iter(firms)), known)
    if known and known[0].kind != "unknown":
        return replace(known[0], person=True)
    if any(word.has(*OFFICES) for word in head) and any(
        word.has("firm") and not word.has(*OFFICES) for word in head[:-1]
    ):
        return replace(_described([word for word in head if not word.has(*OFFICES)]), person=True, office=_office(head))
    if any(word.has(*OFFICES) for word in head) or any(word.kind == "person" for word in head):
        return _of_office(head, rest, language)
    return _of_thing(head, rest)


def _is_person(head: Sequence[Token]) -> bool:
    """Whether the group names one human being."""
    return any(word.kind == "person" or word.has(*OFFICES) for word in head) or not any(
        word.has("firm") for word in head
    )


def _exempt(head: Sequence[Token], at: int) -> bool:
    """Whether "workers" or "government" only says what somebody at a company is in charge of."""
    before, after = head[:at], head[at + 1 :]
    return (
        head[at].has("weak")
        and any(one.kind == "company" for one in before)
        and any(one.has(*OFFICES) for one in after)
    )


def _of_several(head: Sequence[Token], firms: set[str]) -> Voice:
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
    before = head[:at]
    person = any(word.kind == "person" or word.has(*OFFICES) for word in head)
    office = _office(head)
    if any(word.has("relation") and not word.has(*OFFICES) for word in after) or any(word.has("and") for word in head):
        return UNKNOWN
    if after and not _fits(after):
        return UNKNOWN
    if any(word.has("leak") for word in before):
        return UNKNOWN
    return Voice("company", company, person=person, office=office)


def _fits(after: Sequence[Token]) -> bool:
    """Whether the words after a company's name make somebody who speaks for it: an office, a person, a letter of it."""
    last = after[-1]
    if any(word.has(*OFFICES, "doc") or word.kind == "person" for word in after):
        return True
    return last.has("firm", "det", "adverb", "prep") or last.capital or not last.text[0].isalpha()


def _office(head: Sequence[Token]) -> str:
    """The office that the group names."""
    if any(word.has("lawyer") for word in head):
        return "lawyer"
    for office in ("business", "spokes", "officer"):
        if any(word.has(office) for word in head):
            return office
    return ""


def _of_office(head: Sequence[Token], rest: Sequence[Token], language: str) -> Voice:
    """An office or a person without a company in front: whose, the words after "of", "for", "at" say."""
    office = _office(head)
    if _of_stranger(head, language):
        return Voice("other", person=True, office=office)
    if not any(word.has("spokes") or word.kind == "person" for word in head) and _only_relation(head):
        return UNKNOWN
    for at, word in enumerate(rest):
        if word.kind == "company":
            return _employed(rest, at, office)
        if word.has("other") and not (
            word.has("weak") and office in {"officer", "business"} and _company_in(rest[at:])
        ):
            return Voice("other", person=True, office=office)
        if word.kind == "person" and at > 1:
            continue
        if word.kind == "person" or (word.capital and not word.classes):
            return (
                Voice("other", person=True, office=office) if not _company_in(rest[at:]) else _later(rest, at, office)
            )
        if word.has("firm") and _company_in(rest[at + 1 : at + 3]):
            continue
        if word.has("firm") and not word.has("officer"):
            return replace(_described(rest), person=True, office=office)
    if office == "officer" and any(word.has("site") for word in (*head, *rest)):
        office = "business"
    public = all(word.has("public") for word in head if word.has(*OFFICES))
    if office and public and not head[0].has("possessive") and office != "business":
        return Voice("unknown", person=True) if rest else Voice("role", person=True, office="public")
    if not office or (rest and rest[0].has("workplace") and len(rest) > 1):
        return Voice("unknown", person=True)
    return Voice("its" if head[0].has("possessive") else "role", person=True, office=office)


def _of_stranger(head: Sequence[Token], language: str) -> bool:
    """Whether a name that is no company stands before the office: "Labour's spokesman", "Diakonias chef"."""
    at = next((place for place, word in enumerate(head) if word.has(*OFFICES)), 0)
    for place, word in enumerate(head[:at]):
        if not word.capital or word.classes - {"weak"} or word.fold in unowned(language):
            continue
        following = head[place + 1]
        genitive = following.fold == "'s" or (language in {"sv", "de"} and word.text.endswith(("s", "’", "'")))
        if genitive or (language in {"en", "nl"} and (place or following.has(*OFFICES))):
            return True
    return False


def _later(rest: Sequence[Token], at: int, office: str) -> Voice:
    """A capital word stands between the office and the company: it is the company's if an office was named."""
    place = next(i for i, word in enumerate(rest) if i >= at and word.kind == "company")
    return _employed(rest, place, office) if office else Voice("other", person=True)


def _employed(rest: Sequence[Token], at: int, office: str) -> Voice:
    """Whoever speaks for the company at this place, unless it is for its workers or its critics."""
    following = rest[at + 1 : at + 3]
    if any(word.has("other") and not word.has("media") for word in following if not word.has("firm", "officer")):
        return Voice("other", person=True, office=office)
    if sum(word.kind == "company" and word.value != rest[at].value for word in rest):
        return UNKNOWN
    return Voice("company", str(rest[at].value), person=True, office=office)


def _described(words: Sequence[Token]) -> Voice:
    """A firm that is only described: "the company", "the drone maker"; its noun is kept to look for."""
    at = next(place for place, word in enumerate(words) if word.has("firm"))
    noun = words[at]
    ends = [place for place in range(at + 1, len(words)) if words[place].has("prep", "employ", "link")]
    words = words[: ends[0]] if ends else words
    more = [word.fold for word in words if word.kind == "word" and not word.classes and word.text[0].isalpha()]
    return Voice("firm", noun=described(noun, more))


def described(noun: Token, more: Sequence[str]) -> str:
    """The key of a description: its noun, and with "company" or "group" the words that tell which one."""
    return " ".join([noun.fold, *sorted(more)]) if noun.has("generic") else noun.fold


def _company_in(words: Sequence[Token]) -> bool:
    """Whether a company is named among them."""
    return any(word.kind == "company" for word in words)


def _only_relation(head: Sequence[Token]) -> bool:
    """Whether the group says only how one firm stands to another ("the owner", "the supplier")."""
    return any(word.has("relation") for word in head) and not any(word.kind == "person" for word in head)


def _of_thing(head: Sequence[Token], rest: Sequence[Token]) -> Voice:
    """Neither office nor person: a firm that is only described, a document, a name nobody knows."""
    if any(word.has("doc") for word in head):
        for at, word in enumerate(rest):
            if word.kind == "company":
                return _employed(rest, at, "")
            if word.has("other") or (word.capital and not word.classes):
                return Voice("other")
            if word.has("firm"):
                return Voice("firm")
        return Voice("doc")
    if any(word.has("firm") for word in head):
        return _described(head) if not _company_in(rest) else UNKNOWN
    if any(word.capital for word in head) or any(word.kind == "person" for word in head):
        return Voice("other", person=any(word.kind == "person" for word in head))
    return UNKNOWN
