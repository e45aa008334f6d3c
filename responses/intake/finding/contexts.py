"""What stands before and after a name in its sentence, word by word, and phrases looked up there."""

from responses.intake.finding.names import Run
from responses.intake.finding.tokens import Token
from responses.intake.finding.vocabulary import LONGEST_PHRASE, Vocabulary, nation_of

QUOTES = frozenset("\"'“”„‟«»‹›‘’‚`´")
OPENERS = frozenset("([")
DASHES = frozenset("–—-")


def before(run: Run, most: int = 10) -> tuple[str, ...]:
    """The words before the name in its sentence, quotation marks left out, the nearest last."""
    return _keys(run.sentence.tokens[max(0, run.first - most - 2) : run.first])[-most:]


def after(run: Run, most: int = 14) -> tuple[str, ...]:
    """The words after the name in its sentence, quotation marks left out."""
    return _keys(run.sentence.tokens[run.last + 1 : run.last + most + 3])[:most]


def tokens_after(run: Run, most: int = 14) -> tuple[Token, ...]:
    """The tokens after the name, quotation marks left out."""
    following = run.sentence.tokens[run.last + 1 : run.last + most + 3]
    return tuple(token for token in following if token.text not in QUOTES)[:most]


def _keys(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    return tuple(token.key for token in tokens if token.text not in QUOTES)


def describes_another(run: Run) -> bool:
    """As in "Fastfood-Kette X": half of a compound, and a capital after it."""
    following = run.sentence.tokens[run.last + 1 : run.last + 4]
    half = len(following) == 3 and following[0].text == "-" and following[0].start == run.end
    return half and following[2].capital


def is_of_town(run: Run, words: Vocabulary) -> bool:
    """As in "het Aalsmeerse familiebedrijf X": a Dutch adjective of a town, between an article and a trade."""
    adjective = words.language == "nl" and len(run.tokens) == 1 and run.key.endswith("se")
    led = [words.has("articles", key) for key in before(run, 1)]
    return adjective and led == [True] and any(words.trade(key) for key in after(run, 2))


def joined(words: tuple[str, ...]) -> str:
    """Words as a phrase; what was elided or cut stands with its neighbour ("d'axis")."""
    return " ".join(words).replace("' ", "'")


def phrase_at_end(words: tuple[str, ...], topic: str, vocabulary: Vocabulary) -> str:
    """The longest phrase of the topic that the words end in, or ""."""
    for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
        phrase = joined(words[-length:])
        if vocabulary.has(topic, phrase):
            return phrase
    return ""


def phrase_at_start(words: tuple[str, ...], topic: str, vocabulary: Vocabulary) -> str:
    """The longest phrase of the topic that the words begin with, or ""."""
    for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
        phrase = joined(words[:length])
        if vocabulary.has(topic, phrase):
            return phrase
    return ""


def phrase_within(words: tuple[str, ...], topic: str, vocabulary: Vocabulary) -> str:
    """The first phrase of the topic anywhere in the words, or ""."""
    return next(filter(None, (phrase_at_start(words[at:], topic, vocabulary) for at in range(len(words)))), "")


def without_fillers(words: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words without articles, peoples and trades at their end ("subsidiary of the Dutch retailer")."""
    kept = list(words)
    while kept and is_filler(kept[-1], vocabulary):
        kept.pop()
    return tuple(kept)


def is_filler(word: str, vocabulary: Vocabulary) -> bool:
    """An article, a people or a trade: what may stand between "owned by" and the name."""
    return bool(
        vocabulary.has("articles", word) or vocabulary.trade(word) or vocabulary.has("sectors", word) or nation_of(word)
    )
