"""What a name says of itself: legal forms, words of trade and banking, words of other bodies."""

from responses.intake.finding.names import Run
from responses.intake.finding.tokens import Token, is_form
from responses.intake.finding.vocabulary import COMPOUNDING, Vocabulary, is_place, shared

_ADJECTIVES = ("es", "er", "en", "em", "e")
_COMPANIES = frozenset({"compagnie", "compañía", "compagnia", "companhia", "compania"})
SHORT_FORM = 3  # letters: AG, SA, Oy
LONG = 8  # letters of "Ölmühle", "Zuckerfabrik": more than a site
_RANKS = frozenset({"haut", "grand", "petit", "premier", "bon"})  # "Haut Conseil" is no firm
_OFFICE = "cabinet"  # of a French auditor or lawyer: "le Cabinet Leduc"
_OF_STATES = frozenset(
    {"national", "federal", "state", "royal", "crown", "us", "u.s.", "civil", "public", "prison", "secret"}
)


def of_the_name(run: Run, words: Vocabulary) -> dict[str, float]:
    """The cues within the name with their weights; below zero against."""
    keys = [token.key for token in run.tokens]
    if len(keys) == 1 and "-" in keys[0] and keys[0].rpartition("-")[2] in shared("forms", "bank_words"):
        return {"bank name": 2.5}  # "Donau-Kredit"
    if len(keys) == 1 and words.language == "sv" and _is_swedish_bank(keys[0], words):
        return {"bank name": 2}
    if len(keys) == 1 and words.language == "sv" and not run.opens and (worth := _compound_name(keys[0], words)):
        return _of_bodies(keys, words) or {"compound name": worth}
    if len(keys) == 1 and words.language in ("de", "nl") and _is_one_bank(keys[0], words):
        return {"bank name": 1.5 if words.language == "de" else 1}
    found = _of_bodies(keys, words)
    if run.key in shared("forms", "known_firms"):
        found["known firm"] = 2
    if len(keys) == 1:
        return found
    if keys[0] in shared("forms", "front_forms") and run.tokens[0].text.isupper() and not run.text.isupper():
        found["form"] = 4
    return found | _of_trades(run, keys, words) | _of_groups(keys, words)


def _of_the_first(run: Run, words: Vocabulary) -> float:
    """As in "chez Fonderies Perrin", "Fleischwerke Emsbüren": at the head of a sentence a capital says nothing."""
    key = run.tokens[0].key
    compound = words.language == "de" and key not in shared("forms", "business_words") and len(key) > LONG
    told = compound if words.language == "de" else words.language == "fr" and not run.opens
    return 2.5 if told and not is_place(run.tokens[-1].key) else 1.5


def _is_small_form(token: Token) -> bool:
    """As in "Ibrahim Ag Moussa": within a name a short legal form stands in capitals, or it is none."""
    return len(token.text) <= SHORT_FORM and not token.text.isupper()


def _of_trades(run: Run, keys: list[str], words: Vocabulary) -> dict[str, float]:
    """Forms, business and banks in names of several words."""
    found: dict[str, float] = {}
    if any(is_form(token.key) and (token is run.tokens[-1] or not _is_small_form(token)) for token in run.tokens[1:]):
        found["form"] = 4
    if any(_is_business(key, words) for key in keys):
        found["business name"] = 2.5 if any(_is_business(key, words) for key in keys[1:]) else _of_the_first(run, words)
    if _closes_a_firm(keys):
        found["business name"] = 2.5  # "Verdier Conseil", "Norcross Canning"
    if words.trades(keys[-1]) and words.language == "en":
        found["business name"] = 2.5  # "Coastline Grocers"
    if any(_is_bank(key, words) for key in keys):
        found["bank name"] = 2.5
    return found | _of_named_trades(keys, words)


def _of_named_trades(keys: list[str], words: Vocabulary) -> dict[str, float]:
    """As in "Bäckerei Hofkorn"; in German "Aquamar Fischzucht", "Kupferhütte Sandau", "Brandt Fleisch"."""
    found: dict[str, float] = {}
    german = words.language == "de"
    compound = german and words.has("naming", keys[0]) and len(keys[0]) > LONG and not is_place(keys[-1])
    if words.trade(keys[0]) and not is_form(keys[1]) and (compound or not words.ends_in("sites", keys[0])):
        found["named trade"] = 2 if compound else 1.5
    if german and words.ends_in("naming", keys[-1]) and not words.trade(keys[0]):
        found["business name"] = 2.5
    if german and keys[-1] in shared("forms", "goods") and not keys[0].endswith(_ADJECTIVES):
        found["goods"] = 1.5
    return found


def _closes_a_firm(keys: list[str]) -> bool:
    return len(keys) > 1 and keys[-1] in shared("forms", "closing_words") and keys[-2] not in _RANKS


def _of_groups(keys: list[str], words: Vocabulary) -> dict[str, float]:
    """Groups, partners and families: "Castellan Group", "Hobart Brothers", "Lacey & Dunne"."""
    found: dict[str, float] = {"ampersand": 2.5} if "&" in keys and len(keys) > 2 else {}
    if words.language == "de" and keys[0] in _COMPANIES:
        return found | {"group name": 2.5}
    if keys[-1] in shared("forms", "group_endings"):
        return found | {"group name": 2}
    sited = words.ends_in("sites", keys[0])
    grouped = not sited and any(key in shared("forms", "group_words") or words.trade(key) for key in keys)
    return found | ({"group name": 1} if grouped else {})


def _of_bodies(keys: list[str], words: Vocabulary) -> dict[str, float]:
    """Words of NGOs, authorities and newspapers."""
    firm = keys[-1] in shared("forms", "bank_words") or is_form(keys[-1]) or _closes_a_firm(keys) or keys[0] == _OFFICE
    state = keys[0] in _OF_STATES and keys[-1] == "service"  # "National Health Service"
    body = not firm and (state or any(_is_body_word(key, words) for key in keys))
    opens = len(keys) == 1 or (words.language in ("nl", "sv") and not firm and not words.has("trades", keys[0]))
    alone = opens and words.language != "en" and words.ends_in("other_bodies", keys[0])  # "Natuurclub De Kop"
    found: dict[str, float] = {"body name": -5} if body or alone else {}
    if len(keys) > 1 and words.language == "en" and words.has("place_heads", keys[-1]):
        found["place noun"] = -2.5  # "Creek County"
    if len(keys) > 1 and keys[-1] in shared("organisations", "media_words"):
        found["media name"] = -4
    return found


def _is_body_word(key: str, words: Vocabulary) -> bool:
    """A word of an organisation, or a compound with one: "Fredsförbundet"."""
    bodies = shared("organisations", "organisation_words")
    if words.language in ("de", "nl") and words.trade(key):
        return False  # "Ingenieursbureau Snoek"
    compound = words.language in COMPOUNDING and len(key) > 8 and key not in shared("forms", "business_words")
    return (
        key in bodies
        or key.rpartition("-")[2] in bodies
        or (compound and any(key[cut:] in bodies for cut in range(3, len(key) - 5)))
    )


def _is_bank(key: str, words: Vocabulary) -> bool:
    compound = words.language in COMPOUNDING and key.endswith(("bank", "banken", "sparkasse", "bankens"))
    return key in shared("forms", "bank_words") or compound


def _is_swedish_bank(key: str, words: Vocabulary) -> bool:
    """As in "Fjärdbanken", whose article is part of the name; not "storbanken", "blodbanken"."""
    return key.endswith("banken") and len(key) > 8 and not words.has("trades", key) and not words.has("no_banks", key)


def _compound_name(key: str, words: Vocabulary) -> float:
    """As in "hos Lingonkompaniet", "till Vaktkraft": a Swedish name of one word that ends in what the firm deals in."""
    if words.trade(key) or words.has("other_bodies", key):
        return 0
    worth = (("firm_names", 2.0), ("firm_endings", 1.0))
    return next((weight for topic, weight in worth if _ends_longer(key, words.topics[topic])), 0)


def _ends_longer(key: str, endings: frozenset[str]) -> bool:
    return any(key.endswith(ending) and len(key) > len(ending) + 2 for ending in endings)


def _is_one_bank(key: str, words: Vocabulary) -> bool:
    """As in "de Noorderbank", "die Hansebank"; not "huisbank", "Hausbank", "voedselbank"."""
    kind = words.has("trades", key) or words.ends_in("other_bodies", key) or words.has("no_banks", key)
    return key.endswith("bank") and len(key) > 7 and not kind


def _is_business(key: str, words: Vocabulary) -> bool:
    """A word of business, or a compound with one: "Frostlogistik"."""
    business = shared("forms", "business_words")
    compound = words.language in COMPOUNDING and len(key) > 8
    return key in business or (compound and any(key[cut:] in business for cut in range(3, len(key) - 4)))
