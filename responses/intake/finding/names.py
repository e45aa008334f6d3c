"""Runs of capitalised words: what may be a name, cut free of the words around it that are none."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from responses.intake.finding.shapes import Article, Kind, Paragraph, Span
from responses.intake.finding.vocabulary import (
    COMPOUNDING,
    Vocabulary,
    folded,
    is_people,
    nation_of,
    shared,
    vocabulary,
)

READ = frozenset({Kind.BODY, Kind.QUOTED, Kind.LISTED, Kind.CELLS, Kind.UPDATE})

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|\b(?:d\.o\.o\.|s\.r\.o\.|a\.s\.|e\.K\.|S\.p\.A\.?|S\.r\.l\.?|Sp\.|z\s?o\.o\.|Inc\.|Ltd\.|Corp\.|Co\.|Ltda\.|Kft\.|Bhd\.|Sdn\.|Pty\.?|Pte\.|Pvt\.|Dr\.|Mr\.|Mrs\.|Ms\.|Prof\.|St\.)"
    r"|[^\W_]+(?:[.’'\-‐‑/&+][^\W_]+)*(?::(?:s|n|ns)\b)?|[^\w\s]"
)
_POSSESSIVE = re.compile(r"(?:['’]s|['’]S|:s|:n|:ns)$")
_ELIDED = re.compile(r"^(?:[ldjnsmtcLDJNSMTC]|qu|Qu|jusqu|lorsqu|puisqu|aujourd)['’](?=[^\W\d_])")
_COMPOUND = re.compile(r"(?P<name>[^\W\d_a-zà-ÿ]\S*)[-‐‑](?P<noun>[^\W\d_]+)")
_PREFIX = re.compile(r"(?:ex|anti|pro|non|oud|post|nicht|früher)[-‐‑](?=[^\W\d_a-zà-ÿ])", re.IGNORECASE)
_ROMANCE = frozenset({"de", "del", "la", "di", "do", "da", "du", "des", "los", "las"})
_AND = frozenset({"and", "und", "et", "en", "och"})
_KIN = frozenset(
    {
        "sons",
        "son",
        "daughters",
        "daughter",
        "brothers",
        "co",
        "company",
        "söhne",
        "sohn",
        "partner",
        "fils",
        "frères",
        "cie",
        "associés",
        "zonen",
        "zoon",
        "söner",
        "son",
        "partners",
        "associates",
        "gebroeders",
        "filles",
        "töchter",
        "dochters",
    }
)
_JOINER = re.compile(r"[&+]")


class Token(NamedTuple):
    """A word or a mark, with its place in the text; ``key`` is its case-folded form without a genitive mark."""

    start: int
    end: int
    text: str
    key: str

    @property
    def capital(self) -> bool:
        """Written like a name: a capital at the front ("Axis"), after figures ("3M") or inside ("eBay")."""
        return self.text[0].isupper() or any(letter.isupper() for letter in self.text.lstrip("0123456789")[:3])


@dataclass(frozen=True)
class Sentence:
    """The tokens of one sentence, and the kind of the paragraph it stands in."""

    number: int
    paragraph: int
    kind: Kind
    span: Span
    tokens: tuple[Token, ...]


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


def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """The sentences that are read, headings among them, in the order of the text."""
    found: list[Sentence] = []
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind in READ or paragraph.kind is Kind.HEADING:
            for span in paragraph.sentences or (Span(paragraph.start, paragraph.end),):
                found.append(_sentence(article, paragraph, index, span, len(found)))
    return tuple(found)


def _sentence(article: Article, paragraph: Paragraph, index: int, span: Span, number: int) -> Sentence:
    return Sentence(number, index, paragraph.kind, span, tokens_of(article.text, span, vocabulary(article.language)))


def tokens_of(text: str, span: Span, words: Vocabulary) -> tuple[Token, ...]:
    """The words and marks of a stretch of text; elided articles, genitive marks and "-Sprecher" are cut off."""
    tokens: list[Token] = []
    for match in _WORD.finditer(text, span.start, span.end):
        start, word = match.start(), match.group()
        elided = _ELIDED.match(word) if words.language == "fr" else None
        if elided and not (word[0] == "L" and word[elided.end()].isupper() and tokens):
            tokens.append(_token(start, elided.group()))
            start, word = start + elided.end(), word[elided.end() :]
        prefix = _PREFIX.match(word)
        if prefix:
            tokens.append(_token(start, word[: prefix.end() - 1]))
            start, word = start + prefix.end(), word[prefix.end() :]
        bare = _POSSESSIVE.sub("", word) or word
        named, noun = _compound(bare, words)
        tokens.append(_token(start, named))
        if noun:
            tokens.extend((_token(start + len(named), "-"), _token(start + len(named) + 1, noun)))
        if bare != word:
            tokens.append(Token(start + len(bare), start + len(word), word[len(bare) :], "'s"))
    return tuple(tokens)


def _token(start: int, text: str) -> Token:
    return Token(start, start + len(text), text, folded(text))


def _compound(word: str, words: Vocabulary) -> tuple[str, str]:
    """ "Idemia-Sprecher" as a name and a noun; a word that is no such compound with an empty noun."""
    match = _COMPOUND.fullmatch(word)
    if match is None:
        return word, ""
    noun = folded(match["noun"])
    ends = match["noun"][0].islower() or is_role(noun, words) or words.ends_in("officers", noun) or words.strips(noun)
    return (match["name"], match["noun"]) if ends else (word, "")


def runs_of(sentence: Sentence, text: str, words: Vocabulary) -> tuple[Run, ...]:
    """The names a sentence may hold."""
    found: list[Run] = []
    tokens, index = sentence.tokens, 0
    while index < len(tokens):
        if not _begins(tokens[index]):
            index += 1
            continue
        last = _end_of_run(tokens, index, text, words)
        for first, final in _cut(tokens, index, last, words):
            found.append(_run(sentence, first, final, text))
        index = last + 1
    return tuple(found)


def _begins(token: Token) -> bool:
    return token.text[0].isalnum() and token.capital and not token.text.isdigit() and token.text[-1] not in "'’"


def _run(sentence: Sentence, first: int, last: int, text: str) -> Run:
    last = last + 1 if _keeps_mark(sentence.tokens, last) else last
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    return Run(sentence, first, last, start, end, text[start:end])


def _keeps_mark(tokens: tuple[Token, ...], last: int) -> bool:
    """ "by Dexter's, the discount chain": nothing follows that it could own."""
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


def _end_of_run(tokens: tuple[Token, ...], index: int, text: str, words: Vocabulary) -> int:
    """The last token that belongs with ``index``: capitals side by side, "A & B", "Bank of X", ", Inc."."""
    last = index
    while last + 1 < len(tokens):
        step = _next_capital(tokens, last, text, words)
        if step is None:
            return last
        last = step
    return last


def _next_capital(tokens: tuple[Token, ...], last: int, text: str, words: Vocabulary) -> int | None:
    following = last + 1
    if not text[tokens[last].end : tokens[following].start].isspace():
        legal = tokens[following].text == "," and following + 1 < len(tokens)
        return following + 1 if legal and tokens[following + 1].key in _comma_forms() else None
    if tokens[following].text == "(":
        return _after_bracket(tokens, following)
    if [token.key for token in tokens[last : last + 3]] == ["s.a.", "de", "c.v."]:
        return last + 2
    if _begins(tokens[following]) or tokens[following].key in ("d.o.o.", "a.s.", "s.r.o.", "plc", "mbh", "o.o."):
        return following
    if _JOINER.fullmatch(tokens[following].text) and following + 1 < len(tokens) and _begins(tokens[following + 1]):
        return following + 1
    if tokens[following].key in _AND and following + 1 < len(tokens) and tokens[following + 1].key in _KIN:
        return following + 1
    return _after_connectors(tokens, last, words)


def _after_bracket(tokens: tuple[Token, ...], bracket: int) -> int | None:
    """ "Vantage Aggregates (Southern) Limited": a bracket within a name, before its legal form."""
    inside = [token.text for token in tokens[bracket + 1 : bracket + 4]]
    if len(inside) == 3 and inside[1] == ")" and is_form(folded(inside[2])) and tokens[bracket + 1].capital:
        return bracket + 3
    return None


def _comma_forms() -> frozenset[str]:
    return frozenset({"inc", "inc.", "ltd", "ltd.", "llc", "s.a.", "n.v.", "corp.", "plc", "lp", "s.l."})


def _after_connectors(tokens: tuple[Token, ...], last: int, words: Vocabulary) -> int | None:
    """ "Ministry of Trade", "Compagnie des Mines": a head that is completed by small words and another capital."""
    at = last + 1
    romance = tokens[last].key in shared("forms", "romance_heads")
    if not (romance or _is_head(tokens[last].key, words)):
        return _before_form(tokens, last, words) or _of_the(tokens, last, words)
    if words.has("name_adjectives", tokens[at].key if at < len(tokens) else ""):
        return _after_adjective(tokens, at, words)
    while (
        at < len(tokens)
        and at - last <= 3
        and (words.has("connectors", tokens[at].key) or (romance and tokens[at].key in _ROMANCE))
    ):
        if at == last + 1 and tokens[at].key in _AND:
            return None
        at += 1
    complete = last + 1 < at < len(tokens) and _begins(tokens[at])
    return at if complete and not is_role(tokens[at].key, words) else None


def _before_form(tokens: tuple[Token, ...], last: int, words: Vocabulary) -> int | None:
    """ "Lainière de l'Aubrac SAS": small words between capitals, and a legal form right after."""
    at = last + 1
    while (
        at < len(tokens) and at - last <= 3 and words.has("connectors", tokens[at].key) and tokens[at].key not in _AND
    ):
        at += 1
    formed = last + 1 < at < len(tokens) - 1 and _begins(tokens[at]) and is_form(tokens[at + 1].key)
    return at if formed and words.language != "de" else None


def _of_the(tokens: tuple[Token, ...], last: int, words: Vocabulary) -> int | None:
    """ "Cigarillos du Lac", "Filles de la Lune": French names with an article inside."""
    keys = [token.key for token in tokens[last + 1 : last + 3]]
    if words.language != "fr" or not keys or is_role(tokens[last].key, words) or _no_name(tokens[last].key, words):
        return None
    small = 1 if keys[0] in ("du", "des") else 2 if keys in (["de", "la"], ["de", "l'"]) else 0
    at = last + 1 + small
    return at if small and at < len(tokens) and _begins(tokens[at]) and not is_role(tokens[at].key, words) else None


def _after_adjective(tokens: tuple[Token, ...], at: int, words: Vocabulary) -> int | None:
    """ "Compagnie générale des barrages": the adjective, and what follows "des"."""
    after = at + 1
    while after < len(tokens) and after - at <= 2 and tokens[after].key in ("de", "des", "du", "d'", "la"):
        after += 1
    complete = at + 1 < after < len(tokens) and tokens[after].text[0].isalpha()
    return after if complete else at


def _is_head(key: str, words: Vocabulary) -> bool:
    if key in shared("organisations", "organisation_words"):
        return True
    if words.language == "fr" and key in shared("forms", "business_words"):
        return True
    return words.language in ("en", "fr") and (key in shared("forms", "heads") or key in shared("forms", "bank_words"))


def is_role(key: str, words: Vocabulary) -> bool:
    """A person's office, trade or title, which is no part of a company's name."""
    if key.endswith("s") and key in shared("organisations", "organisation_words"):
        return False
    compound = words.language in COMPOUNDING and words.ends_in("people", key)
    return compound or words.has("people", key) or words.has("titles", key)


def _cut(tokens: tuple[Token, ...], first: int, last: int, words: Vocabulary) -> list[tuple[int, int]]:
    """The names in a run: cut at offices and titles ("Axis CEO Anna Berg"), its opening words taken off."""
    pieces: list[tuple[int, int]] = []
    start = first
    for at in range(first, last + 2):
        if at > last or _cuts(tokens, at, last, words):
            piece = _opening(tokens, start, at - 1, words)
            if piece is not None:
                pieces.append(piece)
            start = at + 1
    return pieces


def _cuts(tokens: tuple[Token, ...], at: int, last: int, words: Vocabulary) -> bool:
    key = tokens[at].key
    if is_role(key, words):
        return True
    if words.language != "de" or _form_follows(tokens, at, last):
        return False
    return words.has("not_names", key) and not words.has("may_begin", key)


def _form_follows(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    """A common noun before a legal form belongs to the name: "Meridian Handel GmbH"."""
    return any(is_form(token.key) for token in tokens[at + 1 : min(last, at + 2) + 1])


def is_form(key: str) -> bool:
    """A legal form on its own: "ag", "s.a."."""
    return key in shared("forms", "legal_forms")


def _opening(tokens: tuple[Token, ...], first: int, last: int, words: Vocabulary) -> tuple[int, int] | None:
    """From where to where the name goes once what is none of it is taken off; None if nothing is left."""
    last = _closing(tokens, first, last, words)
    trades = [at for at in range(first, last) if words.language in COMPOUNDING and words.strips(tokens[at].key)]
    first = trades[0] + 1 if trades and not _ends_in_form(tokens, trades[0] + 1, last) else first
    while first <= last and (tokens[first].text in "&+" or _precedes(tokens, first, last, words)):
        first += 1
    opens = not _within(tokens, first) and len(tokens) > 1
    if first > last or all(_empty(token, words, opens=opens) for token in tokens[first : last + 1]):
        return None
    return first, last


def _ends_in_form(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    """Whether nothing but a legal form is left ("Handel AG"), so that the trade is the name."""
    return at == last and is_form(tokens[at].key)


def _closing(tokens: tuple[Token, ...], first: int, last: int, words: Vocabulary) -> int:
    """The last word without days, months and the like after the name."""
    while last > first and words.has("not_names", tokens[last].key) and not _generic(tokens[last].key):
        if words.has("may_begin", tokens[last].key) or tokens[last].key in shared(
            "organisations", "organisation_words"
        ):
            break
        last -= 1
    return last


def _precedes(tokens: tuple[Token, ...], first: int, last: int, words: Vocabulary) -> bool:
    key, rest = tokens[first].key, tokens[first + 1 : last + 1]
    if key in ("ong", "ngo"):
        return bool(rest)
    if rest and words.language != "de" and _within(tokens, first) and not is_people(key, words.language):
        return False
    if _no_name(key, words) and not (rest and words.has("may_begin", key)):
        return True
    if not rest or tokens[first + 1].text in "&+":
        return False
    named = [token for token in rest if not _generic(token.key) and nation_of(token.key) is None]
    if (is_people(key, words.language) and not words.has("may_begin", key)) or words.has("articles", key):
        return bool(named)
    return words.language == "de" and bool(named) and words.ends_in("other_bodies", key)


def _within(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the word stands within its sentence, where a capital article is part of the name ("De Eenhoorn")."""
    return at > 0 and (tokens[at - 1].text[0].isalnum() or tokens[at - 1].text == ",")


def _no_name(key: str, words: Vocabulary) -> bool:
    return words.has("not_names", key) or ("'" in key and words.has("not_names", key.partition("'")[0]))


def _generic(key: str) -> bool:
    return is_form(key) or any(key in shared("forms", kind) for kind in ("business_words", "bank_words", "group_words"))


def _empty(token: Token, words: Vocabulary, *, opens: bool) -> bool:
    nouns = words.language == "de" or (words.language in COMPOUNDING and opens)
    alone = nouns and (words.strips(token.key) or words.has("trades", token.key))
    return alone or _no_name(token.key, words) or is_form(token.key) or not token.text[0].isalnum()
