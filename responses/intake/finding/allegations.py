"""What companies are said to have done: the passages in which one acts, not in its own words."""

from collections.abc import Iterable, Iterator

from responses.intake.finding.actors import Cast, Role, Sentence
from responses.intake.finding.phrases import phrases
from responses.intake.finding.shapes import Article, Found, FoundCompany, FoundQuote, Kind, Span
from responses.intake.finding.subjects import subject_at, voice_of

TOPIC = "allegations"
LONG = 60  # a sentence of more words is cut to the clauses around the act


def find_allegations(
    article: Article, companies: Iterable[FoundCompany], quotes: Iterable[FoundQuote]
) -> tuple[Found, ...]:
    """The passage for each company that acts in it: supplied, bought, paid, dumped, evicted."""
    cast = Cast(article, companies, quotes)
    found: list[Found] = []
    for sentence in cast.sentences:
        if sentence.paragraph.kind in (Kind.BODY, Kind.UPDATE, Kind.LISTED) and not _is_own(cast, sentence):
            found.extend(_of_sentence(cast, sentence))
    return tuple(found)


def _is_own(cast: Cast, sentence: Sentence) -> bool:
    """Whether the sentence gives a company's own words, or reports them; or asks."""
    asks = cast.text[sentence.start : sentence.end].rstrip().endswith("?")
    return asks or cast.quoted_in(sentence) is not None or voice_of(cast, sentence) is not None


def _of_sentence(cast: Cast, sentence: Sentence) -> Iterator[Found]:
    """One passage for each company that acts in the sentence, if it is said to do harm or only said to do it."""
    text, language = cast.text, cast.language
    if not any(phrases(TOPIC, language, key).search(text, sentence.start, sentence.end) for key in ("said", "harm")):
        return
    if any(
        phrases("silences", language, key).search(text, sentence.start, sentence.end)
        for key in ("silent", "unanswered")
    ):
        return
    given: set[str] = set()
    for clause in cast.clauses(sentence):
        if _is_promise(cast, clause):
            continue
        act = phrases(TOPIC, language, "acts").search(text, clause.start, clause.end)
        for company in _acting(cast, sentence, clause, act.start()) if act else ():
            if company not in given:
                given.add(company)
                span = _passage(cast, sentence, clause)
                yield Found(span.start, span.end, cast.article.text[span.start : span.end], company)


def _is_promise(cast: Cast, clause: Span) -> bool:
    """Whether the clause promises, refuses or demands rather than tells."""
    keys = ("pledged", "demands")
    return any(phrases("commitments", cast.language, key).search(cast.text, clause.start, clause.end) for key in keys)


def _acting(cast: Cast, sentence: Sentence, clause: Span, place: int) -> Iterator[str]:
    """The company that is the subject, and those by whom or from whom it is done."""
    subject = subject_at(cast, sentence, place)
    if subject.role == Role.COMPANY and subject.company:
        yield subject.company
    by = phrases(TOPIC, cast.language, "by")
    for mention in cast.mentions_in(clause.start, clause.end):
        before = cast.text[max(clause.start, mention.start - 30) : mention.start].split()
        if mention.is_name and any(by.fullmatch(word) for word in before[-3:]):
            yield mention.company


def _passage(cast: Cast, sentence: Sentence, clause: Span) -> Span:
    """The sentence, or of a long one the clauses around the act."""
    text = cast.text
    if len(text[sentence.start : sentence.end].split()) <= LONG:
        return Span(sentence.start, sentence.end)
    clauses = cast.clauses(sentence)
    at = clauses.index(clause)
    near = clauses[max(at - 1, 0) : at + 3]
    return Span(near[0].start, near[-1].end)
