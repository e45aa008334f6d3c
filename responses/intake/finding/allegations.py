"""What companies are said to have done: for each company the passage that says most, never its own words."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from responses.intake.finding.actors import Cast, Role, Sentence
from responses.intake.finding.deeds import Whose, told_in
from responses.intake.finding.phrases import phrases
from responses.intake.finding.shapes import Article, Found, FoundCompany, FoundQuote, Kind, Span
from responses.intake.finding.subjects import subject_at, voice_of

TOPIC = "allegations"
TOLD_IN = (Kind.BODY, Kind.UPDATE, Kind.LISTED)
LONG = 45  # a sentence of more words is cut to the clauses around the act
ENOUGH = 3.0
APART = 40  # letters between two names of a row: "X from France, Y"
EARLY = 3  # so many sentences open an article


class _Passage(NamedTuple):
    """A passage about a company and what speaks for its being an allegation."""

    weight: float
    span: Span


def find_allegations(
    article: Article, companies: Iterable[FoundCompany], quotes: Iterable[FoundQuote]
) -> tuple[Found, ...]:
    """The weightiest passage about each company, if it weighs enough."""
    cast = Cast(article, companies, quotes)
    best: dict[str, _Passage] = {}
    joint: list[tuple[str, _Passage]] = []  # what several are said to have done together, once for each
    for sentence in cast.sentences:
        together = _named_together(cast, sentence)
        for company, passage in _of_sentence(cast, sentence):
            if company in together and passage.weight > ENOUGH:
                joint.append((company, passage._replace(span=Span(sentence.start, sentence.end))))
            elif passage.weight > best.get(company, _Passage(ENOUGH, passage.span)).weight:
                best[company] = passage
    return tuple(
        Found(one.span.start, one.span.end, article.text[one.span.start : one.span.end], company)
        for company, one in sorted((*best.items(), *joint), key=lambda item: item[1].span)
    )


def is_allegation(cast: Cast, sentence: Sentence) -> bool:
    """Whether a sentence says of a company what it is said to have done."""
    return any(passage.weight > ENOUGH for _, passage in _of_sentence(cast, sentence))


def _of_sentence(cast: Cast, sentence: Sentence) -> Iterator[tuple[str, _Passage]]:
    """The passage of a sentence for each company it is about."""
    if sentence.paragraph.kind not in TOLD_IN or _says_else(cast, sentence):
        return
    found = {key: _has(cast, TOPIC, key, sentence) for key in ("said", "harm", "acts")}
    if not any(found.values()):
        return
    weight = 2.0 * found["said"] + 2.0 * found["harm"] + found["acts"]
    weight += (sentence.number < EARLY) + 0.5 * bool(re.search(r"\d", cast.text[sentence.start : sentence.end]))
    weight -= 2.0 * _is_remedy(cast, sentence)
    act = phrases(TOPIC, cast.language, "acts").search(cast.text, sentence.start, sentence.end)
    place = act.start() if act else sentence.start
    span = _passage(cast, sentence, place)
    voice = voice_of(cast, sentence)
    for company, nearness in _concerned(cast, sentence, place).items():
        yield company, _Passage(weight + nearness - 4.0 * (voice == company), span)


def _named_together(cast: Cast, sentence: Sentence) -> set[str]:
    """The companies of a row that a number announces: "three companies, X, Y and Z, have sold …"."""
    many = phrases(TOPIC, cast.language, "several").search(cast.text, sentence.start, sentence.end)
    if many is None:
        return set()
    row: list[str] = []
    end = many.end()
    for mention in cast.mentions_in(end, sentence.end):
        if mention.start - end <= APART:
            row.append(mention.company)
        end = mention.end
    return set(row) if len(set(row)) > 1 else set()


def _has(cast: Cast, topic: str, key: str, sentence: Sentence) -> bool:
    """Whether words under a key stand in a sentence."""
    return phrases(topic, cast.language, key).search(cast.text, sentence.start, sentence.end) is not None


def _says_else(cast: Cast, sentence: Sentence) -> bool:
    """Whether a sentence asks, gives a company's own words, tells of a silence, or promises."""
    if cast.text[sentence.start : sentence.end].rstrip().endswith("?") or cast.quoted_in(sentence):
        return True
    others = (
        ("silences", "silent"),
        ("silences", "unanswered"),
        ("commitments", "pledged"),
        ("commitments", "demands"),
    )
    return any(_has(cast, topic, key, sentence) for topic, key in others)


def _is_remedy(cast: Cast, sentence: Sentence) -> bool:
    """Whether a sentence tells of a promise or a measure."""
    today = cast.article.published_on
    return any(told_in(cast.text, *one, cast.language, today, whose=Whose.TOLD) for one in cast.clauses(sentence))


def _concerned(cast: Cast, sentence: Sentence, place: int) -> dict[str, float]:
    """The companies a sentence is about: those named in it, its subject, or the chief of the article."""
    by = phrases(TOPIC, cast.language, "by")
    found: dict[str, float] = {}
    for mention in cast.mentions_in(sentence.start, sentence.end):
        before = cast.text[max(sentence.start, mention.start - 30) : mention.start].split()
        near = 2.0 if any(by.fullmatch(word) for word in before[-3:]) else 1.0
        found[mention.company] = max(near, found.get(mention.company, 0))
    subject = subject_at(cast, sentence, place)
    if subject.role == Role.COMPANY and subject.company:
        found[subject.company] = 2.0
    chief = cast.chief()
    return found or ({chief: 0.0} if chief else {})


def _passage(cast: Cast, sentence: Sentence, place: int) -> Span:
    """The sentence, or of a long one the clauses around the act."""
    if len(cast.text[sentence.start : sentence.end].split()) <= LONG:
        return Span(sentence.start, sentence.end)
    clauses = cast.clauses(sentence)
    at = next((index for index, one in enumerate(clauses) if one.start <= place < one.end), 0)
    near = clauses[max(at - 1, 0) : at + 3]
    return Span(near[0].start, near[-1].end)
