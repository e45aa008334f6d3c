"""Who is the subject of a sentence, and whose words it reports."""

import re
from collections.abc import Sequence

from responses.intake.finding.actors import (
    FRAGMENT,
    NOBODY,
    NOMINAL,
    Actor,
    Cast,
    Role,
    Sentence,
    describes,
    is_apposition,
    is_of,
    points,
    told_of_later,
)
from responses.intake.finding.phrases import phrases
from responses.intake.finding.shapes import Span

INFINITIVE = re.compile(r"\s(?:zu\s\w+e?n|\w+zu\w+en)\W*$")
# "X in Malmö, which …"
PLACE = re.compile(r"\s(?:in|i|en|à|au|te|aus|uit|from|of|på)\s[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+)?,?\s*")
HE = re.compile(r"(?:Er|Sie|Es)\s")
OWNED = 4  # words of "the company's main supplier X"
OTHERS = ("others", "people", "it")
_KIN = re.compile(  # "Die Kette, eine Tochter der X, nimmt …"
    r"\W*(?:eine?|die|der|das)\s+(?:[a-zäöü]\w*\s+){0,2}"
    r"(?:Tochter\w*|Ableger|Teil|Marke|Sparte|Enkelin|Lieferant\w*|Kund\w+|Partner\w*)\s+(?:der|des|vom?n?)\b"
)
_TURNS_BACK = re.compile(r"and (?:will|would|has|had|have) ")  # "X, which …, and will pay them"


def subject_at(cast: Cast, sentence: Sentence, place: int) -> Actor:
    """The subject of what stands at a place of a sentence; pronouns stand for the company they mean."""
    return resolved(cast, sentence, named_subject(cast, sentence, place))


def named_subject(cast: Cast, sentence: Sentence, place: int) -> Actor:
    """The subject as it is named there: perhaps a pronoun."""
    inside = cast.quote_at(place)
    clauses = [one for one in cast.clauses(sentence) if one.start <= place and cast.quote_at(one.start) == inside]
    if not clauses:
        return NOBODY
    here = clauses[-1]
    actors = cast.actors_in(here.start, here.end)
    before = [one for one in actors if one.end <= place]
    if before:
        firms = [one for one in before if one.role == Role.COMPANY]
        nearest = before[-1] if cast.language == "en" else _last_of_row(cast, before)
        return firms[-1] if firms and before[-1].role == Role.THEY else nearest
    after = [one for one in actors if place < one.start <= place + 30 and one.role not in (Role.PEOPLE, Role.OTHER)]
    return _owner_of_relative(cast, here) or _behind(cast, here, after) or _from_before(cast, clauses)


def _owner_of_relative(cast: Cast, here: Span) -> Actor | None:
    """The company right before a clause that may be relative: "…, der"."""
    if not phrases("clauses", cast.language, "near_relative").match(cast.text, here.start):
        return None
    if cast.language == "de" and INFINITIVE.search(cast.text, here.start, here.end):
        return None  # "versprach X, die Steuern zu senken"
    near = cast.mentions_in(here.start - 60, here.start)
    owner = [one for one in near if not cast.text[one.end : here.start].strip(" ,")]
    return Actor(owner[-1].start, owner[-1].end, Role.COMPANY, owner[-1].company) if owner else None


def _behind(cast: Cast, here: Span, after: Sequence[Actor]) -> Actor | None:
    """The subject that stands behind its verb, as English does not put it."""
    goes_on = phrases("silences", cast.language, "joins").match(cast.text, here.start)
    return after[0] if after and cast.language != "en" and not goes_on else None


def _from_before(cast: Cast, clauses: Sequence[Span]) -> Actor:
    """The subject of a clause that has none of its own: what it is relative to, or what goes on from before."""
    here, relative = clauses[-1], phrases("clauses", cast.language, "relative")
    if len(clauses) > 1 and _goes_on_telling(cast, clauses[0].start, clauses[-2], here):
        return NOBODY
    if len(clauses) > 1 and relative.match(cast.text, here.start) and not points(cast, here.start):
        return NOBODY if len(clauses) > 1 and _is_told(cast, clauses[-2], here) else _antecedent(cast, here)
    last = next((one for one in reversed(clauses[:-1]) if cast.text[one.start : one.end].strip(" '")), None)
    goes_on = phrases("silences", cast.language, "joins").match(cast.text, here.start)
    apart = cast.language == "en" and _TURNS_BACK.match(cast.text, here.start)
    if last and goes_on and relative.match(cast.text, last.start) and not apart:
        return _antecedent(cast, last)
    free = [one for one in clauses[:-1] if not relative.match(cast.text, one.start) and not _in_brackets(cast, one)]
    return _carried(cast, free or clauses[:-1])


def _in_brackets(cast: Cast, clause: Span) -> bool:
    """Whether a bracket opens right before a clause: "X, which bought Y (then Z), declined"."""
    return cast.text[max(0, clause.start - 2) : clause.start].rstrip().endswith("(")


def _goes_on_telling(cast: Cast, start: int, before: Span, here: Span) -> bool:
    """Whether "and that …" goes on with what somebody says."""
    joins = phrases("silences", cast.language, "joins").fullmatch(cast.text[before.start : before.end].strip())
    says = phrases("actors", cast.language, "says").search(cast.text, start, before.start)
    return bool(joins and says and phrases("commitments", cast.language, "complement").match(cast.text, here.start))


def _is_told(cast: Cast, before: Span, here: Span) -> bool:
    """Whether a clause is what somebody says, with a subject of its own ("told us | that the wells were closed")."""
    says = phrases("actors", cast.language, "says").finditer(cast.text, before.start, here.start)
    told = any(len(cast.text[one.end() : here.start].split()) <= 2 for one in says)
    return told and phrases("commitments", cast.language, "complement").match(cast.text, here.start) is not None


def _last_of_row(cast: Cast, actors: Sequence[Actor]) -> Actor:
    """The first of these, or the last of the companies in a row with it."""
    joins = phrases("silences", cast.language, "joins")
    last = actors[0]
    for actor in actors[1:]:
        between = cast.text[last.end : actor.start].strip(" ,")
        owned = between.startswith(("'s ", "’s ")) and len(between.split()) <= OWNED and actor.is_name
        if last.role == actor.role == Role.COMPANY and (not between or joins.fullmatch(between) or owned):
            last = actor
        else:
            break
    return last


def _carried(cast: Cast, clauses: Sequence[Span]) -> Actor:
    """The subject that goes on from the clauses before; an insertion between commas is passed over."""
    for at in range(len(clauses) - 1, -1, -1):
        actors = cast.actors_in(clauses[at].start, clauses[at].end)
        if not actors:
            continue
        farther = cast.actors_in(clauses[at - 1].start, clauses[at - 1].end) if at else ()
        inserted = farther and cast.text[clauses[at - 1].end : clauses[at].start].strip() == ","
        owner = actors[-1].role == Role.COMPANY and is_of(cast, farther[-1].start) if farther else False
        kin = cast.language == "de" and _KIN.match(cast.text, clauses[at].start)
        if inserted and not owner and (kin or not actors[-1].is_name or _is_named_subject(cast, farther[-1])):
            return farther[-1]
        return _last_of_row(cast, actors)
    return NOBODY


def _is_named_subject(cast: Cast, actor: Actor) -> bool:
    """Whether a company is named there, and not only as an owner ("X's largest buyer")."""
    return actor.role == Role.COMPANY and actor.is_name and not cast.text.startswith(("'s", "' "), actor.end)


def _antecedent(cast: Cast, clause: Span) -> Actor:
    """What a relative clause is about: the company named right before it, else something else."""
    near = [
        mention
        for mention in cast.mentions_in(clause.start - 90, clause.start)
        if len(cast.text[mention.end : clause.start].split()) <= 1
        or PLACE.fullmatch(cast.text, mention.end, clause.start)
        or is_apposition(cast, mention.end, clause.start)
    ]
    if not near:
        return Actor(clause.start, clause.start, Role.OTHER)
    return Actor(near[-1].start, near[-1].end, Role.COMPANY, near[-1].company)


def resolved(cast: Cast, sentence: Sentence, actor: Actor) -> Actor:
    """What a pronoun stands for; any other actor is itself."""
    officer = actor.role == Role.OTHER and _is_its_officer(cast, sentence, actor)
    if officer and (company := company_before(cast, sentence)):
        return actor._replace(role=Role.COMPANY, company=company)
    if actor.role == Role.KIN and (company := cast.kin()):
        return actor._replace(role=Role.COMPANY, company=company)
    if actor.role not in (Role.IT, Role.THEY, Role.FIRM):
        return actor
    if actor.role == Role.FIRM:
        latter = phrases("actors", cast.language, "latter").match(cast.text, actor.start)
        owner = cast.named_before(actor.start) if latter else _owner(cast, actor)
        company = owner or told_of_later(cast, actor) or firm_meant(cast, sentence, actor.start)
        return actor._replace(role=Role.COMPANY, company=company) if company else actor
    roles = (*NOMINAL, Role.PEOPLE) if actor.role == Role.THEY else NOMINAL
    before = [one for one in cast.actors_in(sentence.start, actor.start) if one.role in roles]
    firms = [one for one in before if one.role in (Role.COMPANY, Role.FIRM)]
    said = reporter(cast, sentence) if cast.text[actor.start : actor.end].casefold() == "man" else None
    if not before or said:
        company = said or cast.quoted_in(sentence) or company_before(cast, sentence)
        return actor._replace(role=Role.COMPANY, company=company) if company else actor
    meant = resolved(cast, sentence, before[0] if not firms or before[0] == firms[0] else firms[-1])
    return actor._replace(role=meant.role, company=meant.company)


def _is_its_officer(cast: Cast, sentence: Sentence, actor: Actor) -> bool:
    """Whether somebody with a name is "its chairman"."""
    if " " not in cast.text[actor.start : actor.end]:
        return False
    its, officers = (phrases("actors", cast.language, key) for key in ("its", "officers"))
    found = its.search(cast.text, sentence.start, min(actor.end + 30, sentence.end))
    return found is not None and officers.search(cast.text, found.end(), found.end() + 30) is not None


def _owner(cast: Cast, actor: Actor) -> str | None:
    """The company named right after: "the management of X"."""
    mentions = cast.mentions_in(actor.end, actor.end + 20)
    between = cast.text[actor.end : mentions[0].start].split() if mentions else []
    of = phrases("actors", cast.language, "governing")
    return mentions[0].company if between and len(between) <= 2 and of.fullmatch(between[0]) else None


def firm_meant(cast: Cast, sentence: Sentence, place: int) -> str | None:
    """The company that "the company" means: named before in the sentence, else spoken of, else the last named."""
    before = [one for one in cast.actors_in(sentence.start, place) if one.role == Role.COMPANY]
    if before:
        return before[-1].company
    if sentence.start == sentence.paragraph.sentences[0].start and (chief := cast.chief()):
        return chief
    return company_before(cast, sentence) or cast.named_before(place)


def company_before(cast: Cast, sentence: Sentence) -> str | None:
    """The company the sentences before are about, going back three; None when they are about somebody else."""
    for index in range(sentence.number - 1, max(sentence.number - 4, -1), -1):
        earlier = cast.sentences[index]
        near = (one for one in cast.quotes if one.start < earlier.end and earlier.start < one.end)
        quote = next((one for one in near if len(one.text.split()) > FRAGMENT), None)
        if quote:
            return quote.company
        actors = [one for one in cast.actors_in(earlier.start, earlier.end) if one.role in (Role.COMPANY, Role.OTHER)]
        actors = [one for one in actors if one.role == Role.COMPANY or not describes(cast, earlier, one)]
        if cast.language == "de" and HE.match(cast.text, earlier.start):
            continue  # "Er begrüßt, dass X …": about him of before
        if actors:
            return actors[0].company
        mentions = cast.mentions_in(earlier.start, earlier.end)
        if mentions:
            return mentions[-1].company
    return None


def voice_of(cast: Cast, sentence: Sentence) -> str | None:
    """The company whose words a sentence reports ("X said …", "according to X"), or None."""
    for match in phrases("actors", cast.language, "says").finditer(cast.text, sentence.start, sentence.end):
        subject = subject_at(cast, sentence, match.start())
        if subject.role == Role.COMPANY:
            return subject.company
        if subject.role == Role.NONE and (company := _right_behind(cast, sentence, match.end(), 40)):
            return company
    for match in phrases("actors", cast.language, "according").finditer(cast.text, sentence.start, sentence.end):
        officer = phrases("actors", cast.language, "officers").match(cast.text, match.end() + 1)
        company = _right_behind(cast, sentence, match.end(), 25) or (
            company_before(cast, sentence) if officer else None
        )
        if company:
            return company
    return None


def reporter(cast: Cast, sentence: Sentence) -> str | None:
    """The company whose words a German sentence goes on to report by its mood: "Man habe den Vertrag beendet."."""
    if cast.language != "de":
        return None
    for index in range(sentence.number, max(sentence.number - 4, -1), -1):
        earlier = cast.sentences[index]
        if earlier.paragraph != sentence.paragraph:
            break
        mood = phrases("clauses", cast.language, "mood").search(cast.text, earlier.start, earlier.end)
        if index == sentence.number and not mood:
            break
        company = cast.quoted_in(earlier) or (voice_of(cast, earlier) if index < sentence.number else None)
        if company or not mood:
            return company
    return None


def _right_behind(cast: Cast, sentence: Sentence, place: int, far: int) -> str | None:
    """The company named next, before anybody else and before the next mark."""
    mentions = cast.mentions_in(place, min(place + far, sentence.end))
    if not mentions or re.search(r"[,;.]", cast.text[place : mentions[0].start]):
        return None
    others = (phrases("actors", cast.language, key).search(cast.text, place, mentions[0].start) for key in OTHERS)
    return None if any(others) else mentions[0].company


def joined_with(cast: Cast, sentence: Sentence, subject: Actor, *, strictly: bool = False) -> list[str]:
    """The companies named in one row before the subject: "A, B and C"; strictly with nothing else between them."""
    found: list[str] = []
    joins = re.compile(r",|(?<!\w)(?:" + phrases("silences", cast.language, "joins").pattern + ")", re.IGNORECASE)
    free = {actor.start for clause in cast.clauses(sentence) for actor in cast.actors_in(clause.start, clause.end)}
    right = subject.start
    for mention in reversed(cast.mentions_in(sentence.start, subject.start)):
        between = cast.text[mention.end : right]
        said = phrases("actors", cast.language, "says").search(between)
        if (
            said
            or is_of(cast, mention.start)
            or not joins.search(between)
            or len(joins.sub("", between).split()) > (0 if strictly else 9)
        ):
            break
        if mention.is_name and mention.start in free and mention.company not in (subject.company, *found):
            found.append(mention.company)
        right = mention.start
    return found
