"""What is cut from neighbouring capitals to leave the names: articles, peoples, trades, offices, days."""

import re

from responses.intake.finding.tokens import Token, begins_name, is_form, is_generic, is_no_name, is_role, opens_surname
from responses.intake.finding.vocabulary import (
    COMPOUNDING,
    Vocabulary,
    is_based,
    is_people,
    is_place,
    nation_of,
    shared,
)

_DEFINITE = ("en", "et", "an")  # of Swedish nouns with their article
_SIDES = frozenset({"nord", "süd", "ost", "west", "mitte"})  # "Frischgruppe Nord"
_CALLS = frozenset({"jetzt", "sofort", "heute", "weltweit", "gemeinsam", "ohne"})  # with which campaigns end
_FOR = frozenset({"für", "aus", "von", "in", "an", "nach"})  # what goods are for, and where they come from
_OFFICES = ("lid", "minister", "president", "premier")  # with a capital within a Dutch sentence as well
_OPENERS = frozenset({"van", "de", "den", "het", "'t", "ten", "ter", "in"})  # words that Dutch names may begin with
_SUBJECTS = frozenset({"we", "wij", "ik", "hij", "zij", "ze", "je", "jij", "u", "men", "er", "niemand", "iemand"})
_LEFT = frozenset({"for", "of", "at", "to"})  # what is left of a name's office
_TO_A_TIME = frozenset(
    {"on", "in", "from", "since", "by", "until", "of", "last", "this", "next", "early", "late", "every", "during"}
)


def cut_run(tokens: tuple[Token, ...], first: int, last: int, words: Vocabulary, text: str) -> list[tuple[int, int]]:
    """The names in a run: cut at offices and titles ("Axis CEO Anna Berg"), its opening words taken off."""
    if _is_told_within(tokens, first, last, words, text):
        return [(first, _closing(tokens, first, last))]
    last = _without_goods(tokens, first, last, words, text)
    pieces: list[tuple[int, int]] = []
    start = _past_town(tokens, first, last, words, text)
    for at in range(start, last + 2):
        if at > last or _cuts(tokens, at, last, words):
            piece = _opening(tokens, start, at - 1, words)
            if piece is not None:
                pieces.append(piece)
            start = at + 1
    return pieces


def _without_goods(tokens: tuple[Token, ...], first: int, last: int, words: Vocabulary, text: str) -> int:
    """As in "in der X Tekstil Schlafanzüge für Kinder näht": a German noun behind the name's word of trade."""
    behind = tokens[last + 1].key if last + 1 < len(tokens) else ""
    named = last - first > 1 and is_generic(tokens[last - 1].key) and not words.trade(tokens[last - 2].key)
    named = named and not is_form(tokens[last - 1].key)
    noun = not is_generic(tokens[last].key) and tokens[last].text[1:].islower() and not is_place(tokens[last].key)
    goods = words.language == "de" and named and noun and tokens[last].key not in _SIDES and behind in _FOR
    return last - 1 if goods and text.count(text[tokens[first].start : tokens[last].end]) == 1 else last


def _past_town(tokens: tuple[Token, ...], first: int, last: int, words: Vocabulary, text: str) -> int:
    """As in "Die Chemnitzer X Seltene Erden AG", "de Rotterdamse X": behind a town's adjective, unless it is usual."""
    at = first + (first < last and words.has("articles", tokens[first].key))
    key = tokens[at].key
    towns = {"de": (key[:-2], key[:-2] + "en", key[:-1] + "n"), "nl": (key[:-2], key[:-1])}.get(words.language, ())
    ends = key.endswith("er" if words.language == "de" else "se") and any(is_place(town) for town in towns)
    if not ends or at >= last or not at or not words.has("articles", tokens[at - 1].key):
        return first
    rest = [token for token in tokens[at + 1 : last + 1] if not is_generic(token.key)]
    named = bool(rest) and (rest[0] is tokens[at + 1] or len(rest) > 1)
    return at + 1 if named and text.count(text[tokens[at].start : tokens[at + 1].end]) == 1 else first


def _is_told_within(tokens: tuple[Token, ...], first: int, last: int, words: Vocabulary, text: str) -> bool:
    """Whether a Dutch name that begins with an office or a trade stands elsewhere within a sentence: "Visser & Zn"."""
    key = tokens[first].key
    doubtful = words.language == "nl" and first < last and not _within(tokens, first)
    if doubtful and key == "van" and (first, last) == (0, len(tokens) - 1):
        return True  # a cell with nothing else in it: "Van Ewijk & Dochters | nee"
    if not doubtful or not (key in _OPENERS or is_role(key, words) or words.strips(key)) or key.endswith(_OFFICES):
        return False
    if key == "van" and _says_itself(tokens, last, words):
        return True
    name = re.escape(text[tokens[first].start : tokens[first + 1].end])
    return re.search(rf"(?:[a-zà-ÿ,] |[^\n]{{40}}[a-zà-ÿ,]\n){name}(?!\w)", text) is not None


def _says_itself(tokens: tuple[Token, ...], last: int, words: Vocabulary) -> bool:
    """As in "Van Rhoon zegt het te betreuren": a verb of saying, and no subject behind it ("Van Shell kregen we")."""
    following = [token.key for token in tokens[last + 1 : last + 3]]
    subject = following[1:] and (following[1] in _SUBJECTS or words.has("articles", following[1]))
    return len(following) == 2 and words.has("says", following[0]) and (following[1] == "dat" or not subject)


def _cuts(tokens: tuple[Token, ...], at: int, last: int, words: Vocabulary) -> bool:
    key = tokens[at].key
    joined = any(0 <= place <= last and tokens[place].text == "&" for place in (at - 1, at + 1))
    foreign = 0 < at < last and tokens[at].text.islower()  # what a name was joined over
    if words.language == "nl" and joined and at > 0 and begins_name(tokens[at - 1]) and _within(tokens, at - 1):
        return False  # "pootgoedhandelaar De Boer & Zn."
    if words.language == "de" and (joined or foreign or (at and opens_surname(tokens, at - 1))):
        return False  # "Mühlbauer & Stracke", "Van der Kolk Groep", "Compagnie Horlogère du Léman"
    if is_role(key, words):
        named = _is_surname(tokens, at, words) or _is_firm_from(tokens, at, last)
        return not (named or _ends_a_firm(tokens, at, last, words))
    if words.language != "de" or _form_follows(tokens, at, last) or _deals_in(tokens, at, last, words):
        return False
    if (
        (key in shared("forms", "goods") or key in shared("forms", "business_words"))
        and at
        and _is_proper(tokens[at - 1], words)
    ):
        return False  # "Brandt Fleisch weist", the noun right behind a name
    return words.has("not_names", key) and not words.has("may_begin", key) and not _is_call(tokens, at)


def _is_call(tokens: tuple[Token, ...], at: int) -> bool:
    """As in "von Regenwald Jetzt": an adverb that has a capital within a sentence, right behind a name."""
    return at > 0 and tokens[at].key in _CALLS and begins_name(tokens[at - 1])


def _deals_in(tokens: tuple[Token, ...], at: int, last: int, words: Vocabulary) -> bool:
    """As in "der Händler Holz Brandt": goods and a surname right behind a trade."""
    led = at > 0 and words.trade(tokens[at - 1].key) and tokens[at].key in shared("forms", "goods")
    return led and at < last and not words.has("not_names", tokens[at + 1].key)


def _is_proper(token: Token, words: Vocabulary) -> bool:
    return begins_name(token) and not words.has("not_names", token.key)


def _inside(tokens: tuple[Token, ...], at: int, words: Vocabulary) -> bool:
    """Whether the word stands right behind a small one or a comma, where Dutch gives capitals to names alone."""
    if not at:
        return False
    near = tokens[at - 1]
    opening = (
        at == 1 and words.has("not_names", near.key) and not words.has("articles", near.key)
    )  # "Ook Visser Vastgoed"
    people = is_people(near.key, words.language)  # "het Antwerpse Zandkoning"
    return opening or near.text.islower() or near.text == "," or people


def _is_surname(tokens: tuple[Token, ...], at: int, words: Vocabulary) -> bool:
    """As in "door Schipper Logistiek": what somebody is, as a Dutch name or its first word."""
    office = tokens[at].text.isupper() or tokens[at].key.endswith(_OFFICES)
    return words.language == "nl" and tokens[at].text.isalpha() and not office and _inside(tokens, at, words)


def _is_firm_from(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    """As in "Boss Mining Solutions": a word of trade right after the office makes it a firm's name."""
    opens = at == 0 or not begins_name(tokens[at - 1])
    return opens and at + 1 < last and is_generic(tokens[at + 1].key)


def _ends_a_firm(tokens: tuple[Token, ...], at: int, last: int, words: Vocabulary) -> bool:
    """As in "Verdier Conseil": a word that closes the names of firms, right behind a name."""
    closes = at == last and tokens[at].key in shared("forms", "closing_words")
    return closes and at > 0 and _is_proper(tokens[at - 1], words)


def _form_follows(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    """A common noun before a legal form belongs to the name: "Meridian Handel GmbH"."""
    return any(is_form(token.key) for token in tokens[at + 1 : min(last, at + 2) + 1])


def _opening(tokens: tuple[Token, ...], first: int, last: int, words: Vocabulary) -> tuple[int, int] | None:
    """From where to where the name goes once what is none of it is taken off; None if nothing is left."""
    last = _closing(tokens, first, last)
    trades = [at for at in range(first, last) if _leads(tokens, at, words)]
    if trades and not _ends_in_form(tokens, trades[0] + 1, last) and not _is_of_place(tokens, trades[0], last, words):
        first = trades[0] + 1
    deals = words.language == "de" and first <= last and _deals_in(tokens, first, last, words)
    while first <= last and not (deals or opens_surname(tokens, first)) and _is_none_of_it(tokens, first, last, words):
        first += 1
    opens = not _within(tokens, first) and len(tokens) > 1
    if first > last or all(_empty(token, words, opens=opens) for token in tokens[first : last + 1]):
        return None
    return first, last


def _leads(tokens: tuple[Token, ...], at: int, words: Vocabulary) -> bool:
    """A trade before the name; a Dutch one with a capital is part of it, unless it begins the sentence."""
    own = _inside(tokens, at, words) or (at > 0 and _is_own_word(tokens[at - 1], words))
    if words.language in ("nl", "sv") and tokens[at].text.isalpha() and own:
        return False  # "tegen Brouwer Palm Oils", "till Revisionsbyrån Ek", "Terra Firma Zand"
    joined = words.language == "de" and tokens[at + 1].text == "&"  # "Mühlbauer & Stracke"
    return words.language in COMPOUNDING and words.strips(tokens[at].key) and not joined


def _is_own_word(token: Token, words: Vocabulary) -> bool:
    """Whether a word before a trade is the name's own: no people, office, trade or word that opens a sentence."""
    told = is_people(token.key, words.language) or is_role(token.key, words) or words.trade(token.key)
    return begins_name(token) and not told and not is_no_name(token.key, words) and not is_place(token.key)


def _ends_in_form(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    """Whether nothing but a legal form or goods are left ("Handel AG", "Kraftwerk Möbel"): the trade is the name."""
    return at == last and (is_form(tokens[at].key) or tokens[at].key in shared("forms", "business_words"))


def _is_of_place(tokens: tuple[Token, ...], at: int, last: int, words: Vocabulary) -> bool:
    """As in "die Firma Werkdienst Emsland": a trade and a place, behind another trade, are the name."""
    if words.language != "de" or at + 1 != last:
        return False
    led = at > 0 and words.trade(tokens[at - 1].key)
    return tokens[last].key in _SIDES or (led and is_place(tokens[last].key))


def _closing(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """The last word without days and months after the name."""
    while last > first and tokens[last].key in shared("forms", "calendar"):
        last -= 1
    return last


def _is_none_of_it(tokens: tuple[Token, ...], first: int, last: int, words: Vocabulary) -> bool:
    day = last > first and (_is_a_day(tokens, first) or _is_a_trade(tokens, first, words))
    linked = words.language == "en" and tokens[first].text in _LEFT  # of "Lawyers for X"
    return tokens[first].text in "&+" or day or linked or _precedes(tokens, first, last, words)


def _precedes(tokens: tuple[Token, ...], first: int, last: int, words: Vocabulary) -> bool:
    key, rest = tokens[first].key, tokens[first + 1 : last + 1]
    if key in ("ong", "ngo") or (
        first and words.has("acronyms", key) and words.has("completing", tokens[first - 1].key)
    ):
        return bool(rest)  # "le groupe de BTP X"
    if rest and words.language != "de" and _within(tokens, first) and not is_people(key, words.language):
        return False
    joined = words.language == "de" and bool(rest) and tokens[first + 1].text == "&"
    if is_no_name(key, words) and not joined and not (rest and words.has("may_begin", key)):
        return True
    if not rest or tokens[first + 1].text in "&+":
        return False
    named = [token for token in rest if not is_generic(token.key) and nation_of(token.key) is None]
    origin = is_people(key, words.language) or is_based(key, words.language)
    if (origin and not words.has("may_begin", key)) or words.has("articles", key):
        return bool(named)
    body = words.ends_in("other_bodies", key) and not words.trade(key)
    return words.language == "de" and bool(named) and body


def _is_a_trade(tokens: tuple[Token, ...], at: int, words: Vocabulary) -> bool:
    """As in "Carmaker X said", "Rival X": an English noun of trade that has its capital from the sentence it opens."""
    key, following = tokens[at].key, tokens[at + 1]
    opens = words.language == "en" and not any(token.text[0].isalnum() for token in tokens[:at])
    if not opens or not words.trade(key) or words.has("surnames", key):
        return False
    named = key.endswith(("er", "or")) or words.has("standing", key)
    return named and begins_name(following) and not (is_generic(following.key) or is_form(following.key))


def _is_a_day(tokens: tuple[Token, ...], at: int) -> bool:
    """As in "on Monday X said", "from 1 July X will": a day or a month with a word before it that leads to a time."""
    if at == 0 or tokens[at].key not in shared("forms", "calendar"):
        return False
    return tokens[at - 1].text.isdigit() or tokens[at - 1].key in _TO_A_TIME


def _within(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the word stands within its sentence, where a capital article is part of the name ("De Eenhoorn")."""
    return at > 0 and (tokens[at - 1].text[0].isalnum() or tokens[at - 1].text == ",")


def _empty(token: Token, words: Vocabulary, *, opens: bool) -> bool:
    nouns = words.language == "de" or (words.language in COMPOUNDING and opens)
    alone = nouns and (words.strips(token.key) or words.has("trades", token.key))
    return alone or is_no_name(token.key, words) or is_form(token.key) or not token.text[0].isalnum()
