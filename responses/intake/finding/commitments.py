"""Promises of a company to do or stop something, and measures it is said to have taken."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from responses.intake.finding.actors import Cast, Role, Sentence
from responses.intake.finding.allegations import is_allegation
from responses.intake.finding.deadlines import deadlines_in
from responses.intake.finding.deeds import Deed, Told, Whose, conditional, is_condition, leading, told_in
from responses.intake.finding.leanings import Of, leaning
from responses.intake.finding.phrases import phrases
from responses.intake.finding.promisers import (
    is_asked_for,
    likely_promiser,
    own_promiser,
    remembered_promiser,
    reported_promiser,
    speaker_of,
)
from responses.intake.finding.shapes import Article, FoundCommitment, FoundCompany, FoundQuote, Kind, Span
from responses.intake.finding.subjects import joined_with, reporter, subject_at, voice_of
from responses.intake.finding.tellings import signs_of_telling

ARTICLE = 8  # letters of "a) Die " before the subject of an item
SHORT = 26  # a sentence of so few words is given whole
LIKELY, UNLIKELY = 0.3, 0.2  # a sentence above is one that promises, and one below is none, whatever the rules say


class _Promise(NamedTuple):
    """A deed, whose it is, and the clauses that tell it."""

    start: int
    end: int
    company: str
    told: Told
    partners: tuple[str, ...] = ()  # those who promise it together with the company


def find_commitments(
    article: Article, companies: Iterable[FoundCompany], quotes: Iterable[FoundQuote], author: str | None
) -> tuple[FoundCommitment, ...]:
    """Every promise and measure of a company: in its own words, as reported, and as the article tells it."""
    cast = Cast(article, companies, quotes)
    found: list[_Promise] = []
    lead: _Promise | None = None
    for sentence in cast.sentences:
        opens = cast.text[sentence.start : sentence.end].rstrip().endswith(":")
        listed = sentence.paragraph.kind == Kind.LISTED and not opens
        promises = _weighed(cast, sentence, author, _of_sentence(cast, sentence, author))
        if lead and listed:
            span = _trimmed(cast.text, Span(sentence.start, sentence.end))
            own = subject_at(cast, sentence, span.end)  # "X opens the road", under what all have agreed on
            opens = own.start - span.start <= ARTICLE
            company = own.company if own.company and opens else lead.company
            if company and not promises and not (opens and own.role == Role.OTHER):
                promises = [lead._replace(start=span.start, end=span.end, company=company)]
        elif not listed:
            lead = _lead(cast, sentence, author)
            promises = [] if lead else promises
        for promise in promises:
            _add(cast, found, promise, sentence)
    return tuple(
        _written(cast, promise, company) for promise in found for company in (promise.company, *promise.partners)
    )


def _weighed(cast: Cast, sentence: Sentence, author: str | None, told: list[_Promise]) -> list[_Promise]:
    """What the rules found, unless such words hardly ever promise; the sentence itself where they mostly do."""
    signs = signs_of_telling(cast, sentence, author, claimed=bool(told))
    likely = leaning(Of.PROMISES, cast.language, signs)
    if told or likely < LIKELY:
        return told if likely > UNLIKELY or any(one.told.pledged for one in told) else []
    if cast.text[sentence.start : sentence.end].rstrip(' "”»“').endswith("?"):
        return []
    quote = cast.quote_at((sentence.start + sentence.end) // 2)
    whole = _trimmed(cast.text, Span(sentence.start, sentence.end))
    if not (quote or author) and is_allegation(cast, sentence):
        return []
    zone = _trimmed(cast.text, Span(max(whole.start, quote.start), min(whole.end, quote.end))) if quote else whole
    company = likely_promiser(cast, sentence, zone, author)
    return [_Promise(zone.start, zone.end, company, Told(Deed.PROMISE, zone.start))] if company else []


def sentence_signs(cast: Cast, sentence: Sentence, author: str | None) -> frozenset[str]:
    """The signs by which a sentence is weighed."""
    return signs_of_telling(cast, sentence, author, claimed=bool(_of_sentence(cast, sentence, author)))


def _lead(cast: Cast, sentence: Sentence, author: str | None) -> _Promise | None:
    """What a sentence before a list promises of all its items: "We will:"."""
    if not cast.text[sentence.start : sentence.end].rstrip().endswith(":"):
        return None
    told = leading(cast.text, sentence.start, sentence.end, cast.language)
    if told is None:
        return None
    quote = cast.quote_at(sentence.start)
    speaker = speaker_of(cast, quote) if quote else author
    whole = Span(sentence.start, sentence.end)
    company = own_promiser(cast, sentence, whole, told, speaker) if speaker else reported_promiser(cast, sentence, told)
    return _Promise(sentence.start, sentence.end, company or "", told) if company or told.pledged else None


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
    hits = _hits(cast, sentence, author)
    short = len(cast.text[sentence.start : sentence.end].split()) <= SHORT
    short = short and not any(_due(cast, promise) for _, promise in hits)
    kinds = {(promise.company, None if short else promise.told.deed) for _, promise in hits}
    several = len(kinds) > 1
    found: list[_Promise] = []
    for at, (clause, hit) in enumerate(hits):
        last = hits[at + 1][0].start if several and at + 1 < len(hits) else sentence.end
        first = clause.start if several and at else sentence.start
        span = _trimmed(cast.text, Span(max(hit.start, first), max(min(hit.end, last), clause.end)))
        same = found and hit.company == found[-1].company and (short or hit.told.deed == found[-1].told.deed)
        if same and span.start <= found[-1].end + 12:
            found[-1] = found[-1]._replace(end=max(span.end, found[-1].end))
        else:
            found.append(hit._replace(start=span.start, end=span.end))
    return found


def _hits(cast: Cast, sentence: Sentence, author: str | None) -> list[tuple[Span, _Promise]]:
    """The clauses that promise; in a company's own words also the whole sentence, when it names a deadline."""
    found = [(one, promise) for one in cast.clauses(sentence) if (promise := _of_clause(cast, sentence, one, author))]
    quote = cast.quote_at(sentence.start)
    if found or not (quote or author) or quote != cast.quote_at(sentence.end - 2):
        return found
    whole = Span(sentence.start, sentence.end)
    promise = _of_clause(cast, sentence, whole, author)
    return [(whole, promise)] if promise and promise.told.deed == Deed.PROMISE and _due(cast, promise) else []


def _of_clause(cast: Cast, sentence: Sentence, clause: Span, author: str | None) -> _Promise | None:
    """The promise a clause makes, if it is a company's."""
    quote = cast.quote_at((clause.start + clause.end) // 2)
    speaker = speaker_of(cast, quote) if quote else author
    heard = not quote and (voice_of(cast, sentence) or reporter(cast, sentence))
    whose = Whose.OWN if speaker else Whose.REPORTED if heard else Whose.TOLD
    start = _beginning(cast, sentence, clause, quote)
    told = told_in(cast.text, start, clause.end, cast.language, cast.article.published_on, whose=whose)
    if told is None and speaker and _is_conditional(cast, sentence, clause):
        told = conditional(cast.text, clause, cast.language)
    if told is None or is_asked_for(cast, sentence, clause, told):
        return None
    if speaker:
        company = own_promiser(cast, sentence, clause, told, speaker)
    else:
        company = remembered_promiser(cast, sentence, told) if quote else reported_promiser(cast, sentence, told)
    if company is None:
        return None
    ends = quote or sentence
    span = _extent(cast, sentence, clause, Span(max(sentence.start, ends.start), min(sentence.end, ends.end)))
    span = Span(min(span.start, max(start, ends.start)), span.end)
    subject = subject_at(cast, sentence, told.place)
    partners = joined_with(cast, sentence, subject, strictly=True) if subject.company == company and not speaker else ()
    return _Promise(span.start, span.end, company, told, tuple(partners))


def _is_conditional(cast: Cast, sentence: Sentence, clause: Span) -> bool:
    """Whether a condition stands before the clause."""
    before = (one for one in cast.clauses(sentence) if one.end <= clause.start)
    return any(is_condition(cast.text[one.start : one.end], cast.language) for one in before)


def _beginning(cast: Cast, sentence: Sentence, clause: Span, quote: FoundQuote | None) -> int:
    """Where a clause begins, with the few words of time ("Since 2021, …") or of the verb ("it had “…”") before it."""
    today = cast.article.published_on
    for one in deadlines_in(cast.text, cast.language, today, max(sentence.start, clause.start - 40), clause.start):
        if cast.quote_at(one.start) == quote and not cast.text[one.end : clause.start].strip(" ,"):
            return one.start  # "… that from June 1, 2026, every contract will …"
    before = cast.text[sentence.start : clause.start]
    if quote and quote.start >= clause.start - 1 and cast.text[quote.start].islower():
        return max(sentence.start, before.rstrip().rfind(" ") + sentence.start)
    dated = re.search(r"\d", before) or (cast.language == "en" and phrases("commitments", "en", "since").search(before))
    return sentence.start if 0 < len(before.split()) <= 4 and dated else clause.start


def _extent(cast: Cast, sentence: Sentence, clause: Span, zone: Span) -> Span:
    """The words of the promise: a short sentence whole, else the clause with its conditions and what follows it."""
    colon = cast.text.rfind(": ", zone.start, clause.start + 1)
    if colon > 0 and cast.language == "fr":
        zone = Span(colon + 1, zone.end)  # "X avait été épinglé: il avait promis de …"
    if len(cast.text[zone.start : zone.end].split()) <= SHORT:
        return _trimmed(cast.text, zone)
    clauses = [one for one in cast.clauses(sentence) if zone.start <= one.start < zone.end]
    turns = phrases("clauses", cast.language, "turns")
    at = next((index for index, one in enumerate(clauses) if one == clause), 0)
    start, end = clause.start, clause.end
    if at and is_condition(cast.text[clauses[at - 1].start : clauses[at - 1].end], cast.language):
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


def _written(cast: Cast, promise: _Promise, company: str) -> FoundCommitment:
    """The promise as it is given back, with its deadline; of a measure with the day from which it shall hold."""
    text = cast.article.text[promise.start : promise.end]
    due = _due(cast, promise) if promise.told.deed == Deed.PROMISE else next(_ahead(cast, promise), None)
    return FoundCommitment(promise.start, promise.end, text, company, due)


def _due(cast: Cast, promise: _Promise) -> str | None:
    """A strict deadline of the promise, else a moment that was still to come when the text was published."""
    found = deadlines_in(cast.text, cast.language, cast.article.published_on, promise.start, promise.end)
    strict = (one.due for one in found if one.strict and one.due)
    to = phrases("commitments", cast.language, "complement").search(cast.text, promise.told.place, promise.end)
    named = (one.due for one in found if promise.told.pledged and to and one.start > to.start() and not one.strict)
    return next(chain(strict, _ahead(cast, promise), named), None)


def _ahead(cast: Cast, promise: _Promise) -> Iterator[str]:
    """The moments in the words of a promise that were to come; of strict deadlines those of measures alone."""
    today = cast.article.published_on
    is_promise = promise.told.deed == Deed.PROMISE
    begins = phrases("deadlines", cast.language, "from")
    for one in deadlines_in(cast.text, cast.language, today, promise.start, promise.end):
        if (one.strict and is_promise) or not one.due or one.due < (today or "")[: len(one.due)]:
            continue
        since = begins.match(cast.text, one.start, one.end) is not None
        year = re.search(r"(?:19|20)\d\d", cast.text[one.start : one.end]) is not None
        if one.strict:
            ahead = year and today is not None
        else:
            ahead = is_promise and (year or one.start > promise.told.place) and bool(today or not promise.told.pledged)
        if since or ahead:
            yield one.due
