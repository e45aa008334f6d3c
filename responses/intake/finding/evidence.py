"""What speaks for and against a name being a company's, from the words around one place where it stands."""

import re
from itertools import takewhile

from responses.intake.finding.appositions import apposition
from responses.intake.finding.belongings import of_offices
from responses.intake.finding.contexts import (
    DASHES,
    QUOTES,
    after,
    before,
    describes_another,
    is_of_town,
    phrase_at_end,
    phrase_at_start,
    phrase_within,
    without_fillers,
)
from responses.intake.finding.forerunners import before_name, is_owner_of
from responses.intake.finding.lexicon import first_names
from responses.intake.finding.names import Run
from responses.intake.finding.naming import of_the_name
from responses.intake.finding.shapes import Kind
from responses.intake.finding.tokens import is_generic
from responses.intake.finding.vocabulary import COMPOUNDING, Vocabulary, is_place, shared

_AND = frozenset({"and", "und", "et", "en", "och", "&"})
# endings of German nouns that are no names
_ABSTRACT: tuple[str, ...] = (
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "ismus", "tät", "täten",
    "nis", "nisse", "enz", "enzen", "anz", "anzen",
)  # fmt: skip
_OPENING = frozenset({"van", "de", "den", "der", "ter", "ten", "op"})  # how surnames begin
_SMALL_OPENINGS = _OPENING | {"'t", "’t", "te", "het"}
_AGE = re.compile(r"[1-9]\d")  # "sagt Zurab, 44."
_PLACES = frozenset({"village", "ville", "commune", "district", "quartier", "province", "région", "département"})
_OWN = frozenset({"its", "their", "our", "ihrem", "ihrer", "seinem", "zijn", "haar", "hun", "sin", "sitt", "deras"})
_PERSONAL = 1.25  # what a trade of persons is worth that leads to a name
_AREAS = frozenset({"region", "regio", "regionen", "région", "provinz", "provincie", "provinsen", "province", "bezirk"})
_TITLE = 7  # words after a name in which a title between quotation marks ends
ENOUGH = 2.0  # what a name needs to be proposed as a company


def evidence(run: Run, words: Vocabulary) -> dict[str, float]:
    """The cues at this place with their weights; below zero against."""
    left, right = before(run), after(run)
    found = {**of_the_name(run, words), **before_name(left, words), **apposition(run, words)}
    found |= of_offices(left, right, words, named=describes_another(run)) | _of_verbs(run, left, right, words)
    found |= _of_dealings(run, left, right, words)
    found = _without_mistaken(found, run, left, right, words)
    if "officer of" in found and found.get("who") is not None:
        found["who"] = 0
    found |= _of_places(run, left, right, words) | _of_products(run, left, right, words)
    found |= _of_self(left, right, words)
    if _is_surname(run, words):
        found |= {"surname": -6, "officer of": 0}
    if _is_told(left, words):
        found |= {"told to": -4, "officer of": 0}
    if len(left) > 1 and left[-1] == "with" and words.has("advocates", left[-2]):
        found["advocates"] = -6  # "an attorney with X LLP": who speak for others
    return {cue: weight for cue, weight in found.items() if weight}


def _without_mistaken(
    found: dict[str, float], run: Run, left: tuple[str, ...], right: tuple[str, ...], words: Vocabulary
) -> dict[str, float]:
    """The cues without those that something else is behind: a quotation, a site, a person."""
    dropped: set[str] = set()
    if "led by trade" in found and run.first > 1 and run.sentence.tokens[run.first - 1].text in QUOTES:
        dropped.add("led by trade")
    if "officer of" in found and _is_site(run, left, right):
        dropped |= {"officer of", "object", "its things"}
    if found.get("led by trade", 0) == _PERSONAL and _speaks_for_itself(run, right, words):
        found = found | {"led by trade": -3}
    if "trade" in found and _is_given(run, words):
        dropped.add("trade")
    if "trade" in found and len(run.tokens) > 1 and is_owner_of(left, words) and not of_the_name(run, words):
        found = found | {"trade": -2}
    return {cue: weight for cue, weight in found.items() if cue not in dropped}


def _is_site(run: Run, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """As in "workers at its Lepe site": a town where the firm that is spoken of has something."""
    owned = left[-1] in _OWN and len(run.tokens) == 1
    return owned and bool(right) and (right[0] == "-" or run.sentence.tokens[run.last + 1].text.islower())


def _speaks_for_itself(run: Run, right: tuple[str, ...], words: Vocabulary) -> bool:
    """As in "a partner, Fay Groves, said": a person of a trade that firms have as well."""
    speaks = right[:1] == (",",) and len(right) > 1 and words.has("says", right[1])
    return speaks and len(run.tokens) > 1 and not of_the_name(run, words)


def _is_told(left: tuple[str, ...], words: Vocabulary) -> bool:
    """As in "säger presschefen Anna Berg till Bladet": a newspaper; not "säger nej till X"."""
    near = left[-8:-1]
    verbs = [at for at, word in enumerate(near) if words.has("tells", word)]
    if words.language != "sv" or left[-1:] != ("till",) or not verbs:
        return False
    between = near[verbs[-1] + 1 :]
    return bool(between) and not {"nej", "ja", "upp", "att", "som", ",", "inte"} & set(between)


def _is_given(run: Run, words: Vocabulary) -> bool:
    """As in "importeur Karel van Dongen": a name that a Dutch surname follows; not "reder Zeeman van Urk"."""
    after_it = [token for token in run.sentence.tokens if token.start >= run.end][:2]
    if words.language != "nl" or len(run.tokens) > 1 or len(after_it) < 2 or after_it[0].key not in _OPENING:
        return False
    return after_it[1].capital and not is_place(after_it[1].key)


def _is_surname(run: Run, words: Vocabulary) -> bool:
    """As in "Roos van Echten-Adjei", "Cornelis van Rhoon": what follows a first name and small words of surnames."""
    tokens, at = run.sentence.tokens, run.first - 1
    while at >= 0 and tokens[at].text in _SMALL_OPENINGS:
        at -= 1
    named = words.language == "nl" and 0 <= at < run.first - 1 and tokens[at].capital
    return named and tokens[at].key in first_names() and not of_the_name(run, words)


def _of_verbs(run: Run, left: tuple[str, ...], right: tuple[str, ...], words: Vocabulary) -> dict[str, float]:
    """What it does, and what it says."""
    found: dict[str, float] = {}
    bare = run.opens and len(run.tokens) == 1  # any word that opens a sentence has a capital
    right = right[1:] if right[:1] == (",",) and left[-1:] == (",",) else right
    verb = next((word for word in right if not words.has("auxiliaries", word)), "")
    acts = (verb in right[:4] and words.has("business", verb)) or phrase_at_start(right, "business", words)
    if acts and not (words.language == "de" and left and words.has("governing", left[-1])):
        found["business"] = 1.2 if bare else 1.5
    if (verb in right[:3] and words.has("says", verb)) or phrase_at_start(right, "says", words):
        found["says"] = 0.6 if bare else 0.75
    if "says" in found and words.language == "en" and set(right[1:3]) & {"it", "its"}:
        found["says it"] = 0.5  # no person does
    if left and words.has("says", left[-1]) and words.language != "en":
        found["said"] = 0.5
    if phrase_within(right[: 14 if run.first <= 1 else 9], "replies", words):
        found["reply"] = 1.75
    return found


def _of_dealings(run: Run, left: tuple[str, ...], right: tuple[str, ...], words: Vocabulary) -> dict[str, float]:
    """What is done with it: "a subsidiary of X", "a contract with X", "supplied by X"."""
    stripped = without_fillers(left, words)
    if any(phrase_at_end(left[: len(left) - cut], "owning", words) for cut in range(len(left) - len(stripped) + 1)):
        return {"owner": 3}
    near = _in_dealings(left, words) or _before_dealings(left, right, words)
    if near:
        return {"dealings": near}
    if words.has("agents", left[-1] if left else "") and len(run.tokens) > 1:
        return {"agent": 1}
    phrase = phrase_at_end(stripped, "objects", words)
    return {"object": 1.5} if " " in phrase or len(phrase) > 7 else {}


def _in_dealings(left: tuple[str, ...], words: Vocabulary) -> float:
    """As in "a contract with X", "sold the mine to X": the object of trade."""
    stripped = without_fillers(left, words)
    if not stripped or not words.has("trading_with", stripped[-1]) or _is_for_goods(stripped, words):
        return 0
    trading = [
        at
        for at, word in enumerate(reversed(stripped[-8:-1]))
        if words.has("dealings", word) or words.has("business", word)
    ]
    if not trading:
        return 0
    return 2 if trading[0] < 3 and words.language != "de" else 1.5


def _is_for_goods(stripped: tuple[str, ...], words: Vocabulary) -> bool:
    """As in "ein Händler für Hafentechnik": what a German firm of a trade is for are goods."""
    return words.language == "de" and stripped[-1] == "für" and len(stripped) > 1 and words.trade(stripped[-2])


def _before_dealings(left: tuple[str, ...], right: tuple[str, ...], words: Vocabulary) -> float:
    """As in "an die türkische X geliefert": the verb stands at the end in German and Dutch."""
    stripped = without_fillers(left, words)
    if words.language not in ("de", "nl") or not stripped or not words.has("trading_with", stripped[-1]):
        return 0
    if _is_for_goods(stripped, words):
        return 0
    return 1 if any(words.has("dealings", word) for word in right[:4]) else 0


def _of_places(run: Run, left: tuple[str, ...], right: tuple[str, ...], words: Vocabulary) -> dict[str, float]:
    """As in "in X", "the X river", "of X," after another name."""
    found: dict[str, float] = {}
    single = len(run.tokens) == 1
    if _is_town_of(run, words):
        found["of a town"] = -4
    if _is_dateline(run):
        found["dateline"] = -6
    genitive = words.language in COMPOUNDING and is_place(run.key.removesuffix("s"))
    if is_place(run.key) or genitive or is_of_town(run, words) or right[:2] == ("-", "based"):
        found["place"] = -6
    if single and left and words.has("place_prepositions", left[-1]):
        found |= {"in": -1, "says": 0, "business": 0, "reply": 0}
    if single and right[:1] == (",",) and right[1:2] and _AGE.fullmatch(right[1]) and right[2:3] in ((",",), (".",)):
        found["age"] = -6
    if single and words.language == "fr" and _has_a_town(left, words):
        found["of a place"] = -4  # "le chef du village de X"
    if right and words.has("place_heads", right[0]):
        found["place noun"] = -2.5 if single else -1
    return found | _of_states(run, left, right, words)


def _of_states(run: Run, left: tuple[str, ...], right: tuple[str, ...], words: Vocabulary) -> dict[str, float]:
    """As in "Guymon, Okla.": the town, and its state."""
    if left and left[-1] in _AREAS:
        return {"in a region": -4}  # "in der Region X"
    if len(run.tokens) <= 2 and right[:1] == (",",) and words.has("states", (*right, "")[1]):
        return {"in a state": -5}
    return {"place": -6} if left and left[-1] == "," and words.has("states", run.key) else {}


def _has_a_town(left: tuple[str, ...], words: Vocabulary) -> bool:
    """As in "le chef du village de X", "le parquet de X": what a town has."""
    known = left[-2:-1] and (left[-2] in _PLACES or words.has("of_towns", left[-2]))
    return bool(known) and left[-1] in ("de", "d'")


def _is_town_of(run: Run, words: Vocabulary) -> bool:
    """As in "Tidewell Foods of Grimsby, which …", ", of Leeds,": a single name after "of" and another name."""
    tokens, at = run.sentence.tokens, run.first - 1
    if len(run.tokens) > 1 or at < 1 or not words.has("town_of", tokens[at].key):
        return False
    ends = run.last + 1 >= len(tokens) or tokens[run.last + 1].text in ",.;:)"
    firm = tokens[at - 1].capital and is_generic(tokens[at - 1].key)
    return ends and (tokens[at - 1].text == "," or firm)


def _is_dateline(run: Run) -> bool:
    """As in "Friedrichshafen (dpa) -", "LONDON, 5 May (Reuters) —" at the head of a paragraph."""
    following = run.sentence.tokens[run.last + 1 : run.last + 9]
    shown = [token.text for token in following]
    if run.first or "(" not in shown or ")" not in shown:
        return False
    closed = shown.index(")")
    return (
        shown.index("(") in {0, closed - 2, closed - 3}
        and shown[closed + 1 : closed + 2] != []
        and shown[closed + 1] in DASHES
    )


def _of_products(run: Run, left: tuple[str, ...], right: tuple[str, ...], words: Vocabulary) -> dict[str, float]:
    """As in "the X programme", “X” between quotation marks, a German noun after its article."""
    found: dict[str, float] = {}
    last = left[-1] if left else ""
    determined = words.has("articles", last)
    led = words.language in ("de", "fr", "nl") and not words.trade(last) and words.has("product_heads", last)
    if led or (right and words.has("product_heads", right[0])):  # "le programme X", "the X programme"
        found["product noun"] = -2
    if _is_programme(run):
        found["programme"] = -4
    if words.has("product_cues", last) and not determined:
        found["product"] = -2.5
    noun = len(run.tokens) == 1 and words.language == "de" and not run.text.isupper()
    if noun and run.key.endswith(_ABSTRACT) and not run.opens:
        found["abstract"] = -3
    governed = words.language == "de" and words.has("governing", ("", "", *left)[-2])
    behind = left[-3:-2] if governed else left[-2:-1]
    relative = behind == (",",) and bool(right) and right[0].isalpha()
    if noun and determined and right[:1] != ("-",) and not (relative and "-" in run.key):
        found["noun"] = -2
    if _is_quoted(run) and run.sentence.kind is not Kind.CELLS:
        found["quoted"] = -2.5
    return found


def _is_programme(run: Run) -> bool:
    """As in "the Safe City Programme", "the Skynet Upgrading and Renewal Project"."""
    following = list(run.sentence.tokens[run.last + 1 : run.last + _TITLE])
    if not following or following[0].key not in _AND:
        return len(run.tokens) > 1 and run.tokens[-1].key in shared("forms", "programme_words")
    names = list(takewhile(lambda token: token.capital, following[1:]))
    return any(token.key in shared("forms", "programme_words") for token in names)


def _of_self(left: tuple[str, ...], right: tuple[str, ...], words: Vocabulary) -> dict[str, float]:
    """As in "At X, we", "We at X", "About X" at the head of a paragraph."""
    if left and words.has("at_home", left[-1]) and (set(right[:3]) | set(left[-3:-1])) & words.topics["we"]:
        return {"we": 2.5}
    if left and words.has("at_home", left[-1]) and len(left) == 1:
        sited = words.language == "nl" and right[:1] == ("in",)  # "Bij Hofstra Dataverkeer in Zwolle"
        return {"at": 1.5 if sited else 0.5}
    if 0 < len(left) <= 2 and words.has("about", " ".join(left)) and len(right) <= 1:
        return {"about": 2.5}
    return {}


def _is_quoted(run: Run) -> bool:
    """The name, or a title that begins with it, between quotation marks ("‘Skynet Upgrading and Renewal Project’")."""
    tokens = run.sentence.tokens
    opened = run.first > 0 and tokens[run.first - 1].text in QUOTES
    within = tokens[run.last + 1 : run.last + _TITLE]
    closing = next((at for at, token in enumerate(within) if token.text in QUOTES), None)
    return opened and closing is not None and all(token.text not in ".,;:" for token in within[:closing])
