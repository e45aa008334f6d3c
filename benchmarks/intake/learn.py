"""Learns the weights of ``responses/intake/finding/leanings.py`` from the articles, and writes their files.

``python -m benchmarks.intake.learn`` reads ``articles/dev`` (never ``held``) and writes, for each language,
``words/<language>/weights_names.yaml``, ``weights_quotes.yaml`` and ``weights_promises.yaml``. ``--also FOLDER`` reads
more articles. Logistic regression with a penalty on the squares of the weights; signs that are rarer than ``RAREST``
and weights below ``LEAST`` are left out, so that the files stay short, and every figure can be checked by hand.
"""

import argparse
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.intake.__main__ import read
from benchmarks.intake.gold import ARTICLES, Gold, Names, articles_of
from benchmarks.intake.tokens import name_key, overlap, place_of, shared, words
from responses.intake.finding.actors import Cast
from responses.intake.finding.articles import read_article
from responses.intake.finding.authors import document_author
from responses.intake.finding.circumstances import signs_of_quote
from responses.intake.finding.commitments import sentence_signs
from responses.intake.finding.companies import clusters_of, find_companies, next_sentences
from responses.intake.finding.leanings import ALWAYS, Of, weights
from responses.intake.finding.lexicon import LANGUAGES, WORDS, lexicon
from responses.intake.finding.neighbours import signs_of_name
from responses.intake.finding.quotes import find_quotes
from responses.intake.finding.readings import read_voices
from responses.intake.finding.tokens import sentences_of

RAREST = 4  # articles' names, quotations or sentences that a sign stands with at least
LEAST = 0.15  # the smallest weight that is kept
STEP = 0.1
SAME = 0.6  # of the words, for a passage to be the one that a reader marked
Example = tuple[frozenset[str], bool]


def main() -> None:
    """Learn the three kinds one after the other: what is learned of names tells what firms stand near quotations."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--also", nargs="*", default=[], help="more folders of articles")
    folders = [str(ARTICLES / "dev"), *(str(Path(folder).resolve()) for folder in parser.parse_args().also)]
    articles = [gold for folder in folders for gold in articles_of(folder)]
    for of, examples, strength in (
        (Of.NAMES, examples_of_names, 0.3),
        (Of.QUOTES, examples_of_quotes, 0.3),
        (Of.PROMISES, examples_of_promises, 1.0),
    ):
        for language in LANGUAGES:
            found = [one for gold in articles if gold.language == language for one in examples(gold)]
            learned = learn(found, strength)
            write(WORDS / language / f"weights_{of}.yaml", of, learned)
            print(f"{of} {language}: {len(found)} examples, {len(learned)} signs")
        lexicon.cache_clear()
        weights.cache_clear()


def learn(examples: Sequence[Example], strength: float) -> dict[str, float]:
    """The weights of the signs that tell the right examples from the others."""
    often = Counter(sign for signs, _ in examples for sign in signs)
    rows = [{sign: 1.0 for sign in signs if often[sign] >= RAREST} for signs, _ in examples]
    vectors = DictVectorizer(sort=True)
    model = LogisticRegression(C=strength, max_iter=3000)
    model.fit(vectors.fit_transform(rows), [right for _, right in examples])
    found = {ALWAYS: model.intercept_[0]} | dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    return {sign: weight for sign, weight in found.items() if sign == ALWAYS or abs(weight) >= LEAST}


def write(path: Path, of: Of, learned: Mapping[str, float]) -> None:
    """The weights as a dictionary: under each weight, the greatest first, the signs that have it."""
    by_weight: dict[int, list[str]] = defaultdict(list)
    for sign, weight in learned.items():
        by_weight[round(weight / STEP)].append(sign.replace("\\", "\\\\").replace('"', '\\"'))
    lines = [f"# Learned weights of {of}, by python -m benchmarks.intake.learn; leanings.py says what they are."]
    for weight in sorted(by_weight, reverse=True):
        shown = f'"{weight * STEP:.1f}": "{", ".join(sorted(by_weight[weight]))}"'
        lines += textwrap.wrap(shown, 120, subsequent_indent="  ", break_on_hyphens=False, break_long_words=False)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def examples_of_names(gold: Gold) -> Iterator[Example]:
    """Every name of an article, and whether it is a company's."""
    article = read_article(read(gold))
    sentences = sentences_of(article)
    clusters, _ = clusters_of(article, sentences)
    right, ignored = (
        Names(gold.expected["companies"]),
        {name_key(name) for name in gold.expected["ignore"]["companies"]},
    )
    following = next_sentences(sentences)
    for cluster in clusters:
        names = {run.text for run in cluster.runs}
        hit = right.resolve(*names) is not None
        if hit or not ignored & {name_key(name) for name in names}:
            yield signs_of_name(cluster, following), hit


def examples_of_quotes(gold: Gold) -> Iterator[Example]:
    """Every stretch between quotation marks, and whether a company says it."""
    article = read_article(read(gold))
    reading = read_voices(article, find_companies(article))
    marked = [(one["text"], True) for one in gold.expected["quotes"]]
    marked += [(one["text"], False) for one in gold.expected["not_company_quotes"]]
    marked += [(text, None) for text in gold.expected["ignore"]["quotes"]]
    for lines in reading.lines:
        for line in lines:
            for at in line.quotes:
                mark = reading.marks[int(line.tokens[at].value)]
                right = _company_says(article.text[mark.start : mark.end], marked)
                if right is not None:
                    yield signs_of_quote(lines, line, at), right


def _company_says(text: str, marked: Sequence[tuple[str, bool | None]]) -> bool | None:
    """Whether a company says it, as the passage most like it was marked; None where that is to be ignored."""

    def alike(other: str) -> float:
        return 0.95 if text.strip() in other or other in text else overlap(words(text), words(other))

    best = max(marked, key=lambda one: alike(one[0]), default=None)
    return best[1] if best and alike(best[0]) >= SAME else None


def examples_of_promises(gold: Gold) -> Iterator[Example]:
    """Every sentence, and whether it holds a promise or a measure."""
    article = read_article(read(gold))
    companies = find_companies(article)
    cast = Cast(article, companies, find_quotes(article, companies))
    author = document_author(article, companies)
    for sentence in cast.sentences:
        shown = article.text[sentence.start : sentence.end]
        right = any(_holds(shown, one["text"]) for one in gold.expected["commitments"])
        if right or not any(_holds(shown, text) for text in gold.expected["ignore"]["commitments"]):
            yield sentence_signs(cast, sentence, author), right


def _holds(sentence: str, passage: str) -> bool:
    """Whether a sentence holds most of a passage, or is a part of it."""
    inner, outer = words(passage), words(sentence)
    return place_of(outer, inner) >= 0 or shared([*set(inner)], [*set(outer)]) >= SAME * len(set(inner))


if __name__ == "__main__":
    main()
