"""The persons an article names, and for whom each of them speaks."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from responses.intake.finding.shapes import Article, Kind
from responses.intake.finding.speakers import OFFICES, UNKNOWN, Voice, judged
from responses.intake.finding.speech import classes_of, folded, phrase
from responses.intake.finding.wording import Cover, Line, Token

_PART = r"(?:[A-ZÀ-ÞŁŚŽŠČ][\w'’]*[\w](?:-[A-ZÀ-Þ][\w'’]+)*|[A-ZÀ-Þ]\.(?:-?[A-ZÀ-Þ]\.)*)"
_LINK = r"(?:von|van|de|der|den|da|dos|do|al|el|bin|bint|ten|ter|du|la|le|af|zu|di|della|af|ibn|ul|Mc|Mac|d['’]|Le)"
NAME = re.compile(rf"(?<![\w.&-]){_PART}(?:[ \u00a0]\n?(?:{_LINK}[ \u00a0])*{_PART}){{1,3}}(?![\w&])")
_TITLE = (
    "spokes",
    "officer",
    "other",
    "firm",
    "doc",
    "det",
    "prep",
    "adverb",
    "that",
    "say",
    "mr",
    "and",
    "but",
    "who",
    "aux",
    "it",
    "he",
    "she",
    "we",
    "former",
    "media",
)
READ = frozenset({Kind.BODY, Kind.QUOTED, Kind.LISTED, Kind.CELLS, Kind.UPDATE, Kind.HEADING})


def person_covers(article: Article, taken: Sequence[Cover]) -> list[Cover]:
    """Every place where a person is named: by the full name, and from then on by the surname."""
    full: list[Cover] = []
    for paragraph in article.paragraphs:
        if paragraph.kind not in READ:
            continue
        for match in NAME.finditer(article.text, paragraph.start, paragraph.end):
            cover = _trimmed(article, match.start(), match.end(), taken)
            if cover:
                full.append(cover)
    return [*full, *_surnames(article, full)]


def _trimmed(article: Article, start: int, end: int, taken: Sequence[Cover]) -> Cover | None:
    """The name without the titles before it; None where fewer than two words of a name are left."""
    for cover in taken:
        if cover.start < end and cover.end > start:
            if cover.kind == "quote" and cover.start <= start and end <= cover.end:
                return None
            if cover.start <= start < cover.end:
                start = cover.end
            else:
                end = cover.start
    end = start + _before_employer(article.text[start:end])
    words = [(m.start(), m.end()) for m in re.finditer(r"[^\s]+", article.text[start:end])]
    words = [(start + a, start + b) for a, b in words]
    while words and article.text[words[-1][0] : words[-1][1]].islower():
        words.pop()
    while words and _is_title(article.text[words[0][0] : words[0][1]], article.language):
        words.pop(0)
    names = [article.text[a:b] for a, b in words]
    if len(words) < 2 or any(
        _is_thing(name, article.language) for name in (names[:1] if article.language in {"de", "sv"} else names)
    ):
        return None
    return Cover(words[0][0], words[-1][1], "person", folded(" ".join(names)))


def _before_employer(name: str) -> int:
    """Where a name ends that two names and "van", "von" or "de" with an employer make up: "Jan Smit van Shell"."""
    match = re.match(rf"{_PART}[ \u00a0\n]+{_PART}(?=[ \u00a0\n]+(?:van|von|de|der|du|del|av)\b)", name)
    return match.end() if match and not name.startswith("van ") else len(name)


def _is_thing(word: str, language: str) -> bool:
    """Whether a word of a name says that it is no person's ("Environment Agency")."""
    return bool(classes_of(word, language) & {"other", "doc", "firm", "media"})


def _is_title(word: str, language: str) -> bool:
    """Whether a word before a name is no part of it."""
    return len(word.strip(".")) > 1 and bool(classes_of(word.strip("."), language) & set(_TITLE))


def _surnames(article: Article, full: Sequence[Cover]) -> list[Cover]:
    """The places where a person named in full is named by the surname, or the first name, alone."""
    owners: dict[str, set[str]] = {}
    firsts: dict[str, int] = {}
    lasts = {article.text[cover.start : cover.end].split()[-1] for cover in full}
    for cover in full:
        parts = article.text[cover.start : cover.end].split()
        for part in (parts[-1], parts[0]):
            if len(part) > 2:
                owners.setdefault(part, set()).add(str(cover.value))
                firsts[part] = min(cover.end, firsts.get(part, cover.end))
    found = []
    for part, values in owners.items():
        value = next(iter(values)) if len(values) == 1 else "?" + folded(part)
        for match in re.finditer(rf"(?<![\w-]){re.escape(part)}(?=s?(?![\w]))", article.text):
            if match.start() >= firsts[part] or part in lasts:
                found.append(Cover(match.start(), match.end(), "person", value))
    return found


def voices_of_persons(lines: Sequence[Line], language: str, known: Collection[str]) -> dict[str, Voice]:
    """For whom each person speaks, as the article introduces them; a person with two masters has none.

    ``known`` are the companies of which more is told than that somebody is of them.
    """
    found: dict[str, list[Voice]] = {}
    houses = _houses(lines)
    for line in lines:
        for at, token in enumerate(line.tokens):
            if token.kind == "person":
                voice = _introduced(line.tokens, at, language)
                if voice.kind == "company" and not voice.office and voice.company not in known:
                    voice = Voice("other", person=True)  # "an analyst of X": nothing else is told of X
                if voice.kind != "unknown":
                    found.setdefault(str(token.value), []).append(voice)
    settled = {name: _settled(voices) for name, voices in found.items()}
    return {name: _of_house(name, voice, houses) for name, voice in settled.items()}


def _houses(lines: Sequence[Line]) -> dict[str, set[str]]:
    """The words of company names, with the companies: the head of a family's firm bears its name."""
    words: dict[str, set[str]] = {}
    for line in lines:
        for token in line.tokens:
            if token.kind == "company":
                for word in re.findall(r"[^\W\d_]{3,}", str(token.value)):
                    words.setdefault(folded(word), set()).add(str(token.value))
    return words


def _of_house(name: str, voice: Voice, houses: dict[str, set[str]]) -> Voice:
    """An officer without an employer who bears a company's name is that company's."""
    firms = houses.get(name.split()[-1], set())
    if voice.kind in {"role", "its", "unknown"} and voice.office and len(firms) == 1:
        return replace(voice, kind="company", company=next(iter(firms)))
    return voice


def _settled(voices: list[Voice]) -> Voice:
    """The one voice that all introductions agree on; an open one gives way to a clear one."""
    clear = [voice for voice in voices if not voice.is_open]
    if not clear:
        return voices[0]
    if any(voice.kind == "other" or voice.company != clear[0].company for voice in clear):
        return next((voice for voice in clear if voice.kind == "other"), Voice("other", person=True))
    return clear[0]


def _introduced(tokens: Sequence[Token], at: int, language: str) -> Voice:
    """What the words around a name say of the person."""
    behind = _behind(tokens, at, language)
    before = _before(tokens, at, language)
    for first, second in ((before, behind), (behind, before)):
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
    return before if before.kind != "unknown" else behind


def _behind(tokens: Sequence[Token], at: int, language: str) -> Voice:
    """The apposition after a name: ", head of sustainability at X", "(X)", "of X", "who works for X"."""
    following = tokens[at + 1 : at + 30]
    if not following:
        return UNKNOWN
    person = tokens[at]
    shown = " ".join(token.text for token in following[:4])
    if phrase(language, "works").match(shown):
        return _relative([person, *following[:6]], language)
    if following[0].kind == "word" and following[0].has("copula"):
        return _introducing(person, following[1:], language)
    if following[0].kind == "word" and following[0].has("employ"):
        return _direct(person, following, language)
    if following[0].text not in {",", "(", "–", "—", "-"}:
        return UNKNOWN
    return _introducing(person, following[1:], language)


def _introducing(person: Token, following: Sequence[Token], language: str) -> Voice:
    """What the words after "Anna Berg, …" or "Anna Berg is …" say of her."""
    group = _apposition(following)
    if not group:
        return UNKNOWN
    if group[0].has("who") and len(group) > 1 and not group[1].has(*OFFICES, "other"):
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
        ends = token.has("say", "aux") and not token.has("officer", "doc", "other", "who", "that")
        if token.kind == "word" and ends and not (group and group[0].has("who")):
            break
        if token.text != ",":
            group.append(token)
    return group[:18]


def _goes_on(group: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether an apposition without a company yet goes on after a comma ("CEO, X", "head of ethics, risk and law at X")."""
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
    """ "Anna Berg of X"."""
    group = []
    for token in following[:6]:
        if token.kind in {"mark", "quote"} or (group and token.has("say", "aux")) or token.has("media"):
            break
        group.append(token)
        if token.kind == "company":
            break
    if not any(word.kind == "company" or word.has("other") for word in group):
        return UNKNOWN
    voice = judged([person, *group], language, {})
    return replace(voice, start=person.start, end=group[-1].end)


def _relative(group: Sequence[Token], language: str) -> Voice:
    """ "who leads X": an officer; "who worked for X": no more."""
    shown = " ".join(word.text for word in group)
    companies = [word for word in group if word.kind == "company"]
    if phrase(language, "quits").search(shown) or any(word.has("former") for word in group):
        return Voice("other", person=True)
    if not companies and phrase(language, "works").search(shown):
        return judged(group, language, {})
    if companies and phrase(language, "works").search(shown):
        if len({word.value for word in companies}) == 1 and not any(word.has("other") for word in group):
            return Voice("company", str(companies[0].value), person=True, office="officer")
    return Voice("unknown", person=True)


def _before(tokens: Sequence[Token], at: int, language: str) -> Voice:
    """The words before a name: "X's chief executive, Anna Berg", "X-Sprecherin Anna Berg", "the farmer Anna Berg"."""
    start, place = at, at - 1
    while place > 0 and tokens[place].kind == "word" and tokens[place].has("mr"):
        place -= 1
    if place >= 0 and tokens[place].text == "," and place and _is_office_end(tokens, place):
        place -= 1
    while place >= 0 and at - place < 14:
        token = tokens[place]
        if token.kind in {"quote", "mark"} and not (token.text in "-/&" and place):
            break
        if token.kind == "word" and (token.has("say") and not token.has("officer", "other", "doc", "spokes")):
            break
        if token.kind == "person" or token.has("but", "that", "who") and not token.has("det", "employ"):
            break
        start = place
        place -= 1
    group = [token for token in tokens[start:at] if token.kind != "mark"]
    group = [token for token in group if not token.has("mr")]
    while group and group[0].has("prep", "adverb", "and") and not group[0].has("det"):
        group = group[1:]
    if not any(word.has(*OFFICES, "other") for word in group):
        return UNKNOWN
    if not _touches(group):
        return UNKNOWN
    voice = judged(group, language, {})
    return replace(voice, start=group[0].start, end=tokens[at].end, person=True)


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
    if near.kind == "company":
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
