"""Where a sentence says who speaks: before a quotation, after it, or without one."""

from collections.abc import Sequence
from itertools import dropwhile, takewhile

from responses.intake.finding.groups import after, antecedent, before, past_phrases
from responses.intake.finding.phrases import phrases
from responses.intake.finding.speakers import judged
from responses.intake.finding.speech import phrase
from responses.intake.finding.verbs import (
    ASKED,
    PRONOUNS,
    finite,
    first_verb,
    is_adverb,
    is_article,
    is_object,
    is_passive,
    is_verb,
    is_whole,
    only_auxiliaries,
    past_verb,
    shares_subject,
    still_reports,
    turns,
)
from responses.intake.finding.voices import OFFICES, UNKNOWN, Frame, Persons, Voice
from responses.intake.finding.wording import CLOSERS, Line, Token, is_initial

STOPS = frozenset({".", ";", "?", "!"})
LIKE, REFLEXIVE = frozenset({"wie", "as", "zoals", "som", "comme"}), frozenset({"s'", "se", "m'"})


class Reader:
    """Reads the attributions of an article's sentences."""

    def __init__(self, text: str, language: str, persons: Persons) -> None:
        self.text, self.language, self.persons = text, language, persons

    def named(self, group: Sequence[Token]) -> Voice:
        """The voice of a group of words."""
        return judged(group, self.language, self.persons)

    def is_verb(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a word is a verb of saying."""
        return is_verb(tokens, at, self.language)

    def tail(self, line: Line, at: int) -> Frame | None:
        """The attribution after a quotation: "…", said X; "…", X told a newspaper; "…", according to X."""
        rest = self._tail_words(line, at)
        words = list(dropwhile(lambda one: one.has("adverb") and not one.has("say", "det"), rest))
        return self.tail_of(self._past_end(words or rest)) or self._by_participle(line.tokens, at, rest)

    def _by_participle(self, tokens: Sequence[Token], at: int, rest: Sequence[Token]) -> Frame | None:
        """Of "X hat die Vorwürfe als “…” bezeichnet" the speaker stands beside the auxiliary."""
        if self.language != "de" or not 0 < len(rest) < 3 or not rest[0].has("perfect"):
            return None
        had = next((place for place in range(at) if tokens[place].fold in {"hat", "hatte", "haben", "hatten"}), None)
        if had is None or any(token.text in {",", ";", ":"} or token.kind == "quote" for token in tokens[had:at]):
            return None
        voice = self._subject(tokens, had) or self._behind(tokens, had, at)
        return Frame(voice, "close", had) if voice else None

    def _past_end(self, rest: list[Token]) -> list[Token]:
        """The words after the last ones of a German clause: "hänge “…” ab, sagte X", "habe “…” gehabt, so X"."""
        comma = next((at for at, token in enumerate(rest[:6]) if token.text == ","), 0)
        small = all(token.kind == "word" and not token.capital and not token.has("say") for token in rest[:comma])
        behind = rest[comma + 1 :]
        if self.language != "de" or not comma or not small or not behind or behind[0].kind != "word":
            return rest
        told = is_verb(behind, 0, self.language) or self._according(behind, 0) or self._impersonal(behind)
        return behind if told else rest

    def _tail_words(self, line: Line, at: int) -> list[Token]:
        """The words after a quotation, up to the next quotation or the end of the clause."""
        tokens = list(line.tokens[at + 1 :])
        while tokens and tokens[0].kind == "mark" and tokens[0].text in ",.–—-?!…)]":
            if tokens[0].text == "." and not self.text[: tokens[0].start].rstrip("”»“\"'’‘").endswith(tuple(CLOSERS)):
                return []
            tokens = tokens[1:]
        found: list[Token] = []
        for token in tokens:
            if token.kind == "quote" or (token.text in STOPS and not is_initial([*found, token], len(found))):
                break
            found.append(token)
        return found

    def tail_of(self, words: Sequence[Token]) -> Frame | None:
        """The attribution in words that stand behind a quotation."""
        rest = list(words)
        while len(rest) > 1 and rest[0].fold in REFLEXIVE:
            rest = rest[1:]
        if not rest:
            return None
        if source := self._impersonal(rest) or self._according(rest, 0):
            return Frame(source, "close", 0)
        if rest[0].fold in LIKE:
            return self._subject_first(rest[1:])
        verb = first_verb(rest, self.language)
        rare = self._rare_verb(rest) if verb is None or verb > 8 else None
        if rare or verb is None:
            return rare
        if verb == 0 or only_auxiliaries(rest[:verb]):
            return self._verb_first(rest, verb)
        return self._subject_first(rest)

    def _rare_verb(self, rest: list[Token]) -> Frame | None:
        """Of "grumbled X" after a comma: any verb can be one of saying, where a speaker follows it."""
        first = rest[0]
        if len(rest) < 2 or first.kind != "word" or first.classes or first.capital or not first.text.isalpha():
            return None
        if not (rest[1].kind in {"company", "person"} or rest[1].has("det", "he", "she", *OFFICES)):
            return None
        frame = self._verb_first(rest, 0)
        return frame if frame and frame.voice.kind in {"company", "other", "role", "its", "he"} else None

    def _impersonal(self, rest: list[Token]) -> Voice | None:
        """Of "heißt es in einem Schreiben von X", "peut-on lire dans le communiqué de X"."""
        match = phrase(self.language, "impersonal").match(self.text[rest[0].start : rest[-1].end])
        if not match:
            return None
        clause = takewhile(lambda one: one.kind != "quote" and one.text not in {",", ":", ";", "."}, rest)
        behind = (token for token in clause if token.start >= rest[0].start + match.end())
        group = list(dropwhile(lambda one: one.has("prep", "employ", "adverb"), behind))
        return self.named(group) if group else Voice("doc")

    def _according(self, tokens: Sequence[Token], at: int) -> Voice | None:
        """The voice after "according to", where these words stand at the place."""
        match = phrase(self.language, "according").match(self.text[tokens[at].start : tokens[-1].end])
        if not match:
            return None
        rest = [token for token in tokens[at:] if token.start >= tokens[at].start + match.end()]
        bare = (at and tokens[at - 1].kind == "word") or not rest or any(token.has("say", "aux") for token in rest[:3])
        if match.group().casefold() == "so" and bare:
            return None  # "ob das so bleibe"
        if rest and rest[0].has("possessive") and (len(rest) == 1 or rest[1].kind in {"quote", "mark"}):
            return Voice("he", person=True, office="either")  # "volgens haar"
        group = after(rest, 0, self.language)
        return self.named(group) if group else None

    def _verb_first(self, rest: Sequence[Token], verb: int) -> Frame | None:
        """Of "said X" the speaker follows the verb; of "a-t-elle déclaré" it stands before."""
        pronouns = [token for token in rest[: verb + 3] if token.has(*PRONOUNS) and not token.has("aux", "prep")]
        behind = rest[verb + 1] if verb + 1 < len(rest) else None
        near = behind is not None and (behind.kind == "mark" or behind in pronouns[:1])
        if pronouns and pronouns[0].kind == "word" and (verb or near):
            return Frame(self.named(pronouns[:1]), "close", verb)
        group = after(rest, past_phrases(rest, past_verb(rest, verb + 1, "perfect", "adverb")), self.language)
        return Frame(self.named(group), "close", verb) if group else None

    def _subject_first(self, rest: Sequence[Token]) -> Frame | None:
        """Of "X told a newspaper" the speaker stands between the quotation and the verb, and nothing else."""
        verb = first_verb(rest, self.language)
        if not verb or (rest[0].has("and", "but", "that", "who", "prep") and not rest[0].has("det")):
            return None
        if is_passive(rest, verb, self.language):
            return None
        group = before(rest, verb)
        behind = rest[verb + 1 :]
        if group and any(token.has("behalf") for token in behind[:4]):
            group = [*group, *behind]
        return Frame(self.named(group), "close", verb) if group else None

    def lead(self, tokens: Sequence[Token], at: int) -> Frame | None:
        """The attribution before the token at this place: X said: "…"; X called it "…"; in X's words "…"."""
        colon = bool(at) and tokens[at - 1].text == ":"
        if at and phrases("speech", self.language, "therein").match(" ".join(one.text for one in tokens[:6])):
            return Frame(Voice("doc"), "close", 1)  # "Darin heißt es, …"
        for verb in range(at - 1, -1, -1):
            if (tokens[verb].text == ";" and not still_reports(tokens[verb + 1 : at])) or turns(tokens, verb, at):
                break
            if is_verb(tokens, verb, self.language) and is_whole(tokens, verb):
                frame = self._around(tokens, verb, at, colon=colon)
                if frame or not colon:
                    return frame
                break
            found = self._according(tokens[:at], verb) if tokens[verb].kind == "word" else None
            if found:
                return Frame(found, "close" if at - verb < 12 else "far", verb)
        return self._without_verb(tokens, at) if colon else self._in_the_view_of(tokens, at)

    def _in_the_view_of(self, tokens: Sequence[Token], at: int) -> Frame | None:
        """The voice of "Pour Anna Berg, directrice de X, l'usine « … »" where no verb says who speaks."""
        if self.language != "fr" or not at or tokens[0].fold != "pour":
            return None
        group = after(tokens[:at], 1, self.language)
        if not group or any(token.kind == "quote" for token in tokens[:at]) or tokens[at - 1] in group:
            return None
        voice = self.named(group)
        return Frame(voice, "far") if voice.person or voice.kind in {"company", "other"} else None

    def _around(self, tokens: Sequence[Token], said: int, at: int, *, colon: bool) -> Frame | None:
        """The speaker of a verb: before it, or after it where the sentence begins with something else."""
        if is_passive(tokens, said, self.language):
            return None
        nearness = "colon" if colon else ("close" if at - said < 10 else "far")
        verb = finite(tokens, said, self.language)
        voice = self._at_place(tokens, verb) or self._subject(tokens, verb)
        if voice is None and not (self.language == "fr" and tokens[verb - 1].fold == "qui" and verb):
            voice = self._behind(tokens, verb, at)  # not of "NGOs, which accuse the group of “…”"
        return Frame(voice, nearness, verb) if voice else None

    def _subject(self, tokens: Sequence[Token], verb: int) -> Voice | None:
        """The voice of the subject before a verb."""
        if is_object(tokens, verb, self.language):
            return None
        if shares_subject(tokens, verb, self.language):
            return self.opening(tokens, verb)
        subject = before(tokens, verb)
        if len(subject) == 1 and subject[0].has("who") and not subject[0].has(*PRONOUNS):
            subject = antecedent(tokens, subject[0])
        if is_adverb(tokens, subject, self.language):
            subject = []
        if self.language == "nl" and len(subject) > 1 and subject[0].has("adverb") and subject[1].has("prep"):
            subject = subject[1:]  # "Alleen over het loon wil X iets kwijt"
        if subject and subject[0].has("prep") and not subject[0].has("det", *PRONOUNS):
            subject = self._after_phrase(subject)
        return self.named(subject) if subject else None

    def _behind(self, tokens: Sequence[Token], verb: int, at: int) -> Voice | None:
        """The voice of the subject behind a verb; that of the place where only "man" or "on" speaks."""
        if any(token.has("someone") for token in tokens[max(0, verb - 2) : verb + 2]):
            return self._firm_of_place(tokens[:at])
        group = after(tokens[:at], past_verb(tokens[:at], verb + 1, "perfect", "adverb", "aux"), self.language)
        reviewed = self.language == "en" and verb and any(token.fold == "'s" for token in group)  # "called X's offer"
        return self.named(group) if group and not reviewed and not is_article(tokens, group) else None

    def _at_place(self, tokens: Sequence[Token], verb: int) -> Voice | None:
        """The voice of "Chez X, on se dit …", "Bei X heißt es …": the firm of the place."""
        near = " ".join(token.text for token in tokens[max(0, verb - 3) : verb + 3])
        if not phrase(self.language, "impersonal").search(near):
            return None
        if self.language == "de" and any(token.fold in {"dort", "da"} for token in tokens[:verb]):
            return Voice("latter")  # "Gekauft wird über X. Dort heißt es, …"
        first = next((token for token in tokens if token.kind in {"company", "person"} or token.has("other")), None)
        return self.named([first]) if first else None

    def _firm_of_place(self, tokens: Sequence[Token]) -> Voice:
        """The firm of "Bei X gibt man sich wortkarg"."""
        for place, token in enumerate(tokens):
            if token.kind == "company" and any(one.has("workplace", "employ") for one in tokens[:place][-3:]):
                return self.named([token])
        return Voice("it") if [token.fold for token in tokens[:2]] == ["on", "y"] else UNKNOWN

    def opening(self, tokens: Sequence[Token], end: int) -> Voice:
        """The voice of the subject that opens the sentence."""
        for at, token in enumerate(tokens[: min(end, 14)]):
            if is_verb(tokens, at, self.language) and (at or not token.has("prep")):
                group = before(tokens, at) or after(tokens[:end], at + 1, self.language)
                return self.named(group)
            if token.kind in {"company", "person"} or token.has(*PRONOUNS, "other"):
                if at and tokens[at - 1].has("prep", "employ") and not tokens[at - 1].has("det"):
                    return UNKNOWN
                following = [one for one in tokens[at + 1 : at + 3] if one.has("other", *OFFICES)]
                return self.named([*tokens[: at + 1], *following])
        return UNKNOWN

    def _after_phrase(self, subject: Sequence[Token]) -> list[Token]:
        """The subject of "In a statement X said" after its first words; none where the verb comes first instead."""
        if self.language in {"de", "nl", "sv"}:
            return []
        named = (at for at, one in enumerate(subject) if one.kind in {"company", "person"} or one.has(*PRONOUNS))
        at = max(named, default=0)
        return list(subject[at:]) if at else []

    def _without_verb(self, tokens: Sequence[Token], at: int) -> Frame | None:
        """A colon without a verb: "From X's statement: …", "A spokeswoman for X: …"."""
        group = [token for token in tokens[: at - 1] if token.kind != "mark"]
        group = list(dropwhile(lambda one: one.has("prep", "adverb") and not one.has("det"), group))
        if not group or len(group) > 16 or any(token.kind == "quote" for token in group):
            return None
        if self.language == "en" and tokens[0].fold in ASKED and any(one.has("he", "she") for one in group):
            return Frame(Voice("he", person=True), "colon")  # "Asked whether he would pay: …"
        known = ("doc", "firm", "other", *OFFICES)
        named = any(token.kind in {"company", "person"} or token.has(*known) for token in group)
        people = {token.value for token in group if token.kind == "person"}
        voice = self.named(group) if named and len(people) < 2 else UNKNOWN
        voice = self._of_whom(group) if voice.kind == "unknown" else voice
        return Frame(voice, "colon") if named or voice.kind != "unknown" else None

    def _of_whom(self, group: Sequence[Token]) -> Voice:
        """Of "Anna Berg goes further: …", "She is clear: …" whoever the sentence is about, if it names nobody else."""
        if any(token.has("other", "titled") and token.kind == "word" and not token.has("media") for token in group):
            return UNKNOWN
        people = [self.named([token]) for token in group if token.kind == "person"]
        firms = {str(token.value) for token in group if token.kind == "company"}
        if people:
            owners = {(voice.kind, voice.company) for voice in people}
            return people[-1] if len(owners) == 1 and firms <= {people[0].company} else UNKNOWN
        first = group[0] if not group[0].has("det") or group[0].has(*PRONOUNS) else group[min(1, len(group) - 1)]
        follows = group[group.index(first) + 1 :]
        alone = first.kind == "company" and len(firms) == 1 and follows and follows[0].text[0].islower()
        return self.named([first]) if alone or (first.has(*PRONOUNS) and not firms) else UNKNOWN
