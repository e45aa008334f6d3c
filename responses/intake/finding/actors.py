"""Who does what a sentence tells: its subjects, what their pronouns stand for, and whose words it reports."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from responses.intake.finding.clauses import clauses_of
from responses.intake.finding.phrases import levelled, phrases
from responses.intake.finding.shapes import Article, FoundCompany, FoundQuote, Kind, Mention, Paragraph, Span
from responses.intake.finding.vocabulary import vocabulary

READ = frozenset({Kind.BODY, Kind.QUOTED, Kind.LISTED, Kind.CELLS, Kind.UPDATE})
_NAME = re.compile(
    r"(?<![\w.])(?!(?:The|A|An|In|On|At|By|De|Het|Een|Le|La|Les|Der|Die|Das|Den|Det|En|Ett|For|As|If|Its|Our|His|Her)\s)[A-ZÀ-Þ][\w'-]+(?:\s+(?:[A-Z]\.|de|van|der|von|den|la|le|ten|af|bin|al)){0,3}(?:\s+[A-ZÀ-Þ][\w'-]+)+"
)
FRAGMENT = 3  # a quotation of so few words is a part of the sentence around it

NEAR, _FAR = 3, 40  # letters between a noun and the name it belongs to
# "le fabricant de jouets X", "sa filiale espagnole X"
_OF_WHAT = re.compile(r"\s(?:(?:de |d'|du |des )(?:la |l')?[a-zà-ÿ-]+(?: [a-zà-ÿ-]+)?|[a-zà-ÿ-]{4,})\s")
_ACRONYM = re.compile(r"(?<!\w)(?:(?:the|die|der|das|le|la|het|de)\s|l')(?-i:([A-ZÄÖÜ]{2,6}))(?![\w-])", re.IGNORECASE)


class Role(StrEnum):
    """What a subject is."""

    COMPANY = "company"
    WE = "we"
    IT = "it"
    FIRM = "firm"  # "the company": a noun, not a name
    THEY = "they"
    KIN = "kin"  # "its subsidiary"
    OTHER = "others"
    PEOPLE = "people"
    NONE = "none"


class Actor(NamedTuple):
    """A possible subject and its place; ``company`` for Role.COMPANY alone."""

    start: int
    end: int
    role: Role
    company: str | None = None
    is_name: bool = True  # not for "the drone maker"


_GENITIVE = re.compile(r"(?<![.!?:] )[A-ZÄÖÜ][\w-]{3,}\s(?:der|des)\s$")  # "die Hausbank der Fabrik"
NOMINAL = (Role.COMPANY, Role.FIRM, Role.KIN, Role.OTHER)
NOBODY = Actor(0, 0, Role.NONE)


class Sentence(NamedTuple):
    """A sentence that is read: its place, its number among all, and its paragraph."""

    start: int
    end: int
    number: int
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
        self.starts = [mention.start for mention in self.mentions]
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
                noun = self.language == "de" and vocabulary("de").has("not_names", surname.casefold())
                if surname not in named and not noun:  # "der Anwalt der Fabrik, Ali Demir"
                    found.setdefault(surname, quote.company)
        return found

    def mentions_in(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin within a stretch."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def named_before(self, place: int) -> str | None:
        """The company named last before a place."""
        last = bisect_left(self.starts, place)
        return self.mentions[last - 1].company if last else None

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
            kept = (self._governed(actor, start) for actor in sorted(found) if not self._is_trade_of_name(actor))
            self._actors[start, end] = tuple(actor for actor in kept if actor is not None)
        return self._actors[start, end]

    def _is_trade_of_name(self, actor: Actor) -> bool:
        """Whether a noun stands before the name it belongs to: "the insurer X", "le fabricant de jouets X"."""
        named = [one for one in self.mentions_in(actor.end, actor.end + _FAR) if one.is_name][:1]
        if actor.role not in (Role.FIRM, Role.THEY, Role.KIN) or not named:
            return False
        between = self.text[actor.end : named[0].start]
        return len(between) < NEAR or (self.language == "fr" and _OF_WHAT.fullmatch(between) is not None)

    def _raw_actors(self, start: int, end: int) -> Iterator[Actor]:
        """Possible subjects, those first that count where two overlap."""
        for mention in self.mentions_in(start, end):
            yield Actor(mention.start, mention.end, Role.COMPANY, mention.company, mention.is_name)
        yield from self._by_word(start, end, (Role.WE, Role.KIN, Role.FIRM, Role.IT, Role.THEY))
        yield from self._by_name(start, end)
        yield from self._by_word(start, end, (Role.PEOPLE, Role.OTHER))

    def _by_word(self, start: int, end: int, roles: Iterable[Role]) -> Iterator[Actor]:
        """Actors that the dictionary knows."""
        for role in roles:
            for match in phrases("actors", self.language, role.value).finditer(self.text, start, end):
                yield Actor(match.start(), match.end(), role)

    def _by_name(self, start: int, end: int) -> Iterator[Actor]:
        """People with a name; in German only those who are quoted, for every noun has a capital there."""
        for acronym in _ACRONYM.finditer(self.text, start, end):
            yield Actor(acronym.start(1), acronym.end(1), Role.OTHER)
        for name in _NAME.finditer(self.text, start, end):
            surname = name.group().split()[-1]
            if surname in self._speakers or self.language != "de":
                yield self._person(name.start(), name.end(), surname)
        for surname in self._speakers:
            for place in re.finditer(rf"(?<!\w){re.escape(surname)}(?!\w)", self.text[start:end]):
                yield self._person(start + place.start(), start + place.end(), surname)

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
        determiners, officers = (phrases("actors", self.language, key) for key in ("determiners", "officers"))
        trade = any(officers.fullmatch(word) for word in between)
        if between and actor.is_name and between[-1][0].isupper():
            return actor  # "within a month of this Statement X will …"
        determined = not between or determiners.fullmatch(between[0]) or officers.fullmatch(between[0])
        if not determined or len(between) > (4 if trade else 2):
            return actor
        speaks = officers.search(before[max(0, last.start() - 20) : last.start()]) and actor.role in (
            Role.COMPANY,
            Role.IT,
        )
        return actor if speaks else None

    def chief(self) -> str | None:
        """The company most spoken of, when it is spoken of twice as often as the next."""
        first, second = (*sorted((len(one.mentions) for one in self.companies), reverse=True), 0, 0)[:2]
        if not first or first < 2 * second:
            return None
        return max(self.companies, key=lambda one: len(one.mentions)).name

    def kin(self) -> str | None:
        """The company that is called a subsidiary somewhere: "its subsidiary X"."""
        for match in phrases("actors", self.language, "kin_nouns").finditer(self.text):
            mentions = self.mentions_in(match.end(), match.end() + 12)
            if mentions and mentions[0].is_name and not self.text[match.end() : mentions[0].start].strip():
                return mentions[0].company
        return None

    def heading(self, sentence: Sentence) -> str | None:
        """The company that the heading right above a paragraph names."""
        above = [one for one in self.article.paragraphs if one.end <= sentence.paragraph.start]
        while above and above[-1].kind == Kind.HEADING:
            mentions = self.mentions_in(above[-1].start, above[-1].end)
            if mentions:
                return mentions[0].company
            above.pop()
        return None

    def quoted_in(self, sentence: Sentence) -> str | None:
        """The company whose words a sentence quotes."""
        quotes = (q for q in self.quotes if q.start < sentence.end and sentence.start < q.end)
        return next((q.company for q in quotes if len(q.text.split()) > FRAGMENT), None)


def points(cast: Cast, place: int) -> bool:
    """Whether "that" behind a comma points to something ("…, that mill is out"): English relatives have no comma."""
    return (
        cast.language == "en"
        and re.match(r"that\s", cast.text[place : place + 5], re.IGNORECASE) is not None
        and (cast.text[:place].rstrip().endswith(","))
    )


def is_of(cast: Cast, place: int) -> bool:
    """Whether a company is only named to say whose owner or parent is meant: "the owner of X, Y, …"."""
    before = cast.text[max(0, place - 30) : place].split()
    if cast.language == "de" and _GENITIVE.search(cast.text[max(0, place - 60) : place]):
        return True
    of, officers = (phrases("actors", cast.language, key) for key in ("governing", "officers"))
    return len(before) > 1 and of.fullmatch(before[-1]) is not None and officers.fullmatch(before[-2]) is not None


def told_of_later(cast: Cast, actor: Actor) -> str | None:
    """The company that "A brewer has …" is about at the head of an article: the one named next."""
    opens = cast.language == "en" and cast.text[actor.start : actor.start + 3].casefold().split()[0] in {"a", "an"}
    later = [mention.company for mention in cast.mentions if mention.start > actor.start and mention.is_name]
    return later[0] if opens and later else None


def describes(cast: Cast, sentence: Sentence, actor: Actor) -> bool:
    """Whether a noun only says what the company before it is: ", an agency in Dublin"."""
    named = cast.mentions_in(sentence.start, actor.start) if cast.language == "en" else ()
    between = cast.text[named[-1].end : actor.start] if named else ""
    words = between.strip(" ,").split()
    articles = phrases("actors", cast.language, "determiners")
    return between.startswith(",") and 0 < len(words) < 5 and articles.fullmatch(words[0]) is not None


def is_apposition(cast: Cast, start: int, end: int) -> bool:
    """Whether nothing but what a company is stands there, between commas: ", a London merchant bank,"."""
    between = cast.text[start:end].strip(" ")
    words = between.strip(" ,").split()
    apart = between.startswith(",") and between.endswith(",") and between.count(",") == 2
    articles = phrases("actors", cast.language, "determiners")
    return apart and 1 < len(words) <= 8 and articles.fullmatch(words[0]) is not None
