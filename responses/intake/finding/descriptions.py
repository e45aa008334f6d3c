"""Descriptions that mean a company: "the company", "the Dutch drone maker", "das Unternehmen", "bolaget"."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from responses.intake.finding.clusters import Cluster
from responses.intake.finding.contexts import QUOTES
from responses.intake.finding.families import families, is_daughter, is_group
from responses.intake.finding.mentions import Named
from responses.intake.finding.shapes import Kind, Mention
from responses.intake.finding.tokens import READ, Sentence, Token
from responses.intake.finding.traits import fits, holds_literally, is_partner, traits_of
from responses.intake.finding.vocabulary import Vocabulary, folded, nation_of, shared

_MOST_MODIFIERS = 3
_CONTRACTED = frozenset({"vom", "beim", "zum", "zur", "im", "au", "du", "aux"})
_OWN_SPEAKERS = ("unternehmens", "firmen", "konzern", "bedrijfs", "concern", "bolags", "företags", "koncern", "bank")


@dataclass(frozen=True)
class Description:
    """A place where a company is described, and the words that tell which one."""

    start: int
    end: int
    sentence: Sentence
    telling: tuple[str, ...]
    relational: bool = False  # "the supplier": somebody's, so it is matched by what it was called or not at all
    vague: bool = False  # "the group": as often a body's that is no company
    opens: bool = False  # whether it begins its sentence
    governed: bool = False  # "wrote to the firm": it is not who acts in the sentence
    beside: bool = False  # "a contract with the firm": most often another's
    comma: bool = False  # it stands behind a comma or a dash
    quoted: bool = False  # a quotation mark opens its sentence or stands before it


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
    found: list[Description] = []
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        head = _head_length(tokens, at, words)
        if head:
            description = _described(sentence, at, head, words)
            if description and not (found and description.start < found[-1].end):
                found.append(description)
        elif words.has("people", token.key) and token.key.startswith(_OWN_SPEAKERS):
            found.append(Description(token.start, token.end, sentence, ()))
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
    officer = last + 1 < len(tokens) and words.language == "en" and words.has("officers", tokens[last + 1].key)
    if first is None and not (officer and words.has("generic", tokens[at].key)):
        return None
    first = at if first is None else first
    if _is_named(tokens, last, words):
        return None
    before = tuple(token.key for token in tokens[first:at] if not _is_determiner(token.key, words))
    after = tuple(_modifiers_after(tokens, last, words))
    head = " ".join(token.key for token in tokens[at : last + 1])
    telling = (*before, *after, *(() if words.has("generic", head) else (head,)))
    end = last + len(after)
    earlier = tokens[first - 1] if first else None
    relational = words.ends_in("relational", head)
    if (relational and _is_completed(tokens, end, words)) or _is_plural(tokens[first].key, head, words):
        return None
    return Description(
        tokens[first].start,
        tokens[end].end,
        sentence,
        telling,
        relational,
        vague=words.has("vague", head),
        opens=_opens(tokens, first, words),
        governed=earlier is not None and words.has("governing", earlier.key),
        comma=earlier is not None and earlier.text in ",–—(",
        beside=earlier is not None and words.has("alongside", earlier.key),
        quoted=any(token.text in QUOTES for token in (tokens[0], earlier) if token),
    )


def _opens(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether nothing stands before but a word, "Ook zegt", or a quotation with its verb: "“…”, said the firm"."""
    quoted = tokens[0].text in QUOTES and any(one.text in QUOTES for one in tokens[max(1, at - 3) : at])
    return at <= 1 or quoted or (words.language == "nl" and at == 2 and words.has("says", tokens[1].key))


def _is_completed(tokens: Sequence[Token], last: int, words: Vocabulary) -> bool:
    """As in "the owner of the mine", "die Hausbank des Händlers": somebody's, and it is said whose."""
    following = tokens[last + 1].key if last + 1 < len(tokens) else ""
    return words.has("completing", following)


def _is_plural(determiner: str, head: str, words: Vocabulary) -> bool:
    """As in "die Unternehmen", "den Händlern": German nouns whose plural looks like the singular."""
    alike = head.endswith(("er", "unternehmen", "en"))
    plural = determiner == "die" or (determiner in ("den", "der") and head.endswith("unternehmen"))
    return words.language == "de" and alike and plural


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
    """As in "the retailer X": the name stands beside it and is mention enough."""
    if words.language == "fr" and last + 3 < len(tokens) and words.has("completing", tokens[last + 1].key):
        small = last + 2 + words.has("definite", tokens[last + 2].key)
        # "la société de gardiennage X", "le géant de la distribution X"
        return small + 1 < len(tokens) and tokens[small + 1].capital and tokens[small].text.islower()
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
    following = (token.key for token in tokens[last + 1 : last + 3])
    return list(takewhile(lambda key: nation_of(key) or words.has("sectors", key), following))


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
        if index is not None and self._is_daughter(description, index):
            return
        if index is not None and not self._overlaps(description):
            mention = Mention(description.start, description.end, self.names[index], is_name=False)
            self.mentions[index].append(mention)

    def _is_daughter(self, description: Description, index: int) -> bool:
        """Whether a description means the head of several firms, and this one belongs to another."""
        inside = [one.key for one in description.sentence.tokens if description.start <= one.start < description.end]
        language = self.words.language
        heads = any(is_group(key, language) for key in inside)
        return heads and any(is_daughter(trait, language) for trait in self.traits[index])

    def _overlaps(self, description: Description) -> bool:
        return any(
            mention.start < description.end and description.start < mention.end
            for mentions in self.mentions
            for mention in mentions
        )

    def _meant(self, description: Description) -> int | None:
        apposed = self._apposed(description)
        if apposed is not None:
            return apposed
        fitting = [index for index, traits in enumerate(self.traits) if fits(description.telling, traits, self.words)]
        exact = [index for index in fitting if holds_literally(description.telling, self.traits[index])]
        if description.telling and len(exact or fitting) == 1:
            return (exact or fitting)[0] if exact or not self._has_rival(description, fitting[0]) else None
        if (
            description.relational
            or description.beside
            or (not fitting and any(nation_of(word) for word in description.telling))
        ):
            return None
        if not fitting or description.vague:
            return self._subject_before(description)
        if len(self.names) == 1:
            acts = self._spoken(description.sentence, description.start, frozenset({0}))
            named = any(mention.start < description.start for mention in self.mentions[0])
            return None if (acts and description.governed) or not (named or description.telling) else 0
        return self._latest(description, frozenset(fitting))

    def _has_rival(self, description: Description, index: int) -> bool:
        """Whether another company's name is of the trade that fits this one's only by its name."""
        asked = families(description.telling[-1], self.words.language)
        by_name = any(folded(self.names[index]).find(word.rstrip("s")) >= 0 for word in description.telling)
        others = [name for at, name in enumerate(self.names) if at != index]
        return by_name and any(asked & families(name, self.words.language) for name in others)

    def _apposed(self, description: Description) -> int | None:
        """As in "X, the maker of ...": what stands right behind a name and a comma."""
        for index, mentions in enumerate(self.mentions):
            for mention in mentions:
                gap = description.start - mention.end
                if mention.is_name and 0 < gap <= 3 and description.comma:
                    return index
        return None

    def _subject_before(self, description: Description) -> int | None:
        """The one company that opens the sentence before, where the description opens its own."""
        number = description.sentence.number
        if not description.opens or number == 0:
            return None
        sentence = self.sentences[number - 1]
        spoken = self._spoken(sentence, sentence.span.end, frozenset(range(len(self.names))))
        single = len({index for _, index in spoken}) == 1 and sentence.paragraph == description.sentence.paragraph
        return spoken[0][1] if single and spoken[0][0] <= sentence.span.start + 12 else None

    def _latest(self, description: Description, among: frozenset[int]) -> int | None:
        """The one company last spoken of in this paragraph, or the only one of the paragraph before."""
        paragraph = description.sentence.paragraph
        for sentence in reversed(self.sentences[: description.sentence.number + 1]):
            if sentence.paragraph < paragraph:
                break
            end = description.start
            if sentence is description.sentence and sentence.tokens[0].text in QUOTES and description.opens:
                end = sentence.span.start  # a company that is named in the quotation does not speak it
            spoken = self._spoken(sentence, end, among)
            if sentence is description.sentence and not description.telling:
                spoken = [item for item in spoken if not is_partner(sentence, item[0], self.words)]
            if spoken:
                return self._one_of(spoken, sentence, description)
        if description.quoted:
            return None
        earlier = [sentence for sentence in self.sentences if sentence.paragraph < paragraph and sentence.kind in READ]
        last = earlier[-1].paragraph if earlier else -1
        spoken = [item for one in earlier if one.paragraph == last for item in self._spoken(one, one.span.end, among)]
        companies = {index for _, index in spoken}
        bank = not description.telling and any(self._is_bank(index) for index in companies)
        return companies.pop() if len(companies) == 1 and not bank else None

    def _is_bank(self, index: int) -> bool:
        return any(trait in shared("forms", "bank_words") for trait in self.traits[index])

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
        same = sentence.number == description.sentence.number
        if len(companies) == 1:
            return None if same and description.governed else companies.pop()
        start, first = spoken[0]
        opens = start <= sentence.span.start + 4 and sentence.number == description.sentence.number - 1
        return first if opens and description.opens else None
