"""Companies called by their town in German: "die Krefelder", "den Hamburgern" after "ein Händler aus Krefeld"."""

from collections.abc import Iterator, Sequence

from responses.intake.finding.clusters import Cluster
from responses.intake.finding.mentions import Named
from responses.intake.finding.shapes import Kind, Mention
from responses.intake.finding.tokens import READ, Sentence
from responses.intake.finding.traits import traits_of
from responses.intake.finding.vocabulary import Vocabulary

_DETERMINERS = frozenset({"die", "den", "der"})
_NEAR = 6  # words after a company's mention in which "in Bielefeld" may say where it is


def called_by_town(
    sentences: Sequence[Sentence], companies: Sequence[Cluster], named: Sequence[Named], words: Vocabulary
) -> list[Named]:
    """The companies with "die Krefelder" added to their mentions, where that is one company's town."""
    if words.language != "de":
        return list(named)
    towns = [set(traits_of(cluster, words)) for cluster in companies]
    for index, (_, _, mentions) in enumerate(named):
        towns[index].update(town for one in sentences for town in _towns_beside(one, mentions))
    found = [list(mentions) for _, _, mentions in named]
    for sentence in sentences:
        if sentence.kind in READ and sentence.kind is not Kind.CELLS:
            for start, end, forms in _people_of_towns(sentence):
                owners = [index for index, known in enumerate(towns) if forms & known]
                taken = any(mention.start < end and start < mention.end for group in found for mention in group)
                if len(owners) == 1 and not taken:
                    found[owners[0]].append(Mention(start, end, named[owners[0]][0], is_name=False))
    return [(name, also, found[index]) for index, (name, also, _) in enumerate(named)]


def _people_of_towns(sentence: Sentence) -> Iterator[tuple[int, int, set[str]]]:
    """Each "die …er" that stands alone, with the town it may come from."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens[1:], 1):
        plural = token.key.removesuffix("n") if token.key.endswith("ern") else token.key
        plural = plural.removesuffix("in") if plural.endswith("erin") else plural  # "die Tessinerin", of a firm
        follows = at + 1 < len(tokens) and tokens[at + 1].capital
        if token.capital and plural.endswith("er") and tokens[at - 1].key in _DETERMINERS and not follows:
            yield tokens[at - 1].start, token.end, {plural, plural[:-2], plural[:-1], plural[:-2] + "en"}
    heard = {token.key for token in tokens[2:5]} & {"man", "es"}
    if heard and tokens[0].key == "in" and tokens[1].capital:  # "In Mannheim gibt man sich wortkarg"
        yield (
            tokens[0].start,
            tokens[1].end,
            {tokens[1].key, tokens[1].key + "er", tokens[1].key.removesuffix("en") + "er"},
        )


def _towns_beside(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[str]:
    """The town of "teilte das Unternehmen am Freitag in Bielefeld mit", "der Händler X aus Krefeld"."""
    ends = {mention.end for mention in mentions}
    for at, token in enumerate(sentence.tokens):
        if token.end not in ends:
            continue
        near = sentence.tokens[at + 1 : at + _NEAR]
        for place, one in enumerate(near[:-1]):
            if not one.text[0].isalnum():
                break
            if one.key in {"in", "aus"} and near[place + 1].capital:
                yield near[place + 1].key
