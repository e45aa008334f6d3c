"""Where a sentence says who speaks: before a quotation, after it, or without one."""

from collections.abc import Sequence
from dataclasses import dataclass

from responses.intake.finding.groups import after, antecedent, before, past_phrases
from responses.intake.finding.speakers import OFFICES, UNKNOWN, Persons, Voice, judged
from responses.intake.finding.speech import phrase
from responses.intake.finding.wording import CLOSERS, Line, Token

STOPS = frozenset({".", ";", "?", "!"})


@dataclass(frozen=True)
class Frame:
    """A place where a sentence says who speaks: the voice, and how near to the quotation ("colon", "close", "far")."""

    voice: Voice
    nearness: str
    verb: int = -1


class Reader:
    """Reads the attributions of an article's sentences."""

    def __init__(self, text: str, language: str, persons: Persons) -> None:
        self.text, self.language, self.persons = text, language, persons

    def tail(self, line: Line, at: int) -> Frame | None:
        """The attribution after a quotation: "…", said X; "…", X told a newspaper; "…", according to X."""
        rest = self._tail_words(line, at)
        if not rest:
            return None
        start = 0
        while (
            start < len(rest)
            and rest[start].kind == "word"
            and rest[start].has("adverb")
            and not rest[start].has("say", "det")
        ):
            start += 1
        rest = rest[start:] or rest
        return self._tail(rest)

    def tail_of(self, tokens: Sequence[Token]) -> Frame | None:
        """The same for words that stand by themselves."""
        return self._tail(list(tokens)) if tokens else None

    def _tail_words(self, line: Line, at: int) -> list[Token]:
        """The words after a quotation, up to the next quotation or the end of the clause."""
        tokens = list(line.tokens[at + 1 :])
        while tokens and tokens[0].kind == "mark" and tokens[0].text in ",.–—-?!…)]":
            if tokens[0].text == "." and not self.text[: tokens[0].start].rstrip("”»“\"'’‘").endswith(tuple(CLOSERS)):
                return []
            tokens = tokens[1:]
        found: list[Token] = []
        for token in tokens:
            if token.kind == "quote" or token.text in STOPS:
                break
            found.append(token)
        return found

    def _tail(self, rest: list[Token]) -> Frame | None:
        while len(rest) > 1 and rest[0].fold in {"s'", "se", "m'"}:
            rest = rest[1:]
        impersonal = self._impersonal(rest)
        if impersonal:
            return impersonal
        according = self._according(rest, 0)
        if according:
            return Frame(according, "close", 0)
        if rest[0].kind == "word" and rest[0].has("that") and rest[0].fold in {"wie", "as", "zoals", "som", "comme"}:
            return self._subject_first(rest[1:])
        verb = self._first_verb(rest)
        if verb is None or verb > 8:
            rare = self._rare_verb(rest)
            if rare:
                return rare
        if verb is None:
            return None
        if verb == 0 or self._only_auxiliaries(rest[:verb]):
            return self._verb_first(rest, verb)
        return self._subject_first(rest)

    def _rare_verb(self, rest: list[Token]) -> Frame | None:
        """ "…", grumbled X: after a comma any verb can be one of saying, where a speaker follows it."""
        first = rest[0]
        if len(rest) < 2 or first.kind != "word" or first.classes or first.capital or not first.text.isalpha():
            return None
        if not (rest[1].kind in {"company", "person"} or rest[1].has("det", "he", "she", *OFFICES)):
            return None
        frame = self._verb_first(rest, 0)
        return frame if frame and frame.voice.kind in {"company", "other", "role", "its", "he"} else None

    def _impersonal(self, rest: list[Token]) -> Frame | None:
        """ "…", heißt es in einem Schreiben von X; "…", peut-on lire dans le communiqué de X."""
        shown = self.text[rest[0].start : rest[-1].end]
        match = phrase(self.language, "impersonal").match(shown)
        if not match:
            return None
        group = [token for token in rest if token.start >= rest[0].start + match.end()]
        return Frame(self.of_source(group), "close", 0)

    def named(self, group: Sequence[Token]) -> Voice:
        """The voice of a group of words."""
        return judged(group, self.language, self.persons)

    def of_source(self, group: Sequence[Token]) -> Voice:
        """The voice of "in a statement from X", "bei X": the first who is named."""
        cut = []
        for token in group:
            if token.kind == "quote" or token.text in {",", ":", ";", "."}:
                break
            cut.append(token)
        while cut and cut[0].kind == "word" and cut[0].has("prep", "employ", "adverb"):
            cut = cut[1:]
        return judged(cut, self.language, self.persons) if cut else Voice("doc")

    def _according(self, tokens: Sequence[Token], at: int) -> Voice | None:
        """The voice after "according to", where these words stand at the place."""
        if at >= len(tokens):
            return None
        shown = self.text[tokens[at].start : tokens[-1].end]
        match = phrase(self.language, "according").match(shown)
        if not match:
            return None
        rest = [token for token in tokens[at:] if token.start >= tokens[at].start + match.end()]
        if match.group().casefold() == "so" and (not rest or any(token.has("say", "aux") for token in rest[:3])):
            return None
        group = after(rest, 0, self.language)
        return judged(group, self.language, self.persons) if group else None

    def _first_verb(self, rest: Sequence[Token]) -> int | None:
        """The first verb of saying, unless a new clause begins before it."""
        for at, token in enumerate(rest[:26]):
            if token.kind != "word":
                continue
            if self.is_verb(rest, at):
                return at
            if token.has("but", "and") and not token.has("det", "employ", "that") and at == 0:
                return None
        return None

    def is_verb(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the word is a verb of saying here, and no noun ("the report", "its claims")."""
        token = tokens[at]
        if token.kind != "word" or not token.has("say", "perfect"):
            return False
        if token.has("perfect") and not token.has("say"):
            return any(one.has("aux") for one in tokens[max(0, at - 8) : at])
        if token.has("phrasal") and not (at + 1 < len(tokens) and tokens[at + 1].fold == "on"):
            return False
        previous = tokens[at - 1] if at else None
        nounish = token.has("other", "doc", "officer", "firm", "det")
        if (
            nounish
            and previous is not None
            and previous.kind == "word"
            and (previous.has("det") or not previous.classes)
        ):
            return False
        if token.capital and at and self.language == "de":
            return False
        if (
            previous is not None
            and previous.has("det")
            and self.language in {"en", "nl"}
            and not previous.has("it", "who", "that")
        ):
            return False
        return not (
            previous is not None
            and previous.kind == "word"
            and previous.fold in {"to", "zu", "de", "d'", "att", "te", "um"}
        )

    def _only_auxiliaries(self, tokens: Sequence[Token]) -> bool:
        """Whether nothing but "a", "hat", "-t-elle" stands there."""
        return all(token.has("aux", "adverb", "he", "she", "it") or token.kind == "mark" for token in tokens)

    def _verb_first(self, rest: Sequence[Token], verb: int) -> Frame | None:
        """ "…", said X: the speaker follows the verb; of "a-t-elle déclaré" it stands before."""
        pronoun = [
            token
            for token in rest[: verb + 3]
            if token.kind == "word" and token.has("he", "she", "it") and not token.has("aux")
        ]
        if pronoun and (
            verb
            or rest[verb + 1 : verb + 2] == pronoun[:1]
            or (rest[verb + 1 : verb + 2] and rest[verb + 1].kind == "mark")
        ):
            return Frame(judged(pronoun[:1], self.language, self.persons), "close", verb)
        at = verb + 1
        while (
            at < len(rest)
            and rest[at].kind == "word"
            and (rest[at].has("perfect") or rest[at].has("adverb"))
            and not rest[at].has("det", "he", "she", "it")
        ):
            at += 1
        group = after(rest, past_phrases(rest, at), self.language)
        if not group:
            return None
        return Frame(judged(group, self.language, self.persons), "close", verb)

    def _subject_first(self, rest: Sequence[Token]) -> Frame | None:
        """ "…", X told a newspaper: the speaker stands between the quotation and the verb, and nothing else."""
        verb = self._first_verb(rest)
        if verb is None or verb == 0:
            return None
        if rest[0].kind == "word" and rest[0].has("and", "but", "that", "who", "prep") and not rest[0].has("det"):
            return None
        if self.is_passive(rest, verb):
            return None
        group = before(rest, verb, self.language)
        if not group:
            return None
        return Frame(judged(group, self.language, self.persons), "close", verb)

    def is_passive(self, tokens: Sequence[Token], verb: int) -> bool:
        """Whether somebody is told, and does not tell."""
        near = [token for token in tokens[max(0, verb - 3) : verb] if token.kind == "word" and not token.has("adverb")]
        return (
            bool(near)
            and near[-1].has("passive")
            and self.language != "fr"
            or (len(near) > 1 and near[-1].fold in {"been", "ete"})
        )

    def lead(self, tokens: Sequence[Token], at: int) -> Frame | None:
        """The attribution before the token at this place: X said: "…"; X called it "…"; in X's words "…"."""
        colon = at and tokens[at - 1].text == ":"
        for verb in range(at - 1, -1, -1):
            token = tokens[verb]
            if token.text == ";" or self._turns(tokens, verb, at):
                break
            if self.is_verb(tokens, verb):
                return self._around(tokens, verb, at, bool(colon))
            found = (
                self._according(tokens[:at], verb)
                if token.kind == "word"
                and token.has("according", "prep", "adverb")
                or token.fold in {"laut", "selon", "volgens", "enligt", "aldus", "according"}
                else None
            )
            if found:
                return Frame(found, "close" if at - verb < 12 else "far", verb)
        return self._without_verb(tokens, at) if colon else None

    def _turns(self, tokens: Sequence[Token], place: int, at: int) -> bool:
        """Whether somebody else has the word from here on: "…, but the regulator …", or another after a quotation."""
        token = tokens[place]
        if token.kind != "quote" and not token.has("contrast"):
            return False
        between = tokens[place + 1 : at]
        if token.kind == "quote" and len(between) > 5 and any(one.has("contrast") for one in between):
            return True
        if token.kind == "quote":
            return False
        return any(one.kind in {"company", "person"} or one.has("other", *OFFICES) for one in between[:6])

    def _around(self, tokens: Sequence[Token], verb: int, at: int, colon: bool) -> Frame | None:
        """The speaker of a verb: before it, or after it where the sentence begins with something else."""
        if self.is_passive(tokens, verb):
            return None
        nearness = "colon" if colon else ("close" if at - verb < 10 else "far")
        verb = self._auxiliary(tokens, verb)
        impersonal = self._nobody(tokens, verb)
        if impersonal:
            return Frame(impersonal, nearness, verb)
        if self._joined(tokens, verb):
            return Frame(self.opening(tokens, verb), nearness, verb)
        subject = before(tokens, verb, self.language)
        if len(subject) == 1 and subject[0].has("who") and not subject[0].has("he", "she", "it"):
            subject = antecedent(tokens, subject[0])
        if self._is_adverb(tokens, subject):
            subject = []
        if (
            subject
            and subject[0].kind == "word"
            and subject[0].has("prep")
            and not subject[0].has("det", "he", "she", "it")
        ):
            subject = self._after_phrase(subject)
        voice = judged(subject, self.language, self.persons) if subject else UNKNOWN
        if subject:
            return Frame(voice, nearness, verb)
        if any(token.has("someone") for token in tokens[max(0, verb - 1) : verb + 2]):
            return Frame(self._at_place(tokens[:at]), nearness, verb)
        start = verb + 1
        while (
            start < at
            and tokens[start].kind == "word"
            and tokens[start].has("perfect", "adverb", "aux")
            and not tokens[start].has("det", "he", "she", "it")
        ):
            start += 1
        group = after(tokens[:at], start, self.language)
        if group:
            return Frame(judged(group, self.language, self.persons), nearness, verb)
        return None

    def _is_adverb(self, tokens: Sequence[Token], subject: Sequence[Token]) -> bool:
        """Whether one word at the head of the sentence may be an adverb, and the subject comes after the verb."""
        if len(subject) != 1 or self.language in {"en", "fr"} or subject[0].kind != "word" or subject[0].classes:
            return False
        return subject[0].start == tokens[0].start

    def _auxiliary(self, tokens: Sequence[Token], verb: int) -> int:
        """Where the finite verb stands: of "hatte X … zugesagt" it is "hatte"."""
        if tokens[verb].has("say") and not tokens[verb].has("perfect") or self.language in {"en", "fr"}:
            return verb
        for place in range(verb - 1, max(-1, verb - 16), -1):
            if tokens[place].kind == "quote" or tokens[place].text in {":", ";"}:
                break
            if tokens[place].has("aux") and not tokens[place].has("det", "he", "she", "it"):
                return place
        return verb

    def _nobody(self, tokens: Sequence[Token], verb: int) -> Voice | None:
        """The voice of "Chez X, on se dit …", "Bei X heißt es …": the firm of the place."""
        near = " ".join(token.text for token in tokens[max(0, verb - 3) : verb + 3])
        if not phrase(self.language, "impersonal").search(near):
            return None
        for token in tokens:
            if token.kind in {"company", "person"} or token.has("other"):
                return judged([token], self.language, self.persons)
        return None

    def _at_place(self, tokens: Sequence[Token]) -> Voice:
        """The firm of "Bei X gibt man sich wortkarg"."""
        for place, token in enumerate(tokens[1:], start=1):
            if token.kind == "company" and any(
                one.has("workplace", "employ") for one in tokens[max(0, place - 3) : place]
            ):
                return judged([token], self.language, self.persons)
        return UNKNOWN

    def _joined(self, tokens: Sequence[Token], verb: int) -> bool:
        """Whether the verb shares its subject with one before: "and added", ", saying"."""
        at = verb - 1
        while (
            at >= 0
            and tokens[at].kind == "word"
            and tokens[at].has("adverb", "aux")
            and not tokens[at].has("and", "but")
        ):
            at -= 1
        if at < 1:
            return False
        if (
            tokens[at].kind == "word"
            and tokens[at].has("and", "but")
            and not tokens[at].has("who", "that", "det", "prep")
        ):
            following = tokens[verb + 1] if verb + 1 < len(tokens) else None
            inverted = following is not None and (
                following.kind in {"company", "person"} or following.has("det", "he", "she")
            )
            return self.language == "en" or not (inverted and not following.has("that"))
        ing = tokens[verb].fold.endswith("ing") if self.language == "en" else tokens[verb].fold.endswith("ant")
        return tokens[at].text == "," and ing and self.language in {"en", "fr"}

    def opening(self, tokens: Sequence[Token], end: int) -> Voice:
        """The voice of the subject that opens the sentence."""
        for at, token in enumerate(tokens[: min(end, 14)]):
            if self.is_verb(tokens, at):
                group = before(tokens, at, self.language) or after(tokens[:end], at + 1, self.language)
                return judged(group, self.language, self.persons) if group else UNKNOWN
            if token.kind in {"company", "person"} or token.has("he", "she", "it", "other"):
                if (
                    at
                    and tokens[at - 1].kind == "word"
                    and tokens[at - 1].has("prep", "employ")
                    and not tokens[at - 1].has("det")
                ):
                    return UNKNOWN
                following = [one for one in tokens[at + 1 : at + 3] if one.has("other", *OFFICES)]
                return judged([*tokens[: at + 1], *following], self.language, self.persons)
        return UNKNOWN

    def _after_phrase(self, subject: Sequence[Token]) -> list[Token]:
        """The subject of "In a statement X said" after its first words; none where the verb comes first instead."""
        if self.language in {"de", "nl", "sv"}:
            return []
        at = max((place for place, token in enumerate(subject) if token.kind in {"company", "person"}), default=0)
        return list(subject[at:]) if at else []

    def _without_verb(self, tokens: Sequence[Token], at: int) -> Frame | None:
        """A colon without a verb: "From X's statement: …", "A spokeswoman for X: …"."""
        group = [token for token in tokens[: at - 1] if token.kind != "mark"]
        if not group or len(group) > 16 or any(token.kind == "quote" for token in group):
            return None
        while group and group[0].kind == "word" and group[0].has("prep", "adverb") and not group[0].has("det"):
            group = group[1:]
        if not any(
            token.kind in {"company", "person"} or token.has(*OFFICES, "doc", "firm", "other") for token in group
        ):
            return None
        return Frame(judged(group, self.language, self.persons), "colon")
