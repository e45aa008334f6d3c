"""For whom agencies and law firms speak."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from responses.intake.finding.phrases import phrases
from responses.intake.finding.speech import classes_of, phrase
from responses.intake.finding.wording import Line, Token

ENDS = frozenset({",", ".", ";", ":"})
FOR = frozenset({"for", "fur", "pour", "voor", "namens", "av", "by", "von", "par", "door"})
NEAR = 4  # words before a name that say what it is


def clients_of_agencies(lines: Iterable[Line], language: str) -> dict[str, str]:
    """Each agency with the firm it speaks for: "Y, an agency that represents X", "Y, acting for X,", "for X Y replied".

    "" for the firm where an agency answers for one that the sentence does not name.
    """
    found: dict[str, str] = {}
    for line in lines:
        for agent, client in (*_engaged(line.tokens, language), *_answering(line.tokens, language)):
            found[agent] = client or found.get(agent, "")
    return found


def _engaged(tokens: Sequence[Token], language: str) -> Iterator[tuple[str, str]]:
    """The agencies of which the words behind their names say for whom they work."""
    for at, token in enumerate(tokens[:-1]):
        if token.kind != "company" or tokens[at + 1].text not in {",", "("}:
            continue
        words = list(takewhile(lambda one: one.text not in ENDS and one.kind != "quote", tokens[at + 2 : at + 18]))
        firms = {str(one.value) for one in words if one.kind == "company"} - {str(token.value)}
        shown = " ".join(one.text for one in words)
        hired = any(one.has("agent") for one in words) and phrase(language, "works").search(shown)
        if len(firms) == 1 and (hired or phrase(language, "serves").search(shown)):
            yield str(token.value), firms.pop()


def _answering(tokens: Sequence[Token], language: str) -> Iterator[tuple[str, str]]:
    """The agency that answers in a firm's name: "An agency, Y, replied on X's behalf"."""
    if not phrases("speech", language, "answers_for").search(" ".join(token.text for token in tokens)):
        return
    firms = {str(token.value) for token in tokens if token.kind == "company"}
    agents = {str(token.value) for at, token in enumerate(tokens) if _is_agency(tokens, at, language)}
    if len(agents) == 1:
        others = firms - agents
        yield agents.pop(), others.pop() if len(others) == 1 else ""


def _is_agency(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether a company is called an agency or chambers, before its name or in it."""
    if tokens[at].kind != "company":
        return False
    apposed = at > 0 and tokens[at - 1].text == ","
    ahead = reversed(tokens[max(0, at - NEAR - apposed) : at - apposed])
    before = takewhile(lambda one: one.kind == "word" and one.fold not in FOR, ahead)
    return any(one.has("agent") for one in before) or any(
        "agent" in classes_of(word, language) for word in tokens[at].text.split()
    )
