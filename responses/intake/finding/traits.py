"""What an article calls its companies beside their names: peoples, places, trades, sectors."""

from collections.abc import Sequence

from responses.intake.finding.clusters import Cluster
from responses.intake.finding.contexts import DASHES, OPENERS, before, tokens_after
from responses.intake.finding.families import families, is_daughter
from responses.intake.finding.names import Run
from responses.intake.finding.tokens import Sentence
from responses.intake.finding.vocabulary import COMPOUNDING, Vocabulary, nation_of

_STEM = 4  # letters that two words of one trade have in common ("Drohnen", "Drohnenhersteller")
_FROM = frozenset(["from", "in", "im", "aus", "uit", "från", "de", "du", "d'", "en", "i", "à", "based", "ansässig"])


def traits_of(cluster: Cluster, words: Vocabulary) -> frozenset[str]:
    """The words that go with the company, with the codes of its countries ("=nl")."""
    found = {token for key in cluster.keys for token in key.split()}
    for run in cluster.runs:
        found.update(_around(run, words))
    return frozenset(found | {f"={code}" for word in found if (code := nation_of(word))})


def _around(run: Run, words: Vocabulary) -> set[str]:
    """The apposition before the name, the one after it, and where it is from."""
    left = before(run, 5)
    kept: set[str] = set()
    for word in reversed(left):
        if not word[0].isalpha() or words.has("says", word) or words.has("business", word):
            break
        if words.language == "fr" and is_daughter(word, "fr") and kept & {"de", "du", "d'"}:
            break  # "a subsidiary of the group X": X is no subsidiary
        if words.language == "nl" and words.has("governing", word):
            break  # "the chain is talking to X": no chain itself
        kept.add(word)
    if not any(words.trade(word) or nation_of(word) for word in kept):
        kept = set()
    return kept | _after(run, words)


def _after(run: Run, words: Vocabulary) -> set[str]:
    following = tokens_after(run, 14)
    if not following:
        return set()
    first = following[0]
    if first.key in _FROM and len(following) > 1:
        return {following[1].key}
    beside = first.text == "," or first.text in OPENERS or (first.text in DASHES and first.start > run.end)
    if not (beside or words.has("copulas", first.key)):
        return set()
    kept: set[str] = set()
    for token in following[1:]:
        if not token.text[0].isalnum() or _leads_away(token.key, bool(kept), words):
            break
        kept.add(token.key)
    return kept if any(words.trade(word) for word in kept) else set()


def _leads_away(word: str, begun: bool, words: Vocabulary) -> bool:
    """A verb, a relative or a preposition: what follows is said of something else."""
    relative = words.has("relatives", word) and (begun or not words.has("articles", word))
    return relative or words.has("says", word) or words.has("governing", word)


def fits(wanted: Sequence[str], traits: frozenset[str], words: Vocabulary) -> bool:
    """Whether every telling word of a description goes with the traits."""
    return all(_has(word, traits, words) for phrase in wanted for word in phrase.split())


def _has(word: str, traits: frozenset[str], words: Vocabulary) -> bool:
    code = nation_of(word)
    if code:
        return f"={code}" in traits
    stem = word.rstrip("s")
    if word in traits or stem in traits:
        return True
    if words.language == "de" and _is_of_trade(word, traits, words):
        return True
    if words.language not in COMPOUNDING or len(word) < 2 * _STEM:
        return any(trait.startswith(stem) and len(stem) >= _STEM for trait in traits)
    if words.language == "nl" and any(trait.endswith(word) for trait in traits):
        return True  # "the processor" can be the fish processor
    return any(len(trait) >= _STEM and trait[:_STEM] == word[:_STEM] for trait in traits)


def _is_of_trade(word: str, traits: frozenset[str], words: Vocabulary) -> bool:
    """As in "der Händler" after "die Handelsfirma": a noun of the same trade."""
    asked = families(word, "de")
    return any(asked & families(trait, "de") for trait in traits if words.trade(trait))


def holds_literally(wanted: Sequence[str], traits: frozenset[str]) -> bool:
    """Whether the words themselves, not only their country, stand in the traits ("Tessiner" with "Tessin")."""
    return any(trait[: len(word) - 2] == word[: len(word) - 2] for word in wanted if len(word) > 5 for trait in traits)


def is_partner(sentence: Sentence, place: int, words: Vocabulary) -> bool:
    """As in "den Vertrag mit dem Händler habe das Unternehmen gekündigt": the firm is not whom it deals with."""
    before = [token.key for token in sentence.tokens if token.start < place][-2:]
    return words.language == "de" and any(words.has("alongside", key) for key in before)
