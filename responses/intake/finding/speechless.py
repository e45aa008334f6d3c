"""Which companies a silence is told of: its subject, those joined to it, and who alone is left to be meant."""

import re
from collections.abc import Container

from responses.intake.finding.actors import FRAGMENT, Cast, Role, Sentence
from responses.intake.finding.phrases import phrases
from responses.intake.finding.shapes import Kind
from responses.intake.finding.subjects import (
    company_before,
    firm_meant,
    joined_with,
    named_subject,
    subject_at,
    voice_of,
)
from responses.intake.finding.trades import firm_introduced, is_of_stranger

TOPIC = "silences"
# "der Mutterkonzern schweigt": another one than was spoken of
OWNER = re.compile(
    r"(?<!\w)(?:Mutter(?:konzern|gesellschaft|firma)?|Konzernmutter|Eigentümer(?:in)?|Dachgesellschaft|Hausbank)\s+\S?$"
)
# "Chez X, personne n'a répondu"; a German noun has a capital too
AT = re.compile(r"(?:Chez|Quant à|Du côté de|Bij|Van|Hos|Från|På|At|From)\s(?:d'|l')?[A-ZÀ-Þ][\w'-]{3,}")
LISTS = (Kind.LISTED, Kind.CELLS)
MOST_BETWEEN = 6  # words of "and its supplier"


def silent_subjects(cast: Cast, sentence: Sentence, match: re.Match[str]) -> set[str]:
    """The companies that are the subject of the silence, also several in a row."""
    subject = subject_at(cast, sentence, match.start())
    vague = named_subject(cast, sentence, match.start()).role in {Role.NONE, Role.IT, Role.WE}
    named = cast.mentions_in(sentence.start, sentence.end)
    others = _of_many(cast, sentence, match)
    if others is not None:
        return others
    officer = phrases("actors", cast.language, "officers").search(cast.text, sentence.start, match.start())
    somebody = officer and subject.role == Role.OTHER and " " in cast.text[subject.start : subject.end]
    if somebody and phrases("actors", cast.language, "former").search(cast.text, subject.start, match.start()):
        return set()
    before = [m for m in named if m.start < match.end()]
    if before and (somebody or (vague and subject.role != Role.OTHER)):
        return {before[-1].company}
    if subject.role == Role.COMPANY and subject.company:
        behind = _joined_behind(cast, subject.end, match.start())
        stranger = is_of_stranger(cast, sentence.start, subject.start)
        return set() if stranger else {subject.company, *joined_with(cast, sentence, subject), *behind}
    if somebody or subject.role in {Role.NONE, Role.IT, Role.WE}:
        meant = firm_introduced(cast, sentence.start, match.end())
        company = meant or cast.heading(sentence) or company_before(cast, sentence)
        return {company} if company else set()
    return set()


def is_of_unknown(cast: Cast, sentence: Sentence) -> bool:
    """Whether it is about somebody's officer ("the owner of the mill, X") or a name ("chez X") that is no company's."""
    if any(one.is_name for one in cast.mentions_in(sentence.start, sentence.end)):
        return False
    officers, of = (phrases("actors", cast.language, key).pattern for key in ("officers", "governing"))
    office = re.compile(rf"(?:\w+ )?(?:{officers}) (?:{of}|der|des) [^,.]{{3,30}}, (?-i:[A-ZÀ-Þ])", re.IGNORECASE)
    return any(sign.match(cast.text, sentence.start, sentence.end) for sign in (office, AT))


def _of_many(cast: Cast, sentence: Sentence, match: re.Match[str]) -> set[str] | None:
    """The companies of "both", of the place spoken of last, none of "the parent"; None for any other subject."""
    if phrases(TOPIC, cast.language, "many").search(cast.text, sentence.start, match.start() + 12):
        named = {one.company for one in cast.mentions_in(sentence.start, sentence.end) if one.is_name}
        return named or companies_before(cast, sentence)
    if is_there(cast, sentence):
        company = cast.named_before(sentence.start)
        return {company} if company else set()
    owner = cast.language == "de" and OWNER.search(cast.text, sentence.start, match.start() + 1)
    return set() if owner or is_of_unknown(cast, sentence) else None


def _joined_behind(cast: Cast, start: int, end: int) -> list[str]:
    """The companies that "and" joins to the subject before the silence: "X and its supplier Y did not reply"."""
    joins = phrases(TOPIC, cast.language, "joins")
    named = [mention for mention in cast.mentions_in(start, end) if mention.is_name]
    if not named or cast.text[named[-1].end : end].strip():
        return []
    between = cast.text[start : named[0].start]
    alone = joins.search(between) and "," not in between and len(between.split()) < MOST_BETWEEN
    return [named[0].company] if alone and len({mention.company for mention in named}) == 1 else []


def companies_before(cast: Cast, sentence: Sentence) -> set[str]:
    """The companies of the sentence before, for "both" and "neither of them"."""
    for index in range(sentence.number - 1, max(sentence.number - 4, -1), -1):
        earlier = cast.sentences[index]
        companies = {m.company for m in cast.mentions_in(earlier.start, earlier.end)}
        if companies:
            return companies
    return set()


def is_there(cast: Cast, sentence: Sentence) -> bool:
    """Whether a sentence is about the place named last: "Dort war niemand zu erreichen"."""
    return phrases(TOPIC, cast.language, "there").match(cast.text, sentence.start) is not None


def firm_asked(cast: Cast, sentence: Sentence, match: re.Match[str]) -> str | None:
    """The company of "no answer came", which does not name it."""
    if is_there(cast, sentence):
        return cast.named_before(sentence.start)
    if is_of_unknown(cast, sentence):
        return None
    return firm_introduced(cast, sentence.start, match.end()) or firm_meant(cast, sentence, match.start())


def heard(cast: Cast) -> set[str]:
    """The companies whose words the article gives; "no comment" is none."""
    nothing = phrases(TOPIC, cast.language, "no_comment")
    said = [one for one in cast.quotes if len(one.text.split()) > FRAGMENT and not nothing.fullmatch(one.text)]
    return {one.company for one in said if one.company}


def only_meant(cast: Cast, sentence: Sentence, company: str) -> bool:
    """Whether a sentence means a company without naming it: "the company did not answer", "no reply came"."""
    around = sentence.paragraph if sentence.paragraph.kind in LISTS else sentence
    return not any(one.is_name and one.company == company for one in cast.mentions_in(around.start, around.end))


def alone_unheard(cast: Cast, others: Container[str]) -> str | None:
    """The one company besides these that neither is quoted nor has said anything, so that it must be meant."""
    left = {one.name for one in cast.companies if one.name not in others} - heard(cast)
    left -= {voice_of(cast, sentence) for sentence in cast.sentences} if left else set()
    return left.pop() if len(left) == 1 else None
