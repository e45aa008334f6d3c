"""Which words belong with a capital before them: "A & B", "Bank of X", "Compagnie des Mines", ", Inc."."""

import re

from responses.intake.finding.couples import goes_on, of_partners
from responses.intake.finding.lexicon import first_names
from responses.intake.finding.tokens import Token, begins_name, is_form, is_generic, is_no_name, is_role, opens_surname
from responses.intake.finding.vocabulary import Vocabulary, folded, is_place, shared

_ROMANCE = frozenset({"de", "del", "la", "di", "do", "da", "du", "des", "los", "las"})
_SMALL = frozenset({"de", "d'", "du", "des", "la", "l'"})
_MOST_GOODS, _SHORT = 2, 3  # words of "transport maritime"; letters that no noun has
_PARTICLES = frozenset({"de", "d'", "du", "des", "la", "le"})  # of French surnames
# Small words between the parts of a Portuguese, Spanish or Italian name, which none of the five languages has.
_SOUTHERN = frozenset({"do", "dos", "del", "della", "di", "dello"})
_FOREIGN = frozenset({"de", "del", "du", "di", "do", "da", "della", "la", "las", "los", "d'"})
_AND = frozenset({"and", "und", "et", "en", "och"})
_KIN = frozenset({
    "sons", "son", "daughters", "daughter", "brothers", "co", "company", "söhne", "sohn", "partner", "fils",
    "frères", "cie", "associés", "zonen", "zoon", "söner", "partners", "associates", "gebroeders", "filles",
    "töchter", "dochters"
})  # fmt: skip
_SMALL_FORMS = frozenset({"d.o.o.", "a.s.", "s.r.o.", "plc", "mbh", "o.o.", "z o.o."})  # forms that are written small
_DEFINITE = ("en", "et", "na")
_YEAR = 4  # digits
_NOUN = 6  # letters of a noun that may have its article at its end
_NOBLE = frozenset(
    {"von", "af", "de", "la", "van", "der", "zu", "al", "el", "bin", "dos", "da"}
)  # "Henrik af Ekenstam"
_WHOLE = 3  # words of "Grossen i Malmö"
_JOINER = re.compile(r"[&+]")


def end_of_run(tokens: tuple[Token, ...], index: int, text: str, words: Vocabulary) -> int:
    """The last token that belongs with ``index``: capitals side by side, "A & B", "Bank of X", ", Inc."."""
    last = index
    while last + 1 < len(tokens):
        step = (
            _after_initial(tokens, last)
            or _after_genitive(tokens, last, text, words)
            or _of_two(tokens, last, words)
            or (words.language == "de" and _cut_short(tokens, last))
            or _over_number(tokens, last, words)
            or _next_capital(tokens, last, text, words)
            or goes_on(tokens, index, last, text, words)
        )
        if not step:
            return last + _is_numbered(tokens, index, last, text)
        last = step
    return last


def _is_numbered(tokens: tuple[Token, ...], first: int, last: int, text: str) -> bool:
    """As in "Kaai 9": a number that stands behind the name every time, and more than once."""
    number = tokens[last + 1].text
    if not (number.isdigit() and len(number) < _YEAR) or tokens[last].key in shared("forms", "calendar"):
        return False
    name = re.escape(text[tokens[first].start : tokens[last].end])
    numbers = re.findall(rf"(?<!\w){name}(?!\w)(?:\s({number})(?!\w))?", text)
    return len(numbers) > 1 and all(numbers)


def _over_number(tokens: tuple[Token, ...], last: int, words: Vocabulary) -> int:
    """As in "Quay 9 Logistics": a number between a name and its word of trade; or 0."""
    following = tokens[last + 1 : last + 3]
    numbered = len(following) == 2 and following[0].text.isdigit() and len(following[0].text) < _YEAR
    named = begins_name(tokens[last]) and not is_no_name(tokens[last].key, words)
    dated = tokens[last].key in shared("forms", "calendar")
    return last + 2 if numbered and named and not dated and is_generic(following[1].key) else 0


def _next_capital(tokens: tuple[Token, ...], last: int, text: str, words: Vocabulary) -> int | None:
    following = last + 1
    if not text[tokens[last].end : tokens[following].start].isspace():
        legal = tokens[following].text == "," and following + 1 < len(tokens)
        legal = legal and tokens[following + 1].key in _comma_forms()
        return following + 1 if legal else of_partners(tokens, last, text, words)
    if tokens[following].text == "(":
        return _after_bracket(tokens, following)
    if begins_name(tokens[following]) or tokens[following].key in _SMALL_FORMS:
        return following
    if following + 1 < len(tokens) and (
        _joins(tokens[following], tokens[following + 1]) or opens_surname(tokens, last)
    ):
        return following + 1
    if _is_mexican(tokens, last):
        return last + 2
    return (
        _of_romance(tokens, last, words)
        or _after_particle(tokens, last, words)
        or _after_connectors(tokens, last, words)
    )


def _of_romance(tokens: tuple[Token, ...], last: int, words: Vocabulary) -> int:
    """As in "Energía del Sucio S.A.", "Compagnie Horlogère du Léman": small words the language has not; or 0."""
    at, small = last + 1, _FOREIGN if words.language == "de" else _SOUTHERN
    while at < len(tokens) and at - last <= 2 and tokens[at].text in small:
        at += 1
    return at if last + 1 < at < len(tokens) and begins_name(tokens[at]) else 0


def _cut_short(tokens: tuple[Token, ...], last: int) -> int:
    """As in "Brandt Hoch- und Tiefbau": a compound whose second half follows behind "und"; or 0."""
    following = tokens[last + 1 : last + 4]
    named = last > 0 and begins_name(tokens[last - 1]) and len(following) == 3
    cut = named and following[0].text == "-" and following[0].start == tokens[last].end
    return last + 3 if cut and following[1].key in {"und", "&", "u."} and begins_name(following[2]) else 0


def _after_particle(tokens: tuple[Token, ...], last: int, words: Vocabulary) -> int:
    """As in "Anne de Brix, directrice": a first name, or a name right before an office, with its particle; or 0."""
    at = last + 1
    particles = {"fr": _PARTICLES, "sv": _NOBLE}.get(words.language, frozenset())
    while at < len(tokens) and tokens[at].key in particles and at - last <= 2:
        at += 1
    if not last + 1 < at < len(tokens) or not begins_name(tokens[at]) or words.has("people", tokens[last].key):
        return 0
    end = at + 1 + (at + 1 < len(tokens) and begins_name(tokens[at + 1]))
    keys = [token.key for token in tokens[end : end + 3]]
    titled = keys[:1] == [","] and any(words.has("people", key) for key in keys[1:])
    return at if titled or tokens[last].key in first_names() else 0


def _after_initial(tokens: tuple[Token, ...], at: int) -> int | None:
    """As in "J. Pell & Co": a capital with a full stop."""
    if at + 2 >= len(tokens) or len(tokens[at].text) > 1 or tokens[at + 1].text != ".":
        return None
    opens = not at or not begins_name(tokens[at - 1])  # not "at gate F. Lorries …"
    return at + 2 if opens and tokens[at + 1].start == tokens[at].end and begins_name(tokens[at + 2]) else None


def _after_genitive(tokens: tuple[Token, ...], at: int, text: str, words: Vocabulary) -> int | None:
    """As in "Pruitt's Tank Cleaning" where "Pruitt's, which …" stands too: an English name with a genitive in it."""
    marked = words.language == "en" and at + 2 < len(tokens) and tokens[at + 1].key == "'s"
    if not marked or not begins_name(tokens[at + 2]):
        return None
    last = at + 2
    while last + 1 < len(tokens) and begins_name(tokens[last + 1]):
        last += 1
    if not (is_form(tokens[last].key) or is_generic(tokens[last].key) or words.trade(tokens[last].key)):
        return None
    verbs = "said|says|has|had|did|was|is|would|declined|denied"
    short = rf"(?<!\w){re.escape(tokens[at].text)}['’]s(?:[,.;)]|\s+(?:{verbs})\b)"
    return at + 2 if re.search(short, text) else None


def _of_two(tokens: tuple[Token, ...], at: int, words: Vocabulary) -> int | None:
    """As in "the Plantation and Agricultural Workers Union": the name of a body goes on over an "and"."""
    if words.language != "en" or not at or tokens[at - 1].key != "the" or at + 3 >= len(tokens):
        return None
    last = at + 1
    while last + 1 < len(tokens) and begins_name(tokens[last + 1]):
        last += 1
    body = (
        tokens[at + 1].key in _AND
        and last > at + 2
        and tokens[last].key in shared("organisations", "organisation_words")
    )
    return at + 2 if body else None


def _joins(small: Token, then: Token) -> bool:
    """As in "A & B", "A and Sons"."""
    return (_JOINER.fullmatch(small.text) is not None and begins_name(then)) or (small.key in _AND and then.key in _KIN)


def _is_mexican(tokens: tuple[Token, ...], last: int) -> bool:
    return [token.key for token in tokens[last : last + 3]] == ["s.a.", "de", "c.v."]


def _after_bracket(tokens: tuple[Token, ...], bracket: int) -> int | None:
    """As in "Vantage Aggregates (Southern) Limited": a bracket within a name, before its legal form."""
    inside = [token.text for token in tokens[bracket + 1 : bracket + 4]]
    if len(inside) == 3 and inside[1] == ")" and is_form(folded(inside[2])) and tokens[bracket + 1].capital:
        return bracket + 3
    return None


def _comma_forms() -> frozenset[str]:
    return frozenset({"inc", "inc.", "ltd", "ltd.", "llc", "s.a.", "n.v.", "corp.", "plc", "lp", "s.l."})


def _after_connectors(tokens: tuple[Token, ...], last: int, words: Vocabulary) -> int | None:
    """As in "Ministry of Trade", "Compagnie des Mines": a head that is completed by small words and another capital."""
    at = last + 1
    romance = tokens[last].key in shared("forms", "romance_heads")
    if not (romance or _is_head(tokens[last].key, words)):
        return _before_form(tokens, last, words) or _of_the(tokens, last, words) or _at_a_town(tokens, last, words)
    if at < len(tokens) and words.language == "fr" and _is_adjective(tokens[at], words):
        return _after_adjective(tokens, at)
    if words.language == "fr" and (goods := _of_goods(tokens, last)):
        return goods
    while (
        at < len(tokens)
        and at - last <= 3
        and (words.has("connectors", tokens[at].key) or (romance and tokens[at].key in _ROMANCE))
    ):
        if at == last + 1 and tokens[at].key in _AND:
            return None
        at += 1
    complete = last + 1 < at < len(tokens) and begins_name(tokens[at])
    return at if complete and not is_role(tokens[at].key, words) else None


def _before_form(tokens: tuple[Token, ...], last: int, words: Vocabulary) -> int | None:
    """As in "Lainière de l'Aubrac SAS": small words between capitals, and a legal form right after."""
    at = last + 1
    while (
        at < len(tokens) and at - last <= 3 and words.has("connectors", tokens[at].key) and tokens[at].key not in _AND
    ):
        at += 1
    formed = last + 1 < at < len(tokens) - 1 and begins_name(tokens[at]) and is_form(tokens[at + 1].key)
    formed = formed and not tokens[at + 1].text.islower()  # "X de France se tait": SE has capitals
    return at if formed and words.language != "de" and not is_place(tokens[last].key) else None


def _of_the(tokens: tuple[Token, ...], last: int, words: Vocabulary) -> int | None:
    """As in "Cigarillos du Lac", "Filles de la Lune": French names with an article inside."""
    keys = [token.key for token in tokens[last + 1 : last + 3]]
    if words.language != "fr" or not keys or is_role(tokens[last].key, words) or is_no_name(tokens[last].key, words):
        return None
    several = last > 0 and tokens[last - 1].key in ("les", "aux", "des")  # "les Fermes de Brindor"
    of_the = keys in (["de", "la"], ["de", "l'"])
    cell = not last and len(tokens) == _WHOLE  # with nothing else in it: "Lainière de Roubaix | filature"
    single = keys[0] in ("du", "des") or ((several or cell) and keys[0] in ("de", "d'"))
    own = keys[0] == "d'" and len(keys) > 1 and not is_place(keys[1])  # "Val d'Issole"
    small = 2 if of_the else int(single or own)
    at = last + 1 + small
    return at if small and at < len(tokens) and begins_name(tokens[at]) and not is_role(tokens[at].key, words) else None


def _at_a_town(tokens: tuple[Token, ...], last: int, words: Vocabulary) -> int | None:
    """As in "till Grossen i Malmö": a Swedish noun with its article that has a capital within a sentence."""
    token = tokens[last]
    within = last > 0 and tokens[last - 1].text[0].isalnum() and not begins_name(tokens[last - 1])
    within = within or (not last and len(tokens) == _WHOLE)  # a cell of its own
    if words.language != "sv" or not within or not token.key.endswith(_DEFINITE) or len(token.key) < _NOUN:
        return None
    told = words.trade(token.key) or words.ends_in("naming", token.key) or words.ends_in("other_bodies", token.key)
    told = told or token.key.endswith(tuple(words.topics["firm_names"]))  # "Lingonkompaniet i Umeå"
    told = told or (last > 0 and words.trade(tokens[last - 1].key))  # "grossisten Fryshallen i Umeå"
    town = tokens[last + 2 : last + 3] if tokens[last + 1].key == "i" else ()
    return last + 2 if town and begins_name(town[0]) and not told and not is_role(token.key, words) else None


def _of_goods(tokens: tuple[Token, ...], last: int) -> int:
    """As in "Compagnie des bauxites du Lac", "Société des eaux (SDE)": French names with what they deal in; or 0."""
    keys = [token.key for token in tokens]
    what = _past_small(keys, last + 1)
    end = what
    while end < len(tokens) and end - what < _MOST_GOODS and tokens[end].text.islower() and len(keys[end]) > _SHORT:
        end += 1
    if what == last + 1 or end == what or end >= len(tokens):
        return 0
    if keys[end] == "(" and end + 1 < len(tokens) and tokens[end + 1].text.isupper():
        return end - 1
    whose = _past_small(keys, end)
    named = last and end < whose < len(tokens) and begins_name(tokens[whose])
    return whose if named else 0


def _past_small(keys: list[str], at: int) -> int:
    """Where the next word stands behind "de", "de la", "des" or "d'"."""
    first = at
    while at < len(keys) and at - first < 2 and keys[at] in _SMALL:
        at += 1
    return at


def _is_adjective(token: Token, words: Vocabulary) -> bool:
    """As in "Société mahoraise", "Compagnie générale": a French adjective within a name."""
    return words.has("name_adjectives", token.key) or (
        token.text.islower() and len(token.key) > 5 and token.key.endswith(("aise", "oise", "enne", "aine", "ière"))
    )


def _after_adjective(tokens: tuple[Token, ...], at: int) -> int | None:
    """As in "Compagnie générale des barrages": the adjective, and what follows "des"."""
    after = at + 1
    while after < len(tokens) and after - at <= 2 and tokens[after].key in ("de", "des", "du", "d'", "la"):
        after += 1
    complete = at + 1 < after < len(tokens) and tokens[after].text[0].isalpha()
    return after if complete else at


def _is_head(key: str, words: Vocabulary) -> bool:
    if key in shared("organisations", "organisation_words"):
        return True
    if words.language == "fr" and key in shared("forms", "business_words"):
        return True
    return words.language in ("en", "fr") and (key in shared("forms", "heads") or key in shared("forms", "bank_words"))
