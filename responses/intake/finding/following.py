"""What the next sentence calls the one spoken of: "Beacon has had better weeks. The logistics business ..."."""

from collections.abc import Sequence

from responses.intake.finding.contexts import QUOTES
from responses.intake.finding.names import Run
from responses.intake.finding.tokens import Sentence
from responses.intake.finding.vocabulary import Vocabulary

_REACH = 5  # words at the head of the next sentence in which the noun of trade stands


def taken_up(by_sentence: Sequence[tuple[Run, ...]], sentences: Sequence[Sentence], words: Vocabulary) -> set[int]:
    """Ids of the runs that the following sentence of the paragraph takes up as a firm."""
    found: set[int] = set()
    for sentence, runs, following in zip(sentences, by_sentence, sentences[1:], strict=False):
        if following.paragraph != sentence.paragraph or not runs:
            continue
        if speaks_of_all(following, words):
            found.update(id(run) for run in runs)
        elif opens_with_trade(following, words):
            opening = [run for run in runs if run.opens and not _is_set_off(run)]
            if opening or len(runs) == 1:
                found.add(id((opening or list(runs))[0]))
            if _closes(runs[-1], words):
                found.add(id(runs[-1]))
    return found


def _closes(run: Run, words: Vocabulary) -> bool:
    """As in "liegt in den Regalen von X. Die Kette …": the last words of the sentence, behind a preposition."""
    tokens = run.sentence.tokens
    ends = all(not token.text[0].isalnum() for token in tokens[run.last + 1 :])
    return ends and run.first > 1 and words.has("trading_with", tokens[run.first - 1].key)


def _is_set_off(run: Run) -> bool:
    """The first word of a quotation, or half of a compound ("PFAS-maker")."""
    tokens = run.sentence.tokens
    half = run.last + 1 < len(tokens) and tokens[run.last + 1].text == "-" and tokens[run.last + 1].start == run.end
    return half or tokens[0].text in QUOTES


def speaks_of_all(sentence: Sentence, words: Vocabulary) -> bool:
    """As in "Neither bank returned calls", "Beide Firmen schweigen": all that were named are firms."""
    keys = [token.key for token in sentence.tokens[:5]]
    counted = any(words.has("pairs", " ".join(keys[:length])) for length in (1, 2, 3))
    return counted and any(words.trade(key) or words.trades(key) for key in keys[1:4])


def opens_with_trade(sentence: Sentence, words: Vocabulary) -> bool:
    """As in "The drone maker ...", "Le groupe ...", "Bolaget ..." with no name right after it."""
    tokens = sentence.tokens[: _REACH + 1]
    for at, token in enumerate(tokens[:_REACH]):
        if words.trade(token.key):
            definite = words.language == "sv" or (at > 0 and words.has("definite", tokens[0].key))
            named = at + 1 < len(tokens) and tokens[at + 1].capital
            return definite and not named
        if at and not token.text[0].isalpha():
            return False
    return False
