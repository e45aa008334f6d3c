"""The words of one language that tell companies from other names, as sets of case-folded texts."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from responses.intake.finding.lexicon import ANY, lexicon, word_set

COMPOUNDING = frozenset({"de", "nl", "sv"})  # "Kobalthändler", "textielbedrijf", "gruvjätten"
SHORTEST_PART = 4  # letters of a noun that may end a compound
LONGEST_PHRASE = 5  # words


def folded(text: str) -> str:
    """A word as the dictionaries hold it: case-folded, with straight apostrophes."""
    return text.casefold().replace("’", "'")


def plain(word: str) -> str:
    """A word without its accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def variants(word: str, language: str) -> tuple[str, ...]:
    """A word as it is also typed: without accents in French ("chaine"), with "ae" for "ä" in German ("Haendler")."""
    if language == "fr":
        return word, plain(word)
    return (word, word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")) if language == "de" else (word,)


@dataclass(frozen=True)
class Vocabulary:
    """What names and contexts are looked up in; ``topics`` are the keys of ``companies.yaml``."""

    language: str
    topics: dict[str, frozenset[str]]

    def has(self, topic: str, word: str) -> bool:
        """Whether the word or phrase stands under the topic as it is."""
        return word in self.topics.get(topic, frozenset())

    def ends_in(self, topic: str, word: str) -> bool:
        """``has``, or a compound that ends in one of the topic's nouns ("Drohnenhersteller", "tech-bedrijf")."""
        if self.has(topic, word) or (self.language == "de" and self.has(topic, word.removesuffix("s"))):
            return True
        last = word.rpartition("-")[2]
        if last != word and self.has(topic, last):
            return True
        if self.language not in COMPOUNDING or len(word) < 2 * SHORTEST_PART or " " in word:
            return False
        nouns = self.topics.get(topic, frozenset())
        forms = (word, word.removesuffix("s"), word.removesuffix("es")) if self.language == "de" else (word,)
        return any(form[cut:] in nouns for form in forms for cut in range(3, len(form) - SHORTEST_PART + 1))

    def strips(self, word: str) -> bool:
        """A trade that introduces a name and is no part of it, as "Reederei" and "Bank" may be."""
        introduces = self.has("introducing", word) or not self.ends_in("naming", word)
        return (self.trade(word) or self.trades(word)) and introduces

    def trade(self, word: str) -> bool:
        """A noun that says what a firm is: "company", "retailer", "Kobalthändler"."""
        if self.language in COMPOUNDING and self.ends_in("other_bodies", word) and not self.has("trades", word):
            return False  # "de actiegroep" is no group
        return self.ends_in("trades", word) or self.ends_in("generic", word)

    def trades(self, word: str) -> bool:
        """The plural: "companies", "suppliers", "Textilfirmen"."""
        return self.ends_in("trades_plural", word) or self.ends_in("generic_plural", word)


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language, read once."""
    topics = {
        key: frozenset(variant for word in words for variant in variants(folded(word), language))
        for key, words in lexicon("companies", language).items()
    }
    return Vocabulary(language if language in ("de", "fr", "nl", "sv") else "en", topics)


@cache
def shared(topic: str, key: str) -> frozenset[str]:
    """The words under a key that are the same in every language."""
    return frozenset(word.replace("’", "'") for word in word_set(topic, ANY, key))


@cache
def _nation_stems() -> dict[str, str]:
    return {folded(word): code for code, words in lexicon("nations", ANY).items() for word in words}


@cache
def nation_of(word: str) -> str | None:
    """The country a (case-folded) name or adjective speaks of: "dutch", "niederländischen" and "netherlands" are nl."""
    stems = _nation_stems()
    for shorter in range(min(4, max(1, len(word) - 4))):
        code = stems.get(word[: len(word) - shorter])
        if code:
            return code
    return nation_of(word.rpartition("-")[0]) if word.endswith("-based") else None


_BASED = re.compile(r"[^\W\d_]{3,}(?:baserade?|baserat|registrerade?|registrerat|ägda|ägt|noterade?|noterat)")


def is_based(word: str, language: str) -> bool:
    """A Swedish participle that tells where a firm is or whose: "Jönköpingsbaserade", "börsnoterade"."""
    return language == "sv" and _BASED.fullmatch(word) is not None


_PEOPLES = {
    "en": r".*(?:ish|ese|ian|ean|[^ktj]an|[^st]ch|tch|swiss|thai|greek|czech|israeli|pakistani|iraqi|saudi|emirati"
    r"|bangladeshi|welsh|filipino)",
    "de": r".*(?:er|ische?[nrsm]?|sche?[nrsm]?|deutsche?[nrsm]?)",
    "nl": r".*(?:se|e|er|s)",
    "sv": r".*(?:sk|ska|skt|sisk|siska)",
    "fr": r"(?!)",
}


@cache
def is_people(word: str, language: str) -> bool:
    """An adjective of a people or a town ("Dutch", "Zürcher"), which goes before a name and is none of it."""
    return nation_of(word) is not None and re.fullmatch(_PEOPLES.get(language, _PEOPLES["en"]), word) is not None


def is_place(name: str) -> bool:
    """A country, a town, a sea or another known place, or a people."""
    return name in shared("places", "places") or nation_of(name) is not None
