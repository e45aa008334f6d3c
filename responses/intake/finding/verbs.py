"""Verbs of saying in a sentence: which words are one, where the finite verb stands, and whose they are."""

from collections.abc import Sequence

from responses.intake.finding.voices import OFFICES
from responses.intake.finding.wording import Token

PRONOUNS = ("he", "she", "it")
_NEAR = 5  # words of "a-t-elle aussitôt"
TIMES = frozenset({"forra", "nasta", "samma"})  # "Förra året skrev X"
# The words before an infinitive.
DEGREES = frozenset({"plus", "moins", "tres", "assez"})
# German words that make a verb of saying of "gab", "legte", "nahm".
PARTICLES = frozenset(
    {
        "an",
        "zu",
        "bekannt",
        "zuruck",
        "preis",
        "nach",
        "hinzu",
        "dar",
        "hervor",
        "fort",
        "weg",
        "ab",
        "zusammen",
        "aus",
        "bei",
        "stellung",
        "auskunft",
        "protokoll",
        "drauf",
        "hin",
        "vor",
        "ein",
        "mit",
        "kund",
    }
)
NOMINATIVE = frozenset({"sie", "er", "es", "man", "wir", "ich"})
LETS = frozenset({"liess", "ließ", "lasst", "lässt", "liessen", "ließen", "lasse"})
ASKED = frozenset({"asked", "pressed", "questioned", "challenged", "quizzed", "reminded", "told"})
INFINITIVE = frozenset({"to", "zu", "de", "d'", "att", "te", "um"})


def is_verb(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether the word is a verb of saying here, and no noun ("the report", "its claims")."""
    token = tokens[at]
    if token.kind != "word" or not token.has("say", "perfect"):
        return False
    if (language == "fr" and _is_participle(tokens, at)) or (at and tokens[at - 1].fold in DEGREES):
        return False  # "se veut rassurant", "est plus nuancé"
    if not token.has("say"):
        return any(one.has("aux") for one in tokens[max(0, at - 8) : at])
    if token.has("phrasal") and not (at + 1 < len(tokens) and tokens[at + 1].fold == "on"):
        return False
    if language == "de" and at and (token.capital or _is_let(tokens, at)):
        return False
    # "X noemt het besluit …": what it calls so
    called = language == "nl" and at > 1 and tokens[at - 1].fold == "het" and tokens[at - 2].has("say")
    return not called and not (at and tokens[at - 1].kind == "word" and _makes_noun(tokens[at - 1], token, language))


def _is_let(tokens: Sequence[Token], at: int) -> bool:
    """Whether "erklären" only says what somebody had done: "X ließ über seine Anwälte erklären, …"."""
    for token in reversed(tokens[max(0, at - 12) : at]):
        if token.kind == "quote" or token.text in {",", ":", ";"}:
            return False
        if token.fold in LETS:
            return tokens[at].fold.endswith("en")
    return False


def is_whole(tokens: Sequence[Token], at: int) -> bool:
    """Whether a German verb that says something with its particle only has it: "gab an", "legte nach"; or a colon."""
    if not tokens[at].has("parted"):
        return True
    for token in tokens[at + 1 : at + 24]:
        if token.kind == "word" and token.fold in PARTICLES:
            return True
        if token.text in {";", "."}:
            break
        if token.text == ":":
            return True
    return False


def _is_participle(tokens: Sequence[Token], at: int) -> bool:
    """Whether a French participle only says how somebody is: "se veut rassurant", "cité comme témoin"."""
    token = tokens[at]
    if token.fold.endswith("ant"):
        return bool(at) and tokens[at - 1].has("say", "aux", "copula")
    return token.text.endswith(("é", "ée", "és", "ées")) and not any(
        one.has("aux") or one.text.startswith("-") for one in tokens[max(0, at - 6) : at]
    )


def _makes_noun(previous: Token, token: Token, language: str) -> bool:
    """Whether the word before a verb makes a noun, an adjective or an infinitive of it."""
    nounish = token.has("other", "doc", "officer", "firm", "det")
    if nounish and (previous.has("det") or not previous.classes):
        return True
    if previous.has("det") and language in {"en", "nl"} and not previous.has("it", "who", "that"):
        return True
    return previous.fold in INFINITIVE


def first_verb(words: Sequence[Token], language: str) -> int | None:
    """The first verb of saying, unless a new clause begins before it."""
    if words and words[0].has("but", "and") and not words[0].has("det", "employ", "that", "say"):
        return None
    verb = next((at for at in range(min(26, len(words))) if is_verb(words, at, language)), None)
    return verb if verb is not None and verb < _NEAR else _inverted(words, language) or verb


def is_passive(tokens: Sequence[Token], verb: int, language: str) -> bool:
    """Whether somebody is told, and does not tell."""
    window = tokens[max(0, verb - 3) : verb]
    begins = max((at + 1 for at, token in enumerate(window) if token.text == ","), default=0)
    near = [token for token in window[begins:] if token.kind == "word" and not token.has("adverb")]
    if not near:
        return False
    return (near[-1].has("passive") and language != "fr") or (len(near) > 1 and near[-1].fold in {"been", "ete"})


def finite(tokens: Sequence[Token], verb: int, language: str) -> int:
    """Where the finite verb stands: of "hatte X … zugesagt" it is "hatte"."""
    if (tokens[verb].has("say") and not tokens[verb].has("perfect")) or language in {"en", "fr"}:
        return verb
    for place in range(verb - 1, max(-1, verb - 16), -1):
        if tokens[place].kind == "quote" or tokens[place].text in {":", ";"}:
            break
        if tokens[place].has("aux") and not tokens[place].has("det", *PRONOUNS):
            return place
    return verb


def _inverted(words: Sequence[Token], language: str) -> int | None:
    """Where the participle of "a-t-elle laissé tomber" stands behind a quotation: any verb is one of saying there."""
    at = next((at for at, word in enumerate(words[1:4], 1) if word.fold in {"il", "elle"}), 0)
    if language != "fr" or not at or at + 1 >= len(words) or not words[at - 1].text.startswith("-"):
        return None
    past = all(one.has("aux") or one.text.startswith("-") for one in words[:at]) and words[at + 1].kind == "word"
    return at + 1 if past else None


def only_auxiliaries(tokens: Sequence[Token]) -> bool:
    """Whether nothing but "a", "hat", "-t-elle" stands there."""
    return all(token.has("aux", "adverb", *PRONOUNS) or token.kind == "mark" for token in tokens)


def past_verb(tokens: Sequence[Token], at: int, *classes: str) -> int:
    """Where the words after a verb begin: past its participle and the adverbs, of these classes."""
    while at < len(tokens) and tokens[at].kind == "word" and tokens[at].has(*classes):
        if tokens[at].has("det", *PRONOUNS):
            break
        at += 1
    return at


def shares_subject(tokens: Sequence[Token], verb: int, language: str) -> bool:
    """Whether the verb shares its subject with one before: "and added", ", saying"."""
    at = verb - 1
    while (
        at >= 0 and tokens[at].kind == "word" and tokens[at].has("adverb", "aux") and not tokens[at].has("and", "but")
    ):
        at -= 1
    at -= int(at > 0 and language == "fr" and tokens[at].fold == "tout")  # ", tout en précisant"
    if at < 1:
        return False
    token = tokens[at]
    joins = token.kind == "word" and token.has("and", "but") and not token.has("who", "that", "det")
    if joins and (not token.has("prep") or token.fold in {"et", "mais", "puis", "och", "men"}):
        return language == "en" or not _is_followed_by_subject(tokens, verb)
    ending = {"en": "ing", "fr": "ant"}.get(language)
    return token.text == "," and ending is not None and tokens[verb].fold.endswith(ending)


def _is_followed_by_subject(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the subject stands right behind the verb."""
    following = tokens[verb + 1] if verb + 1 < len(tokens) else None
    if following is None or following.has("that"):
        return False
    return following.kind in {"company", "person"} or following.has("det", "he", "she")


def turns(tokens: Sequence[Token], place: int, at: int) -> bool:
    """Whether somebody else has the word from here on: "…, but the regulator …", or another after a quotation."""
    token, between = tokens[place], tokens[place + 1 : at]
    if token.kind == "quote":
        return len(between) > 5 and any(one.has("contrast") for one in between)
    if not token.has("contrast"):
        return False
    return any(one.kind in {"company", "person"} or one.has("other", *OFFICES) for one in between[:6])


def is_adverb(tokens: Sequence[Token], subject: Sequence[Token], language: str) -> bool:
    """Whether one word at the head of the sentence may be an adverb, and the subject comes after the verb.

    So it is behind a day ("I ett brev den 3 maj skrev X") and behind "På frågan hur det gick svarar X".
    """
    timed = tokens[0].has("prep") or tokens[0].fold in TIMES
    if language == "sv" and subject and timed and _is_behind(tokens, subject):
        return True
    if len(subject) != 1 or language in {"en", "fr"} or subject[0].kind != "word" or subject[0].classes:
        return False
    return subject[0].start == tokens[0].start


def _is_behind(tokens: Sequence[Token], subject: Sequence[Token]) -> bool:
    """Whether a subject stands right behind the verb, and what stands before it names nobody."""
    named = ("he", "she", "spokes", "officer", "firm", "other", "doc", "we")
    if any(word.kind in {"company", "person"} or word.has(*named) for word in subject):
        return False
    behind = [word for word in tokens if word.start > subject[-1].start][1:2]
    return any(word.kind in {"company", "person"} or (word.has(*named) and not word.has("doc")) for word in behind)


def is_article(tokens: Sequence[Token], group: Sequence[Token]) -> bool:
    """Whether a Dutch "het" is no pronoun but the article of a noun that can be a verb: "noemt het besluit “…”"."""
    place = next((at for at, token in enumerate(tokens) if token is group[0]), 0) if len(group) == 1 else 0
    following = tokens[place + 1 : place + 2]
    return bool(place) and group[0].fold == "het" and any(one.kind == "word" for one in following)


def is_object(tokens: Sequence[Token], verb: int, language: str) -> bool:
    """Whether a pronoun behind a German verb is its subject: "Der X AG empfiehlt sie", "X legte er nahe"."""
    following = tokens[verb + 1 : verb + 2]
    return language == "de" and any(one.text in NOMINATIVE for one in following)


def still_reports(words: Sequence[Token]) -> bool:
    """Whether German words behind a semicolon still report the one before it: "X teilte mit, …; diese werde “…”"."""
    strange = any(word.kind in {"company", "person"} or word.has("say", "other", *OFFICES) for word in words)
    return not strange and any(word.has("reported") for word in words[:4])
