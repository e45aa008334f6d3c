"""What each sentence of a story is about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from responses.intake.finding.voices import Voice
from responses.intake.finding.wording import Token


@dataclass(frozen=True)
class Topic:
    """What a sentence is about: the voice of its subject, the companies in it, and its persons."""

    line: int
    paragraph: int
    subject: Voice
    companies: tuple[str, ...]
    persons: tuple[Voice, ...]
    spoke: bool = False  # the subject is one who was quoted or said something
    others: bool = False  # somebody who is no company is in it
    named: frozenset[str] = frozenset()  # those of its companies that it names, and does not only describe
    main: frozenset[str] = frozenset()  # those of its companies that stand outside of its relative clauses

    @property
    def only(self) -> str | None:
        """The one company in the sentence; None where there are several."""
        return self.companies[0] if len(set(self.companies)) == 1 else None

    @property
    def chief(self) -> str | None:
        """The one company in the sentence, or the one outside of its relative clauses: "X, which supplies Y,"."""
        return self.only or (next(iter(self.main)) if len(self.main) == 1 else None)


def outside_relatives(tokens: Sequence[Token]) -> Iterator[int]:
    """The places of a sentence's companies that no relative clause and no apposition names: "X, which supplies Y,"."""
    inside = False
    for at, token in enumerate(tokens):
        if token.text == ",":
            behind = tokens[at + 1] if at + 1 < len(tokens) else None
            inside = behind is not None and behind.kind == "word" and behind.has("who", "det")
        elif token.kind == "company" and not inside:
            yield at
