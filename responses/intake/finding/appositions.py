"""What a name is called after it stands: "X, a maker of drones", "X (a charity)", "X is a bank"."""

from itertools import dropwhile

from responses.intake.finding.contexts import (
    DASHES,
    OPENERS,
    QUOTES,
    before,
    is_filler,
    phrase_at_start,
    phrase_within,
    tokens_after,
)
from responses.intake.finding.names import Run
from responses.intake.finding.tokens import Token, is_generic
from responses.intake.finding.vocabulary import Vocabulary, nation_of, shared

REACH = 9  # words between the comma and the noun of an apposition
_OF_A_TOWN = ("based", "listed", "owned")
_JUDGES = frozenset({"held", "ruled", "found", "heard", "decided"})
_AGE = range(14, 100)
_KINDS = {"trade": {"beside": 3.0}, "body": {"beside body": -5.0}, "person": {"beside person": -5.0}}


def apposition(run: Run, words: Vocabulary) -> dict[str, float]:
    """Evidence from "X, a Dutch retailer", "X (a charity)", "X is a bank", "X, which sells", "X, 34,"."""
    following = tokens_after(run, REACH + 4)
    at_home = run.first == 1 and words.has("at_home", run.sentence.tokens[0].key)  # "Chez X, le directeur dément"
    behind = [token.text for token in run.sentence.tokens[run.last + 1 : run.last + 3]]
    quoted = len(behind) > 1 and behind[0] == "," and behind[1] in QUOTES  # "zegt de topvrouw van X, “slachtoffers …"
    at_home = at_home or (
        words.language == "fr" and len(run.tokens) == 1 and before(run, 1) == ("en",)
    )  # "en Bourse, …"
    if at_home or quoted or (following and following[0].text == "-" and following[0].start == run.end):
        return _closed(following, words) if at_home else {}
    following = following[1:] if following and following[0].key == "'s" else following
    if len(following) < 2 or (following[0].text == "," and _is_of_a_house(run, following, words)):
        return {}
    if following[0].text == "," and len(run.tokens) > 1 and _said_by(run, words):
        return {"said by": -3}
    if following[0].text == "," or following[0].text in OPENERS or following[0].text in DASHES:
        house = following[1].key == "which" and len(run.tokens) == 1 and before(run, 1) == ("the",)
        # "the Seagull, which is owned by": a hotel, a ship, a newspaper
        return {} if house else _beside(following[1:], words, firm=is_generic(run.tokens[-1].key))
    if words.has("copulas", following[0].key) and not _is_governed(run, words):
        kind = kind_of(following[1:], words)
        bare = run.opens and len(run.tokens) == 1  # "Responsible is the builder": its capital says nothing
        return {"is a": {"trade": 1.75 if bare else 3.0, "body": -5.0, "person": -4.0}.get(kind, 0)}
    return {}


def _closed(following: tuple[Token, ...], words: Vocabulary) -> dict[str, float]:
    """As in "Chez X, l'autre carrier, personne n'a répondu": a trade between two commas is said of the name."""
    closed = [token.text for token in following].count(",") > 1
    found = _beside(following[1:], words, firm=False) if closed else {}
    return {cue: worth for cue, worth in found.items() if cue == "beside"}


def _is_governed(run: Run, words: Vocabulary) -> bool:
    """As in "Bei Elektronik ist die Kette länger": a German name behind a preposition is not what something "is"."""
    left = before(run, 1)
    return words.language == "de" and bool(left) and words.has("governing", left[0])


def _is_of_a_house(run: Run, following: tuple[Token, ...], words: Vocabulary) -> bool:
    """As in "Au siège de X, la responsable nous reçoit": the person behind the comma is not the one before it."""
    left = before(run, 1)
    owned = words.language == "fr" and len(run.tokens) == 1 and bool(left) and left[0] in ("de", "d'", "chez")
    return owned and words.has("definite", following[1].key) and kind_of(following[1:], words) == "person"


def _said_by(run: Run, words: Vocabulary) -> bool:
    """As in "says Otávio Braga, ...": who speaks and is then introduced is a person."""
    left = before(run, 1)
    return bool(left) and words.language == "en" and words.has("says", left[0])


def _beside(following: tuple[Token, ...], words: Vocabulary, *, firm: bool) -> dict[str, float]:
    first = following[0].key
    keys = tuple(token.key for token in following)
    if words.has("completing", first) and (words.language, first) != ("de", "der"):
        return {}
    if first.isdigit() and int(first) in _AGE and len(following) > 1 and following[1].text in {",", ")"}:
        return {"age": -6}
    if words.has("relatives", first) and (said := _clause(keys, words)):
        return said
    if words.has("relatives", first) and (words.language == "nl" or not words.has("articles", first)):
        # "X, die volgens de bond te weinig betaalt"; of "X, dat …" no person and no ship is told
        return {"neuter": 1.0} if (words.language, first) == ("nl", "dat") else {}
    owned = words.language == "en" and words.has("articles", first) and phrase_at_start(keys[1:], "owning", words)
    if owned or phrase_at_start(keys, "owning", words):  # "X, a unit of Y"
        return {"owned": 3}
    return _KINDS.get(kind_of(following, words, firm=firm), {})


def _clause(keys: tuple[str, ...], words: Vocabulary) -> dict[str, float]:
    """As in "which sells", "die Schiffe betreibt"; against a firm "who"."""
    clause = tuple(dropwhile(lambda key: words.has("auxiliaries", key), keys[1:]))[:8]  # "som också köper"
    last = words.language in ("de", "nl") and phrase_within(clause, "business", words)
    if last or phrase_at_start(clause, "business", words):
        return {"which sells": 2.5}
    return {"who": -3} if words.has("personal", keys[0]) else {}


def kind_of(following: tuple[Token, ...], words: Vocabulary, *, firm: bool = False) -> str:
    """What the first telling noun says: "trade", "body" or "person"; "" when a verb or another name comes first.

    A trade of persons and of firms alike ("miner") is a firm's where the name is one (``firm``).
    """
    keys = tuple(token.key for token in following[:REACH])
    if not _introduces(following, words):
        return ""
    for at, token in enumerate(following[:REACH]):
        rest = keys[at : at + 4]
        if token.text in ".;:)" or (at and token.text == ","):
            return ""
        if at and (words.has("relatives", token.key) or (words.language == "de" and words.has("each", token.key))):
            return ""  # "Barcodes, das tut jeder Händler"
        found = _telling(rest, words)
        if found == "person" and words.trade(token.key) and (firm or _is_of_a_firm(following, at, words)):
            found = "trade"
        if found:
            return _meant(following, at, found, words)
        if _is_other_name(token, words) and not _is_of_a_town(keys, at):
            return ""
    return ""


def _meant(following: tuple[Token, ...], at: int, found: str, words: Vocabulary) -> str:
    """What the noun says once it is seen what follows: a person "who", a verb of saying, a brand, another name."""
    behind = [one.key for one in following[at + 1 : at + 5]]
    if words.has("personal", (*behind, "")[0]):
        return "person"  # "Rubel, a machine operator who"
    told = behind[:1] if words.language != "en" or found != "body" else behind  # ", the Court of Appeal held"
    speaks = any(words.has("says", key) or key in _JUDGES for key in told) and words.has("definite", following[0].key)
    another = speaks or _is_brand(following, at, words) or _names_another(following, at, found, words)
    return "" if another else found


def _is_brand(following: tuple[Token, ...], at: int, words: Vocabulary) -> bool:
    """As in "X, het kledingmerk van Y": a Dutch brand that is told to be a firm's."""
    owner = following[at + 1 : at + 3]
    owned = len(owner) > 1 and owner[0].key == "van" and (owner[1].capital or words.trade(owner[1].key))
    return words.language == "nl" and following[at].key.endswith(("merk", "label")) and owned


def _is_of_a_town(keys: tuple[str, ...], at: int) -> bool:
    """As in "Perth-based": the name of a town as half of an adjective."""
    return keys[at + 1 : at + 2] == ("-",) and keys[at + 2 : at + 3] != () and keys[at + 2] in _OF_A_TOWN


def _is_of_a_firm(following: tuple[Token, ...], at: int, words: Vocabulary) -> bool:
    """As in "the Perth-based miner", "a miner that ships ore": so nobody speaks of a person."""
    keys = tuple(token.key for token in following[:at])
    based = any(_is_of_a_town(keys, place) for place in range(at))
    after = following[at + 1].key if at + 1 < len(following) else ""
    return based or (words.language == "en" and after in ("that", "which"))


def _names_another(following: tuple[Token, ...], at: int, found: str, words: Vocabulary) -> bool:
    """As in "In X, the company Y": the trade says what the name after it is."""
    after = following[at + 1] if at + 1 < len(following) else None
    return bool(after and found == "trade" and words.language != "de" and after.capital and not nation_of(after.key))


def _introduces(following: tuple[Token, ...], words: Vocabulary) -> bool:
    """An apposition begins with an article, a people, a trade or an office, not with a name or a clause."""
    first = following[0].key
    begins = is_filler(first, words) or words.has("appositional", first)
    return begins or bool(_telling(tuple(token.key for token in following[:4]), words))


def _telling(rest: tuple[str, ...], words: Vocabulary) -> str:
    if phrase_at_start(rest, "other_bodies", words) or (
        words.language != "en" and words.ends_in("other_bodies", rest[0])
    ):
        return "body"
    longest = max(phrase_at_start(rest, topic, words) for topic in ("trades", "generic"))
    office = phrase_at_start(rest, "people", words)
    if office and len(office) >= len(longest):
        return "person"
    if longest or words.trade(rest[0]):
        return "trade" if not _modifies(rest, words) else ""
    return "person" if words.language == "de" and words.ends_in("people", rest[0]) else ""


def _modifies(rest: tuple[str, ...], words: Vocabulary) -> bool:
    """As in "company spokesman", "the firm's boss", "factory worker": the trade only says whose officer it is."""
    if len(rest) < 2 or words.language != "en":
        return False
    return rest[1] == "'s" or bool(phrase_at_start(rest[1:], "people", words)) or words.has("other_bodies", rest[1])


def _is_other_name(token: Token, words: Vocabulary) -> bool:
    if not token.capital or nation_of(token.key):
        return False
    return token.key not in shared("places", "places") and not words.has("appositional", token.key)
