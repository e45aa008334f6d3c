"""Whom "she", "its", "the latter" and a bare office point back to."""

from dataclasses import replace

from responses.intake.finding.firms import Firms
from responses.intake.finding.offices import at_stranger
from responses.intake.finding.topics import Topic
from responses.intake.finding.voices import UNKNOWN, Voice
from responses.intake.finding.wording import Line

CLEAR = frozenset({"company", "other"})


class Pointing(Firms):
    """The sentences read so far, and whom a word after them points back to."""

    def _he(self, voice: Voice, line: Line | None) -> Voice:
        """The last person who spoke or was named; "sie" or "elle" can also be the firm that was the subject."""
        for topic in self._recent():
            firms = len(topic.named) > 1 and not topic.persons and self.language == "fr"
            if firms and line and topic.paragraph == line.paragraph:
                return UNKNOWN  # "il" can be one of the firms
            subject = topic.subject
            if (subject.person or subject.office == "lawyer") and subject.kind in CLEAR:
                return subject
            if voice.office == "either" and subject.kind == "company" and not topic.persons:
                return subject
            owners = {(person.kind, person.company) for person in topic.persons}
            if len(owners) == 1:
                return replace(topic.persons[0], person=True)
            if owners or subject.kind == "other":
                return Voice("other", person=True) if subject.kind == "other" else UNKNOWN
        return UNKNOWN

    def _here(self, voice: Voice, line: Line | None) -> Voice | None:
        """What the words before an office in its own sentence say; None where they name nobody."""
        before = [token for token in line.tokens if token.start < voice.start] if line else []
        firms = {str(token.value) for token in before if token.kind == "company"}
        others = any(token.has("other") and token.kind == "word" for token in before) or at_stranger(before)
        if len(firms) == 1 and not others:
            return Voice("company", firms.pop())
        if firms or others:
            return UNKNOWN
        told = [at for at, token in enumerate(before) if at and token.has("firm") and before[at - 1].has("det")]
        return self._firm(Voice("firm", noun=before[told[0]].fold), line) if told else None

    def _client(self, voice: Voice, line: Line | None) -> Voice:
        """For whom a lawyer speaks: for the company that the paragraph is about, or nobody can say."""
        here = [topic for topic in self._recent() if line is None or topic.paragraph == line.paragraph]
        if voice.office == "public" and any(one.subject.kind == "other" for one in here):
            return UNKNOWN  # "The foundation is not impressed. X has promised it before. …, its chair said."
        for topic in here:
            if self.language in {"sv", "en"} and topic.subject.end and topic.subject.kind == "unknown":
                break  # a name nobody knows, "its subsidiary"
            if topic.subject.kind in CLEAR:
                return UNKNOWN if topic.others and topic.subject.kind == "company" else topic.subject
        return Voice("company", self.home) if self.home and voice.office == "public" else UNKNOWN

    def _owner(self, topic: Topic, voice: Voice, *, near: bool) -> Voice | None:
        """Whose office it is if this sentence says so; None where the sentence before must be asked."""
        if self.home and not (near and topic.subject.kind in CLEAR):
            return None
        if topic.subject.kind == "company":
            return topic.subject
        if topic.subject.kind == "other" and topic.subject.person and not near and voice.office == "spokes":
            return None  # one who speaks for herself has no spokesman
        if topic.subject.kind == "other" and (near or voice.office != "business"):
            return topic.subject if not topic.subject.person or not near or voice.office != "business" else None
        sure = topic.chief in topic.named and self._is_alone(topic)
        if topic.chief and (near or (voice.office == "business" and sure)):
            return Voice("company", topic.chief)
        return UNKNOWN if topic.companies or (topic.subject.end and voice.office != "business") else None

    def _its(self, voice: Voice, line: Line | None) -> Voice:
        """The company that "its" or "the latter" points to: the one named last."""
        here = self._here(voice, line) if voice.end else None
        if here is not None:
            return here
        for topic in self._recent()[:2]:
            if topic.subject.kind == "other" or (topic.subject.kind == "company" and not topic.subject.person):
                return topic.subject
            if topic.chief and not (topic.others and voice.end):
                return Voice("company", topic.chief)
            if topic.companies or (topic.subject.end and topic.subject.kind == "unknown"):
                return UNKNOWN
            if topic.subject.kind in CLEAR:
                return topic.subject
        return UNKNOWN

    def _latter(self) -> Voice:
        """The company that was named last in the sentence before."""
        for topic in self._recent()[:1]:
            if topic.companies and topic.others:
                return UNKNOWN  # "X points to the trade's union. Its head …"
            return Voice("company", topic.companies[-1]) if topic.companies else topic.subject
        return UNKNOWN
