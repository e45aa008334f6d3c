"""Runs of capitalised words: what may be a name, cut free of the words around it that are none."""

from dataclasses import dataclass

from responses.intake.finding.cuts import cut_run
from responses.intake.finding.joins import end_of_run
from responses.intake.finding.tokens import Sentence, Token, begins_name
from responses.intake.finding.vocabulary import Vocabulary, folded


@dataclass(frozen=True)
class Run:
    """Neighbouring capitalised words that may be one name: tokens ``first`` to ``last`` of its sentence."""

    sentence: Sentence
    first: int
    last: int
    start: int
    end: int
    text: str

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the run."""
        return self.sentence.tokens[self.first : self.last + 1]

    @property
    def key(self) -> str:
        """The run for comparison: case-folded words with one blank between them."""
        return " ".join(folded(self.text).split())

    @property
    def opens(self) -> bool:
        """Whether it begins its sentence, where a capital says nothing."""
        return not any(token.text[0].isalnum() for token in self.sentence.tokens[: self.first])


def runs_of(sentence: Sentence, text: str, words: Vocabulary) -> tuple[Run, ...]:
    """The names a sentence may hold."""
    found: list[Run] = []
    tokens, index = sentence.tokens, 0
    while index < len(tokens):
        if not begins_name(tokens[index]) or _is_handle(tokens, index):
            index += 1
            continue
        last = end_of_run(tokens, index, text, words)
        for first, final in cut_run(tokens, index, last, words, text):
            found.append(_run(sentence, first, final, text))
        index = last + 1
    return tuple(found)


def _is_handle(tokens: tuple[Token, ...], at: int) -> bool:
    """As in "@KestrelCares": an account's name."""
    return at > 0 and tokens[at - 1].text == "@" and tokens[at - 1].end == tokens[at].start


def _run(sentence: Sentence, first: int, last: int, text: str) -> Run:
    last = last + 1 if _keeps_mark(sentence.tokens, last) or _shouts(sentence.tokens, last) else last
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    return Run(sentence, first, last, start, end, text[start:end])


def _shouts(tokens: tuple[Token, ...], last: int) -> bool:
    """As in "Yummy! levert maaltijden": a mark within the sentence, which is the name's own."""
    behind = tokens[last + 1 : last + 3]
    return (
        len(behind) == 2 and behind[0].text == "!" and behind[0].start == tokens[last].end and behind[1].text.islower()
    )


def _keeps_mark(tokens: tuple[Token, ...], last: int) -> bool:
    """As in "by Dexter's, the discount chain": nothing follows that it could own."""
    marked = last + 1 < len(tokens) and tokens[last + 1].key == "'s" and tokens[last + 1].text[0] in "'’"
    if not marked or last + 2 >= len(tokens):
        return marked
    after = tokens[last + 2]
    return after.text in ",.;:)" or after.key in (
        "and",
        "or",
        "said",
        "says",
        "has",
        "had",
        "did",
        "was",
        "is",
        "would",
    )
