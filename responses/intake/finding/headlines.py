"""Names in headlines, where every word may have a capital: cut down to the names that stand in the text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from responses.intake.finding.authors import HEAD, SENDER
from responses.intake.finding.clusters import bare
from responses.intake.finding.lexicon import LANGUAGES, alternatives, lexicon
from responses.intake.finding.names import Run
from responses.intake.finding.shapes import Article, Kind
from responses.intake.finding.tokens import Sentence
from responses.intake.finding.vocabulary import shared

_PLAIN = 3  # longer words without a capital, which no line has whose words are meant to have one


def cut_headlines(by_sentence: Sequence[tuple[Run, ...]], article: Article) -> list[tuple[Run, ...]]:
    """The runs with those of headlines shortened to a name that the text below uses ("Marrow Bay Sets New Goals")."""
    below = {bare(run.key) for runs in by_sentence for run in runs if run.sentence.kind is not Kind.HEADING}
    return [tuple(_cut(run, below, article.text) for run in runs) for runs in by_sentence]


def _is_whole(run: Run) -> bool:
    """A name that ends in a word of trade or a legal form."""
    kinds = ("business_words", "group_words", "bank_words", "legal_forms")
    return any(run.tokens[-1].key in shared("forms", kind) for kind in kinds)


def _cut(run: Run, below: set[str], text: str) -> Run:
    if run.sentence.kind is not Kind.HEADING or bare(run.key) in below or _is_whole(run):
        return run
    for last in range(run.last - 1, run.first - 1, -1):
        end = run.sentence.tokens[last].end
        shorter = replace(run, last=last, end=end, text=text[run.start : end])
        if bare(shorter.key) in below:
            return shorter
    return run


def is_sentence_case(sentence: Sentence) -> bool:
    """Whether a headline is written like a sentence, so that a capital tells a name."""
    long = [token for token in sentence.tokens if token.text[0].isalpha() and len(token.text) > 3]
    capitals = sum(token.capital for token in long)
    return 2 * capitals <= len(long) or len(long) - capitals >= _PLAIN


def letterhead(by_sentence: Sequence[tuple[Run, ...]], article: Article) -> set[int]:
    """The id of the run that is the first line of a letter: whose letter it is."""
    language = article.language if article.language in LANGUAGES else "en"
    greeting = alternatives(lexicon("documents", language)["salutation"])
    if not re.search(rf"^[ \t]*{greeting}\b[^\n]{{0,60}}[,:!][ \t]*$", article.text, re.IGNORECASE | re.MULTILINE):
        return set()
    first = next((line for line in article.text.split("\n") if line.strip()), "")
    start = article.text.index(first)
    lines = (start, start + len(first.rstrip()))
    every = [run for runs in by_sentence for run in runs]
    sent = SENDER.search(article.text[:HEAD])
    sender = [run for run in every if sent and sent.start() <= run.start and run.end <= sent.end()]
    return {id(run) for run in every if (run.start, run.end) == lines} | {id(run) for run in sender[:1]}
