"""Which company "the retailer" or "the group" means: by what firms were called, and by who was spoken of last."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from responses.intake.finding.families import is_counterpart, is_daughter, is_group, is_helper
from responses.intake.finding.nouns import Nouns
from responses.intake.finding.offices import MOTHER
from responses.intake.finding.phrases import phrases
from responses.intake.finding.speech import classes_of
from responses.intake.finding.tokens import is_no_name
from responses.intake.finding.topics import Topic
from responses.intake.finding.vocabulary import vocabulary
from responses.intake.finding.voices import UNKNOWN, Persons, Voice
from responses.intake.finding.wording import Line, Token

DEFINITE = frozenset({"the", "der", "die", "das", "den", "dem", "des", "de", "het", "le", "la", "l'", "du"})
REACH = 4  # so many sentences back a pronoun or a bare office may point


class Firms:
    """The sentences read so far, and the company a description means after them."""

    def __init__(self, language: str, home: str | None, firsts: Mapping[str, int]) -> None:
        self.language = language
        self.home = home  # the company that wrote the text itself
        self.nouns = Nouns(language)
        self.firsts = firsts  # where each company is named first, headings and quotations included
        self.topics: list[Topic] = []
        self.silent: set[str] = set()  # those of whom it was said last that they gave no answer
        self.number = 0

    def keep_silence(self, line: Line) -> None:
        """Keeps of whom a sentence says that there was no answer: "the company said" means another after it."""
        named = {str(token.value) for token in line.tokens if token.kind == "company"}
        shown = " ".join(token.text for token in line.tokens)
        if phrases("silences", self.language, "silent").search(shown):
            before = self.topics[-1].companies if self.topics and not named else ()
            self.silent = named if len(named) == 1 else set(before[-1:])
        elif named or (self.topics and self.number - self.topics[-1].line > REACH):
            self.silent -= named

    def _on_behalf(self, voice: Voice) -> Voice:
        """The client of an agency or a law firm; unknown where nobody says who that is."""
        if voice.company in self.nouns.agents:
            return replace(voice, company=self.nouns.agents[str(voice.company)])
        if voice.company in self.nouns.helpers:
            return UNKNOWN
        serves = voice.company is not None and is_helper(voice.company, self.language)
        return replace(UNKNOWN, start=voice.start, end=voice.end) if serves and len(self.firsts) > 1 else voice

    def _recent(self) -> list[Topic]:
        """The topics near enough, the newest first."""
        return [topic for topic in reversed(self.topics) if self.number - topic.line < REACH]

    def _heads(self, office: str) -> set[str]:
        """The companies of which one may be without saying whose director: that which spoke, or no subsidiary."""
        told = {str(topic.subject.company) for topic in self.topics if topic.spoke and topic.subject.kind == "company"}
        if office != "business":
            return self.nouns.named
        if len(told) == 1 and not any(topic.companies for topic in self._recent()):
            return told
        heads = self.nouns.named - self.nouns.daughters - self.nouns.helpers
        return heads if len(heads) == 1 else self._mains(heads)

    def _mains(self, heads: set[str]) -> set[str]:
        """The one company that several paragraphs were about, where each of the others was only touched on."""
        told = {name: {topic.paragraph for topic in self.topics if name in topic.named} for name in heads}
        mains = {name for name in heads if len(told[name]) > 1}
        return mains if len(mains) == 1 else heads

    def _firm(self, voice: Voice, line: Line | None = None) -> Voice:
        """The company that "the retailer" means, or the one that was spoken of last."""
        one = self._party(voice.noun)
        if one is not None:
            return Voice("company", next(iter(one))) if len(one) == 1 else UNKNOWN
        hits = self.nouns.called(voice.noun)
        generic = self.nouns.is_generic(voice.noun)
        telling = not generic or " " in voice.noun
        hits = hits or (self._of_trade(voice.noun) if telling else hits)
        kin = self._kin(voice.noun)
        mother = voice.noun == MOTHER or (kin and self.language == "sv" and not is_daughter(voice.noun, "sv"))
        if len(kin) == 1 or mother:  # "its parent" is not the one that was spoken of
            return Voice("company", next(iter(kin))) if len(kin) == 1 else UNKNOWN
        if len(hits) == 1 and telling:
            doubtful = not self.nouns.called(voice.noun) and self._turned_to_another(hits, voice.noun, line)
            return UNKNOWN if doubtful else Voice("company", next(iter(hits)))
        if hits and not generic:
            return self._of_these(hits, line)
        counterpart = is_counterpart(voice.noun, self.language) and len(self._so_far(line)) > 1
        if counterpart or self._may_be_anybodys(voice.noun, hits):
            return UNKNOWN
        return self._fitting(self._last(hits, line), voice.noun)

    def _take_up(self, noun: Token | None, found: Voice) -> None:
        """Keeps what a sentence calls the one firm of the sentence before: "… is X. The retailer is owned by Y."."""
        before = self.topics[-1] if self.topics and self.topics[-1].line == self.number - 1 else None
        if noun and before and before.only and before.only == found.company and not noun.has("generic"):
            self.nouns.companies.setdefault(noun.fold, {before.only})

    def _note_first_use(self, tokens: Sequence[Token]) -> None:
        """Keeps what the one firm named so far is called: "X lies by a lake. Its people say that the grower …"."""
        firm = next(iter(self.nouns.named)) if len(self.nouns.named) == 1 else None
        if firm is None or len([name for name in self.firsts if self.firsts[name] < tokens[-1].end]) != 1:
            return
        for at, token in enumerate(tokens):
            plain = token.kind == "word" and token.has("firm") and not token.has("generic", "relation", "site", "agent")
            if plain and at and tokens[at - 1].fold in DEFINITE and not self.nouns.called(token.fold):
                strange = self._stood_before(token.fold, firm) or self.nouns.is_of_another_trade(token.fold, firm)
                if not strange:
                    self.nouns.companies.setdefault(token.fold, {firm})

    def _stood_before(self, noun: str, company: str) -> bool:
        """Whether "the retailer" stood there before a firm was named: it is another."""
        first = self.firsts.get(company, 0)
        return self.nouns.described.get(noun.rstrip("s"), first) < first

    def _of_trade(self, noun: str) -> set[str]:
        """The companies of the same trade as a noun says, without those it deals with: "the retailer is owned by X"."""
        return {name for name in self.nouns.related(noun) if (noun.rstrip("s"), name) not in self.nouns.apart}

    def _may_be_anybodys(self, noun: str, hits: set[str]) -> bool:
        """Whether "the group" may be the campaigners spoken of, or a longer description nobody who was."""
        if noun == "group" and not hits and any(topic.others for topic in self._recent()[:2]):
            return True
        return " " in noun and not (self.topics and self.topics[-1].subject.kind == "company")

    def _party(self, noun: str) -> set[str] | None:
        """The companies of a noun that a document or a trial gives to one: "the Company", "the defendant"."""
        if "defendant" in classes_of(noun.split(" ", maxsplit=1)[0], self.language):
            return self.nouns.defendants
        return {self.nouns.defined[noun]} if noun in self.nouns.defined else None

    def _kin(self, noun: str) -> set[str]:
        """The subsidiaries that were named, or the firms they belong to, where the noun says so: "the parent"."""
        if is_daughter(noun, self.language):
            return self.nouns.daughters or self.nouns.unnamed_daughter()
        heads = is_group(noun, self.language) and not self.nouns.is_generic(noun) and self.nouns.daughters
        if heads and self.nouns.parents:
            return set(self.nouns.parents.values())
        return self.nouns.named - self.nouns.daughters - self.nouns.helpers if heads else set()

    def _turned_to_another(self, hits: set[str], noun: str, line: Line | None) -> bool:
        """Whether the sentence before, in the same paragraph, was about one other firm, whose trade this may be."""
        topic = self.topics[-1] if self.topics else None
        if topic is None or not _goes_on(topic, line) or topic.subject.company in {None, *hits}:
            return False
        return not self.nouns.is_of_another_trade(noun, str(topic.subject.company))

    def _of_these(self, hits: set[str], line: Line | None) -> Voice:
        """Of several firms of one trade the one that the sentence before was about alone."""
        topic = self.topics[-1] if self.topics else None
        if topic is None or line is None or topic.paragraph != line.paragraph:
            return UNKNOWN
        alone = topic.subject.company in {topic.only, *(topic.named if len(topic.named) == 1 else ())}
        return topic.subject if topic.subject.kind == "company" and alone and topic.subject.company in hits else UNKNOWN

    def _fitting(self, found: Voice, noun: str) -> Voice:
        """The firm found, unless the noun cannot mean it: another trade, or the group where it is a subsidiary."""
        company = str(found.company)
        speaking = self.nouns.named - self.silent
        if company in self.silent and speaking and self.nouns.is_generic(noun):
            return Voice("company", next(iter(speaking))) if len(speaking) == 1 else UNKNOWN
        if (noun.rstrip("s"), company) in self.nouns.apart and company not in self.nouns.called(noun):
            return UNKNOWN
        if found.kind != "company" or self.nouns.is_of_another_trade(noun, company):
            return UNKNOWN
        if self._stood_before(noun, company):
            return UNKNOWN
        if is_group(noun, self.language) and company in self.nouns.daughters:
            others = self.nouns.named - self.nouns.daughters
            return Voice("company", next(iter(others))) if len(others) == 1 else UNKNOWN
        return found

    def _last(self, hits: set[str], line: Line | None) -> Voice:
        """The company that was the subject last; one that is only near is it in the same breath."""
        recent = self._recent()
        around = {name for topic in recent[:3] for name in topic.companies}
        subjects = {topic.subject.company for topic in recent if topic.subject.kind == "company"}
        if not self._is_near(recent, line):
            firms = hits if len(hits) == 1 else self._of_last_paragraph(line)
            return Voice("company", next(iter(firms))) if len(firms) == 1 else UNKNOWN
        if len(around) == 1 and subjects <= around:
            return Voice("company", next(iter(around)))
        for topic in recent:
            subject = topic.subject
            if subject.kind == "unknown" and subject.end and line and topic.paragraph == line.paragraph:
                return UNKNOWN  # "The courier service is shocked. …, the company says."
            if not topic.companies and subject.kind != "company":
                continue
            if subject.kind == "company":
                sure = around <= {str(subject.company)} or hits == {subject.company} or _goes_on(topic, line)
                return subject if sure else UNKNOWN
            if topic.only and topic.line == self.number:
                return Voice("company", topic.only)
            break
        firms = hits or self._so_far(line) or self._of_last_paragraph(line)
        firms = firms if len(firms) == 1 else self._of_last_paragraph(line)
        return Voice("company", next(iter(firms))) if len(firms) == 1 else UNKNOWN

    def _is_near(self, recent: Sequence[Topic], line: Line | None) -> bool:
        """Whether the company was named here or in the paragraph before, or it is the only one so far."""
        last = max((topic.paragraph for topic in recent if topic.companies), default=-1)
        return line is None or len(self._so_far(line)) == 1 or last >= line.paragraph - 1

    def _of_last_paragraph(self, line: Line | None) -> set[str]:
        """The companies that act in the last paragraph that named any, with at most one of others in between."""
        named = [topic for topic in self.topics if topic.companies]
        if line is None or not named or named[-1].paragraph < line.paragraph - 2:
            return set()
        there = [topic for topic in named if topic.paragraph == named[-1].paragraph]
        acting = {topic.subject.company for topic in there if topic.subject.kind == "company"}
        found = {name for topic in there for name in topic.companies}
        return found if found <= acting else set()

    def _in_reach(self, found: Voice, line: Line | None) -> Voice:
        """A bare office is of a firm that its own paragraph names, or the one before, where dashes begin quotations.

        Farther back it is right hardly oftener than wrong, unless no other firm was named or the firm itself writes.
        """
        near_by = self.topics and line is not None and self.topics[-1].paragraph == line.paragraph
        last = self.topics[-1].subject if near_by else found
        home = found.company == self.home and (last.kind != "other" or last.person)
        if found.kind != "company" or line is None or home or len(self._so_far(line)) == 1:
            return found
        since = line.paragraph - (self.language == "sv")
        near = [topic for topic in self.topics if topic.paragraph >= since]
        told = {voice.company for topic in near for voice in (topic.subject, *topic.persons)}
        named = {name for topic in near for name in topic.named}
        here = {str(token.value) for token in line.tokens if self.nouns.is_name(token)}
        return found if found.company in told | named | here else UNKNOWN

    def _contradicts(self, here: Voice, line: Line | None) -> bool:
        """Whether the sentence before, in the same paragraph, was about another company."""
        topic = self.topics[-1] if self.topics else None
        if topic is None or line is None or topic.paragraph != line.paragraph:
            return False
        return topic.subject.kind == "company" and here.kind == "company" and topic.subject.company != here.company

    def _tells_of_one(self) -> bool:
        """Whether no body that is no company was the subject of late."""
        return not any(topic.subject.kind == "other" and not topic.subject.person for topic in self._recent())

    def _is_alone(self, topic: Topic) -> bool:
        """Whether the paragraph of a sentence names no company but the one in it."""
        around = [one for one in self._recent() if one.paragraph == topic.paragraph]
        return {name for one in around for name in one.companies} <= set(topic.companies)

    def _so_far(self, line: Line | None) -> set[str]:
        """The companies named up to here."""
        return {name for name, place in self.firsts.items() if line is None or place < line.end}


def _goes_on(topic: Topic, line: Line | None) -> bool:
    """Whether the sentence before, in the same paragraph, was about one company alone, or told what it said.

    "X says that it pays Y. Besides the company points to …": whoever reports on does it for the same speaker.
    """
    if line is None or topic.paragraph != line.paragraph:
        return False
    further = line.tokens[0].has("further") and not line.quotes
    return topic.only == topic.subject.company or (topic.spoke and (further or not topic.companies))


def told_of(voice: Voice, line: Line | None, language: str) -> Voice | None:
    """The company of "a spokeswoman said that X had left": the only one in the sentence, in what is reported."""
    behind = [token for token in line.tokens if token.start >= voice.end] if line and voice.end else []
    at = next((at for at, token in enumerate(behind) if token.kind == "company"), 0)
    firms = {str(token.value) for token in behind if token.kind == "company"}
    told = at and behind[at - 1].kind == "word" and behind[at - 1].has("that", "say")
    told = told and voice.office not in {"lawyer", "public"}
    strange = any(token.kind == "word" and token.has("other") for token in behind[:at])
    return Voice("company", firms.pop()) if language == "en" and len(firms) == 1 and told and not strange else None


def comes_back(line: Line, met: Mapping[str, int], persons: Persons) -> bool:
    """Whether a person is in it whose office was nobody's where it was named (``met``), two paragraphs before."""
    return any(
        persons.get(str(token.value), UNKNOWN).is_open
        and met.get(str(token.value), line.paragraph) < line.paragraph - 1
        for token in line.tokens
        if token.kind == "person"
    )


def opens_strangely(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether a sentence begins with a name nobody knows, and its verb: "Meerwacht sieht das anders"."""
    if language not in {"de", "sv"}:
        return False
    says = not at and len(tokens) > 1 and tokens[1].has("say") and not tokens[1].has("aux")
    return says and not is_no_name(tokens[0].text.casefold(), vocabulary(language))
