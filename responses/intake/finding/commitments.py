"""Promises of a company to do or stop something, and measures it is said to have taken."""

from collections.abc import Iterable
from typing import NamedTuple

from responses.intake.finding.actors import Cast, Role, Sentence
from responses.intake.finding.deadlines import deadlines_in
from responses.intake.finding.deeds import Deed, Told, Whose, told_in
from responses.intake.finding.phrases import phrases
from responses.intake.finding.shapes import Article, FoundCommitment, FoundCompany, FoundQuote, Kind, Span

ACTING = (Role.COMPANY, Role.FIRM, Role.IT, Role.WE)
SHORT = 26  # a sentence of so few words is given whole


class _Promise(NamedTuple):
    """A deed, whose it is, and the clauses that tell it."""

    start: int
    end: int
    company: str
    told: Told


def find_commitments(
    article: Article, companies: Iterable[FoundCompany], quotes: Iterable[FoundQuote], author: str | None
) -> tuple[FoundCommitment, ...]:
    """Every promise and measure of a company: in its own words, as reported, and as the article tells it."""
    cast = Cast(article, companies, quotes)
    found: list[_Promise] = []
    lead: _Promise | None = None
    for sentence in cast.sentences:
        listed = sentence.paragraph.kind == Kind.LISTED
        promises = _of_sentence(cast, sentence, author)
        if lead and listed:
            span = _trimmed(cast.text, Span(sentence.start, sentence.end))
            promises = promises or [lead._replace(start=span.start, end=span.end)]
        elif not listed:
            lead = (
                promises[-1] if promises and cast.text[sentence.start : sentence.end].rstrip().endswith(":") else None
            )
            promises = promises[:-1] if lead else promises
        for promise in promises:
            _add(cast, found, promise, sentence)
    return tuple(_written(cast, promise) for promise in found)


def _add(cast: Cast, found: list[_Promise], promise: _Promise, sentence: Sentence) -> None:
    """One more promise; what only says by when the one of the sentence before is kept, belongs to that."""
    last = found[-1] if found else None
    if (
        last
        and last.company == promise.company
        and {last.told.deed, promise.told.deed} == {Deed.PROMISE}
        and not promise.told.pledged
    ):
        between = cast.text[last.end : promise.start]
        goes_on = (
            phrases("clauses", cast.language, "definite").match(cast.text, sentence.start)
            and promise.start - sentence.start < 3
        )
        if goes_on and not between.strip(" .\n") and not _due(cast, last) and _due(cast, promise):
            found[-1] = last._replace(end=promise.end)
            return
    found.append(promise)


def _of_sentence(cast: Cast, sentence: Sentence, author: str | None) -> list[_Promise]:
    """The promises of one sentence: one for all of a kind, or each with its own clauses."""
    if cast.text[sentence.start : sentence.end].rstrip(' "”»“').endswith("?"):
        return []
    clauses = cast.clauses(sentence)
    hits = [(clause, promise) for clause in clauses if (promise := _of_clause(cast, sentence, clause, author))]
    several = len({(promise.company, promise.told.deed) for _, promise in hits}) > 1
    found: list[_Promise] = []
    for at, (clause, promise) in enumerate(hits):
        last = hits[at + 1][0].start if several and at + 1 < len(hits) else sentence.end
        first = clause.start if several and at else sentence.start
        span = _trimmed(cast.text, Span(max(promise.start, first), max(min(promise.end, last), clause.end)))
        promise = promise._replace(start=span.start, end=span.end)
        same = found and (promise.company, promise.told.deed) == (found[-1].company, found[-1].told.deed)
        if same and promise.start <= found[-1].end + 12:
            found[-1] = found[-1]._replace(end=max(promise.end, found[-1].end))
        else:
            found.append(promise)
    return found


def _of_clause(cast: Cast, sentence: Sentence, clause: Span, author: str | None) -> _Promise | None:
    """The promise a clause makes, if it is a company's."""
    quote = cast.quote_at((clause.start + clause.end) // 2)
    speaker = quote.company if quote else author
    whose = Whose.OWN if speaker else Whose.REPORTED if not quote and cast.voice(sentence) else Whose.TOLD
    told = told_in(cast.text, clause.start, clause.end, cast.language, cast.article.published_on, whose=whose)
    if told is None or _is_asked_for(cast, sentence, clause):
        return None
    if speaker:
        company = _own(cast, sentence, told, speaker)
    else:
        company = _remembered(cast, sentence, told) if quote else _reported(cast, sentence, told)
    if company is None:
        return None
    zone = (
        Span(max(sentence.start, quote.start), min(sentence.end, quote.end))
        if quote
        else Span(sentence.start, sentence.end)
    )
    span = _extent(cast, sentence, clause, zone)
    return _Promise(span.start, span.end, company, told)


def _own(cast: Cast, sentence: Sentence, told: Told, speaker: str) -> str | None:
    """The speaker, unless the words are about somebody else."""
    subject = cast.named_subject(sentence, told.place)
    if subject.role == Role.COMPANY and subject.company != speaker:
        alike = speaker.casefold().startswith(cast.text[subject.start : subject.end].casefold())
        return speaker if alike else None
    if subject.role == Role.OTHER or (told.planned and subject.role in ACTING):
        return None
    return None if told.deed == Deed.MEASURE and subject.role == Role.PEOPLE else speaker


def _is_asked_for(cast: Cast, sentence: Sentence, clause: Span) -> bool:
    """Whether the clause is what somebody asks for in a clause before it: "recommends that …, and that …"."""
    before = [one for one in cast.clauses(sentence) if one.end <= clause.start]
    if not before:
        return False
    complement = phrases("commitments", cast.language, "complement").match(cast.text, clause.start)
    if complement is None and cast.actors_in(clause.start, clause.end):
        return False
    start = sentence.start if complement else before[-1].start
    asks = [
        match.start()
        for match in phrases("commitments", cast.language, "asks").finditer(cast.text, start, clause.start + 6)
    ]
    says = [
        match.start() for match in phrases("actors", cast.language, "says").finditer(cast.text, start, clause.start)
    ]
    return bool(asks) and max(asks) >= max(says, default=0)


def _remembered(cast: Cast, sentence: Sentence, told: Told) -> str | None:
    """The company of whom somebody else says that it promised: "they promised us a well"."""
    subject = cast.named_subject(sentence, told.place)
    if not told.pledged or subject.role not in (Role.COMPANY, Role.THEY, Role.IT, Role.FIRM):
        return None
    return subject.company or cast.firm_before(sentence, sentence.start)


def _reported(cast: Cast, sentence: Sentence, told: Told) -> str | None:
    """The company that is the subject; else the one whose words the sentence reports, or that was spoken of before."""
    subject = cast.subject(sentence, told.place)
    if told.planned and subject.role in ACTING:
        return None
    if subject.role == Role.COMPANY:
        return subject.company
    row = (
        cast.mentions_in(sentence.paragraph.start, sentence.paragraph.end)
        if sentence.paragraph.kind == Kind.CELLS
        else ()
    )
    if row:
        return row[0].company
    if subject.role in (Role.OTHER, Role.WE):
        return None
    voice = cast.voice(sentence)
    if voice is None and subject.role == Role.NONE and _goes_on(cast, sentence, told):
        voice = cast.voice_before(sentence)
    return voice


def _goes_on(cast: Cast, sentence: Sentence, told: Told) -> bool:
    """Whether a sentence without a company goes on about the one before: "The chain …", or in German by its mood."""
    if cast.language == "de" and told.deed == Deed.PROMISE:
        return True
    definite, passive = (phrases("clauses", cast.language, key) for key in ("definite", "passive"))
    passively = told.deed == Deed.MEASURE and passive.search(cast.text, sentence.start, sentence.end)
    return bool(definite.match(cast.text, sentence.start)) and not passively


def _extent(cast: Cast, sentence: Sentence, clause: Span, zone: Span) -> Span:
    """The words of the promise: the sentence when it is short, else the clause with its conditions and what follows it."""
    if len(cast.text[zone.start : zone.end].split()) <= SHORT:
        return _trimmed(cast.text, zone)
    clauses = [one for one in cast.clauses(sentence) if zone.start <= one.start < zone.end]
    turns, condition = (phrases("clauses", cast.language, key) for key in ("turns", "condition"))
    at = next((index for index, one in enumerate(clauses) if one == clause), 0)
    start, end = clause.start, clause.end
    if at and condition.match(cast.text, clauses[at - 1].start, clauses[at - 1].end):
        start = clauses[at - 1].start
    for later in clauses[at + 1 :]:
        if turns.match(cast.text, later.start, later.end):
            break
        end = later.end
    return _trimmed(cast.text, Span(start, end))


def _trimmed(text: str, span: Span) -> Span:
    """The stretch without blanks and marks at its ends."""
    words = text[span.start : span.end]
    left = len(words) - len(words.lstrip(" \n\"“”„«»‘'>-–—•,;:|"))
    right = len(words.rstrip(" \n\"“”„«»’',;:|"))
    return Span(span.start + left, span.start + max(right, left))


def _written(cast: Cast, promise: _Promise) -> FoundCommitment:
    """The promise as it is given back, with its deadline."""
    text = cast.article.text[promise.start : promise.end]
    due = _due(cast, promise) if promise.told.deed == Deed.PROMISE else None
    return FoundCommitment(promise.start, promise.end, text, promise.company, due)


def _due(cast: Cast, promise: _Promise) -> str | None:
    """A strict deadline of the promise, else a moment that was still to come when the text was published."""
    today = cast.article.published_on
    found = list(deadlines_in(cast.text, cast.language, today, promise.start, promise.end))
    strict = [one.due for one in found if one.strict and one.due]
    loose = [one for one in found if not one.strict and one.due]
    to = phrases("commitments", cast.language, "complement").search(cast.text, promise.told.place, promise.end)
    ahead = [
        one.due
        for one in loose
        if not (today is None and promise.told.pledged) and str(one.due) >= (today or "")[: len(str(one.due))]
    ]
    named = [one.due for one in loose if promise.told.pledged and to and one.start > to.start()]
    return next(iter(strict + ahead + named), None)
