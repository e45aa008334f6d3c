"""Companies that did not answer: no reply, no comment, nobody to be reached."""

import re
from collections.abc import Iterable

from responses.intake.finding.actors import FRAGMENT, Cast, Role, Sentence
from responses.intake.finding.chronology import LATEST, moments
from responses.intake.finding.phrases import phrases
from responses.intake.finding.refusals import matches
from responses.intake.finding.shapes import Article, Found, FoundCompany, FoundQuote, Kind
from responses.intake.finding.speechless import (
    LISTS,
    alone_unheard,
    companies_before,
    firm_asked,
    heard,
    is_of_unknown,
    only_meant,
    silent_subjects,
)
from responses.intake.finding.subjects import named_subject, subject_at, voice_of
from responses.intake.finding.tables import denies_answer, says_no_answer, tells_who_answered

TOPIC = "silences"
OF_WHOM = re.compile(r",\s+(?P<of>(?:zu|mit|bei|von|an|für|in|durch|aus)\s+)?(?:der|die|das|dem|den|deren|dessen)\s+")
When = tuple[int, int]  # the moment a paragraph was told, and the place
Silence = tuple[When, Sentence]
NEVER: When = (-1, -1)
LABEL = (":", "–", "—")
SOON = 2  # sentences
NEXT = 7  # letters of a denial right behind an answer ("svarade sedan inte")


def find_silences(
    article: Article, companies: Iterable[FoundCompany], quotes: Iterable[FoundQuote]
) -> tuple[Found, ...]:
    """The sentence that tells it, once for each silent company; none for those who answered after all."""
    cast = Cast(article, companies, quotes)
    told = moments(article)
    live = len(set(told.values()) - {0, LATEST}) > 1
    found: dict[str, Silence] = {}
    answered: dict[str, When] = {}
    unclear: list[Silence] = []  # the company they seem to mean has its say
    waiting: set[str] = set()  # silent in the sentence before
    spoken = heard(cast)
    for sentence in cast.sentences:
        when = (told[sentence.paragraph.start], sentence.start)
        silent = _silent_in(cast, sentence)
        meant = {company for company in silent & spoken if only_meant(cast, sentence, company)}
        if (meant or _is_of_other(cast, sentence, silent)) and not _is_of_detail(cast, sentence):
            unclear.append((when, sentence))
        silent -= meant
        if silent or waiting:
            silent |= _likewise(cast, sentence)
        for company in silent:
            if company not in found or found[company][0][0] < when[0]:
                found[company] = (when, sentence)
        for company in _answering_in(cast, sentence, live=live):
            answered[company] = max(when, answered.get(company, when))
        waiting = silent
    return tuple(
        Found(sentence.start, sentence.end, article.text[sentence.start : sentence.end], company)
        for company, (when, sentence) in _with_unheard(cast, found, answered, unclear).items()
        if answered.get(company, NEVER) < when and not _spoke_after(cast, sentence, company)
    )


def _with_unheard(
    cast: Cast, found: dict[str, Silence], answered: Iterable[str], unclear: list[Silence]
) -> dict[str, Silence]:
    """The silent companies, none that refers to others, and the only one that "the supplier did not reply" can mean."""
    referring = {company for sentence in cast.sentences for company in _referring_in(cast, sentence)}
    alone = alone_unheard(cast, {*found, *answered, *referring}) if unclear else None
    every = {**found, alone: unclear[0]} if alone else found
    return {company: silence for company, silence in every.items() if company not in referring}


def _is_of_other(cast: Cast, sentence: Sentence, silent: set[str]) -> bool:
    """Whether "the other buyer" is silent, and it was not found who that is."""
    other = phrases(TOPIC, cast.language, "other_firm").match(cast.text, sentence.start)
    return not silent and other is not None and bool(matches(cast, sentence, "silent"))


def _is_of_detail(cast: Cast, sentence: Sentence) -> bool:
    """Whether the silence is one on a detail, one that ended, or that of a row: no other company need be meant."""
    keys = ("detail", "at_first", "neither", "many", "same_firm")
    return sentence.paragraph.kind in LISTS or any(matches(cast, sentence, key) for key in keys)


def _referring_in(cast: Cast, sentence: Sentence) -> set[str]:
    """The companies that send the reporter to another, where they are named: neither silent nor an answer."""
    sent = [] if sentence.paragraph.kind in LISTS else matches(cast, sentence, "refers")
    found = {subject_at(cast, sentence, match.start()).company for match in sent}
    return {one.company for one in cast.mentions_in(sentence.start, sentence.end) if one.is_name} & found


def _spoke_after(cast: Cast, sentence: Sentence, company: str) -> bool:
    """Whether a company speaks right after its silence; where it was silent "at first", anywhere."""
    if not matches(cast, sentence, "at_first"):
        return _quoted_next(cast, sentence, company)
    behind = cast.sentences[sentence.number + 1 : sentence.number + 1 + SOON]
    return any(quote.company == company for quote in cast.quotes) or company in {voice_of(cast, one) for one in behind}


def _quoted_next(cast: Cast, sentence: Sentence, company: str) -> bool:
    """Whether a company is quoted at some length right after its silence: it has spoken after all."""
    behind = cast.sentences[sentence.number + 1 : sentence.number + 1 + SOON]
    near = [one for one in behind if one.paragraph == sentence.paragraph]
    end = near[-1].end if near else sentence.end
    said = [one for one in cast.quotes if one.company == company and sentence.end <= one.start < end]
    return any(len(one.text.split()) > FRAGMENT for one in said)


def _answers_told(cast: Cast, sentence: Sentence) -> list[re.Match[str]]:
    """Where a sentence says that somebody has answered; not where it denies that ("has since not answered")."""
    denial = phrases(TOPIC, cast.language, "not_so")
    found = matches(cast, sentence, "answered")
    return [one for one in found if not denial.search(cast.text, one.start(), min(one.end() + NEXT, sentence.end))]


def _silent_in(cast: Cast, sentence: Sentence) -> set[str]:
    """The companies a sentence, a row or an item calls silent."""
    row = _silent_row(cast, sentence)
    if row:
        return row
    if denies_answer(cast.article, sentence.paragraph) and (company := cast.heading(sentence)):
        return {company}
    if _answers_told(cast, sentence):
        return set()
    unanswered = matches(cast, sentence, "unanswered")
    found = _left_waiting(cast, sentence, unanswered)
    found.update(_none_of(cast, sentence))
    said_more = any(matches(cast, sentence, key) for key in ("but_said", "others_wait", "policy"))
    contrast = _contrasted(cast, sentence)
    if contrast:
        return found | contrast
    for match in () if said_more else matches(cast, sentence, "silent"):
        if not any(one.start() <= match.start() < one.end() for one in unanswered):
            found.update(silent_subjects(cast, sentence, match))
    detail = matches(cast, sentence, "detail")
    quoted = {one.company for one in cast.quotes if detail or (one.start < sentence.end and sentence.start < one.end)}
    found -= {company for company in quoted if company} | (_told_before(cast, sentence) if detail else set())
    return found | _saying_nothing(cast, sentence)


def _told_before(cast: Cast, sentence: Sentence) -> set[str]:
    """The companies whose answer is told shortly before: "X answered in writing. It does not comment on prices"."""
    before = cast.sentences[max(0, sentence.number - 3) : sentence.number]
    voices = {voice_of(cast, one) for one in before if not matches(cast, one, "silent")}
    return {company for company in voices if company}


def _left_waiting(cast: Cast, sentence: Sentence, unanswered: Iterable[re.Match[str]]) -> set[str]:
    """The companies of whom a sentence tells that nothing came back: "no reply from X"."""
    found: set[str] = set()
    for match in unanswered:
        if named_subject(cast, sentence, match.start()).role == Role.PEOPLE:
            continue  # "workers got no answer from X": nobody who reports had asked
        named = cast.mentions_in(sentence.start, sentence.end)
        here = [one for one in named if not _only_described(cast, sentence, one.start)]
        asked = None if here else firm_asked(cast, sentence, match)
        found.update([mention.company for mention in here] or ([asked] if asked else []))
    return found


def _only_described(cast: Cast, sentence: Sentence, place: int) -> bool:
    """Whether a German relative clause before its end names the firm: "bei X, zu der Y gehört"."""
    found = list(OF_WHOM.finditer(cast.text, sentence.start, place))[-1:]
    inside = [one for one in found if "," not in cast.text[one.end() : place]]
    return cast.language == "de" and any(one.group("of") or one.end() < place - 1 for one in inside)


def _contrasted(cast: Cast, sentence: Sentence) -> set[str]:
    """The companies that did not answer where another did: "X replied, Y did not"."""
    before = cast.sentences[sentence.number - 1] if sentence.number else sentence
    if not (matches(cast, sentence, "answers") or matches(cast, before, "answers")):
        return set()
    not_so, but_not = (phrases(TOPIC, cast.language, key) for key in ("not_so", "but_not"))
    found = set()
    for clause in cast.clauses(sentence):
        named = cast.mentions_in(clause.start, clause.end)
        if len(named) == 1:
            left, right = cast.text[clause.start : named[0].start], cast.text[named[0].end : clause.end]
            behind = not left.strip() and not_so.fullmatch(right.strip(" .;"))
            ahead = not right.strip(" .;") and but_not.fullmatch(left.strip())
            found |= {named[0].company} if behind or ahead else set()
    return found


def _likewise(cast: Cast, sentence: Sentence) -> set[str]:
    """The company of "neither did X", beside another's silence."""
    named = cast.mentions_in(sentence.start, sentence.end)
    found = matches(cast, sentence, "likewise")
    behind = [mention.company for mention in named if found and mention.start >= found[-1].start()]
    return {behind[0] if behind else named[-1].company} if named and found else set()


def _saying_nothing(cast: Cast, sentence: Sentence) -> set[str]:
    """The companies that are quoted with "no comment" and no more."""
    nothing = phrases(TOPIC, cast.language, "no_comment")
    here = [q for q in cast.quotes if q.start < sentence.end and sentence.start < q.end]
    empty = [q for q in here if nothing.fullmatch(q.text.strip(" .,!"))]
    found = [q.company or _named_or_meant(cast, sentence, q.start) for q in empty]
    return {company for company in found if company}


def _named_or_meant(cast: Cast, sentence: Sentence, place: int) -> str | None:
    """The company named last before a place in a sentence, else behind it, or the one its subject means."""
    named = cast.mentions_in(sentence.start, place) or cast.mentions_in(place, sentence.end)[:1]
    return named[-1].company if named else subject_at(cast, sentence, max(place - 2, sentence.start)).company


def _none_of(cast: Cast, sentence: Sentence) -> set[str]:
    """The companies of "neither X nor Y answered", or those before "neither of them did"."""
    neither, answers = (matches(cast, sentence, key) for key in ("neither", "answers"))
    if not neither or not answers or answers[-1].start() < neither[0].start():
        return set()
    named = {m.company for m in cast.mentions_in(neither[0].start(), answers[-1].start())}
    here = cast.mentions_in(sentence.start, sentence.end)  # "Chez X, personne n'a répondu"
    return named or (set() if here or is_of_unknown(cast, sentence) else companies_before(cast, sentence))


def _silent_row(cast: Cast, sentence: Sentence) -> set[str]:
    """The company of a row, an item or a line "X: no reply", when it says there that it did not answer."""
    paragraph = sentence.paragraph
    around = paragraph if paragraph.kind in LISTS else sentence
    mentions = cast.mentions_in(around.start, around.end)
    refers = phrases(TOPIC, cast.language, "refers").search(cast.text, around.start, around.end)
    if not mentions or refers or matches(cast, sentence, "but_said"):
        return set()
    label = cast.text[mentions[0].end : mentions[0].end + 3].lstrip()
    if paragraph.kind not in LISTS and (mentions[0].start > sentence.start or label[:1] not in LABEL):
        return set()
    words = cast.text[sentence.start : sentence.end].strip(" .|-–—•*")
    table = paragraph.kind == Kind.CELLS
    cell = words if table else re.split(r"[:–—|]\s", words)[-1]
    silent = phrases(TOPIC, cast.language, "cell").match(cell.strip(" ."))
    if table and " " not in cell and tells_who_answered(cast.article, paragraph):
        silent = None  # "no", perhaps to another question
    if silent or (table and (says_no_answer(cast.article, paragraph) or matches(cast, sentence, "silent"))):
        return {mentions[0].company}
    return set()


def _answering_in(cast: Cast, sentence: Sentence, *, live: bool) -> set[str]:
    """The companies a sentence says answered in the end; in an update or a live report, whoever speaks."""
    told = _answers_told(cast, sentence)
    update = live or sentence.paragraph.kind == Kind.UPDATE
    if not told and not update:
        return set()
    if matches(cast, sentence, "silent"):
        return set()
    found = {subject.company for match in told if (subject := subject_at(cast, sentence, match.start())).company}
    found |= {m.company for m in cast.mentions_in(sentence.start, sentence.end)} if told and not found else set()
    voice = voice_of(cast, sentence) if update else None
    quoted = {q.company for q in cast.quotes if q.start < sentence.end and sentence.start < q.end} if update else set()
    return {company for company in (*found, voice, *quoted) if company}
