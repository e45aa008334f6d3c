"""Descriptions that mean a company: "the company", "the Dutch drone maker", "das Unternehmen", "le groupe", "bolaget"."""

from collections.abc import Sequence
from dataclasses import dataclass

from responses.intake.finding.clusters import Cluster
from responses.intake.finding.mentions import Named
from responses.intake.finding.names import READ, Sentence, Token
from responses.intake.finding.shapes import Kind, Mention
from responses.intake.finding.traits import fits, traits_of
from responses.intake.finding.vocabulary import Vocabulary, nation_of

_MOST_MODIFIERS = 3
_PARAGRAPHS_BACK = 2  # how far "the company" may reach over paragraphs
_CONTRACTED = frozenset({"vom", "beim", "zum", "zur", "im", "au", "du", "aux"})
_OWN_SPEAKERS = ("unternehmens", "firmen", "konzern", "bedrijfs", "concern", "bolags", "företags", "koncern", "bank")


@dataclass(frozen=True)
class Description:
    """A place where a company is described, and the words that tell which one."""

    start: int
    end: int
    sentence: Sentence
    telling: tuple[str, ...]
    relational: bool  # "the supplier": somebody's, so it is matched by what it was called or not at all


def described(
    sentences: Sequence[Sentence], companies: Sequence[Cluster], named: Sequence[Named], words: Vocabulary
) -> list[Named]:
    """The companies with the mentions that describe them added; a description in doubt is left out."""
    if not companies:
        return list(named)
    resolver = _Resolver(sentences, companies, named, words)
    for sentence in sentences:
        if sentence.kind in READ and sentence.kind is not Kind.CELLS:
            for description in descriptions_in(sentence, words):
                resolver.resolve(description)
    return [(name, also, resolver.mentions[index]) for index, (name, also, _) in enumerate(named)]


def descriptions_in(sentence: Sentence, words: Vocabulary) -> list[Description]:
    """The descriptions of one sentence."""
    found, tokens = [], sentence.tokens
    for at, token in enumerate(tokens):
        head = _head_length(tokens, at, words)
        if head:
            description = _described(sentence, at, head, words)
            if description and not (found and description.start < found[-1].end):
                found.append(description)
        elif words.has("people", token.key) and token.key.startswith(_OWN_SPEAKERS):
            found.append(Description(token.start, token.end, sentence, (), relational=False))
    return found


def _head_length(tokens: Sequence[Token], at: int, words: Vocabulary) -> int:
    """How many words the noun of trade that begins here has; 0 when none does."""
    for length in (3, 2):
        phrase = " ".join(token.key for token in tokens[at : at + length])
        if len(tokens) >= at + length and (words.has("trades", phrase) or words.has("generic", phrase)):
            return length
    return int(words.trade(tokens[at].key))


def _described(sentence: Sentence, at: int, length: int, words: Vocabulary) -> Description | None:
    tokens = sentence.tokens
    last = at + length - 1
    first = _determiner(tokens, at, words)
    officer = last + 1 < len(tokens) and words.language == "en" and words.has("people", tokens[last + 1].key)
    if first is None and not (officer and words.has("generic", tokens[at].key)):
        return None
    first = at if first is None else first
    if _is_named(tokens, last, words):
        return None
    before = tuple(token.key for token in tokens[first:at] if not _is_determiner(token.key, words))
    after = tuple(_modifiers_after(tokens, last, words))
    head = " ".join(token.key for token in tokens[at : last + 1])
    telling = (*before, *after, *(() if words.has("generic", head) else (head,)))
    end = tokens[last + len(after)].end
    return Description(tokens[first].start, end, sentence, telling, words.ends_in("relational", head))


def _determiner(tokens: Sequence[Token], at: int, words: Vocabulary) -> int | None:
    """Where the description begins: at "the", with only peoples, sectors and the like up to the noun."""
    if words.language == "sv" and _is_definite_noun(tokens[at].key):
        return at
    for back in range(1, _MOST_MODIFIERS + 2):
        if back > at:
            return None
        key = tokens[at - back].key
        if _is_determiner(key, words):
            return at - back
        if not (nation_of(key) or words.has("sectors", key) or key.endswith(("-based", "-listed", "-owned"))):
            return None
    return None


def _is_determiner(key: str, words: Vocabulary) -> bool:
    return words.has("definite", key) or key in _CONTRACTED or (words.language == "sv" and key in ("det", "den"))


def _is_definite_noun(key: str) -> bool:
    return key.endswith(("et", "en", "an", "ets", "ens", "ans"))


def _is_named(tokens: Sequence[Token], last: int, words: Vocabulary) -> bool:
    """ "the retailer X": the name stands beside it and is mention enough."""
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if following is None or following.start > tokens[last].end + 1:
        return False
    if words.language == "de":
        common = words.has("not_names", following.key) or words.has("people", following.key)
        return following.capital and not common
    return following.capital and nation_of(following.key) is None


def _modifiers_after(tokens: Sequence[Token], last: int, words: Vocabulary) -> list[str]:
    """French peoples and sectors after the noun: "le fabricant néerlandais"."""
    if words.language != "fr":
        return []
    found: list[str] = []
    for token in tokens[last + 1 : last + 3]:
        if not (nation_of(token.key) or words.has("sectors", token.key)):
            break
        found.append(token.key)
    return found


class _Resolver:
    """Finds the company a description means, from those mentioned before it and from what they were called."""

    def __init__(
        self, sentences: Sequence[Sentence], companies: Sequence[Cluster], named: Sequence[Named], words: Vocabulary
    ):
        self.words = words
        self.sentences = sentences
        self.names = [name for name, _, _ in named]
        self.traits = [traits_of(cluster, words) for cluster in companies]
        self.mentions = [list(mentions) for _, _, mentions in named]

    def resolve(self, description: Description) -> None:
        """Adds the mention to the company that is meant, if that is certain enough."""
        index = self._meant(description)
        if index is not None:
            mention = Mention(description.start, description.end, self.names[index], is_name=False)
            self.mentions[index].append(mention)

    def _meant(self, description: Description) -> int | None:
        fitting = [index for index, traits in enumerate(self.traits) if fits(description.telling, traits, self.words)]
        if description.telling and len(fitting) == 1:
            return fitting[0]
        if not fitting:
            if description.relational or any(nation_of(word) for word in description.telling):
                return None
            fitting = list(range(len(self.names)))
        if len(self.names) == 1:
            return 0 if not description.relational else None
        return self._latest(description, frozenset(fitting))

    def _latest(self, description: Description, among: frozenset[int]) -> int | None:
        """The one company last spoken of; None when two were."""
        for sentence in reversed(self.sentences[: description.sentence.number + 1]):
            if sentence.paragraph < description.sentence.paragraph - _PARAGRAPHS_BACK:
                return None
            spoken = self._spoken(sentence, description.start, among)
            if spoken:
                return self._one_of(spoken, sentence, description)
        return None

    def _spoken(self, sentence: Sentence, before: int, among: frozenset[int]) -> list[tuple[int, int]]:
        end = min(sentence.span.end, before)
        return sorted(
            (mention.start, index)
            for index in among
            for mention in self.mentions[index]
            if sentence.span.start <= mention.start and mention.end <= end
        )

    def _one_of(self, spoken: list[tuple[int, int]], sentence: Sentence, description: Description) -> int | None:
        companies = {index for _, index in spoken}
        if len(companies) == 1:
            return companies.pop()
        start, first = spoken[0]
        opens = start <= sentence.span.start + 4 and sentence.number == description.sentence.number - 1
        same_paragraph = sentence.paragraph == description.sentence.paragraph
        return first if opens and same_paragraph else None
