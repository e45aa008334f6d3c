"""What a reader remembers while an article goes on: which company, and which person, was spoken of last."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from responses.intake.finding.speakers import OFFICES, UNKNOWN, Persons, Voice
from responses.intake.finding.wording import Line, Token

REACH = 4  # so many sentences back a pronoun or a bare office may point


@dataclass(frozen=True)
class Topic:
    """What a sentence is about: the voice of its subject, the companies in it, and its persons."""

    line: int
    subject: Voice
    companies: frozenset[str]
    persons: tuple[Voice, ...]
    spoke: bool = False  # the subject is one who was quoted or said something


class Story:
    """The sentences read so far, and who is meant by "she", "it" and "a spokesman" after them."""

    def __init__(self, persons: Persons, language: str) -> None:
        self.persons, self.language = persons, language
        self.topics: list[Topic] = []
        self.number = 0

    def remember(self, line: Line, voice: Voice | None) -> None:
        """Keeps what the sentence was about; ``voice`` is who spoke in it, where somebody did."""
        self.number += 1
        companies = frozenset(str(token.value) for token in line.tokens if token.kind == "company")
        persons = tuple(self._person(token) for token in line.tokens if token.kind == "person")
        subject = voice if voice and voice.kind in {"company", "other"} else self._subject(line.tokens)
        spoke = bool(voice and voice.kind in {"company", "other"})
        if subject.kind == "unknown" and not companies and not persons and not voice:
            return
        self.topics.append(Topic(self.number, subject, companies, persons, spoke))

    def _person(self, token: Token) -> Voice:
        """Whose voice a person is; a stranger is nobody's."""
        voice = self.persons.get(str(token.value), UNKNOWN)
        if voice.kind in {"company", "other"}:
            return replace(voice, person=True)
        return Voice(
            "other" if voice.kind == "unknown" else voice.kind,
            None,
            token.start,
            token.end,
            person=True,
            office=voice.office,
        )

    def _subject(self, tokens: Sequence[Token]) -> Voice:
        """What stands first in a sentence: a company, a person, or anybody else."""
        for at, token in enumerate(tokens[:16]):
            if token.kind == "company":
                following = tokens[at + 1 : at + 3]
                if any(one.has("other") for one in following) and not any(one.has(*OFFICES) for one in following):
                    return Voice("other")
                return Voice("company", str(token.value), token.start, token.end)
            if token.kind == "person":
                return self._person(token)
            if token.kind == "word" and token.has("other"):
                return Voice("other", None, token.start, token.end, person=False)
            if token.capital and not token.classes and at and tokens[at - 1].kind == "word" and self.language != "de":
                return Voice("other", None, token.start, token.end)
        return UNKNOWN

    def resolved(self, voice: Voice, line: Line | None = None) -> Voice:
        """The voice that an open one stands for; unknown where the story leaves a doubt."""
        if not voice.is_open:
            return voice
        found = {"he": self._he, "it": self._it, "role": self._role, "firm": self._firm, "doc": self._doc}[voice.kind](
            voice, line
        )
        if found.kind not in {"company", "other"}:
            return replace(UNKNOWN, start=voice.start, end=voice.end)
        if voice.kind == "he":
            return replace(found, person=True)
        keep = voice.kind in {"role", "firm"} and voice.end
        return (
            replace(found, start=voice.start, end=voice.end, person=voice.person, office=voice.office)
            if keep
            else found
        )

    def _recent(self) -> list[Topic]:
        """The topics near enough, the newest first."""
        return [topic for topic in reversed(self.topics) if self.number - topic.line < REACH]

    def _he(self, voice: Voice, line: Line | None) -> Voice:
        """The last person who spoke or was named."""
        for topic in self._recent():
            if topic.spoke and topic.subject.person:
                return topic.subject
            people = [person for person in topic.persons if person.kind in {"company", "other"}]
            owners = {(person.kind, person.company) for person in people}
            if topic.subject.person and topic.subject.kind in {"company", "other"}:
                return topic.subject
            if len(owners) == 1:
                return people[0]
            if len(owners) > 1:
                return UNKNOWN
            if topic.subject.kind == "other" or topic.spoke:
                return topic.subject if topic.subject.kind == "other" or self.language in {"fr", "de"} else UNKNOWN
        return UNKNOWN

    def _it(self, voice: Voice, line: Line | None) -> Voice:
        """The firm or body that was the subject last."""
        for topic in self._recent()[:3]:
            if topic.subject.kind == "company":
                return topic.subject if topic.spoke or len(topic.companies) <= 1 or topic.subject.start else UNKNOWN
            return topic.subject
        return UNKNOWN

    def _role(self, voice: Voice, line: Line | None) -> Voice:
        """The company whose spokesman or director must be meant: the one the story is about."""
        if line is not None:
            here = {str(token.value) for token in line.tokens if token.kind == "company" and token.start < voice.start}
            others = any(
                token.has("other") and token.kind == "word" and token.start < voice.start for token in line.tokens
            )
            if len(here) == 1 and not others:
                return Voice("company", next(iter(here)))
            if here or others:
                return UNKNOWN
        for topic in self._recent():
            subject = topic.subject
            if subject.kind == "company" and (topic.spoke or len(topic.companies) <= 1 or subject.start):
                return subject
            if voice.office == "business" and len(topic.companies) == 1:
                return Voice("company", next(iter(topic.companies)))
            if subject.kind != "company" and (subject.kind == "other" or topic.companies):
                return Voice("other") if subject.kind == "other" else UNKNOWN
        return UNKNOWN

    def _firm(self, voice: Voice, line: Line | None) -> Voice:
        """The one company that was spoken of last."""
        for topic in self._recent():
            if topic.subject.kind == "company":
                return topic.subject if topic.spoke or len(topic.companies) <= 1 else UNKNOWN
            if topic.companies:
                return Voice("company", next(iter(topic.companies))) if len(topic.companies) == 1 else UNKNOWN
        return UNKNOWN

    def _doc(self, voice: Voice, line: Line | None) -> Voice:
        """The one who spoke or was the subject just before: "the statement added"."""
        for topic in self._recent()[:2]:
            return topic.subject
        return UNKNOWN
