"""How an article introduces a person: the words before and behind a name."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from responses.intake.finding.groups import before
from responses.intake.finding.speakers import judged
from responses.intake.finding.speech import phrase, unowned
from responses.intake.finding.voices import OFFICES, UNKNOWN, Voice
from responses.intake.finding.wording import Token

CLAUSES = frozenset({"that", "whether", "dass", "ob"})
TITLES = frozenset({"mag", "dr", "prof", "mr", "mrs", "ms", "me", "dipl", "ing", "drs"})
FOR = frozenset({"for", "fur", "pour", "namens", "voor"})
MOST_BETWEEN = 6  # words between a client and who speaks for it
MOST_OF_LINK = 4  # words of "in the person of"


def introduced(tokens: Sequence[Token], at: int, language: str) -> Voice:
    """What the words around a name say of the person."""
    behind = _behind(tokens, at, language)
    ahead = _represents(tokens, at, language) or _for_whom(tokens, at) or _before(tokens, at, language)
    for first, second in ((ahead, behind), (behind, ahead)):
        if first.kind == "other":
            return first
        if (
            first.kind == "company"
            and second.kind in {"company", "unknown"}
            and second.company in {None, first.company}
        ):
            return first
        if first.kind == "company" and second.is_open:
            return replace(first, office=first.office or second.office)
    if behind.kind == "firm" and ahead.kind == "role":
        return replace(behind, person=True, office=ahead.office or behind.office)  # "attorney Jane Roe, for the firm"
    return ahead if ahead.kind != "unknown" else behind


def _behind(tokens: Sequence[Token], at: int, language: str) -> Voice:
    """The apposition after a name: ", head of sustainability at X", "(X)", "of X", "who works for X"."""
    following = _past_age(tokens[at + 1 : at + 33])
    if not following:
        return UNKNOWN
    person = tokens[at]
    shown = " ".join(token.text for token in following[:4])
    if phrase(language, "works").match(shown):
        return _relative([person, *following[:6]], language)
    if following[0].kind == "word" and following[0].has("copula"):
        return _introducing(person, following[1:], language)
    if following[0].kind == "word" and following[0].has("employ"):
        return _through_chambers(following, language) or _direct(person, following, language)
    if following[0].text not in {",", "(", "–", "—", "-"}:
        return UNKNOWN
    return _introducing(person, following[1:], language)


def _through_chambers(following: Sequence[Token], language: str) -> Voice | None:
    """For whom a lawyer speaks who is named with her chambers: "Anna Berg of the law firm Y, who represents X,"."""
    comma = next((at for at, token in enumerate(following[:9]) if token.text == ","), 0)
    relative = following[comma + 1 :]
    if not any(token.has("agent") for token in following[:comma]) or not relative or not relative[0].has("who"):
        return None
    end = next((at for at, token in enumerate(relative) if token.text in {",", "."}), len(relative))
    voice = _relative(relative[:end], language)
    return replace(voice, person=True, office="lawyer") if voice.kind in {"company", "firm"} else None


def _past_age(following: Sequence[Token]) -> Sequence[Token]:
    """The words behind a name without the age in brackets: "Anna Berg (58) leads X"."""
    age = len(following) > 3 and following[0].text == "(" and following[1].text.isdigit() and following[2].text == ")"
    return following[3:] if age else following


def _introducing(person: Token, following: Sequence[Token], language: str) -> Voice:
    """What the words after "Anna Berg, …" or "Anna Berg is …" say of her."""
    group = _apposition(following)
    if not group or (group[0].has("you") and (language != "de" or group[0].capital)) or group[0].fold in CLAUSES:
        return UNKNOWN  # "Herr Berg, Ihr Lieferant …" speaks to him; "its director, Anna Berg, that the driver …"
    leads = language == "fr" and phrase(language, "works").match(" ".join(token.text for token in group))
    if leads or (group[0].has("who") and len(group) > 1 and not group[1].has(*OFFICES, "other")):
        return _relative(group, language)
    if not any(word.kind == "company" or word.has(*OFFICES, "other", "former", "firm") for word in group):
        return UNKNOWN
    if group[0].kind == "company" and len(group) > 1 and not any(word.has(*OFFICES, "other") for word in group):
        return UNKNOWN
    if group[0].kind == "word" and group[0].has("prep") and not group[0].has("employ"):
        return UNKNOWN
    voice = judged([person, *group], language, {})
    return replace(voice, start=person.start, end=group[-1].end, person=True) if voice.kind != "unknown" else voice


def _apposition(tokens: Sequence[Token]) -> list[Token]:
    """The words up to the end of an apposition: a mark that ends it, a quotation, a verb of saying."""
    group: list[Token] = []
    for at, token in enumerate(tokens):
        if token.kind == "quote" or token.text in {".", ";", ":", ")", "–", "—", "?", "!", "|"}:
            break
        if token.text == "," and not _goes_on(group, tokens[at + 1 :]):
            break
        ends = token.has("say", "aux") and token.text != "à" and not token.has("officer", "doc", "other", "who", "that")
        if token.kind == "word" and ends and not (group and group[0].has("who")):
            break
        if token.text != ",":
            group.append(token)
    return group[:18]


def _goes_on(group: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether an apposition goes on after a comma, to its company ("CEO, X", "head of ethics, risk and law at X")."""
    if any(word.kind == "company" or word.has("other") for word in group) or not group:
        return False
    if group[0].has("who"):
        return False
    ahead = []
    for token in rest[:8]:
        if token.text in {",", ".", ";", ":", ")"} or token.kind == "quote" or token.has("say"):
            break
        ahead.append(token)
    return any(word.kind == "company" for word in ahead) and not any(word.has("who", "but") for word in ahead[:1])


def _direct(person: Token, following: Sequence[Token], language: str) -> Voice:
    """The voice of "Anna Berg of X"."""
    group: list[Token] = []
    for token in following[:6]:
        if token.has("media") and language == "de" and group[0].has("det"):
            return UNKNOWN  # "sagte Anna Berg der Neuen Zeitung"
        if token.kind in {"mark", "quote"} or (group and token.has("say", "aux")) or token.has("media"):
            break
        group.append(token)
        if token.kind == "company":
            break
    if not any(word.kind == "company" or word.has("other") for word in group):
        return Voice("other", person=True) if _is_of_stranger(group, language) else UNKNOWN
    voice = judged([person, *group], language, {})
    return replace(voice, start=person.start, end=group[-1].end)


def _is_of_stranger(group: Sequence[Token], language: str) -> bool:
    """Whether a name that is no company's and no place's follows "of", "van", "på"."""
    named = [word for word in group[1:] if not word.has("det")][:1]
    return any(word.kind == "person" or (word.capital and word.fold not in unowned(language)) for word in named)


def _relative(group: Sequence[Token], language: str) -> Voice:
    """Of "who leads X" an officer's voice; of "who worked for X" none any more."""
    shown = " ".join(word.text for word in group)
    companies = [word for word in group if word.kind == "company"]
    if phrase(language, "quits").search(shown) or any(word.has("former") for word in group):
        return Voice("other", person=True)
    owns = any(one.has("owns") and then.kind == "company" for one, then in pairwise(group))
    if not owns and not phrase(language, "works").search(shown):
        return Voice("unknown", person=True)
    if not companies:
        return judged(group, language, {})
    if len({word.value for word in companies}) == 1 and not any(word.has("other") for word in group):
        return Voice("company", str(companies[0].value), person=True, office="officer")
    return Voice("unknown", person=True)


def _before(tokens: Sequence[Token], at: int, language: str) -> Voice:
    """The words before a name: "X's chief executive, Anna Berg", "X-Sprecherin Anna Berg", "the farmer Anna Berg"."""
    group = [token for token in _words_before(tokens, at) if token.kind != "mark" and not token.has("mr")]
    while group and group[0].has("prep", "adverb", "and") and not group[0].has("det"):
        group = group[1:]
    owned = [place for place, word in enumerate(group) if place and word.has("possessive")]
    if owned and group[owned[-1] - 1].has("employ", "prep", "link"):
        group = group[owned[-1] :]  # "through the voice of its lawyer, …"
    group = list(_office_alone(group))
    if language == "en" and len(group) > 1 and group[-1].fold == "'s" and group[-2].kind == "company":
        return Voice("company", str(group[-2].value), group[-2].start, tokens[at].end, person=True)
    if not any(word.has(*OFFICES, "other") for word in group) or not _touches(group):
        return UNKNOWN
    voice = judged(group, language, {})
    return replace(voice, start=group[0].start, end=tokens[at].end, person=True)


def _represents(tokens: Sequence[Token], at: int, language: str) -> Voice | None:
    """Whom the person speaks for in "X, represented by Anna Berg", "the plaintiffs, represented by Dr Anna Berg"."""
    end = at
    while end and (tokens[end - 1].has("mr", "lawyer") or tokens[end - 1].fold in TITLES | {"."}):
        end -= 1
    for start in range(max(1, end - MOST_OF_LINK), end):
        if phrase(language, "represented").fullmatch(" ".join(token.text for token in tokens[start:end])):
            group = before(tokens, start - (tokens[start - 1].text == ","))
            voice = judged(group, language, {}) if group else UNKNOWN
            known = voice.kind in {"company", "firm", "other"}
            return replace(voice, person=True, office="lawyer") if known else None
    return None


def _for_whom(tokens: Sequence[Token], at: int) -> Voice | None:
    """Of "For X, Anna Berg argued …", "Für die X spricht Anwältin Anna Berg" whom she speaks for."""
    firms = [token for token in tokens[1:at] if token.kind == "company"]
    if tokens[0].fold not in FOR or len(firms) != 1 or firms[0] not in tokens[1:5]:
        return None
    between = tokens[tokens.index(firms[0]) + 1 : at]
    plain = len(between) < MOST_BETWEEN and not any(token.kind == "quote" or token.has("other") for token in between)
    return Voice("company", str(firms[0].value), person=True, office="lawyer") if plain else None


def _office_alone(group: Sequence[Token]) -> Sequence[Token]:
    """The office right before a name, without the clause before it: "in the harbour laughs director Anna Berg"."""
    at = len(group)
    while at and group[at - 1].has(*OFFICES):
        at -= 1
    if at in {0, len(group)} or any(word.kind == "company" for word in group):
        return group
    verb = group[at - 1]
    owned = any(word.has("det", "possessive", "employ") for word in group[max(0, at - 2) : at])
    owned = owned or any(word.capital or word.fold == "'s" for word in group[max(0, at - 3) : at])
    return group[at:] if verb.kind == "word" and not verb.classes and verb.text.islower() and not owned else group


def _words_before(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The words of a name's clause that stand before it; over the comma of "the director, Anna Berg"."""
    place = at - 1
    while place > 0 and (tokens[place].has("mr") or (tokens[place].text == "." and tokens[place - 1].has("mr"))):
        place -= 1
    title = place > 1 and tokens[place].has("lawyer") and tokens[place - 1].text == ","
    if title and _is_office_end(tokens, place - 1):
        place -= 1  # "the firm's defender, attorney Jane Roe"
    if place > 0 and tokens[place].text == "," and _is_office_end(tokens, place):
        place -= 1
    start = place + 1
    while place >= 0 and at - place < 14 and (_joins(tokens, place) or not _bounds(tokens[place], place)):
        start = place
        place -= 1
    return tokens[start:at]


def _joins(tokens: Sequence[Token], place: int) -> bool:
    """Whether an "and" stands between two offices of one person: "ceo en oprichter Anna Berg"."""
    near = tokens[max(0, place - 1) : place + 2]
    return len(near) == 3 and near[1].has("and") and all(one.kind == "word" and one.has(*OFFICES) for one in near[::2])


def _bounds(token: Token, place: int) -> bool:
    """Whether a clause ends before this word."""
    if token.kind in {"quote", "mark"}:
        return not (token.text in "-/&" and place)
    if token.kind == "person" or (token.has("but", "that", "who") and not token.has("det", "employ")):
        return True
    return token.has("say") and not token.has("officer", "other", "doc", "spokes", "defendant")


def _is_office_end(tokens: Sequence[Token], comma: int) -> bool:
    """Whether the words before a comma are an office ("the company's director, …")."""
    near: list[Token] = []
    for token in reversed(tokens[max(0, comma - 12) : comma]):
        if token.kind in {"mark", "quote", "person"} and token.text not in "-'’":
            break
        near.append(token)
    return any(token.has(*OFFICES) for token in near)


def _touches(group: Sequence[Token]) -> bool:
    """Whether the words right before the name say what the person is."""
    near = group[-1]
    if near.kind == "company" and not near.has(*OFFICES):
        return any(word.has(*OFFICES) for word in group) and any(word.has("employ") for word in group)
    if near.has(*OFFICES, "other", "mr"):
        return True
    last = max(at for at, word in enumerate(group) if word.has(*OFFICES, "other"))
    behind = group[last + 1 :]
    return (
        len(behind) < 6
        and behind[0].has("employ")
        and not any(word.has("prep") and not word.has("employ", "det") for word in behind)
    )
