"""Names that go on over a comma or a small word: "A, B & C", "Haven en Vaart", "Quartier am Speicher GmbH"."""

import re

from responses.intake.finding.tokens import Token, begins_name, is_form, is_role
from responses.intake.finding.vocabulary import Vocabulary, shared

_AND = frozenset({"and", "und", "et", "en", "och"})
_SITED = frozenset({"am", "im", "zum", "zur", "beim", "an", "auf", "unter", "vor"})  # "Wohnen am Park GmbH"
_TO_FORM = 4  # words from "am" to the legal form
_SMALL = frozenset({"de", "d'", "du", "des", "la", "l'"})
_LANDSCAPE = frozenset({
    "val", "vallée", "pays", "port", "lac", "bassin", "côte", "plaine", "baie", "mont", "monts", "pont", "bois", "île",
    "marais", "delta", "pointe", "rives", "coteaux", "plateau", "golfe"
})  # fmt: skip
# verbs of one: what two would do is said otherwise
_OF_ONE = {
    "en": re.compile(r"has|is|was|(?:\w+[^s]s)"),
    "de": re.compile(r"hat|hatte|ist|war|wird|wurde|will|soll|\w+[^e]t"),
    "nl": re.compile(r"heeft|had|is|was|wil|zal|zou|kan|\w+t"),
    "fr": re.compile(r"a|avait|est|était|va|\w+[^n][et]"),
}


def goes_on(tokens: tuple[Token, ...], first: int, last: int, text: str, words: Vocabulary) -> int:
    """The last word of the next part of the name that begins at ``first`` and has come to ``last``; or 0."""
    if tokens[last + 1].key in _AND:
        return _of_two(tokens, first, last, text, words)
    if words.language == "de":
        return _sited(tokens, first, last, words)
    return _of_a_landscape(tokens, first, last) if words.language == "fr" else 0


def of_partners(tokens: tuple[Token, ...], at: int, text: str, words: Vocabulary) -> int | None:
    """As in "Holm, Berg & Co": said of one trade, oftener than once, or of one family; a list is hardly given so."""
    marks = [token.text for token in tokens[at + 1 : at + 4 : 2]]
    if marks != [",", "&"] or at + 4 >= len(tokens) or not all(begins_name(tokens[at + step]) for step in (2, 4)):
        return None
    led = at > 0 and words.trade(tokens[at - 1].key)
    often = text.count(text[tokens[at].start : tokens[at + 4].end]) > 1
    return at + 4 if led or often or tokens[at].key == tokens[at + 2].key else None


def _of_two(tokens: tuple[Token, ...], first: int, last: int, text: str, words: Vocabulary) -> int:
    """As in "Pensioenfonds Haven en Vaart verkoopt", "le Collectif Finance et Forêts publie": one of a trade; or 0."""
    at = last + 2
    if at >= len(tokens) or not begins_name(tokens[at]) or is_role(tokens[at].key, words):
        return 0
    body = first < last and tokens[first].key in shared("organisations", "organisation_words")
    if body and _is_never_alone(text, tokens[at].text):
        return at if _is_of_one(tokens, at, words) else 0
    begins = max((place + 1 for place in range(first, last) if words.trade(tokens[place].key)), default=first)
    pair = re.escape(text[tokens[begins].start : tokens[at].end])
    told = re.finditer(rf"([\w-]+)\s+{pair}\s+([\w]+)", text)
    verbs = _OF_ONE.get(words.language)
    sure = verbs and any(
        words.trade(found[1].casefold()) and not words.trades(found[1].casefold()) and verbs.fullmatch(found[2])
        for found in told
    )
    return at if sure else 0


def _is_never_alone(text: str, second: str) -> bool:
    """Whether the second of two names stands nowhere without the first and the "and" between them."""
    alone = re.findall(rf"(\w+)\s+{re.escape(second)}(?!\w)", text)
    return bool(alone) and all(word in _AND for word in alone)


def _is_of_one(tokens: tuple[Token, ...], last: int, words: Vocabulary) -> bool:
    verbs = _OF_ONE.get(words.language)
    return bool(verbs and last + 1 < len(tokens) and verbs.fullmatch(tokens[last + 1].key))


def _sited(tokens: tuple[Token, ...], first: int, last: int, words: Vocabulary) -> int:
    """As in "der Quartier am Speicher Projektgesellschaft mbH": where it is, within a German name with a form; or 0."""
    led = first > 0 and words.has("articles", tokens[first - 1].key)
    own = not words.trade(tokens[last].key) and not words.has("not_names", tokens[last].key)
    if not (led and own) or tokens[last + 1].text not in _SITED:
        return 0
    at = last + 2 + (last + 2 < len(tokens) and words.has("articles", tokens[last + 2].key))
    end = at
    while end < len(tokens) and end - last <= _TO_FORM and begins_name(tokens[end]):
        end += 1
    formed = at + 1 < len(tokens) and any(is_form(token.key) for token in tokens[at + 1 : end + 1])
    site = formed and (words.trade(tokens[at].key) or words.ends_in("sites", tokens[at].key))
    return at if formed and not site else 0  # "der Streit im Hotel X GmbH"


def _of_a_landscape(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """As in "la Chimie du Val d'Armance", "les Eaux du Pays de la Drôme": a landscape and its name; or 0."""
    at = last + 1
    while at < len(tokens) and at - last <= 2 and tokens[at].key in _SMALL:
        at += 1
    inside = first < last and tokens[last].key in _LANDSCAPE and tokens[last - 1].key in _SMALL
    return at if inside and last + 1 < at < len(tokens) and begins_name(tokens[at]) else 0
