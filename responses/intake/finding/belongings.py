"""What belongs to the bearer of a name: its spokesman, its factory, its chain of hotels."""

from responses.intake.finding.contexts import phrase_at_end, phrase_at_start, phrase_within, without_fillers
from responses.intake.finding.vocabulary import COMPOUNDING, Vocabulary

_MARKS = frozenset({"'s", "'", "-", "’"})
_OF_ANYBODY = frozenset({"président", "présidente"})  # associations have them too
_OF_FIRMS = ("officers", "insiders", "desks")  # offices that firms have rather than other bodies


def of_offices(
    left: tuple[str, ...], right: tuple[str, ...], words: Vocabulary, *, named: bool = False
) -> dict[str, float]:
    """As in "A spokesperson for X", "X's chief executive"; ``named``: a name follows, as in "Imbiss-Kette Y"."""
    rest = right[1:] if right and right[0] in _MARKS else right
    owned = rest != right
    if _is_of_body(left, rest, words):
        return {"its campaigner": -4}
    found = _officer_of(left, words) | _trade_after(left, right, words, named=named)
    if _has_officer(rest, words, owned=owned):
        return found | {"its officer": 1.25 if words.has("of_anybody", rest[0]) else 2}
    return found | ({"its manager": 1.5} if not owned and _has_manager(rest, words) else {})


def _is_of_body(left: tuple[str, ...], rest: tuple[str, ...], words: Vocabulary) -> bool:
    """As in "X's campaigner", "a professor at X", "X rf": an office or a form that no firm has."""
    stripped = without_fillers(left, words)
    linked = bool(stripped) and stripped[-1] != "," and words.has("office_links", stripped[-1])
    before_it = linked and phrase_at_end(stripped[:-1], "body_officers", words)
    behind = any(phrase_at_start(rest, topic, words) for topic in ("body_officers", "body_forms"))
    return behind or bool(before_it)


def _officer_of(left: tuple[str, ...], words: Vocabulary) -> dict[str, float]:
    """As in "a spokesperson for X", "suppliers of X"; signed "Chief Executive, X"."""
    stripped = without_fillers(left, words)
    if not stripped or not words.has("office_links", stripped[-1]):
        return {}
    if stripped[-1] == "," and (len(stripped) > 4 or words.has("articles", left[0])):
        return {}
    role = _office_before(stripped[:-1], words)
    if role and words.language == "sv" and stripped[-1] == "från" and not words.ends_in("people", stripped[-2]):
        return {}  # "Värmekameror från X": goods from a town
    if role:
        firms = any(words.has(topic, role) for topic in _OF_FIRMS)
        of_anybody = 1.25 if words.has("of_anybody", role) else 2
        return {"officer of": (1.5 if role in _OF_ANYBODY else of_anybody) if firms else 0.75}
    if len(stripped) > 1 and words.has("partners", stripped[-2]):
        return {"its partners": 2}
    return {"its things": 0.75} if phrase_at_end(stripped[:-1], "officers", words) else {}


def _has_officer(rest: tuple[str, ...], words: Vocabulary, *, owned: bool) -> bool:
    if not rest:
        return False
    compound = words.language in COMPOUNDING and words.ends_in("officers", rest[0])
    office = words.has("officers", phrase_at_start(rest, "people", words))
    thing = owned and phrase_within(rest[:3], "officers", words)
    return bool(compound or office or thing or phrase_at_start(rest, "desks", words))


def _has_manager(rest: tuple[str, ...], words: Vocabulary) -> bool:
    """As in "X compliance manager": a word between the name and the office."""
    near = rest[1:4]
    office = phrase_within(near, "insiders", words) or phrase_within(near, "officers", words)
    first = rest[0] if rest else ""
    plain = all(word.isalpha() for word in rest[:2]) and not (words.has("says", first) or words.has("articles", first))
    return bool(office) and plain and not phrase_at_start(rest, "people", words)


def _trade_after(left: tuple[str, ...], right: tuple[str, ...], words: Vocabulary, *, named: bool) -> dict[str, float]:
    """As in "die X-Gruppe"; "the X hotel chain" weighs less, for X may be a town."""
    if right[:1] == ("-",) and words.has("name_trades", right[1] if len(right) > 1 else "") and not named:
        return {"trade after": 2.5}
    chain = left and words.has("articles", left[-1]) and _is_chain(right, words)
    return {"trade after": 1.25} if chain else {}


def _is_chain(right: tuple[str, ...], words: Vocabulary) -> bool:
    """As in "the Palmerston hotel chain": a trade right after the name, or after its sector."""
    after_sector = right[1:] if right and (words.has("sectors", right[0]) or words.trade(right[0])) else right
    return any(part and words.has("name_trades", part[0]) for part in (right, after_sector))


def _office_before(words_before: tuple[str, ...], words: Vocabulary) -> str:
    """The office before "of": "spokesman", "head of sustainability", "directeur logistique"."""
    for back in range(min(4, len(words_before))):
        kept = words_before[: len(words_before) - back]
        if back and (not kept or not words_before[-back][0].isalpha() or words.has("says", words_before[-back])):
            return ""
        found = phrase_at_end(kept, "people", words) or ("" if back else phrase_at_end(kept, "desks", words))
        if found:
            return found if not back or words.has("officers", found) else ""
        if not back and words.language == "sv" and kept and words.ends_in("officers", kept[-1]):
            return next(kept[-1][cut:] for cut in range(len(kept[-1])) if words.has("officers", kept[-1][cut:]))
    return ""
