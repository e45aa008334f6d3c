"""The signs by which a quotation is weighed: its words, those of its sentence, and of the sentences around it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from responses.intake.finding.leanings import words_of
from responses.intake.finding.vocabulary import folded
from responses.intake.finding.wording import Line, Token

LATER = 10  # words of the sentence after it that are looked at
SHORT = 5  # words of what is no fragment


def signs_of_quote(lines: Sequence[Line], line: Line, at: int) -> frozenset[str]:
    """Words with where they stand ("in we", "after said"), for the quotation at this place of a line."""
    own = words_of(line.tokens[at].text)
    place = next((place for place, one in enumerate(lines) if one is line), 0)
    before, after = tuple(_shown(line.tokens[:at])), tuple(_shown(line.tokens[at + 1 :]))
    earlier = tuple(_shown(lines[place - 1].tokens)) if place else ()
    later = tuple(_shown(lines[place + 1].tokens))[:LATER] if place + 1 < len(lines) else ()
    near = any(token.kind == "company" for one in lines for token in one.tokens)
    traits = {"short": len(own) < SHORT, "firm here": "COMPANY" in (*before, *after), "firm near": near}
    found = {f"in {word}" for word in own} | {f"opens {word}" for word in own[:1]}
    found |= {f"before {word}" for word in (*before, *map(" ".join, pairwise(before)))}
    found |= {f"after {word}" for word in (*after, *map(" ".join, pairwise(after)))}
    found |= {f"earlier {word}" for word in earlier} | {f"later {word}" for word in later}
    return frozenset(found | {trait for trait, there in traits.items() if there})


def _shown(tokens: Sequence[Token]) -> Iterator[str]:
    """The words of a sentence; of companies, persons and quotations only that there is one."""
    for token in tokens:
        if token.kind in {"company", "person", "quote"}:
            yield token.kind.upper()
        elif token.kind == "word" or token.text in "?:":
            yield folded(token.text)
