"""Offices, documents and descriptions: to whom a group of words without a company in front belongs."""

from collections.abc import Sequence
from dataclasses import replace

from responses.intake.finding.speech import unowned
from responses.intake.finding.voices import OFFICES, UNKNOWN, Voice
from responses.intake.finding.wording import Token

NAMING = frozenset({"as", "called", "named", "styled"})  # before the name that somebody goes by
INDEFINITE = frozenset({"a", "an", "ein", "eine", "einer", "einem", "un", "une", "een", "en", "ett"})
MOTHER = "mere"  # French for the parent of a firm, behind "maison" or "société"


def of_office(head: Sequence[Token], rest: Sequence[Token], language: str) -> Voice:
    """An office or a person without a company in front: whose, the words after "of", "for", "at" say."""
    office = office_of(head)
    if _of_stranger(head, language):
        return Voice("other", person=True, office=office)
    if not any(word.has("spokes") or word.kind == "person" for word in head) and _only_relation(head):
        return UNKNOWN
    own = next((word for word in head if word.kind == "word" and not word.has("mr")), head[0])
    if own.has("possessive") and office and not _company_in(rest):
        return Voice("its", person=True, office=office)  # "its head of rider experience"
    for at in range(len(rest)):
        found = _employer(rest, at, office, language)
        if found is not None:
            return found
    return _without_employer(head, rest, office)


def _employer(rest: Sequence[Token], at: int, office: str, language: str) -> Voice | None:
    """Whose office it is by the word at this place; None where the word does not say."""
    word, stranger = rest[at], Voice("other", person=True, office=office)
    if word.kind == "company":
        return _employed(rest, at, office)
    if word.has("other"):
        in_charge_of = word.has("weak") and office in {"officer", "business"} and _company_in(rest[at:])
        return None if in_charge_of else stranger
    part = word.kind == "word" and office and word.fold in unowned(language)
    if word.kind == "person" or (word.capital and not word.classes and not part):
        if word.kind == "person" and at > 1:
            return None
        return _later(rest, at, office) if _company_in(rest[at:]) else stranger
    described_one = word.has("firm") and not word.has("officer", "site") and not _company_in(rest[at + 1 : at + 3])
    return replace(described_firm(rest), person=True, office=office) if described_one else None


def _without_employer(head: Sequence[Token], rest: Sequence[Token], office: str) -> Voice:
    """An office whose employer is not named: the story must tell, unless states and unions have such offices too."""
    written = any(word.has("doc") for word in rest) and not any(word.has("site") for word in rest)
    rest = [] if written else rest  # "a spokesman in an e-mail"
    if office == "officer" and any(word.has("site") for word in (*head, *rest)):
        office = "business"
    possessive = head[0].has("possessive")
    of_board = any(word.has("officer") and not word.has("public", "other") for word in rest)
    public = office not in {"", "business"} and all(word.has("public") for word in head if word.has(*OFFICES))
    public = public and not of_board  # "the chair of the board"
    if public and not possessive:
        return Voice("unknown", person=True) if rest else Voice("role", person=True, office="public")
    strange = office in {"spokes", "lawyer"} and any(word.kind == "word" and not word.classes for word in rest)
    if not office or strange or (rest and rest[0].has("workplace") and len(rest) > 1):
        return Voice("unknown", person=True)
    return Voice("its" if possessive else "role", person=True, office=office)


def _of_stranger(head: Sequence[Token], language: str) -> bool:
    """Whether a name that is no company stands before the office: "Labour's spokesman", "Diakonias chef"."""
    at = next((place for place, word in enumerate(head) if word.has(*OFFICES)), 0)
    for place, word in enumerate(head[:at]):
        titled = place > 0 and head[place - 1].has("mr")  # "Mr Berg, the owner of X"
        if not word.capital or word.classes - {"weak"} or word.fold in unowned(language) or titled:
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


def described_firm(words: Sequence[Token]) -> Voice:
    """A firm that is only described: "the company", "the drone maker"; its noun is kept. "A maker" is any of them."""
    at = next(place for place, word in enumerate(words) if word.has("firm"))
    if any(word.fold in INDEFINITE for word in words[max(0, at - 3) : at]):
        return UNKNOWN
    noun = next((word for word in words if word.fold == MOTHER), words[at])  # "maison mère"
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
    somebody = any(word.kind == "person" or word.has("mr") for word in head)
    return any(word.has("relation") for word in head) and not somebody


def of_thing(head: Sequence[Token], rest: Sequence[Token]) -> Voice:
    """Neither office nor person: a firm that is only described, a document, a name nobody knows."""
    if any(word.has("doc") and not _begins_name(head, at) for at, word in enumerate(head)):
        return _put_out(head) or _of_document(rest)
    if any(word.has("firm") for word in head):
        return described_firm(head) if not _company_in(rest) else UNKNOWN
    if any(word.capital for word in head):
        return Voice("other")
    return UNKNOWN


def _begins_name(head: Sequence[Token], at: int) -> bool:
    """Whether a capital follows the word, which has one too: "Prospectus Tech", whose prospectus is not meant."""
    return head[at].capital and at + 1 < len(head) and head[at + 1].capital


def _put_out(head: Sequence[Token]) -> Voice | None:
    """The firm of "the parent put out this statement"; None where only the document is named."""
    doc = next(at for at, word in enumerate(head) if word.has("doc"))
    plain = [at for at, word in enumerate(head[:doc]) if word.kind == "word" and not word.has("firm", "relation")]
    told = head[: plain[-1]] if plain and plain[-1] > 1 else ()
    return described_firm(told) if any(word.has("firm") for word in told) else None


def _of_document(rest: Sequence[Token]) -> Voice:
    """Whose a statement or letter is: "a statement from X"; open where nobody is named."""
    for at, word in enumerate(rest):
        if word.kind == "company":
            return _employed(rest, at, "")
        if word.has("other") or (word.capital and not word.classes):
            return Voice("other")
        if word.has("firm") and not _company_in(rest[at + 1 : at + 3]):
            return described_firm(rest)
    return Voice("doc")


def office_of(head: Sequence[Token]) -> str:
    """The office that the group names."""
    if any(word.has("lawyer") for word in head):
        return "lawyer"
    for office in ("business", "spokes", "officer"):
        if any(word.has(office) for word in head):
            return office
    return ""


def is_he(tokens: Sequence[Token], at: int) -> bool:
    """Whether "he" or "she" is the subject here: "Toch wil hij …", not "Volgens hem …"."""
    token = tokens[at]
    governed = bool(at) and tokens[at - 1].has("prep", "employ", "but")
    personal = token.kind == "word" and token.has("he", "she") and not token.has("it", "det")
    return at < 3 and personal and not governed and token.fold not in {"hem", "him", "ihm", "ihn", "lui", "honom"}


def is_of_a_person(tokens: Sequence[Token], at: int) -> bool:
    """Whether "former" says what somebody once was, and not what a firm or a place was."""
    following = tokens[at + 1 : at + 4]
    return bool(following) and not any(one.kind == "company" or one.has("firm", "site", "doc") for one in following)


def at_stranger(tokens: Sequence[Token]) -> bool:
    """Whether a sentence begins at a house nobody knows: "Chez X, le directeur …"."""
    if len(tokens) < 2 or tokens[0].kind != "word" or not tokens[0].has("workplace"):
        return False
    return tokens[1].capital and not tokens[1].classes


def at_home(tokens: Sequence[Token]) -> str:
    """The company of "At X's headquarters, …", "Bei X …", "Chez X …"; "" where it is a factory of it."""
    if len(tokens) < 3 or tokens[0].kind != "word" or not tokens[0].has("workplace"):
        return ""
    firm = next((at for at, token in enumerate(tokens[1:3], 1) if token.kind == "company"), None)
    if firm is None or any(token.has("site", "other", "and") for token in tokens[firm + 1 : firm + 4]):
        return ""
    return str(tokens[firm].value)


def as_for(tokens: Sequence[Token], place: int) -> str:
    """The company of "Quant au fabricant X, il assure …": whom a French sentence turns to before a pronoun; or ""."""
    if [token.fold for token in tokens[:2]] not in (["quant", "a"], ["quant", "au"], ["quant", "aux"]):
        return ""
    before = [token for token in tokens if token.start < place]
    named = [str(token.value) for token in before if token.kind == "company"]
    strange = any(token.kind == "person" or token.text in {";", ":"} for token in before)
    return named[-1] if named and not strange else ""


def named_between(head: Sequence[Token], between: Sequence[Token]) -> list[Token]:
    """The company of "X's main customer, the cider maker Y, said" and "The assembler, which trades as Y, said"."""
    told = len(between) > 2 and between[0].has("det") and any(one.has("firm") for one in between)
    owned = bool(head) and head[-1].has("relation", "other") and any(one.fold == "'s" for one in head)
    if told and owned and [one.kind for one in between].count("company") == 1 and between[-1].kind == "company":
        return list(between[-1:])
    at = next((place for place, one in enumerate(between[:6]) if one.fold in NAMING), 0)
    passive = at and (between[at].fold == "as" or between[at - 1].has("aux", "copula"))  # not "which named X"
    relative = passive and between[0].has("who") and at + 1 < len(between) and between[at + 1].kind == "company"
    return [between[at + 1]] if relative else []


def person_between(tokens: Sequence[Token], starts: Sequence[int], end: int) -> list[Token]:
    """The person of "The professor who saw it first, Anna Berg of the University of X, called it …"."""
    start = next((place + 1 for place in starts if tokens[place + 1].kind == "person"), end)
    return [token for token in tokens[start:end] if token.kind != "mark"]
