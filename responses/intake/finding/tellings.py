"""The signs by which a sentence is weighed: its words, whose they are, its moments, and what the rules find there."""

from collections.abc import Iterator

from responses.intake.finding.actors import Cast, Sentence
from responses.intake.finding.deadlines import deadlines_in
from responses.intake.finding.deeds import ANY_FUTURE, TOPIC, Told, Whose, is_condition, told_in
from responses.intake.finding.leanings import signs_of_sentence
from responses.intake.finding.phrases import phrases
from responses.intake.finding.shapes import Span
from responses.intake.finding.subjects import voice_of

KEYS = (
    *("pledged", "future", "our_future", "done", "gone", "deeds", "objects", "change", "since", "past", "rules"),
    *("demands", "asks", "never", "no", "idle", "values", "ordinary", "states"),
)


def signs_of_telling(cast: Cast, sentence: Sentence, author: str | None, *, claimed: bool) -> frozenset[str]:
    """What speaks for or against a promise in a sentence; ``claimed`` where a rule found a company that promises."""
    quote = cast.quote_at((sentence.start + sentence.end) // 2)
    voice = voice_of(cast, sentence)
    traits = {
        "OWN": quote and quote.company,
        "NOBODY'S": quote and not quote.company,
        "AUTHOR": author,
        "FIRM": cast.mentions_in(sentence.start, sentence.end),
        "REPORTED": voice,
    }
    whose = Whose.OWN if quote or author else Whose.REPORTED if voice else Whose.TOLD
    found = {trait for trait, there in traits.items() if there}
    found |= {sign for clause in cast.clauses(sentence) for sign in _of_clause(cast, clause, whose, claimed=claimed)}
    found |= {f"WORD:{key}" for key in KEYS if phrases(TOPIC, cast.language, key).search(cast.text, *sentence[:2])}
    found |= set(_of_time(cast, sentence))
    if cast.language == "fr" and ANY_FUTURE.search(cast.text, *sentence[:2]):
        found.add("TENSE:future")
    return signs_of_sentence(cast.article.text[sentence.start : sentence.end], sorted(found))


def _of_clause(cast: Cast, clause: Span, whose: Whose, *, claimed: bool) -> Iterator[str]:
    """What a clause tells by the rules, whosever it is; and that it is a condition."""
    told = told_in(cast.text, clause.start, clause.end, cast.language, cast.article.published_on, whose=whose)
    if told:
        yield f"TELLS:{told.deed}"
        yield f"TELLS:{whose}"
        yield from _of_told(told, claimed=claimed)
    if is_condition(cast.text[clause.start : clause.end], cast.language):
        yield "CONDITION"


def _of_told(told: Told, *, claimed: bool) -> Iterator[str]:
    """Whether it is pledged, and whether it is nobody's whom the rules know."""
    if told.pledged:
        yield "TELLS:pledge"
    if not claimed:
        yield "TELLS:unclaimed"


def _of_time(cast: Cast, sentence: Sentence) -> Iterator[str]:
    """Deadlines and other moments, to come or gone by."""
    today = cast.article.published_on
    for one in deadlines_in(cast.text, cast.language, today, sentence.start, sentence.end):
        yield "TIME:strict" if one.strict else "TIME:named"
        if one.due:
            yield "TIME:ahead" if one.due >= (today or "")[: len(one.due)] else "TIME:gone"
