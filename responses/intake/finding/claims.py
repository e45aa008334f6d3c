"""What the article reports a company as saying, in the writer's own words."""

from collections.abc import Sequence

from responses.intake.finding.phrases import levelled, phrases
from responses.intake.finding.readings import TELLING, Reading, read_voices
from responses.intake.finding.shapes import Article, Found, FoundCompany, FoundQuote
from responses.intake.finding.speech import phrase
from responses.intake.finding.voices import Voice
from responses.intake.finding.wording import Line, Token

NO_CLAIM = (("silences", "silent"), ("silences", "unanswered"), ("silences", "refers"), ("commitments", "pledged"))
LEAST = 4  # so many words after the verb make a claim


def find_indirect(
    article: Article, companies: Sequence[FoundCompany], quotes: Sequence[FoundQuote]
) -> tuple[Found, ...]:
    """The sentences, or the clauses before a quoted fragment, that report what a company says without marks."""
    return claims_in(read_voices(article, companies), quotes)


def claims_in(reading: Reading, quotes: Sequence[FoundQuote]) -> tuple[Found, ...]:
    """``find_indirect`` of an article that is read already."""
    own = [quote for quote in quotes if quote.company]
    found = []
    for number, lines in enumerate(reading.lines):
        if reading.article.paragraphs[number].kind not in TELLING:
            continue
        speaking: Voice | None = None
        for line in lines:
            said = [Voice("company", q.company) for q in quotes if line.start <= q.start < line.end]
            voice = reading.spoken.get(line.start) or (speaking if _goes_on(reading, line) else None)
            speaking = voice or (said[-1] if said else None)
            claim = _claim(reading, line, voice)
            if claim and not any(quote.start <= claim.start and claim.end <= quote.end for quote in own):
                found.append(claim)
    return tuple(found)


def _goes_on(reading: Reading, line: Line) -> bool:
    """Whether a sentence goes on reporting by its mood alone, as German does: "Der Vertrag sei beendet."."""
    mood = phrases("clauses", reading.article.language, "mood")
    return not line.quotes and mood.search(reading.article.text, line.start, line.end) is not None


def _claims_nothing(reading: Reading, line: Line) -> bool:
    """Whether a sentence asks, promises, announces a quotation, or tells that somebody gave no answer."""
    words = levelled(reading.article.text[line.start : line.end])
    language = reading.article.language
    if words.rstrip(" )").endswith(("?", ":")) or phrase(language, "silent").search(words):
        return True
    return any(phrases(topic, language, key).search(words) for topic, key in NO_CLAIM)


def _claim(reading: Reading, line: Line, voice: Voice | None) -> Found | None:
    """The claim of one sentence."""
    if voice is None or voice.kind != "company" or voice.company is None or _claims_nothing(reading, line):
        return None
    if not line.quotes:
        return _found(reading, line.tokens, voice)
    before = line.tokens[: line.quotes[0]]
    verb = next((at for at, _ in enumerate(before) if reading.reader.is_verb(before, at)), None)
    if verb is None or len([token for token in before[verb + 1 :] if token.kind != "mark"]) < LEAST:
        return None
    return _found(reading, before, voice)


def _found(reading: Reading, tokens: Sequence[Token], voice: Voice) -> Found | None:
    """The words of a claim as they stand in the text."""
    words = [token for token in tokens if token.kind != "mark"]
    if len(words) < LEAST or voice.company is None:
        return None
    start, end = tokens[0].start, tokens[-1].end
    return Found(start, end, reading.article.text[start:end], voice.company)
