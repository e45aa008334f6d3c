"""Who is asked in an interview: the one whom the words above the first question introduce."""

import re
from collections.abc import Sequence

from responses.intake.finding.lexicon import LANGUAGES, alternatives, lexicon
from responses.intake.finding.readings import Reading
from responses.intake.finding.speech import folded
from responses.intake.finding.voices import OFFICES, UNKNOWN, Voice
from responses.intake.finding.wording import Line, Token

HEADS = 6  # paragraphs above the first question that say who is asked
OPENING = 6  # words in which a paragraph names what it is about
SHORTEST = 4  # letters of a trade in a name
BESIDE = 2  # words between an office and the union, the ministry … before it that it is of


def document_words(reading: Reading, key: str) -> str:
    """Any phrase under a key of the documents' dictionary, as a regular expression."""
    language = reading.article.language if reading.article.language in LANGUAGES else "en"
    return alternatives(lexicon("documents", language)[key])


def interviewee(reading: Reading, before: int) -> Voice:
    """The voice of the one asked, by the paragraphs before a number; unknown where it is no company's, or in doubt.

    A firm that only a later question names is not the one that has been answering.
    """
    voice = _introduced(reading, before)
    asked = reading.lines[before] if before < len(reading.lines) else []
    late = bool(asked) and reading.story.firsts.get(str(voice.company), 0) > asked[-1].end
    return UNKNOWN if late else voice


def _introduced(reading: Reading, before: int) -> Voice:
    """Whom the paragraphs before a number introduce."""
    lines = [line for lines in reading.lines[max(0, before - HEADS) : before] for line in lines]
    question = reading.lines[before] if before < len(reading.lines) else []
    voices = [reading.story.persons.get(name, UNKNOWN) for name in persons_of(lines)]
    of_persons = [line for line in lines if persons_of([line])]
    named = [found for line in of_persons if (found := _leading(reading, line, lines, question))]
    if any(voice.kind == "other" for voice in named):
        return UNKNOWN
    others = [found for line in lines if line not in of_persons and (found := _leading(reading, line, lines, question))]
    for found_voices in (named, [voice for voice in voices if voice.kind == "company"], others):
        firms = {voice.company for voice in found_voices}
        if firms:
            return found_voices[0] if len(firms) == 1 else UNKNOWN
    return UNKNOWN


def persons_of(lines: Sequence[Line]) -> list[str]:
    """The persons that sentences name, each once."""
    return list(dict.fromkeys(str(one.value) for line in lines for one in line.tokens if one.kind == "person"))


def _leading(reading: Reading, line: Line, heads: Sequence[Line], question: Sequence[Line]) -> Voice | None:
    """Whom a sentence introduces by an office or as one who leads a firm; None where it introduces nobody."""
    place = _office(reading, line)
    if place is None:
        return None
    tokens = [token for token in line.tokens if token.kind in {"word", "company", "person"}]
    if _is_of_stranger(tokens, place):
        return Voice("other", person=True)
    firms = [token for token in tokens if token.kind == "company"]
    behind = [token for token in firms if token.start >= place]
    firm = next(iter(behind or reversed(firms)), None)
    near = (
        str(firm.value)
        if firm
        else _namesake(reading, line) or _called(reading, heads) or _led(reading, line) or _main(reading, heads)
    )
    company = near or _only(reading, reading.lines[line.paragraph]) or _only(reading, heads) or _only(reading, question)
    persons = [token for token in tokens if token.kind == "person"]
    shown = min(persons, key=lambda token: abs(token.start - place), default=firm)
    if not company:
        return None
    return Voice("company", company, shown.start if shown else 0, shown.end if shown else 0, person=True)


def _office(reading: Reading, line: Line) -> int | None:
    """Where a sentence names an office of a firm, or says that somebody leads one."""
    offices = (token for token in line.tokens if token.kind == "word" and token.has(*OFFICES, "lawyer"))
    office = next((token.start for token in offices if not token.has("firm")), None)
    if office is not None:
        return office
    leads = re.compile(rf"(?<!\w){document_words(reading, 'leads')}(?!\w)", re.IGNORECASE)
    match = leads.search(reading.article.text, line.start, line.end)
    return match.start() if match else None


def _is_of_stranger(tokens: Sequence[Token], place: int) -> bool:
    """Whether the office at a place is of a union, a ministry, a court …: the first body behind it, or right before."""
    at = next((at for at, token in enumerate(tokens) if token.start >= place), 0)
    before = tokens[max(0, at - BESIDE) : at]
    if not any(token.kind == "company" for token in before) and any(_is_body(token, "media") for token in before):
        return True
    for token in tokens[at:]:
        if token.kind == "company" or (token.kind == "person" and token is not tokens[at]):
            return False
        if _is_body(token, "media", "weak"):
            return True
    return False


def _is_body(token: Token, *but: str) -> bool:
    """Whether a word is for somebody who is no firm: a union, a ministry, a campaigner."""
    return token.kind == "word" and token.has("other") and not token.has(*but, *OFFICES)


def _namesake(reading: Reading, line: Line) -> str | None:
    """The company that bears the surname of the person in the sentence: the head of a family's firm."""
    surnames = {name.rsplit(maxsplit=1)[-1] for name in persons_of([line])}
    firms = {
        company.name for company in reading.companies if surnames & {folded(word) for word in company.name.split()}
    }
    return firms.pop() if len(firms) == 1 else None


def _called(reading: Reading, heads: Sequence[Line]) -> str | None:
    """The one company that a trade in the introduction has in its name: "Directeur van een specerijenhandelaar"."""
    nouns = {token.fold for line in heads for token in line.tokens if token.kind == "word" and token.has("firm")}
    words = {company.name: {folded(word) for word in company.name.split()} for company in reading.companies}
    firms = {
        name
        for name, own in words.items()
        if any(len(word) > SHORTEST and noun.startswith(word) and noun != word for noun in nouns for word in own)
    }
    return firms.pop() if len(firms) == 1 else None


def _led(reading: Reading, line: Line) -> str | None:
    """The one company that the paragraph names, where the sentence says "the group", "the firm"."""
    if not any(token.kind == "word" and token.has("firm") for token in line.tokens):
        return None
    around = [token for one in reading.lines[line.paragraph] for token in one.tokens]
    named = {str(token.value) for token in around if reading.story.nouns.is_name(token)}
    return named.pop() if len(named) == 1 else None


def _main(reading: Reading, heads: Sequence[Line]) -> str | None:
    """The company that a paragraph of the introduction begins with, if no other does."""
    opening = {
        str(token.value) for line in heads for token in line.tokens[:OPENING] if reading.story.nouns.is_name(token)
    }
    return opening.pop() if len(opening) == 1 else None


def _only(reading: Reading, lines: Sequence[Line]) -> str | None:
    """The one company that sentences name; of them "your supplier X" is another's."""
    yours = re.compile(rf"(?<!\w){document_words(reading, 'addressed')}\s+(?:[\w-]+,?\s+){{1,2}}$", re.IGNORECASE)
    tokens = [(line, token) for line in lines for token in line.tokens if reading.story.nouns.is_name(token)]
    text = reading.article.text
    named = {str(token.value) for line, token in tokens if not yours.search(text[line.start : token.start])}
    return named.pop() if len(named) == 1 else None
