"""What a name is called before it stands: "Dutch retailer X", "its owner, X", "the charity X"."""

from responses.intake.finding.contexts import joined, phrase_at_end
from responses.intake.finding.vocabulary import COMPOUNDING, Vocabulary, is_based, is_people, nation_of

_THE = frozenset({"le", "la", "les", "l'"})
_INTO = frozenset({"de", "à", "dans", "pour", "sur", "en", "par", "chez", "avec"})
_FRENCH_REACH = 5  # words that may stand between "le négociant" and the name
_OF_A_FIRM = ("noterade", "noterat", "ägda", "ägt")  # what only firms are: "börsnoterade X"
_OF_A_PEOPLE = {"de": 0.5, "sv": 2.0, "nl": 2.0}  # what "polska X" is worth


def before_name(left: tuple[str, ...], words: Vocabulary) -> dict[str, float]:
    """Evidence from the noun right before the name."""
    return (_body_before(left, words) or _firm_before(left, words) or _origin_before(left, words)) if left else {}


def _body_before(left: tuple[str, ...], words: Vocabulary) -> dict[str, float]:
    """As in "The charity X", "the newspaper X", "Mr X"."""
    compound = words.language != "en" and words.ends_in("other_bodies", left[-1]) and not words.has("trades", left[-1])
    if compound or phrase_at_end(left, "other_bodies", words) or _french_body(left, words):
        return {"other body": -5}
    if phrase_at_end(left, "reporting_on", words):
        return {"reporting": -3}
    titled = words.has("titles", left[-1]) or words.has("titles", left[-1] + ".")
    return {"title": -6} if titled else {}


def _firm_before(left: tuple[str, ...], words: Vocabulary) -> dict[str, float]:
    """As in "The retailer X", "its supplier, X"; against it "spokeswoman X", "its director, X"."""
    head = head_before(left, words)
    if head and _is_head_of(left, words):
        return {"office": -2}
    if head:
        weak = words.has("people", head) or words.has("personal_trades", head)
        weak = weak or (words.language == "de" and not _is_determined(left, words))
        if words.language == "en" and head == "group":
            return {"trade": 0.5}  # "the group X" campaigns, "the X group" sells
        return {"trade": 1.5 if weak else 3}
    if _is_office(left, words):
        return {"office": -2}
    led = _led_by_trade(left, words)
    if led:
        personal = words.has("personal_trades", led) or words.has("people", led)
        vague = words.language == "en" and led == "group"  # "the plaintiffs' group, X"
        return {"led by trade": 0.5 if vague else 1.25 if personal else 2.5} | _origin_before(left, words)
    signed = len(left) <= 4 and not words.has("articles", left[0])  # "Chief Executive, X" under a letter
    officer = (
        left[-1] == ","
        and not signed
        and not _is_adjective(left, words)
        and (phrase_at_end(left[:-1], "people", words) or _french_office(left, words))
    )
    return {"office": -3} if officer else {}


def is_owner_of(left: tuple[str, ...], words: Vocabulary) -> bool:
    """As in "Ägaren Stellan Rudqvist": a trade of persons of which nothing is said; not "the salmon farmer X"."""
    personal = words.has("personal_trades", left[-1]) or words.has("people", left[-1])
    return personal and (len(left) < 2 or not left[-2][0].isalpha() or words.has("articles", left[-2]))


def _is_adjective(left: tuple[str, ...], words: Vocabulary) -> bool:
    """As in "un export responsable, X": what stands behind a noun is no office."""
    led = left[-3:-2] and (words.has("articles", left[-3]) or not left[-3][0].isalpha())
    return words.language == "fr" and left[-2:-1] == ("responsable",) and not led


def _french_office(left: tuple[str, ...], words: Vocabulary) -> bool:
    """As in "La procureure de Châlons, X", "Sa responsable des achats pour l'Afrique, X": what the office is of."""
    if words.language != "fr":
        return False
    for at in range(len(left) - 2, -1, -1):
        if words.has("people", left[at]):
            return not words.trade(left[at])
        if words.trade(left[at]) or words.has("says", left[at]) or not left[at][0].isalpha():
            return False
    return False


def _is_head_of(left: tuple[str, ...], words: Vocabulary) -> bool:
    """As in "le directeur d'usine X": whose head X is; in "le patron de la société X" it is the firm."""
    at = len(left) - 2
    return (
        words.language == "fr"
        and at > 0
        and left[at] in ("d'", "de", "du", "des")
        and words.has("people", left[at - 1])
    )


def _origin_before(left: tuple[str, ...], words: Vocabulary) -> dict[str, float]:
    """As in "Polska X", "China's X", "Dhaka-based X"."""
    last = left[-1]
    owned = last == "'s" and len(left) > 1 and nation_of(left[-2])
    if owned or is_people(last, words.language):
        return {"people": _OF_A_PEOPLE.get(words.language, 1.5)}
    if words.language == "fr" and len(left) > 1 and nation_of(last) and words.has("articles", left[-2]):
        return {"people": 2.0}  # "la danoise X"
    based = last.endswith(("-based", "-listed")) or is_based(last, words.language)
    return {"based": 2.5 if last.endswith(_OF_A_FIRM) else 1.5} if based else {}


def _is_determined(left: tuple[str, ...], words: Vocabulary) -> bool:
    """Whether an article or a people goes before the noun; a bare German plural ("Händler Geräte") has none."""
    if not left[-1].endswith(("er", "en", "ern")):
        return True  # no plural looks like this: "Importeur X"
    nearby = left[-5:-1]
    return not nearby or any(words.has("articles", word) or nation_of(word) or word[-2:] == "er" for word in nearby)


def _is_office(left: tuple[str, ...], words: Vocabulary) -> bool:
    if words.language in COMPOUNDING and words.ends_in("people", left[-1]):
        return True
    return bool(phrase_at_end(left, "people", words))


def _led_by_trade(left: tuple[str, ...], words: Vocabulary) -> str:
    """The trade that leads to the name: "a contractor on the site, X", "Betreiberin ist die X"; or ""."""
    kept = list(left)
    while kept and (words.has("articles", kept[-1]) or nation_of(kept[-1])):
        kept.pop()
    if owner := _owner_of(kept, left, words):
        return owner
    each = words.language == "de" and words.has("each", left[-1])  # "verspricht die Händlerin, jedes Modul …"
    return "" if each or not _links(kept, words) else _trade_behind(kept, words)


def _trade_behind(kept: list[str], words: Vocabulary) -> str:
    """The trade that stands before the comma or the verb that links it to the name; or ""."""
    earlier = kept[:-1][-7:]
    if kept[-1] == "," and words.has("ordinals", earlier[-1]):
        return "owner"
    for back in range(len(earlier) - 1, _farthest(kept, earlier, words), -1):
        if _is_trade(earlier, back, words):
            return earlier[back] if _introduces_alone(earlier, back, words) else ""
        if earlier[back] in (",", ";", ":", "(", ")") or words.has("says", earlier[back]):
            return ""
        if words.has("people", earlier[back]):
            return ""
    return ""


def _without_articles(kept: list[str], words: Vocabulary) -> list[str]:
    while kept and words.has("articles", kept[-1]):
        kept = kept[:-1]
    return kept


def _owner_of(kept: list[str], left: tuple[str, ...], words: Vocabulary) -> str:
    """Whether it is "der Eigentümer der Mühle, die dänische X", "die Hausbank der Fabrik, die X"; else ""."""
    if words.language == "de" and len(kept) > 1 and kept[-1].endswith(("ische", "ischer", "isches")):
        kept = _without_articles(kept[:-1], words)  # "die kasachische X"
    if words.language != "de" or not kept or kept[-1] != "," or len(kept) == len(left):
        return ""
    for at in range(len(kept) - 3, max(-1, len(kept) - 6), -1):
        if kept[at + 1] in ("der", "des", "von") and words.trade(kept[at]):
            return "owner"
    return ""


def _links(kept: list[str], words: Vocabulary) -> bool:
    """Whether a comma, a colon, "is" or "is called" leads from the noun to the name."""
    if len(kept) < 2:
        return False
    return (
        kept[-1] in (",", ":")
        or words.has("copulas", kept[-1])
        or _is_called(kept, words)
        or kept[-2:] == ["c'", "est"]
    )


def _farthest(kept: list[str], earlier: list[str], words: Vocabulary) -> int:
    """How far back the noun may stand: in other languages than English right before the comma or nearly."""
    if words.language == "en" or kept[-1] != ",":
        return -1
    return max(-1, len(earlier) - (2 if words.language == "de" else 5))


def _introduces_alone(earlier: list[str], back: int, words: Vocabulary) -> bool:
    """As in "A second contractor", "Kestrel's bank"; not "a spokesman for the operator", whose name it is then."""
    near = earlier[max(0, back - 4) : back]
    if any(words.has("people", word) and not words.trade(word) for word in near):
        return False
    if words.language == "de" and any(words.ends_in("people", word) for word in near):
        return False  # "Vorstandssprecherin des Familienunternehmens, X"
    close = back == len(earlier) - 1 and words.language != "de"
    return close or back == 0 or _determined(earlier[:back], words)


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
    if words.trade(left[-1]) and (len(left) > 1 or words.language != "en"):
        return left[-1]
    compound = joined(left[-2:])
    if words.trade(compound):
        return compound
    if words.language == "fr":
        return _french_head(left, words)
    return ""


def _french_head(left: tuple[str, ...], words: Vocabulary) -> str:
    """As in "le négociant suisse de cobalt", "la société de gestion", with the name to follow."""
    for back in range(1, min(_FRENCH_REACH, len(left)) + 1):
        word = left[-back]
        pair = joined(left[-back : len(left) - back + 2])
        if words.has("other_bodies", word) or words.has("other_bodies", pair):
            return ""
        if words.trade(word):
            between = left[len(left) - back + 1 :]
            return word if _describes(between, words) and _definite(left, back, words) else ""
        if not (word.rstrip("'").isalpha() or "-" in word) or words.has("says", word):
            return ""
    return ""


def _french_body(left: tuple[str, ...], words: Vocabulary) -> bool:
    """As in "le réseau d'aide X", "l'association locale X"."""
    if words.language != "fr":
        return False
    backs = range(1, min(_FRENCH_REACH, len(left)) + 1)
    return any(
        words.has("other_bodies", left[-back]) and _follows_body(left[len(left) - back + 1 :], words) for back in backs
    )


def _follows_body(between: tuple[str, ...], words: Vocabulary) -> bool:
    plain = all(word[0].isalpha() and not words.has("articles", word) for word in between)
    return plain and not any(words.trade(word) for word in between) and _describes(between, words)


def _definite(left: tuple[str, ...], back: int, words: Vocabulary) -> bool:
    earlier = left[: len(left) - back]
    return bool(earlier) and (any(words.has("articles", word) for word in earlier[-3:]) or "," in earlier[-2:])


def _describes(between: tuple[str, ...], words: Vocabulary) -> bool:
    """Adjectives and "de drones", but no verb and no preposition that leads to another name."""
    if between and words.has("leaves_open", between[-1]):
        return False
    behind = [word for word, before in zip(between, ("", *between), strict=False) if before not in _INTO]
    if any(word in _THE for word in behind):
        return False  # "le négociant communique les coordonnées GPS"
    return not any(words.has("leads_on", word) for word in between)
