"""Names that stand side by side: "three companies, A, B and C", lists under a heading, columns of a table."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from responses.intake.finding.contexts import DASHES, OPENERS, QUOTES, after, before, describes_another, phrase_at_end
from responses.intake.finding.names import Run
from responses.intake.finding.shapes import Article, Kind
from responses.intake.finding.tokens import Sentence
from responses.intake.finding.vocabulary import Vocabulary, is_place

_HEAD_REACH = 7  # words before the first name in which "companies" may stand
_OPENING = 3  # paragraphs in which a round-up says whom it asked
_AND = frozenset(
    [
        "and",
        "und",
        "et",
        "en",
        "och",
        "or",
        "oder",
        "ou",
        "of",
        "eller",
        "sowie",
        "&",
        "as",
        "well",
        "ainsi",
        "que",
        "samt",
        "respektive",
        "plus",
    ]
)
_OF = frozenset({"of", "de", "d'", "du"})
_FROM = frozenset(["from", "of", "aus", "in", "uit", "från", "de", "du", "d'", "en", "i", "based", "à"])


def series(runs: Sequence[Run], words: Vocabulary) -> tuple[tuple[Run, ...], ...]:
    """The runs of one sentence that are coordinated: "A, B (now C) from France and D" gives A, B, D."""
    groups: list[list[Run]] = []
    for run in runs:
        if is_place(run.key) or _is_from(run) or describes_another(run):
            continue
        if groups and _coordinated(groups[-1][-1], run, words):
            groups[-1].append(run)
        elif not groups or not _between_brackets(run):
            groups.append([run])
    return tuple(tuple(group) for group in groups if len(group) > 1)


def _is_from(run: Run) -> bool:
    """As in "of Fareham", "från Nynäshamn": where a firm is from."""
    left = before(run, 2)
    again = left[:1] and left[0] in _AND and left[-1] in _OF  # "des boîtes de A et de B"
    return len(run.tokens) == 1 and bool(left) and left[-1] in _FROM and not again


def _between_brackets(run: Run) -> bool:
    tokens = [token.text for token in run.sentence.tokens[: run.first]]
    return tokens.count("(") > tokens.count(")")


def _coordinated(one: Run, other: Run, words: Vocabulary) -> bool:
    """Nothing between the two but commas, "and", a bracket, or where the first is from."""
    keys = [token.key for token in one.sentence.tokens[one.last + 1 : other.first] if token.text not in QUOTES]
    if keys == [","] and after(other, 1) == ("'s",):
        return False  # "Jane Roe, Kestrel's head of sales": who the first of them is
    keys = _without_brackets(keys)
    joins = [key for key in keys if key in _AND or key == ","]
    others = [key for key in keys if key not in _AND and key != ","]
    small = [key for key in others if _filler(key, words)]
    alike = len(small) == 1 and words.language == "de" and _has_article(one, words)
    if small and not alike and not any(key in _AND for key in keys):
        return False
    return bool(joins) and all(
        key in _FROM or is_place(key) or _filler(key, words) for key in _without_repeated(others, words)
    )


def _without_repeated(others: list[str], words: Vocabulary) -> list[str]:
    """As in "to A and to B": the preposition said again."""
    return others[1:] if others and words.has("governing", others[0]) else others


def _has_article(run: Run, words: Vocabulary) -> bool:
    left = before(run, 1)
    return bool(left) and words.has("articles", left[0])


def _filler(key: str, words: Vocabulary) -> bool:
    return words.has("articles", key) or words.trade(key)


def _without_brackets(keys: list[str]) -> list[str]:
    if "(" in keys and ")" in keys[keys.index("(") :]:
        start = keys.index("(")
        return keys[:start] + keys[keys.index(")", start) + 1 :]
    return keys


def headed(first: Run, words: Vocabulary, *, more: bool = False) -> bool:
    """Whether "companies", "suppliers such as" or the like leads to this first name of a series."""
    left = before(first, _HEAD_REACH)
    if not left:
        return False
    opened = left[-1] in (",", ":") or left[-1] in OPENERS or left[-1] in DASHES
    counted = (
        False
        if words.language == "de" and not more
        else words.language != "de" or any(words.has("articles", word) for word in left[-4:-1])
    )
    leads = opened or bool(phrase_at_end(left, "lists", words)) or (words.trades(left[-1]) and counted)
    if not leads:
        return False
    if words.language == "de" and left[-1] == "," and any(words.ends_in("people", word) for word in left[-5:-2]):
        return False  # "der Deutschland-Chef der Prüfer, X"
    nearest = left[-4:] if opened else left[-6:]
    return any(words.trades(key) for key in nearest)


def sections(by_sentence: Iterable[Sequence[Run]], sentences: Sequence[Sentence], words: Vocabulary) -> set[int]:
    """Ids of the runs that are a whole heading each, three and more of them, after a sentence that counts firms."""
    counted, found = False, []
    for sentence, runs in zip(sentences, by_sentence, strict=True):
        counted = counted or any(words.trades(token.key) for token in sentence.tokens)
        whole = len(runs) == 1 and runs[0].first == 0 and _ends_with(runs[0], sentence)
        whole = whole and (words.language != "de" or len(runs[0].tokens) > 1)
        if counted and whole and sentence.kind is Kind.HEADING and not words.has("says", runs[0].key):
            found.append(id(runs[0]))
    return set(found) if len(found) > 2 else set()


def _ends_with(run: Run, sentence: Sentence) -> bool:
    """Whether nothing follows the name but what stands between brackets: "Tornado (drönare för yttre bevakning)"."""
    behind = [token.text for token in sentence.tokens[run.last + 1 :]]
    return not behind or (behind[0] == "(" and behind.index(")") == len(behind) - 1 if ")" in behind else False)


def counts_firms(sentences: Sequence[Sentence], words: Vocabulary) -> bool:
    """Whether the article begins by speaking of several firms: "We asked seven ski makers"."""
    return any(
        words.trades(token.key) and (not words.trade(token.key) or _is_counted(sentence, at, words))
        for sentence in sentences
        if sentence.paragraph <= sentences[0].paragraph + _OPENING
        for at, token in enumerate(sentence.tokens)
    )


def _is_counted(sentence: Sentence, at: int, words: Vocabulary) -> bool:
    """As in "sju företag", "drei deutsche Hersteller": a number stands before a noun whose plural is its singular."""
    return any(token.key.isdigit() or words.has("counts", token.key) for token in sentence.tokens[max(0, at - 3) : at])


def items(by_sentence: Iterable[Sequence[Run]], sentences: Sequence[Sentence], words: Vocabulary) -> set[int]:
    """Ids of the runs that open the items of a list led by a line such as "The buyers named:"."""
    found: set[int] = set()
    text = {sentence.paragraph: False for sentence in sentences}
    for one, then in pairwise(sentences):
        text[one.paragraph] |= one.paragraph == then.paragraph and _tells(one)
    led, last = False, -2
    for sentence, runs in zip(sentences, by_sentence, strict=True):
        if sentence.kind is not Kind.LISTED:
            led = any(words.trades(token.key) for token in sentence.tokens)
        elif led and sentence.paragraph != last and runs and runs[0].first <= 1 and not text[sentence.paragraph]:
            found.add(id(runs[0]))
        last = sentence.paragraph
    return found


def _tells(sentence: Sentence) -> bool:
    """Whether a sentence begins with words of a text, not with a name and a mark: "The complainants denied it."."""
    second = sentence.tokens[1:2]
    return bool(second) and second[0].text.islower()


def columns(article: Article, sentences: Iterable[Sentence], words: Vocabulary) -> frozenset[int]:
    """Numbers of the sentences that are a cell in a column headed "Company", "Bank", "Unternehmen"."""
    cells = [sentence for sentence in sentences if sentence.kind is Kind.CELLS]
    rows = [list(row) for _, row in groupby(cells, key=lambda sentence: sentence.paragraph)]
    found: set[int] = set()
    column: int | None = None
    previous = -2
    for row in rows:
        if row[0].paragraph != previous + 1 or column is None:
            column = _company_column(row, article, words)
        else:
            found.update(cell.number for cell in row if _place_in_row(cell, row[0], article) == column)
        previous = row[0].paragraph
    return frozenset(found)


def _company_column(row: Sequence[Sentence], article: Article, words: Vocabulary) -> int | None:
    for cell in row:
        keys = [token.key for token in cell.tokens]
        if len(keys) <= 3 and any(words.trade(key) or words.trades(key) for key in keys):
            return _place_in_row(cell, row[0], article)
    return None


def _place_in_row(cell: Sentence, first: Sentence, article: Article) -> int:
    """Which cell of its row it is: the bars before it."""
    paragraph = article.paragraphs[cell.paragraph]
    return article.text.count("|", min(paragraph.start, first.span.start), cell.span.start)
