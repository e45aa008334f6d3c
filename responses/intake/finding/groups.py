"""Groups of words: the subject before a verb, and the one after it."""

from collections.abc import Sequence
from itertools import pairwise

from responses.intake.finding.offices import named_between, person_between
from responses.intake.finding.speech import phrase
from responses.intake.finding.wording import Token, is_initial

ENDS = frozenset({":", ";", ".", "?", "!", "|"})
OPENERS = frozenset({"(", "–", "—"})
# French words with which a clause or a source begins: "puis X ment", "selon X".
BEGINNING = frozenset({"puis", "selon", "ce", "c'est", "voila", "ensuite", "alors"})
STAYS = ("employ", "spokes", "officer", "firm", "other")


def before(tokens: Sequence[Token], verb: int) -> list[Token]:
    """The subject that ends right before the verb; of "X, head of Y, said" both X and what is said of X."""
    at = verb - 1
    while at >= 0 and tokens[at].kind == "word" and tokens[at].has("adverb", "aux") and not _is_head(tokens[at]):
        at -= 1
    if at < 0 or (tokens[at].kind == "word" and tokens[at].has("and", "but") and not tokens[at].has("det", "who")):
        return []
    if tokens[at].text in {",", ")", "–", "—"}:
        return _with_apposition(tokens, at)
    group, behind = _group_back(tokens, at), tokens[verb + 1 : verb + 6]  # "Deze heeft namens de onderneming gesteld"
    return [*group, *behind] if group and any(one.has("behalf") for one in behind[:2]) else group


def _is_head(token: Token) -> bool:
    """Whether a word can be the subject itself."""
    return token.kind in {"company", "person"} or (
        token.has("he", "she", "it", "spokes", "officer", "firm", "other") and not token.has("adverb", "aux")
    )


def _group_back(tokens: Sequence[Token], at: int) -> list[Token]:
    """The group of words that ends at this place, back to its article or to the clause before."""
    group: list[Token] = []
    place = at
    while place >= 0 and at - place < 22:
        token = tokens[place]
        if token.kind == "quote" or (token.kind == "mark" and token.text not in "-/&.'’"):
            break
        if token.text == "." and not (place and len(tokens[place - 1].text) <= 3):
            break
        if group and token.kind == "word" and _ends_group(token):
            break
        group.insert(0, token)
        if _starts(token, tokens, place):
            break
        place -= 1
    return group


def _ends_group(token: Token) -> bool:
    """Whether the group cannot go on to the left over this word."""
    if token.has("say") and not token.has("officer", "firm", "doc", "other", "spokes", "det", "adverb"):
        return True
    if token.has("but", "that", "who") and not token.has("det", "employ", "link"):
        return True
    return token.has("he", "she") and not token.has("det")


def _starts(token: Token, tokens: Sequence[Token], place: int) -> bool:
    """Whether a group begins at this article: nothing links it to what stands before."""
    if not token.has("det") or token.has("employ"):
        return False
    previous = tokens[place - 1] if place else None
    return previous is None or not (previous.kind == "word" and previous.has("link", "employ", "prep", "det"))


def _with_apposition(tokens: Sequence[Token], at: int) -> list[Token]:
    """The subject of "X, which sells drones, said": what stands before the part between commas, and that part."""
    opening = {")": "(", "–": "–", "—": "—"}.get(tokens[at].text, ",")
    starts = [place for place in range(at - 1, max(-1, at - 40), -1) if tokens[place].text == opening]
    stop = next((place for place in range(at - 1, -1, -1) if tokens[place].kind == "quote"), -1)
    for place in starts:
        if place <= stop or not place:
            continue
        head = _group_back(tokens, place - 1)
        between = _without_place([token for token in tokens[place + 1 : at] if token.kind != "mark"])
        if group := named_between(head, between) or _joined(head, between):
            return group
    people = person_between(tokens, [place for place in starts if place > stop], at)
    return people or (_before_relative(tokens, at) if opening == "," and not starts else [])


def _joined(head: Sequence[Token], between: Sequence[Token]) -> list[Token]:
    """The group before a comma, with what stands behind it where that says more; none if it is no subject."""
    named = bool(head) and head[0].has("det") and [one.kind for one in between] == ["company"]
    if not head or not (_is_subject(head) or named):
        return []
    if _is_name_of(head, between) or not _is_subject(head):
        return list(between[-1:])
    titled = head[0].has("mr") or any(token.kind == "person" for token in head)  # "Mr Berg, the owner, said"
    known = any(token.kind == "person" for token in between[:3]) and _describes(head)
    return [*head, *between] if known or (titled and _describes(between)) else list(head)


def _before_relative(tokens: Sequence[Token], comma: int) -> list[Token]:
    """The subject of "De arbeider die X heet, zei": Dutch sets no comma before what tells which one is meant."""
    who = next(
        (place for place in range(comma - 1, 0, -1) if tokens[place].kind == "word" and tokens[place].fold == "die"), 0
    )
    head = _group_back(tokens, who - 1) if who else []
    return head if head and head[0].has("det") else []


def antecedent(tokens: Sequence[Token], pronoun: Token) -> list[Token]:
    """What "which" stands for: the group before its comma."""
    at = next(place for place, token in enumerate(tokens) if token.start == pronoun.start) - 1
    if at > 0 and tokens[at].text == ",":
        at -= 1
    group = _group_back(tokens, at) if at >= 0 else []
    named = bool(group) and group[-1].kind in {"company", "person"}
    told = any(token.has("copula") for token in group) and named  # "The largest owner is X, which …"
    others = any(token.has("doc", "other", "spokes", "officer", "relation") for token in group)
    return group[-1:] if told or (named and not others) else group


def _is_name_of(head: Sequence[Token], between: Sequence[Token]) -> bool:
    """Whether the part between commas only names the firm before it: "X's owner, Canadian Y, said"."""
    if len(between) == 1 and between[0].kind == "company" and not any(token.has("spokes", "other") for token in head):
        return any(token.has("firm") for token in head)  # "The refiner in question, X, said"
    if not between or between[-1].kind != "company" or len(between) > 6:
        return False
    described = any(token.has("firm", "relation") for token in head)
    if described and len(between) == 1 and not any(token.kind in {"company", "person"} for token in head):
        return not any(token.has("spokes", "officer") for token in head)
    if not head[-1].has("relation"):
        return False
    return not any(token.has("relation", "and", "who") or _links(token) for token in between[:-1])


def _without_place(between: Sequence[Token]) -> Sequence[Token]:
    """The part between commas without the town behind the name: "Cassel Maritime uit Londen"."""
    at = next((place for place, token in enumerate(between) if token.kind == "company"), len(between))
    behind = between[at + 1 :]
    return between[: at + 1] if 0 < len(behind) < 4 and _links(behind[0]) and behind[-1].capital else between


def _links(token: Token) -> bool:
    """Whether a word is a preposition between two nouns, and no article."""
    return token.has("employ", "prep") and not token.has("det")


def _describes(between: Sequence[Token]) -> bool:
    """Whether a part between commas says what somebody is."""
    return (
        bool(between)
        and not between[0].has("who", "prep")
        and any(token.has("spokes", "officer", "other", "former") for token in between)
    )


def _is_subject(head: Sequence[Token]) -> bool:
    """Whether a group names somebody, and is no time or place."""
    first = head[0]
    if first.kind == "word" and first.has("prep") and not first.has("det"):
        return False
    last = head[-1]
    return (
        last.kind in {"company", "person"}
        or any(token.has("spokes", "officer", "other", "firm", "doc") for token in head)
        or last.capital
    )


def after(tokens: Sequence[Token], start: int, language: str) -> list[Token]:
    """The subject that follows a verb, with "of X", "for X", and the part after its comma that says what it is."""
    group: list[Token] = []
    for at in range(start, min(len(tokens), start + 30)):
        token = tokens[at]
        if token.kind == "quote" or (token.text in ENDS and not is_initial(tokens, at)):
            break
        if token.text == "," or token.text in OPENERS:
            alone = len(group) == 1 and group[0].has("he", "she") and token.text == ","
            if not group or alone or not _apposed(tokens, at + 1):
                break
            group.extend(_apposed(tokens, at + 1))
            break
        if token.kind == "mark":
            continue
        if group and token.kind == "word" and _stops(tokens, at, group, language):
            break
        if not group and token.kind == "word" and token.has("that", "prep") and not token.has("det", "employ", "it"):
            break
        group.append(token)
    return group


def _stops(tokens: Sequence[Token], at: int, group: Sequence[Token], language: str) -> bool:
    """Whether the subject ends before this word: an adverb, a preposition that names no employer, an object."""
    token = tokens[at]
    goes_on = any(one.has("behalf") for one in tokens[at : at + 2]) or _represents(tokens, at, language)
    if token.has("media") or goes_on:
        return not goes_on
    if not token.classes and not token.capital and _complete(group) and token.text[0].isalpha():
        return _stops_at_stranger(tokens, at, group, language)
    if token.has("that", "say", "who", "adverb", "and", "aux") and not token.has("link", *STAYS):
        return not token.has("and") or _complete(group)
    if token.has("employ") and (not token.has("det") or language != "de"):
        return not (group and group[-1].has("spokes")) and not _employer(tokens, at)
    if token.has("det") and _complete(group):
        genitive = language == "de" and token.fold in {"der", "des"} and group[-1].kind == "word"
        return not (genitive and _employer(tokens, at))
    return token.has("prep") and _stops_at_preposition(tokens, at, group)


def _represents(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether "who" goes on with for whom somebody speaks: "the lawyer who represents X"."""
    following = " ".join(one.text for one in tokens[at + 1 : at + 4])
    return tokens[at].has("who") and phrase(language, "works").match(following) is not None


def _stops_at_stranger(tokens: Sequence[Token], at: int, group: Sequence[Token], language: str) -> bool:
    """Whether a word that is in no dictionary ends the subject: unless it describes a firm, or a name follows."""
    if language == "fr" and group[-1].has("firm"):
        return False
    return not any(one.kind in {"person", "company"} or one.has("spokes", "officer") for one in tokens[at + 1 : at + 4])


def _stops_at_preposition(tokens: Sequence[Token], at: int, group: Sequence[Token]) -> bool:
    """Whether a preposition ends the subject: not in "a statement on the website of X"."""
    if any(one.has("doc") for one in group):
        return not any(one.kind == "company" for one in tokens[at + 1 : at + 6])
    return not tokens[at].has("det", "employ")


def _complete(group: Sequence[Token]) -> bool:
    """Whether the group names somebody already, and does not go on with "of", "for the"."""
    ending = group[-2:]
    if ending and (_links(ending[-1]) or (ending[-1].has("det") and _links(ending[0]))):
        return False
    return any(
        token.kind in {"company", "person"} or token.has("spokes", "officer", "firm", "other", "doc", "he", "she", "it")
        for token in group
    )


def _employer(tokens: Sequence[Token], at: int) -> bool:
    """Whether "of", "for", "at" is followed by an employer: a company, a firm, an authority, a name."""
    if any(one.fold == "l'" and two.fold in {"un", "une"} for one, two in pairwise(tokens[at : at + 3])):
        return True  # "le président de l'une d'elles"
    for token in tokens[at + 1 : at + 7]:
        if token.kind in {"mark", "quote"} and token.text not in "-'’":
            return False
        if token.has("media"):
            return False
        if token.kind in {"company", "person"} or token.has("firm", "other", "officer", "spokes"):
            return True
        if token.capital and not token.has("prep", "det"):
            return True
    return False


def _apposed(tokens: Sequence[Token], start: int) -> list[Token]:
    """The part after a comma where it says what the speaker is ("head of sustainability at X")."""
    part: list[Token] = []
    for token in tokens[start : start + 24]:
        if token.kind == "quote" or token.text in {",", ".", ";", ":", ")", "–", "—"}:
            break
        if token.kind == "word" and token.has("say", "that") and part and not token.has("officer", "other", "doc"):
            break
        part.append(token)
    if not part or (part[0].has("who", "prep", "but", "and") and not part[0].has("det", "employ")):
        return []
    near = part[:4]
    useful = any(
        token.has("spokes", "officer", "other", "former") or token.kind in {"person", "company"} for token in near
    )
    return [token for token in part if token.kind != "mark"] if useful else []


def governs(word: Token, language: str) -> bool:
    """Whether what stands behind a French word is no subject: "dont X", "avec X", "comme X"."""
    return language == "fr" and word.has("prep") and not word.has("and", "but") and word.fold not in BEGINNING


def past_phrases(tokens: Sequence[Token], at: int) -> int:
    """Where the subject can begin after "by email", "auf Anfrage", "i ett mejl" behind the verb."""
    if at + 1 < len(tokens) and tokens[at].text == "," and tokens[at + 1].has("prep", "adverb"):
        ends = [end for end in range(at + 2, min(at + 9, len(tokens) - 1)) if tokens[end].text == ","]
        if ends and all(one.kind == "word" and not one.has("say") for one in tokens[at + 1 : ends[0]]):
            return ends[0] + 1  # ", jeudi, …", ", dans un communiqué, …"
    place = at
    while place + 2 < len(tokens) and tokens[place].kind == "word" and tokens[place].has("prep"):
        if tokens[place].has("det") and not tokens[place].has("employ"):
            break
        end = place + 1
        while end < len(tokens) and tokens[end].kind == "word" and (tokens[end].has("det") or tokens[end].fold == "de"):
            end += 1
        if end >= len(tokens) or tokens[end].kind != "word" or tokens[end].has("spokes", "officer", "other", "firm"):
            break
        place = end + 1
    return place if place < len(tokens) and tokens[place].text not in {",", "."} else at
