"""The words and marks of the sentences that are read, with genitives and "-Sprecher" cut from the names before them."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from responses.intake.finding.shapes import Article, Kind, Paragraph, Span
from responses.intake.finding.vocabulary import COMPOUNDING, Vocabulary, folded, shared, vocabulary

READ = frozenset({Kind.BODY, Kind.QUOTED, Kind.LISTED, Kind.CELLS, Kind.UPDATE})
_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|\b(?:d\.o\.o\.|s\.r\.o\.|a\.s\.|e\.K\.|S\.p\.A\.?|S\.r\.l\.?|Sp\.|z\s?o\.o\.|Inc\.|Ltd\.|Corp\.|Co\.|Ltda\.|Kft\.|Bhd\.|Sdn\.|Pty\.?|Pte\.|Pvt\.|Dr\.|Mr\.|Mrs\.|Ms\.|Prof\.|St\.)"
    r"|(?<!\w)['’]t(?=\s)|[^\W_]+(?:[.’'\-‐‑/&+][^\W_]+)*(?::(?:s|n|ns)\b)?|[^\w\s]"
)
_POSSESSIVE = re.compile(r"(?:['’]s|['’]S|:s|:n|:ns)$")
_ELIDED = re.compile(r"^(?:[ldjnsmtcLDJNSMTC]|qu|Qu|jusqu|lorsqu|puisqu|aujourd)['’](?=[^\W\d_])")
_COMPOUND = re.compile(r"(?P<name>[^\W\d_a-zà-ÿ]\S*)[-‐‑](?P<noun>[^\W\d_]+)")
# what a noun may begin with that is no name: "Oud-directeur", "Vice-Präsident"
_FORMER = frozenset({"oud", "ex", "alt", "vice", "vize", "co", "ko", "interim", "adjunct", "junior", "senior"})
_PREFIX = re.compile(r"(?i:ex|anti|pro|non|oud|post|nicht|früher)[-‐‑](?=[^\W\d_a-zà-ÿ])")


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
        elided = _ELIDED.match(word) if words.language == "fr" and not _is_whole(word, bool(tokens)) else None
        if elided:
            tokens.append(_token(start, elided.group()))
            start, word = start + elided.end(), word[elided.end() :]
        prefix = _PREFIX.match(word)
        if prefix:
            tokens.append(_token(start, word[: prefix.end() - 1]))
            start, word = start + prefix.end(), word[prefix.end() :]
        bare = word if _is_own(word, text[match.end() :], words) else _POSSESSIVE.sub("", word) or word
        named, noun = _compound(bare, words)
        tokens.append(_token(start, named))
        if noun:
            tokens.extend((_token(start + len(named), "-"), _token(start + len(named) + 1, noun)))
        if bare != word:
            tokens.append(Token(start + len(bare), start + len(word), word[len(bare) :], "'s"))
    return tuple(tokens)


def _is_whole(word: str, within: bool) -> bool:
    """As in "L'Oréal": the article is part of the name."""
    known = folded(word) in shared("forms", "known_firms")
    return known or (within and word[0] == "L" and len(word) > 2 and word[2].isupper())


def _is_own(word: str, following: str, words: Vocabulary) -> bool:
    """As in "Karlsson's Lampor": where no genitive has an apostrophe, "'s" before a capital is part of a name."""
    ends = word[-2:] in ("'s", "’s") and words.language in ("de", "fr", "nl", "sv")
    vowel = words.language == "nl" and word[-3:-2] in "aiouy"
    return ends and not vowel and re.match(r" [^\W\d_a-zà-ÿ]", following) is not None


def _token(start: int, text: str) -> Token:
    return Token(start, start + len(text), text, folded(text))


def _compound(word: str, words: Vocabulary) -> tuple[str, str]:
    """As in "Idemia-Sprecher" as a name and a noun; a word that is no such compound with an empty noun."""
    match = _COMPOUND.fullmatch(word)
    if match is None or folded(match["name"]) in _FORMER:
        return word, ""
    noun = folded(match["noun"])
    ends = (
        words.has("participles", noun) or is_role(noun, words) or words.ends_in("officers", noun) or words.strips(noun)
    )
    return (match["name"], match["noun"]) if ends else (word, "")


def is_role(key: str, words: Vocabulary) -> bool:
    """A person's office, trade or title, which is no part of a company's name."""
    if key.endswith("s") and key in shared("organisations", "organisation_words"):
        return False
    compound = words.language in COMPOUNDING and words.ends_in("people", key)
    return compound or words.has("people", key) or words.has("titles", key)


def is_form(key: str) -> bool:
    """A legal form on its own: "ag", "s.a."."""
    return key in shared("forms", "legal_forms")


def begins_name(token: Token) -> bool:
    """Whether a name may begin with this word."""
    return token.text[0].isalnum() and token.capital and not token.text.isdigit() and token.text[-1] not in "'’"


def opens_surname(tokens: tuple[Token, ...], at: int) -> bool:
    """As in "Van der Meulen", "Von der Heydt": a surname that begins with a capital preposition."""
    particles = [token.key for token in tokens[at : at + 2]]
    if len(tokens) < at + 3 or particles[0] not in {"van", "von", "op", "ter", "in"} or not begins_name(tokens[at + 2]):
        return False
    within = at > 0 and tokens[at - 1].text[0].isalnum()
    sure = particles[1] == "'t" or (particles[0] != "in" and particles[1] in {"der", "den"})
    return sure or (within and particles[0] != "in" and particles[1] in {"de", "het"})


def is_no_name(key: str, words: Vocabulary) -> bool:
    """A word that has a capital only because it begins a sentence, or is a noun ("However", "I've", "Kinder")."""
    contracted = words.language == "en" and "'" in key and words.has("not_names", key.partition("'")[0])
    return contracted or words.has("not_names", key) or words.has("formerly", key)


def is_generic(key: str) -> bool:
    """A word of trade that many firms have in their names."""
    return is_form(key) or any(key in shared("forms", kind) for kind in ("business_words", "bank_words", "group_words"))
