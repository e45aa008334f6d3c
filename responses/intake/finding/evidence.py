"""What speaks for and against a name being a company's, from the words around one place where it stands."""

from responses.intake.finding.appositions import apposition, before_name
from responses.intake.finding.contexts import (
    QUOTES,
    after,
    before,
    is_filler,
    phrase_at_end,
    phrase_at_start,
    phrase_within,
    without_fillers,
)
from responses.intake.finding.names import Run, is_form
from responses.intake.finding.shapes import Kind
from responses.intake.finding.vocabulary import COMPOUNDING, Vocabulary, is_place, shared

ENOUGH = 2.0  # what a name needs to be proposed as a company

_AUXILIARIES = frozenset(
    "has have had also is was hat habe hatte ist war a avait est heeft had is was har hade är var not nicht"
    " since already now still later directly therefore itself both also auch ook även også zudem".split()
)


def evidence(run: Run, words: Vocabulary) -> dict[str, float]:
    """The cues at this place with their weights; below zero against."""
    left, right = before(run), after(run)
    found = {**of_the_name(run, words), **before_name(left, words), **apposition(run, words)}
    found |= _of_offices(left, right, words) | _of_verbs(run, left, right, words)
    found |= _of_places_and_products(run, left, right, words) | _of_self(left, right, words)
    return {cue: weight for cue, weight in found.items() if weight}


def of_the_name(run: Run, words: Vocabulary) -> dict[str, float]:
    """Legal forms, words of trade, words of other bodies within the name."""
    keys = [token.key for token in run.tokens]
    found: dict[str, float] = {}
    if len(keys) > 1 and any(is_form(key) for key in keys[1:]):
        found["form"] = 4
    if len(keys) > 1 and any(_is_business(key, words) for key in keys):
        found["business name"] = 2.5 if any(_is_business(key, words) for key in keys[1:]) else 1.5
    if len(keys) > 1 and words.trade(keys[0]) and not is_form(keys[1]):
        found["named trade"] = 1.5
    if len(keys) > 1 and any(_is_bank(key, words) for key in keys):
        found["bank name"] = 2.5
    if len(keys) > 1 and keys[-1] in shared("forms", "group_endings"):
        found["group name"] = 2
    elif len(keys) > 1 and any(key in shared("forms", "group_words") or words.trade(key) for key in keys):
        found["group name"] = 1
    if run.key in shared("forms", "known_firms"):
        found["known firm"] = 2
    if "&" in run.text and len(keys) > 2:
        found["ampersand"] = 2.5
    firm = keys[-1] in shared("forms", "bank_words") or is_form(keys[-1])
    if not firm and any(_is_body_word(key, words) for key in keys):
        found["body name"] = -5
    if len(keys) == 1 and words.language != "en" and words.ends_in("other_bodies", keys[0]):
        found["body name"] = -5
    if len(keys) > 1 and keys[-1] in shared("organisations", "media_words"):
        found["media name"] = -4
    return found


def _is_body_word(key: str, words: Vocabulary) -> bool:
    """A word of an organisation, or a compound with one: "Fredsförbundet"."""
    bodies = shared("organisations", "organisation_words")
    compound = words.language in COMPOUNDING and len(key) > 8
    return key in bodies or (compound and any(key[cut:] in bodies for cut in range(3, len(key) - 5)))


def _is_bank(key: str, words: Vocabulary) -> bool:
    compound = words.language in COMPOUNDING and key.endswith(("bank", "banken", "sparkasse", "bankens"))
    return key in shared("forms", "bank_words") or compound


def _is_business(key: str, words: Vocabulary) -> bool:
    """A word of business, or a compound with one: "Frostlogistik"."""
    business = shared("forms", "business_words")
    compound = words.language in COMPOUNDING and len(key) > 8
    return key in business or (compound and any(key[cut:] in business for cut in range(3, len(key) - 4)))


def _of_offices(left: tuple[str, ...], right: tuple[str, ...], words: Vocabulary) -> dict[str, float]:
    """ "A spokesperson for X", "X's chief executive", "X-Sprecher"."""
    found: dict[str, float] = {}
    stripped = without_fillers(left, words)
    signed = bool(stripped) and stripped[-1] == "," and len(stripped) <= 4 and not words.has("articles", left[0])
    if stripped and words.has("office_links", stripped[-1]) and (stripped[-1] != "," or signed):
        role = _office_before(stripped[:-1], words)
        if role:
            found["officer of"] = (
                2 if any(words.has(topic, role) for topic in ("officers", "insiders", "desks")) else 0.75
            )
        elif words.has("partners", stripped[-2] if len(stripped) > 1 else ""):
            found["its partners"] = 2
        elif phrase_at_end(stripped[:-1], "officers", words):
            found["its things"] = 0.75
    rest = right[1:] if right and right[0] in ("'s", "'", "-", "’") else right
    owned = rest != right
    role = phrase_at_start(rest, "people", words)
    office = words.has("officers", role) or (owned and phrase_within(rest[:3], "officers", words))
    if (
        office
        or phrase_at_start(rest, "desks", words)
        or (rest and words.language in ("de", "sv", "nl") and words.ends_in("officers", rest[0]))
    ):
        found["its officer"] = 2
    return found


def _office_before(words_before: tuple[str, ...], words: Vocabulary) -> str:
    """The office before "of": "spokesman", "head of sustainability", "directeur logistique"."""
    for back in range(min(4, len(words_before))):
        kept = words_before[: len(words_before) - back]
        if back and (not kept or not words_before[-back][0].isalpha() or words.has("says", words_before[-back])):
            return ""
        found = phrase_at_end(kept, "people", words) or ("" if back else phrase_at_end(kept, "desks", words))
        if found:
            return found if not back or words.has("officers", found) else ""
    return ""


def _of_verbs(run: Run, left: tuple[str, ...], right: tuple[str, ...], words: Vocabulary) -> dict[str, float]:
    """What it does, what is done with it, what it says."""
    found: dict[str, float] = {}
    verb = next((word for word in right if word not in _AUXILIARIES), "")
    near = right[:4]
    if verb in near and words.has("business", verb):
        found["business"] = 1.5
    if phrase_at_start(right, "business", words):
        found["business"] = 1.5
    if verb in right[:3] and words.has("says", verb):
        found["says"] = 0.75
    if left and words.has("says", left[-1]) and words.language != "en":
        found["said"] = 0.5
    if phrase_within(right[: 14 if run.first <= 1 else 9], "replies", words):
        found["reply"] = 1.75
    stripped = without_fillers(left, words)
    if any(phrase_at_end(left[: len(left) - cut], "owning", words) for cut in range(len(left) - len(stripped) + 1)):
        found["owner"] = 3
    elif near := _in_dealings(left, words):
        found["dealings"] = near
    elif words.has("agents", left[-1] if left else "") and len(run.tokens) > 1:
        found["agent"] = 1
    elif " " in (phrase := phrase_at_end(stripped, "objects", words)) or len(phrase) > 7:
        found["object"] = 1.5
    return found


def _in_dealings(left: tuple[str, ...], words: Vocabulary) -> float:
    """ "a contract with X", "sold the mine to X": the object of trade."""
    stripped = without_fillers(left, words)
    if not stripped or not words.has("trading_with", stripped[-1]):
        return 0
    trading = [
        at
        for at, word in enumerate(reversed(stripped[-8:-1]))
        if words.has("dealings", word) or words.has("business", word)
    ]
    if not trading:
        return 0
    return 2 if trading[0] < 3 and words.language != "de" else 1.5


def _of_places_and_products(
    run: Run, left: tuple[str, ...], right: tuple[str, ...], words: Vocabulary
) -> dict[str, float]:
    """ "in X", "the X river", "the X programme", “X” between quotation marks, a noun after its article."""
    found: dict[str, float] = {}
    last = left[-1] if left else ""
    if is_place(run.key) or (right[:2] == ("-", "based")):
        found["place"] = -6
    if words.has("place_prepositions", last) and len(run.tokens) == 1:
        found |= {"in": -1, "says": 0, "business": 0, "reply": 0}
    if right and (words.has("place_heads", right[0])):
        found["place noun"] = -2.5 if len(run.tokens) == 1 else -1
    if right and words.has("product_heads", right[0]):
        found["product noun"] = -2
    if words.has("product_cues", last) and not words.has("articles", last):
        found["product"] = -2.5
    if len(run.tokens) == 1 and words.language == "de" and words.has("articles", last):
        found["noun"] = -2
    if _is_quoted(run) and run.sentence.kind is not Kind.CELLS:
        found["quoted"] = -1.5
    return found


def _of_self(left: tuple[str, ...], right: tuple[str, ...], words: Vocabulary) -> dict[str, float]:
    """ "At X, we", "We at X", "About X" at the head of a paragraph."""
    if left and words.has("at_home", left[-1]) and (set(right[:3]) | set(left[-3:-1])) & words.topics["we"]:
        return {"we": 2.5}
    if left and words.has("at_home", left[-1]) and len(left) == 1:
        return {"at": 0.5}
    if 0 < len(left) <= 2 and words.has("about", " ".join(left)) and len(right) <= 1:
        return {"about": 2.5}
    return {}


def _is_quoted(run: Run) -> bool:
    tokens = run.sentence.tokens
    opened = run.first > 0 and tokens[run.first - 1].text in QUOTES
    return opened and run.last + 1 < len(tokens) and tokens[run.last + 1].text in QUOTES


__all__ = ["ENOUGH", "evidence", "is_filler"]
