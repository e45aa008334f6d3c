"""Whose a promise is: the speaker's own, the subject's of the sentence, or what somebody else asks for."""

from responses.intake.finding.actors import Cast, Role, Sentence
from responses.intake.finding.deeds import Deed, Told
from responses.intake.finding.phrases import phrases
from responses.intake.finding.shapes import Kind, Span
from responses.intake.finding.subjects import company_before, firm_meant, named_subject, subject_at, voice_of

ACTING = (Role.COMPANY, Role.FIRM, Role.IT, Role.WE)


def own_promiser(cast: Cast, sentence: Sentence, told: Told, speaker: str) -> str | None:
    """The speaker, unless the words are about somebody else."""
    subject = named_subject(cast, sentence, told.place)
    if subject.role == Role.COMPANY and subject.company != speaker:
        alike = speaker.casefold().startswith(cast.text[subject.start : subject.end].casefold())
        return speaker if alike else None
    if subject.role == Role.OTHER or (told.planned and subject.role in ACTING):
        return None
    return None if told.deed == Deed.MEASURE and subject.role == Role.PEOPLE else speaker


def reported_promiser(cast: Cast, sentence: Sentence, told: Told) -> str | None:
    """The company that is the subject; else the one whose words the sentence reports, or that was spoken of before."""
    subject = subject_at(cast, sentence, told.place)
    if told.planned and subject.role in ACTING:
        return None
    if subject.role == Role.COMPANY:
        return subject.company
    row = cast.mentions_in(sentence.paragraph.start, sentence.paragraph.end)
    if row and sentence.paragraph.kind == Kind.CELLS:
        return row[0].company
    if subject.role in (Role.OTHER, Role.WE):
        return None
    voice = voice_of(cast, sentence)
    if voice is None and subject.role == Role.NONE and _goes_on(cast, sentence, told):
        voice = company_before(cast, sentence)
    return voice


def _goes_on(cast: Cast, sentence: Sentence, told: Told) -> bool:
    """Whether a sentence without a company goes on about the one before: "The chain …", or in German by its mood."""
    if cast.language == "de" and told.deed == Deed.PROMISE:
        return True
    definite, passive = (phrases("clauses", cast.language, key) for key in ("definite", "passive"))
    passively = told.deed == Deed.MEASURE and passive.search(cast.text, sentence.start, sentence.end)
    return bool(definite.match(cast.text, sentence.start)) and not passively


def remembered_promiser(cast: Cast, sentence: Sentence, told: Told) -> str | None:
    """The company of whom somebody else says that it promised: "they promised us a well"."""
    subject = named_subject(cast, sentence, told.place)
    if not told.pledged or subject.role not in (Role.COMPANY, Role.THEY, Role.IT, Role.FIRM):
        return None
    if subject.role == Role.THEY:
        return cast.chief()
    return subject.company or firm_meant(cast, sentence, sentence.start)


def is_asked_for(cast: Cast, sentence: Sentence, clause: Span) -> bool:
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
