"""What a name is called beside itself: "Dutch retailer X", "X, a maker of drones", "X is a charity"."""

from responses.intake.finding.contexts import (
    DASHES,
    OPENERS,
    before,
    is_filler,
    joined,
    phrase_at_end,
    phrase_at_start,
    phrase_within,
    tokens_after,
)
from responses.intake.finding.names import Run, Token
from responses.intake.finding.vocabulary import COMPOUNDING, Vocabulary, is_people, nation_of, shared

REACH = 9  # words between the comma and the noun of an apposition
_FRENCH_REACH = 5  # words that may stand between "le négociant" and the name
_OF_A_PEOPLE = {"de": 0.5, "sv": 2.0, "nl": 2.0}  # what "polska X" is worth
_AGE = range(14, 100)


def before_name(left: tuple[str, ...], words: Vocabulary) -> dict[str, float]:
    """Evidence from the noun right before the name."""
    if not left:
        return {}
    if phrase_at_end(left, "other_bodies", words) or words.ends_in("other_bodies", left[-1]) and words.language != "en":
        return {"other body": -5}
    if phrase_at_end(left, "reporting_on", words):
        return {"reporting": -3}
    if words.has("titles", left[-1]) or words.has("titles", left[-1] + "."):
        return {"title": -6}
    head = head_before(left, words)
    if _is_office(left, words) and not head:
        return {"office": -2}
    if head:
        weak = words.has("people", head) or (words.language == "de" and not _is_determined(left, words))
        return {"trade": 1.5 if weak else 3}
    led = _led_by_trade(left, words)
    if led:
        return {"led by trade": 1.25 if led in _PERSONAL_TRADES or words.has("people", led) else 2.5}
    if left[-1] == "," and len(left) > 1 and phrase_at_end(left[:-1], "people", words) and not led:
        return {"office": -3}
    if (nation_of(left[-1]) and is_people(left[-1], words.language)) or (
        left[-1] == "'s" and nation_of(left[-2] if len(left) > 1 else "")
    ):
        return {"people": _OF_A_PEOPLE.get(words.language, 1.5)}
    if left[-1].endswith("-based") or left[-1].endswith("-listed"):
        return {"based": 1.5}
    return {}


_PERSONAL_TRADES = frozenset(
    "owner partner broker merchant eigentümer inhaber partner makler propriétaire partenaire eigenaar partner makelaar ägare ägaren partner".split()
)


def _is_determined(left: tuple[str, ...], words: Vocabulary) -> bool:
    """Whether an article or a people goes before the noun; a bare German plural ("Händler Geräte") has none."""
    nearby = left[-5:-1]
    return not nearby or any(words.has("articles", word) or nation_of(word) or word[-2:] == "er" for word in nearby)


def _is_office(left: tuple[str, ...], words: Vocabulary) -> bool:
    if words.language in COMPOUNDING and words.ends_in("people", left[-1]):
        return True
    return bool(phrase_at_end(left, "people", words))


def _led_by_trade(left: tuple[str, ...], words: Vocabulary) -> str:
    """ "a second contractor on the site, X", "Its parent, X", "Betreiberin des Kraftwerks ist die X": the trade, or ""."""
    kept = list(left)
    while kept and (words.has("articles", kept[-1]) or nation_of(kept[-1])):
        kept.pop()
    links = len(kept) > 1 and (kept[-1] in (",", ":") or words.has("copulas", kept[-1]) or _is_called(kept, words))
    if not links and kept[-2:] != ["c'", "est"]:
        return ""
    earlier = kept[:-1][-7:]
    for back in range(len(earlier) - 1, -1, -1):
        if (
            earlier[back] in (",", ";", ":", "(", ")")
            or words.has("says", earlier[back])
            or words.has("people", earlier[back])
        ):
            if not words.trade(earlier[back]):
                return ""
        if words.language != "en" and kept[-1] == "," and len(earlier) - back > (1 if words.language == "de" else 4):
            return ""
        if back == len(earlier) - 1 and kept[-1] == "," and words.has("ordinals", earlier[back]):
            return "owner"
        if _is_trade(earlier, back, words):
            close = back == len(earlier) - 1 and words.language != "de"
            if any(words.has("people", word) and not words.trade(word) for word in earlier[max(0, back - 4) : back]):
                return ""
            return earlier[back] if close or back == 0 or _determined(earlier[:back], words) else ""
    return ""


def _is_called(kept: list[str], words: Vocabulary) -> bool:
    called = words.has("calls", kept[-1])
    return called and (words.language != "en" or words.has("copulas", kept[-2]) or kept[-2] == ",")


def _is_trade(earlier: list[str], back: int, words: Vocabulary) -> bool:
    """A noun of trade, or the last word of one of two or three words ("donneur d'ordre")."""
    return words.trade(earlier[back]) or any(
        words.trade(joined(tuple(earlier[back - more : back + 1]))) for more in (1, 2) if back >= more
    )


def _determined(earlier: list[str], words: Vocabulary) -> bool:
    return any(words.has("articles", word) or words.has("definite", word) or word == "'s" for word in earlier[-4:])


def head_before(left: tuple[str, ...], words: Vocabulary) -> str:
    """The noun of trade that stands before the name ("retailer"), or ""."""
    if words.trade(left[-1]) and not _is_verb_like(left, words):
        return left[-1]
    compound = joined(left[-2:])
    if words.trade(compound):
        return compound
    if words.language == "fr":
        return _french_head(left, words)
    return ""


def _is_verb_like(left: tuple[str, ...], words: Vocabulary) -> bool:
    """ "the company Anna Berg" never; but "app" and "line" alone say little without an article or a people before."""
    return len(left) == 1 and words.language == "en"


def _french_head(left: tuple[str, ...], words: Vocabulary) -> str:
    """ "le négociant suisse de cobalt", "la société de gestion", with the name to follow."""
    for back in range(1, min(_FRENCH_REACH, len(left)) + 1):
        word = left[-back]
        pair = joined(left[-back : len(left) - back + 2])
        if words.has("other_bodies", word) or words.has("other_bodies", pair):
            return ""
        if words.trade(word):
            between = left[len(left) - back + 1 :]
            return word if _describes(between, words) and _definite(left, back, words) else ""
        if not (word.isalpha() or "-" in word) or words.has("says", word):
            return ""
    return ""


def _definite(left: tuple[str, ...], back: int, words: Vocabulary) -> bool:
    earlier = left[: len(left) - back]
    return bool(earlier) and (any(words.has("articles", word) for word in earlier[-3:]) or "," in earlier[-2:])


def _describes(between: tuple[str, ...], words: Vocabulary) -> bool:
    """Adjectives and "de drones", but no verb and no preposition that leads to another name."""
    if between and between[-1] in (
        "de",
        "d'",
        "du",
        "des",
        "à",
        "par",
        "pour",
        "avec",
        "le",
        "la",
        "les",
        "l'",
        "et",
        "chez",
        "au",
        "aux",
        "en",
        "que",
        "qui",
    ):
        return False
    barred = {
        "a",
        "ont",
        "est",
        "sont",
        "et",
        "à",
        "par",
        "pour",
        "avec",
        "chez",
        "que",
        "qui",
        "avait",
        "dont",
        "ne",
        "se",
    }
    return not barred & set(between)


def apposition(run: Run, words: Vocabulary) -> dict[str, float]:
    """Evidence from "X, a Dutch retailer", "X (a charity)", "X is a bank", "X, which sells", "X, 34,"."""
    following = tokens_after(run, REACH + 4)
    if following and following[0].text == "-" and following[0].start == run.end:
        return {}
    following = following[1:] if following and following[0].key == "'s" else following
    if len(following) < 2:
        return {}
    if following[0].text == "," and len(run.tokens) > 1 and _said_by(run, words):
        return {"said by": -3}
    if following[0].text in "," or following[0].text in OPENERS or following[0].text in DASHES:
        return _beside(following[1:], words)
    if words.has("copulas", following[0].key):
        kind = kind_of(following[1:], words)
        return {"is a": {"trade": 3.0, "body": -5.0, "person": -4.0}.get(kind, 0)}
    return {}


def _said_by(run: Run, words: Vocabulary) -> bool:
    """ "says Otávio Braga, ...": who speaks and is then introduced is a person."""
    left = before(run, 1)
    return bool(left) and words.language == "en" and words.has("says", left[0])


def _beside(following: tuple[Token, ...], words: Vocabulary) -> dict[str, float]:
    first = following[0].key
    if words.has("completing", first):
        return {}
    if first.isdigit() and int(first) in _AGE and len(following) > 1 and following[1].text in ",)":
        return {"age": -6}
    if words.has("relatives", first):
        clause = tuple(token.key for token in following[1:9])
        if phrase_at_start(clause, "business", words) or (
            words.language in ("de", "nl") and phrase_within(clause, "business", words)
        ):
            return {"which sells": 2.5}
        if words.has("personal", first):
            return {"who": -3}
        if not words.has("articles", first):
            return {}
    if phrase_at_start(tuple(token.key for token in following[:6]), "owning", words):
        return {"owned": 3}
    kind = kind_of(following, words)
    return {
        f"beside {kind}" if kind != "trade" else "beside": {"trade": 3.0, "body": -5.0, "person": -5.0}.get(kind, 0)
    }


def kind_of(following: tuple[Token, ...], words: Vocabulary) -> str:
    """What the first telling noun says: "trade", "body" or "person"; "" when a verb or another name comes first."""
    keys = tuple(token.key for token in following[:REACH])
    if not _introduces(following, words):
        return ""
    for at, token in enumerate(following[:REACH]):
        rest = keys[at : at + 4]
        if token.text in ".;:)" or (at and token.text == ","):
            return ""
        if at and words.has("relatives", token.key):
            return ""
        found = _telling(rest, words)
        if found:
            speaks = at + 1 < len(keys) and words.has("says", keys[at + 1]) and words.has("definite", keys[0])
            return "" if speaks or _names_another(following, at, found, words) else found
        if _is_other_name(token, words):
            return ""
    return ""


def _names_another(following: tuple[Token, ...], at: int, found: str, words: Vocabulary) -> bool:
    """ "In X, the company Y": the trade says what the name after it is."""
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
    """ "company spokesman", "factory worker": the trade only says whose officer it is."""
    return (
        len(rest) > 1
        and words.language == "en"
        and (bool(phrase_at_start(rest[1:], "people", words)) or words.has("other_bodies", rest[1]))
    )


def _is_other_name(token: Token, words: Vocabulary) -> bool:
    if not token.capital or nation_of(token.key):
        return False
    return token.key not in shared("places", "places") and not words.has("appositional", token.key)
