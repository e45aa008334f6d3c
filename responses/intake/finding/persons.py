"""The persons an article names, and for whom each of them speaks."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from responses.intake.finding.introductions import introduced
from responses.intake.finding.lexicon import ANY, first_names, word_set
from responses.intake.finding.shapes import Article, Kind
from responses.intake.finding.speech import classes_of, folded
from responses.intake.finding.voices import Voice
from responses.intake.finding.wording import Cover, Line

_SECOND = r"-(?!based|born|led|owned|run|listed|style|backed|made|only|wide|built|like|held|free|up)[a-z]{2,5}(?![\w-])"
_PART = (
    rf"(?:(?!Ex-|Vice-|Co-|Non-|Anti-|Pro-|Mid-|Sous-|Vd-|Un-|Re-)[A-ZÀ-Þ][a-z]{{1,4}}{_SECOND}"
    r"|(?:[Aa]l|[Ee]l|[Aa]s|[Aa]n)-[A-ZÀ-Þ][\w'’]+|[A-ZÀ-ÞŁŚŽŠČ][\w'’]*[\w](?:-[A-ZÀ-Þ][\w'’]+)*|[A-ZÀ-Þ]\.(?:-?[A-ZÀ-Þ]\.)*)"
)
_LINK = r"(?:von|van|de|der|den|da|dos|do|al|el|bin|bint|ten|ter|du|la|le|af|zu|di|della|af|ibn|ul|Mc|Mac|d['’]|Le)"
NAME = re.compile(rf"(?<![\w.&-]){_PART}(?:(?:[ \u00a0]\n?|\n)(?:{_LINK}[ \u00a0])*{_PART}){{1,5}}(?![\w&])")
_GENITIVES = frozenset({"'s", "’s", "'", "’"})  # what is left of "Axis's" once the company is cut off
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
# A first name alone, with an age: "Agnieszka (41)", "Fatima, 23, …".
_YOUNG = re.compile(r"(?<![\w.&-])[A-ZÀ-ÞŁŚŽŠČ][\w'’-]+(?=\s\([1-9]\d\)|,\s[1-9]\d[,.])")
MOST = 4  # words of a name, without its links
_ARTICLE = re.compile(r"(?<!\w)(?:[Dd](?:er|ie|as|en|em|es)|[Ee]in(?:e|en|em|er|es)?|[Ii]m|[Aa]m|[Zz]u[mr])\s$")
LONG = 9  # letters of a noun that is no surname
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
        full += [
            Cover(match.start(), match.end(), "person", folded(match.group()))
            for match in _YOUNG.finditer(article.text, paragraph.start, paragraph.end)
            if folded(match.group()) in _given() and not any(one.start < match.end() <= one.end for one in full)
        ]
    full = [_in_full(cover, {str(one.value) for one in full}) for cover in full]
    return [*full, *_surnames(article, full)]


def _in_full(cover: Cover, names: Collection[str]) -> Cover:
    """A surname that begins with a link, as the person's whole name: "Van den Berg" is "An van den Berg" of before."""
    if not re.match(_LINK, str(cover.value), re.IGNORECASE):
        return cover
    whole = [name for name in names if name.endswith(f" {cover.value}")]
    return replace(cover, value=whole[0]) if len(whole) == 1 else cover


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
    words = _of_the_person(article, start, end)
    names = [article.text[a:b] for a, b in words]
    if article.language == "de" and (_is_genitive(names) or _is_a_time(names)):
        return None
    if article.language == "de" and names and len(names[-1]) > LONG and "firm" in classes_of(names[-1], "de"):
        return None  # "Hamburger Zwischenhändler"
    if not 1 < len(words) <= MOST or any(
        _is_thing(name, article.language) for name in (names[:1] if article.language in {"de", "sv"} else names)
    ):
        return None
    return Cover(words[0][0], words[-1][1], "person", folded(" ".join(names)))


def _is_a_time(names: Sequence[str]) -> bool:
    """Whether German nouns say when: "Ende September", "Anfang Mai"."""
    return bool(names) and names[-1].casefold() in word_set("forms", ANY, "calendar")


def _is_genitive(names: Sequence[str]) -> bool:
    """Whether German nouns look like a name: "Ende der Führung", "Bezug von Kobalt"."""
    links = [at for at, name in enumerate(names) if at and name in {"der", "den", "von"}]
    if not links or names[links[0] - 1] in {"van", "von", "auf", "in"}:
        return False
    return names[links[0]] != "von" or names[0].casefold() not in first_names()


def _of_the_person(article: Article, start: int, end: int) -> list[tuple[int, int]]:
    """The words of a name without titles before it, an employer after it, and small words at its end."""
    words = _words(article.text, start, end)
    if len(words) > 1 and _shouts(article.text, words[0]) and not _shouts(article.text, words[1]):
        words.pop(0)
    while words and article.text[slice(*words[0])] in _GENITIVES:
        words.pop(0)
    while words and _is_title(article.text[words[0][0] : words[0][1]], article.language):
        words.pop(0)
    if len(words) > 3 and "prefix" in classes_of(article.text[slice(*words[0])], article.language):
        words = words[2:]  # "directeur France de Mighty Earth"
    if words:
        words = _words(article.text, words[0][0], words[0][0] + _before_employer(article.text[words[0][0] : end]))
    while words and article.text[words[-1][0] : words[-1][1]].islower():
        words.pop()
    return words


def _shouts(text: str, word: tuple[int, int]) -> bool:
    """Whether a word is a label all in capitals, as "UPDATE" before a name."""
    return word[1] - word[0] > 3 and text[word[0] : word[1]].isupper()


def _words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of a stretch, by their places."""
    return [(found.start(), found.end()) for found in re.compile(r"\S+").finditer(text, start, end)]


def _before_employer(name: str) -> int:
    """Where a name ends that two names and "van", "von" or "de" with an employer make up: "Jan Smit van Shell"."""
    match = re.match(rf"{_PART}[ \u00a0\n]+{_PART}(?=[ \u00a0\n]+(?:van|von|de|der|du|del|av)\b)", name)
    return match.end() if match and not name.startswith("van ") else len(name)


def _is_thing(word: str, language: str) -> bool:
    """Whether a word of a name says that it is no person's ("Environment Agency")."""
    return bool(classes_of(word, language) & {"other", "doc", "firm", "media"})


def _is_title(word: str, language: str) -> bool:
    """Whether a word before a name is no part of it."""
    if word[:1].isupper() and "given" in classes_of(word, language):
        return False  # "Will Smith", "Per Ek"
    if language == "fr" and word == "M.":
        return True  # Monsieur
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
        places = re.finditer(rf"(?<![\w-]){re.escape(part)}(?=s?(?![\w]))", article.text)
        since = 0 if part in lasts else firsts[part]
        nouns = article.language == "de"  # "Die Lager seien …" is no Mr Lager
        found += [
            Cover(one.start(), one.end(), "person", value)
            for one in places
            if one.start() >= since
            and not (nouns and _ARTICLE.search(article.text, max(0, one.start() - 7), one.start()))
        ]
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
                voice = introduced(line.tokens, at, language)
                if voice.kind == "company" and not _names(line, voice):
                    voice = _of_house(str(token.value), replace(voice, kind="firm"), houses)
                    voice = replace(voice, kind="company")
                if voice.kind == "company" and not voice.office and voice.company not in known:
                    voice = Voice("other", person=True)  # "an analyst of X": nothing else is told of X
                if voice.kind != "unknown":
                    found.setdefault(str(token.value), []).append(voice)
    settled = {name: _settled(voices) for name, voices in found.items()}
    # "Franz Lobner", of whom nothing is told, and the "Gemüsehof Lobner"
    named = {str(token.value) for line in lines for token in line.tokens if token.kind == "person"} - set(settled)
    named = {name for name in named if name.partition(" ")[0] in _given()}
    settled |= {name: Voice("unknown", person=True, office="officer") for name in named}
    return {name: _of_house(name, voice, houses) for name, voice in settled.items()}


@cache
def _given() -> frozenset[str]:
    """First names as the names of persons are kept: without accents."""
    return frozenset(folded(name) for name in first_names())


def _houses(lines: Sequence[Line]) -> dict[str, set[str]]:
    """The words of company names, with the companies: the head of a family's firm bears its name."""
    words: dict[str, set[str]] = {}
    for line in lines:
        for token in line.tokens:
            if token.kind == "company":
                for word in re.findall(r"[^\W\d_][\w'’]+", str(token.value)):
                    words.setdefault(folded(word), set()).add(str(token.value))
    return words


def _of_house(name: str, voice: Voice, houses: dict[str, set[str]]) -> Voice:
    """An officer without an employer who bears a company's name is that company's."""
    parts = name.rsplit(maxsplit=1)[-1].split("-")
    firms = {firm for part in parts for firm in houses.get(part, ())}
    office = voice.office or voice.kind == "firm"
    if voice.kind in {"role", "its", "unknown", "firm"} and office and len(firms) == 1:
        return replace(voice, kind="company", company=next(iter(firms)))
    return voice


def _names(line: Line, voice: Voice) -> bool:
    """Whether the sentence names the company, and does not only describe it: "who runs the family business"."""
    firsts = {folded(token.text).split()[0] for token in line.tokens if token.value == voice.company}
    return folded(str(voice.company)).split()[0] in firsts


def _settled(voices: list[Voice]) -> Voice:
    """The one voice that all introductions agree on; an open one gives way to a clear one."""
    clear = [voice for voice in voices if not voice.is_open]
    if not clear:
        return voices[0]
    if any(voice.kind == "other" or voice.company != clear[0].company for voice in clear):
        return next((voice for voice in clear if voice.kind == "other"), Voice("other", person=True))
    return clear[0]
