"""Whose a promise is: the speaker's own, the subject's of the sentence, or what somebody else asks for."""

import re

from responses.intake.finding.actors import Cast, Role, Sentence
from responses.intake.finding.deadlines import deadlines_in
from responses.intake.finding.deeds import Deed, Told
from responses.intake.finding.families import is_counterpart
from responses.intake.finding.phrases import levelled, phrases
from responses.intake.finding.prominence import SURELY, most_prominent
from responses.intake.finding.shapes import FoundQuote, Kind, Span
from responses.intake.finding.subjects import company_before, firm_meant, named_subject, reporter, subject_at, voice_of
from responses.intake.finding.vocabulary import vocabulary

OF_THE_GROUP = 3  # words of "of the group"
BEFORE = 3  # sentences that are looked back for what "it" is
FEWEST = 5  # words of a sentence in which no rule found a promise
NEAR = 600  # letters before a quotation in which the company is named whose officer speaks
EACH = re.compile(r"\b(?:every|each|all|no)\b", re.IGNORECASE)
BY = re.compile(r"\bby (?:the|a|an)\b")
ACTING = (Role.COMPANY, Role.FIRM, Role.IT, Role.WE)
THIRD = (Role.OTHER, Role.WE, Role.PEOPLE)  # whose promises are no company's


def speaker_of(cast: Cast, quote: FoundQuote) -> str | None:
    """The company whose words a quotation is; when only an office is named ("its director"), the one named before."""
    if quote.company:
        return quote.company
    near = cast.mentions_in(quote.start - NEAR, quote.start)
    if cast.language == "sv" and len({mention.company for mention in near}) > 1:
        return None
    return near[-1].company if near and _is_office_alone(levelled(quote.speaker), cast.language) else None


def _is_office_alone(speaker: str, language: str) -> bool:
    """Whether a speaker is an office with perhaps a name ("the director, Mia Holm"), and nobody else's office."""
    office = phrases("actors", language, "officers").search(speaker)
    others = (phrases("actors", language, key).search(speaker) for key in ("others", "people", "former", "we"))
    if office is None or any(others):
        return False
    head = speaker[: office.start()].rpartition(",")[2].split()
    tail = speaker[office.end() :].replace(",", " ").split()
    its, articles = (phrases("actors", language, key) for key in ("its", "determiners"))
    kind = [word for word in head if not articles.fullmatch(word) and not its.fullmatch(word)]
    if len(kind) > 2 or not all(word.islower() for word in kind):
        return False
    named = all(word[0].isupper() for word in tail) or (
        len(tail) <= OF_THE_GROUP and vocabulary(language).trade(tail[-1].casefold())
    )
    return named or any(its.fullmatch(word) for word in head)


def own_promiser(cast: Cast, sentence: Sentence, clause: Span, told: Told, speaker: str) -> str | None:
    """The speaker, unless the words are about somebody else."""
    if phrases("actors", cast.language, "ourselves").search(cast.text, clause.start, clause.end) and not told.planned:
        return speaker
    subject = named_subject(cast, sentence, told.place)
    if subject.role == Role.COMPANY and subject.company != speaker:
        if told.deed == Deed.PROMISE and phrases("clauses", cast.language, "passive").search(
            cast.text, clause.start, clause.end
        ):
            return speaker
        alike = speaker.casefold().startswith(cast.text[subject.start : subject.end].casefold())
        return speaker if alike else subject.company if told.pledged else None
    if subject.role == Role.IT and (other := _told_of_before(cast, sentence)):
        return other
    vague = subject.start == subject.end and _has_deadline(cast, clause)  # "every rider who was underpaid will …"
    vague = vague or _is_of_each(cast, sentence, clause, told)
    if (subject.role == Role.OTHER and not vague) or (told.planned and subject.role in ACTING):
        return None
    return None if told.deed == Deed.MEASURE and subject.role == Role.PEOPLE else speaker


def _told_of_before(cast: Cast, sentence: Sentence) -> str | None:
    """The company that the sentences before in a paragraph tell of by its name: "X told them late. It has since …"."""
    for earlier in reversed(cast.sentences[max(0, sentence.number - BEFORE) : sentence.number]):
        actors = cast.actors_in(earlier.start, earlier.end)[:1] if earlier.paragraph == sentence.paragraph else ()
        named = next((one for one in actors if one.role != Role.IT), None)
        if named or not actors:
            return named.company if named and named.is_name else None
    return None


def _is_of_each(cast: Cast, sentence: Sentence, clause: Span, told: Told) -> bool:
    """Whether it is said in the passive voice of each or none: "every site will be visited", and not by others."""
    if cast.language != "en" or not phrases("clauses", "en", "passive").search(cast.text, clause.start, clause.end):
        return False
    each = EACH.search(cast.text, max(sentence.start, clause.start - 40), min(told.place, clause.end))
    by = BY.search(cast.text, told.place, clause.end)
    others = by and phrases("actors", "en", "others").search(cast.text, by.end(), by.end() + 30)
    return bool(each) and not others


def _has_deadline(cast: Cast, clause: Span) -> bool:
    """Whether a clause says by when."""
    today = cast.article.published_on
    return any(one.strict for one in deadlines_in(cast.text, cast.language, today, clause.start, clause.end))


def reported_promiser(cast: Cast, sentence: Sentence, told: Told) -> str | None:
    """The company that a promise is told of: the subject named there or meant by "it", else the most prominent."""
    ruled, subject = _ruled_promiser(cast, sentence, told), named_subject(cast, sentence, told.place)
    before = cast.actors_in(sentence.start, told.place) if ruled else ()
    if ruled is None or any(one.company == ruled and (one.is_name or subject.role == Role.IT) for one in before):
        return ruled  # "The operator, which owns it, says it will …"
    return most_prominent(cast, sentence, ruled)


def _ruled_promiser(cast: Cast, sentence: Sentence, told: Told) -> str | None:
    """The company that is the subject; else the one whose words the sentence reports, or that was spoken of before."""
    subject = subject_at(cast, sentence, told.place)
    opening = cast.text[sentence.start : sentence.end].split(maxsplit=1)[0]
    third = _is_of_counterpart(cast, sentence.start, sentence.start + len(opening))
    if third or (told.planned and subject.role in ACTING):
        return None
    row = cast.mentions_in(sentence.paragraph.start, sentence.paragraph.end)
    if row and sentence.paragraph.kind == Kind.CELLS:
        return row[0].company
    if subject.role == Role.COMPANY:
        return subject.company
    if subject.role in (Role.OTHER, Role.WE):
        return None
    if subject.role == Role.NONE and told.pledged and (company := _agreed_on(cast, sentence, told)):
        return company
    voice = voice_of(cast, sentence) or (reporter(cast, sentence) if subject.role in (Role.NONE, Role.IT) else None)
    voice = voice or (cast.heading(sentence) if subject.role == Role.NONE else None)
    if voice is None and subject.role == Role.NONE and _goes_on(cast, sentence, told):
        voice = company_before(cast, sentence)
    return voice


def likely_promiser(cast: Cast, sentence: Sentence, zone: Span, author: str | None) -> str | None:
    """Whose promise a stretch of a sentence is that promises by its words: the speaker's, else the most prominent's."""
    quote = cast.quote_at((sentence.start + sentence.end) // 2)
    speaker = speaker_of(cast, quote) if quote else author
    deed = Told(Deed.PROMISE, zone.end)
    if speaker:
        return own_promiser(cast, sentence, zone, deed, speaker)
    subject = subject_at(cast, sentence, zone.end)
    if quote or subject.role in THIRD or phrases("commitments", cast.language, "asks").search(cast.text, *zone):
        return None
    company = reported_promiser(cast, sentence, deed)
    if company or len(cast.text[zone.start : zone.end].split()) < FEWEST:
        return company
    return most_prominent(cast, sentence, subject.company, SURELY)


def _is_of_counterpart(cast: Cast, start: int, end: int) -> bool:
    """As in "Köparen försäkrade …", where the article calls no firm a buyer: a third party in Swedish."""
    noun = cast.text[start:end]
    if cast.language != "sv" or " " in noun or not is_counterpart(noun, "sv"):
        return False
    named = (cast.text[one.start : one.end].split()[0] for one in cast.mentions_in(0, len(cast.text)) if one.is_name)
    return not any(re.search(rf"{re.escape(noun[1:])}\W+(?:\w+\W+)?{re.escape(name)}", cast.text) for name in named)


def _agreed_on(cast: Cast, sentence: Sentence, told: Told) -> str | None:
    """The company that is to do what was agreed: "the parties agreed that X …"."""
    later = [one for one in cast.clauses(sentence) if one.start > told.place]
    actors = cast.actors_in(later[0].start, later[0].end) if later else ()
    return actors[0].company if actors else None


def _goes_on(cast: Cast, sentence: Sentence, told: Told) -> bool:
    """Whether a sentence without a company goes on about the one before: "The chain …", or in German by its mood."""
    indirect = phrases("clauses", cast.language, "indirect").search(cast.text, sentence.start, sentence.end)
    if indirect or (cast.language == "de" and told.deed == Deed.PROMISE):
        return True
    definite, passive = (phrases("clauses", cast.language, key) for key in ("definite", "passive"))
    here = next((one for one in cast.clauses(sentence) if one.start <= told.place < one.end), sentence)
    passively = told.deed == Deed.MEASURE and passive.search(cast.text, here.start, here.end)
    return bool(definite.match(cast.text, sentence.start)) and not passively


def remembered_promiser(cast: Cast, sentence: Sentence, told: Told) -> str | None:
    """The company of whom somebody else says that it promised: "they promised us a well"."""
    subject = named_subject(cast, sentence, told.place)
    again = phrases("commitments", cast.language, "again").search(cast.text, sentence.start, sentence.end)
    if again or not told.pledged or subject.role not in (Role.COMPANY, Role.THEY, Role.IT, Role.FIRM):
        return None
    several = cast.language == "en" and len(cast.companies) > 1
    if subject.role == Role.THEY and (several or cast.chief()):
        return cast.chief()
    return subject.company or firm_meant(cast, sentence, sentence.start)


def is_asked_for(cast: Cast, sentence: Sentence, clause: Span, told: Told) -> bool:
    """Whether somebody asks for it: in the clause ("urged X to …"), or before it ("recommends that …, and that …")."""
    asks = phrases("commitments", cast.language, "asks")
    if asks.search(cast.text, clause.start, told.place):
        return True
    before = [one for one in cast.clauses(sentence) if one.end <= clause.start]
    if not before:
        return False
    complement = phrases("commitments", cast.language, "complement").match(cast.text, clause.start)
    if complement is None and cast.actors_in(clause.start, clause.end):
        return False
    start = sentence.start if complement else before[-1].start
    if phrases("commitments", cast.language, "hopes").search(cast.text, start, clause.start):
        return True
    quote = cast.quote_at(clause.start)
    found = (one for one in asks.finditer(cast.text, start, clause.start + 6) if cast.quote_at(one.start()) == quote)
    asked = [
        one.start() for one in found if subject_at(cast, sentence, one.start()).role not in {Role.COMPANY, Role.WE}
    ]
    says = [
        match.start() for match in phrases("actors", cast.language, "says").finditer(cast.text, start, clause.start)
    ]
    return bool(asked) and max(asked) >= max(says, default=0)
