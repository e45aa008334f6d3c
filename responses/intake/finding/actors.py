"""Who does what a sentence tells: its subjects, what their pronouns stand for, and whose words it reports."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from responses.intake.finding.clauses import clauses_of
from responses.intake.finding.phrases import levelled, phrases
from responses.intake.finding.shapes import Article, FoundCompany, FoundQuote, Kind, Mention, Paragraph, Span

READ = frozenset({Kind.BODY, Kind.QUOTED, Kind.LISTED, Kind.CELLS, Kind.UPDATE})
PRONOUNS = ("we", "firm", "it", "they")
_NAME = re.compile(
    r"(?<![\w.])(?!(?:The|A|An|In|On|At|By|De|Het|Een|Le|La|Les|Der|Die|Das|Den|Det|En|Ett|For|As|If|Its|Our|His|Her)\s)[A-ZÀ-Þ][\w'-]+(?:\s+(?:[A-Z]\.|de|van|der|von|den|la|le|ten|af|bin|al)){0,3}(?:\s+[A-ZÀ-Þ][\w'-]+)+"
)
FRAGMENT = 3  # a quotation of so few words is a part of the sentence around it


class Role(StrEnum):
    """What a subject is."""

    COMPANY = "company"
    WE = "we"
    IT = "it"
    FIRM = "firm"  # "the company": a noun, not a name
    THEY = "they"
    OTHER = "other"
    PEOPLE = "people"
    NONE = "none"


class Actor(NamedTuple):
    """A possible subject and its place; ``company`` for Role.COMPANY alone."""

    start: int
    end: int
    role: Role
    company: str | None = None


NOMINAL = (Role.COMPANY, Role.FIRM, Role.OTHER)
NOBODY = Actor(0, 0, Role.NONE)


class Sentence(NamedTuple):
    """A sentence that is read: its place, its number among all, and its paragraph."""

    start: int
    end: int
    index: int
    paragraph: Paragraph


class Cast:
    """The companies, people and pronouns of an article, for those who ask who a sentence's subject is."""

    def __init__(self, article: Article, companies: Iterable[FoundCompany], quotes: Iterable[FoundQuote]) -> None:
        self.article, self.language = article, article.language
        self.text = levelled(article.text)
        self.companies = tuple(companies)
        self.mentions: list[Mention] = sorted(
            (m for company in self.companies for m in company.mentions), key=lambda one: (one.start, -one.end)
        )
        self._starts = [mention.start for mention in self.mentions]
        self.quotes = sorted(quotes, key=lambda quote: quote.start)
        self.sentences = tuple(
            Sentence(span.start, span.end, index, paragraph)
            for index, (paragraph, span) in enumerate(
                (p, s) for p in article.paragraphs if p.kind in READ for s in p.sentences
            )
        )
        self._speakers = self._speakers_by_surname()
        self._actors: dict[tuple[int, int], tuple[Actor, ...]] = {}

    def _speakers_by_surname(self) -> dict[str, str | None]:
        """Whom the people quoted speak for, by their last capitalised name."""
        named = {part for company in self.companies for name in (company.name, *company.also) for part in name.split()}
        found: dict[str, str | None] = {}
        for quote in self.quotes:
            for name in _NAME.findall(levelled(quote.speaker)):
                surname = name.split()[-1]
                if surname not in named:
                    found.setdefault(surname, quote.company)
        return found

    def mentions_in(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin within a stretch."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def quote_at(self, place: int) -> FoundQuote | None:
        """The quotation around a place, unless it is a fragment of a few words."""
        return next((q for q in self.quotes if q.start <= place < q.end and len(q.text.split()) > FRAGMENT), None)

    def clauses(self, sentence: Sentence) -> tuple[Span, ...]:
        """The clauses of a sentence; a quotation of some length is cut off from what stands around it."""
        edges = {sentence.start, sentence.end}
        for quote in self.quotes:
            if quote.start < sentence.end and sentence.start < quote.end and len(quote.text.split()) > FRAGMENT:
                edges |= {max(quote.start, sentence.start), min(quote.end, sentence.end)}
        cuts = sorted(edges)
        return tuple(
            clause for start, end in pairwise(cuts) for clause in clauses_of(self.text, Span(start, end), self.language)
        )

    def actors_in(self, start: int, end: int) -> tuple[Actor, ...]:
        """Every possible subject in a stretch, in its order: none that a preposition governs."""
        if (start, end) not in self._actors:
            found: list[Actor] = []
            for actor in self._raw_actors(start, end):
                if all(actor.end <= other.start or actor.start >= other.end for other in found):
                    found.append(actor)
            kept = (self._governed(actor, start) for actor in sorted(found))
            self._actors[start, end] = tuple(actor for actor in kept if actor is not None)
        return self._actors[start, end]

    def _raw_actors(self, start: int, end: int) -> Iterable[Actor]:
        """Possible subjects, those first that count where two overlap."""
        for mention in self.mentions_in(start, end):
            yield Actor(mention.start, mention.end, Role.COMPANY, mention.company)
        for key in PRONOUNS:
            for match in phrases("actors", self.language, key).finditer(self.text, start, end):
                yield Actor(match.start(), match.end(), Role(key))
        for name in _NAME.finditer(self.text, start, end):
            surname = name.group().split()[-1]
            if surname in self._speakers or self.language != "de":
                yield self._person(name.start(), name.end(), surname)
        for surname in self._speakers:
            for place in re.finditer(rf"(?<!\w){re.escape(surname)}(?!\w)", self.text[start:end]):
                yield self._person(start + place.start(), start + place.end(), surname)
        for key, role in (("people", Role.PEOPLE), ("others", Role.OTHER)):
            for match in phrases("actors", self.language, key).finditer(self.text, start, end):
                yield Actor(match.start(), match.end(), role)

    def _person(self, start: int, end: int, surname: str) -> Actor:
        """Somebody with a name: of the company spoken for, or of none."""
        company = self._speakers.get(surname)
        return Actor(start, end, Role.COMPANY if company else Role.OTHER, company)

    def _governed(self, actor: Actor, start: int) -> Actor | None:
        """The actor; a company whose officer is the subject; None for what a preposition governs."""
        before = self.text[start : actor.start]
        last = None
        for match in phrases("actors", self.language, "governing").finditer(before):
            last = match
        if last is None:
            return actor
        between = before[last.end() :].split()
        determined = between and any(
            phrases("actors", self.language, key).fullmatch(between[0]) for key in ("determiners", "officers")
        )
        if len(between) > 4 or (between and not determined):
            return actor
        officers = phrases("actors", self.language, "officers").search(before[: last.start()])
        return actor if officers and actor.role in (Role.COMPANY, Role.IT) else None

    def subject(self, sentence: Sentence, place: int) -> Actor:
        """The subject of what stands at a place of a sentence; pronouns stand for the company they mean."""
        return self.resolved(sentence, self.named_subject(sentence, place))

    def named_subject(self, sentence: Sentence, place: int) -> Actor:
        """The subject as it is named there: perhaps a pronoun."""
        inside = self.quote_at(place)
        clauses = [one for one in self.clauses(sentence) if one.start <= place and self.quote_at(one.start) == inside]
        if not clauses:
            return NOBODY
        here, relative = clauses[-1], phrases("clauses", self.language, "relative")
        actors = self.actors_in(here.start, here.end)
        before = [one for one in actors if one.end <= place]
        after = [one for one in actors if place < one.start <= place + 30 and one.role not in (Role.PEOPLE, Role.OTHER)]
        if before:
            return before[-1]
        if after and self.language != "en":
            return after[0]
        if relative.match(self.text, here.start):
            return self._antecedent(here)
        return self._carried([one for one in clauses[:-1] if not relative.match(self.text, one.start)] or clauses[:-1])

    def _carried(self, clauses: Sequence[Span]) -> Actor:
        """The subject that goes on from the clauses before; what stands between two commas is passed over for a company before it."""
        for at in range(len(clauses) - 1, -1, -1):
            actors = self.actors_in(clauses[at].start, clauses[at].end)
            if not actors:
                continue
            farther = self.actors_in(clauses[at - 1].start, clauses[at - 1].end) if at else ()
            if (
                farther
                and farther[-1].role == Role.COMPANY
                and self.text[farther[-1].end : clauses[at].start].strip() == ","
            ):
                return farther[-1]
            return actors[-1]
        return NOBODY

    def _antecedent(self, clause: Span) -> Actor:
        """What a relative clause is about: the company named right before it, else something else."""
        near = [
            mention
            for mention in self.mentions_in(clause.start - 60, clause.start)
            if len(self.text[mention.end : clause.start].split()) <= 1
        ]
        return (
            Actor(near[-1].start, near[-1].end, Role.COMPANY, near[-1].company)
            if near
            else Actor(clause.start, clause.start, Role.OTHER)
        )

    def resolved(self, sentence: Sentence, actor: Actor) -> Actor:
        """What a pronoun stands for; any other actor is itself."""
        if actor.role not in (Role.IT, Role.THEY, Role.FIRM):
            return actor
        if actor.role == Role.FIRM:
            company = self.firm_before(sentence, actor.start)
            return actor._replace(role=Role.COMPANY, company=company) if company else actor
        roles = (*NOMINAL, Role.PEOPLE) if actor.role == Role.THEY else NOMINAL
        before = [one for one in self.actors_in(sentence.start, actor.start) if one.role in roles]
        firms = [one for one in before if one.role in (Role.COMPANY, Role.FIRM)]
        if not before:
            company = self.voice_before(sentence)
            return actor._replace(role=Role.COMPANY, company=company) if company else actor
        meant = self.resolved(sentence, before[0] if not firms or before[0] == firms[0] else firms[-1])
        return actor._replace(role=meant.role, company=meant.company)

    def firm_before(self, sentence: Sentence, place: int) -> str | None:
        """The company that "the company" means: one named before in the sentence, else the one spoken of, else the last named."""
        before = [one for one in self.actors_in(sentence.start, place) if one.role == Role.COMPANY]
        if before:
            return before[-1].company
        last = bisect_left(self._starts, place)
        return self.voice_before(sentence) or (self.mentions[last - 1].company if last else None)

    def voice_before(self, sentence: Sentence) -> str | None:
        """The company the sentences before are about, going back three; None when they are about somebody else."""
        for index in range(sentence.index - 1, max(sentence.index - 4, -1), -1):
            earlier = self.sentences[index]
            quote = next(
                (
                    q
                    for q in self.quotes
                    if q.start < earlier.end and earlier.start < q.end and len(q.text.split()) > FRAGMENT
                ),
                None,
            )
            if quote:
                return quote.company
            actors = [
                one for one in self.actors_in(earlier.start, earlier.end) if one.role in (Role.COMPANY, Role.OTHER)
            ]
            if actors:
                return actors[0].company
            mentions = self.mentions_in(earlier.start, earlier.end)
            if mentions:
                return mentions[-1].company
        return None

    def voice(self, sentence: Sentence) -> str | None:
        """The company whose words a sentence reports ("X said …", "according to X"), or None."""
        for match in phrases("actors", self.language, "says").finditer(self.text, sentence.start, sentence.end):
            subject = self.subject(sentence, match.start())
            near = self.mentions_in(match.end(), min(match.end() + 40, sentence.end))
            if subject.role == Role.COMPANY:
                return subject.company
            if subject.role == Role.NONE and near and not re.search(r"[,;.]", self.text[match.end() : near[0].start]):
                return near[0].company
        return None
