"""What a reader remembers while an article goes on: which company, and which person, was spoken of last."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from responses.intake.finding.families import is_daughter
from responses.intake.finding.firms import comes_back, opens_strangely, told_of
from responses.intake.finding.groups import governs
from responses.intake.finding.nouns import named_after, telling
from responses.intake.finding.offices import as_for, at_home, described, is_he, is_of_a_person
from responses.intake.finding.pointing import CLEAR, Pointing
from responses.intake.finding.topics import Topic, outside_relatives
from responses.intake.finding.voices import OFFICES, UNKNOWN, Voice
from responses.intake.finding.wording import Line, Token

FEWEST = 3  # words of a clause
DEMONSTRATIVE = frozenset({"this", "that", "ce", "cet", "cette", "diese", "dieser", "dieses", "deze", "dit", "denna"})
NOBODY = frozenset({"no", "kein", "keine", "geen", "aucun", "aucune", "ingen", "inget", "inga"})
ITSELF = frozenset({"itself", "selbst", "selber", "zelf", "sjalv", "sjalva", "sjalvt", "elle-meme", "lui-meme"})


class Story(Pointing):
    """The sentences read so far, and who is meant by "she", "it" and "a spokesman" after them."""

    def __init__(self, persons: dict[str, Voice], language: str, home: str | None, firsts: Mapping[str, int]) -> None:
        super().__init__(language, home, firsts)
        self.persons = persons
        self.met = dict[str, int]()  # the paragraph in which a person is named first

    def remember(self, line: Line, voice: Voice | None) -> None:
        """Keeps what the sentence was about; ``voice`` is who spoke in it, where somebody did."""
        self.number += 1
        self._settle(line)
        self.nouns.learn(line.tokens)
        self._note_first_use(line.tokens)
        self.keep_silence(line)
        named = tuple(str(token.value) for token in line.tokens if token.kind == "company")
        companies = tuple(name for name in named if name not in self.nouns.helpers)
        if voice is not None and voice.company and voice.company not in self.nouns.helpers:
            for helper in self.nouns.helpers.intersection(named):
                self.nouns.agents.setdefault(helper, voice.company)
        persons = tuple(self._person(token) for token in line.tokens if token.kind == "person")
        spoke = voice is not None and voice.kind in CLEAR
        subject = voice if voice is not None and spoke else self._subject(line.tokens)
        if not spoke and any(token.kind == "word" and token.has("leak") for token in line.tokens):
            subject = Voice("other")  # "an internal memo" is what the next sentence quotes
        if subject.kind == "unknown" and not subject.end and not companies and not persons and not voice:
            return
        others = any(token.kind == "word" and token.has("other") for token in line.tokens)
        by_name = frozenset(str(token.value) for token in line.tokens if self.nouns.is_name(token))
        main = frozenset(str(line.tokens[at].value) for at in outside_relatives(line.tokens)).intersection(companies)
        topic = Topic(self.number, line.paragraph, subject, companies, persons, spoke, others, by_name, main)
        self.topics.append(topic)

    def _settle(self, line: Line) -> None:
        """Settles for whom a person speaks who was introduced here by an office alone."""
        for token in line.tokens:
            if token.kind == "person":
                self.met.setdefault(str(token.value), line.paragraph)
            known = self.persons.get(str(token.value)) if token.kind == "person" else None
            if known is not None and known.is_open and line.start <= known.start <= token.start:
                found = self.resolved(known, line)
                if found.kind in CLEAR:
                    self.persons[str(token.value)] = replace(
                        found, start=known.start, end=known.end, person=True, office=known.office
                    )

    def _person(self, token: Token) -> Voice:
        """Whose voice a person is; a stranger is nobody's."""
        voice = self.persons.get(str(token.value), UNKNOWN)
        if voice.kind in CLEAR:
            return replace(voice, person=True)
        if voice.kind == "role" and voice.office in {"business", "officer"} and self.home and self.language == "sv":
            return replace(voice, kind="company", company=self.home, person=True)
        return Voice("other", None, token.start, token.end, person=True, office=voice.office)

    def _subject(self, tokens: Sequence[Token]) -> Voice:
        """What stands first in a sentence: a company, a person, or anybody else."""
        if home := at_home(tokens):
            return Voice("company", home)
        main = set(outside_relatives(tokens))
        for at, token in enumerate(tokens[:16]):
            if token.kind == "company" and main and at not in main:
                continue
            found = self._he(Voice("he", person=True), None) if is_he(tokens, at) else self._subject_at(tokens, at)
            if found is not None:
                return replace(found, start=found.start or token.start, end=found.end or token.end)
        return UNKNOWN

    def _subject_at(self, tokens: Sequence[Token], at: int) -> Voice | None:
        """Who is meant where a word can be the subject; None where it names nobody."""
        token = tokens[at]
        if token.kind in {"company", "person"}:
            return self._company_at(tokens, at) if token.kind == "company" else self._person(token)
        if token.kind != "word" or (token.has("firm") and at > 1 and governs(tokens[at - 2], self.language)):
            return None
        if token.has("firm", "officer") and at and tokens[at - 1].has("former"):
            return Voice("other", person=True)
        unit = self.language == "en" and at < 3 and is_daughter(token.text, "en")
        if (unit or token.has("firm", "officer")) and not any(one.kind == "company" for one in tokens[at + 1 : at + 3]):
            found = self._described_at(tokens, at)
            if found is not None:
                return found
        other = token.has("other") and not (at and tokens[at - 1].fold in NOBODY)  # "no expert came"
        itself = token.has("site") and at < 3 and at + 1 < len(tokens) and tokens[at + 1].fold in ITSELF
        if itself or other or (at < 3 and token.has("former") and is_of_a_person(tokens, at)):
            return Voice("other", person=not itself and not other)
        return self._stranger(tokens, at) if token.capital and not token.classes else None

    def _stranger(self, tokens: Sequence[Token], at: int) -> Voice | None:
        """A name that is no company's: of a body where it was called one, else nobody can say whose."""
        token, strange = tokens[at], opens_strangely(tokens, at, self.language)
        if strange or self.language == "de":
            return UNKNOWN if strange else None
        body = self.nouns.strangers.get(token.fold)
        if body:
            return Voice("other")
        return UNKNOWN if at or body is not None else None

    def _company_at(self, tokens: Sequence[Token], at: int) -> Voice | None:
        """The company as the subject, unless it stands after a preposition or before "workers"."""
        before = tokens[at - 1] if at and tokens[at - 1].kind == "word" else None
        several = len({token.value for token in tokens if token.kind == "company"}) > 1
        if before and (before.has("employ") or (several and before.has("prep")) or governs(before, self.language)):
            return None
        following = tokens[at + 1 : at + 3]
        if any(one.has("other") for one in following) and not any(one.has(*OFFICES) for one in following):
            return Voice("other")
        return Voice("company", str(tokens[at].value))

    def _described_at(self, tokens: Sequence[Token], at: int) -> Voice | None:
        """A company that a noun describes: "The parent company, X, …", "The retailer …"; the author's own "board"."""
        token = tokens[at]
        if self.home and at < 3 and token.has("officer", "generic"):
            return Voice("company", self.home)
        more = telling(tokens, at)
        related = is_daughter(token.text, self.language)
        if not (token.has("firm") or related) or (self.language != "sv" and more is None):
            return None
        named = named_after(tokens, at)
        if named:
            return Voice("company", named)
        if related or any(one.has("relation") for one in tokens[at : at + 2]):
            kin = self._kin(token.fold) if related else ()
            return Voice("company", next(iter(kin)), token.start, token.end) if len(kin) == 1 else UNKNOWN
        last = self.topics[-1].only if self.topics and at and tokens[at - 1].fold in DEMONSTRATIVE else None
        found = Voice("company", last) if last else self._firm(Voice("firm", noun=described(token, more or ())))
        self._take_up(token if at < 3 else None, found)
        if found.kind == "company":
            return replace(found, start=token.start, end=token.end, person=False)
        strange = at < 5 and (more or not token.has("generic")) and not any(one.kind == "company" for one in tokens)
        return UNKNOWN if strange else None

    def resolved(self, voice: Voice, line: Line | None = None) -> Voice:
        """The voice that an open one stands for; unknown where the story leaves a doubt."""
        if not voice.is_open:
            return self._on_behalf(voice)
        found = self._on_behalf(self._antecedent(voice, line))
        if found.kind not in CLEAR:
            return replace(UNKNOWN, start=voice.start, end=voice.end, person=voice.person, office=voice.office)
        keep = voice.kind in {"role", "firm", "its"} and voice.end
        return (
            replace(found, start=voice.start, end=voice.end, person=voice.person, office=voice.office)
            if keep
            else found
        )

    def _antecedent(self, voice: Voice, line: Line | None) -> Voice:
        """Whom an open voice points back to."""
        if line and voice.kind in {"he", "it", "its"} and (named := as_for(line.tokens, voice.start)):
            return Voice("company", named)
        if line and voice.kind in {"he", "it"} and (own := self._of_clause_before(voice, line)):
            return own
        if voice.kind in {"role", "its"}:
            return self._in_reach(self._role(voice, line), line) if voice.kind == "role" else self._its(voice, line)
        if voice.kind in {"he", "firm"}:
            return self._he(voice, line) if voice.kind == "he" else self._firm(voice, line)
        if voice.kind == "doc":
            return self._doc(line)
        return self._it(line, voice) if voice.kind == "it" else self._latter()

    def _of_clause_before(self, voice: Voice, line: Line) -> Voice | None:
        """Whom a pronoun means behind a colon or a comma: "The office disagreed: she …", "X, in which it …"."""
        ahead = [token for token in line.tokens if token.end <= voice.start]
        if (
            len(ahead) < FEWEST
            or not any(token.text in {":", ","} for token in ahead)
            or any(token.kind == "quote" for token in ahead)
        ):
            return None
        own = self._subject(ahead)
        if own.kind == "company" and not own.person and (voice.kind == "it" or voice.office == "either"):
            return own
        return own if own.kind == "other" and not own.person and ":" in {token.text for token in ahead} else None

    def _it(self, line: Line | None, voice: Voice) -> Voice:
        """The firm that the sentence begins with: "X rejects what it calls …"; else whatever was the subject last."""
        if line and line.tokens[0].kind == "company" and voice.end and line.tokens[0].start < voice.start:
            return Voice("company", str(line.tokens[0].value))
        for topic in self._recent()[:3]:
            if topic.subject.kind == "company":
                return topic.subject
            return topic.subject if topic.subject.kind == "other" else UNKNOWN
        return UNKNOWN

    def _role(self, voice: Voice, line: Line | None) -> Voice:
        """The company whose spokesman or director must be meant: the one the story is about."""
        late = line is not None and self.language == "de" and comes_back(line, self.met, self.persons)
        here = UNKNOWN if late else self._here(voice, line) or told_of(voice, line, self.language)
        if here is not None:
            return UNKNOWN if self._contradicts(here, line) else here
        if voice.office in {"lawyer", "public"}:
            return self._client(voice, line)
        for topic in self._recent():
            near = line is None or topic.paragraph == line.paragraph
            found = self._owner(topic, voice, near=near)
            if found is not None and found.kind == "unknown" and voice.office == "business" and not near:
                break  # two companies in the paragraph before: it is the head of the one the article is about
            if found is not None:
                return found
        if voice.office in {"business", "officer"} and self.home:
            return Voice("company", self.home)
        bare = voice.office == "business" or (voice.office == "spokes" and self._tells_of_one())
        heads = self._heads(voice.office)
        if bare and len(heads) == 1:
            return Voice("company", next(iter(heads)))
        return UNKNOWN

    def _doc(self, line: Line | None) -> Voice:
        """The one who spoke or was the subject just before: "the statement added"; or the subject of the sentence."""
        subject = self._subject(line.tokens) if line else UNKNOWN
        if subject.kind == "company" and line and any(token.kind == "company" for token in line.tokens[:3]):
            return subject
        recent = self._recent()[:1]
        return recent[0].subject if recent else UNKNOWN
