"""Names of one company: "Morpho (now Idemia)", "Global Textile Partners (GTP)", "Y, which was called X until 2019"."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from responses.intake.finding.contexts import (
    DASHES,
    OPENERS,
    QUOTES,
    after,
    before,
    is_filler,
    is_of_town,
    joined,
    phrase_at_end,
    without_fillers,
)
from responses.intake.finding.names import Run
from responses.intake.finding.shapes import Kind
from responses.intake.finding.tokens import Token, is_form
from responses.intake.finding.vocabulary import Vocabulary, is_place

# "the Pittsburgh firm known until last year as X", "which traded until 2019 as X"
_ONCE = re.compile(r"\b(?:known|called|named|trad(?:ed|ing)|operat(?:ed|ing)) (?:until|till|before|up to)\b.{0,30} as$")
# "founded in 1998 as X", "Fondé sous le nom de X"
_BORN = re.compile(
    r"\b(?:(?:founded|established|born|started)\b.{0,30} as|(?:gegründet|gestartet)\b.{0,30} (?:als|unter dem namen)"
    r"|(?:fondée?|créée?|née?)\b.{0,30} sous le nom d(?:e|')|(?:opgericht|begonnen)\b.{0,30} (?:als|onder de naam)"
    r"|(?:grundat|grundad|grundades|bildades)\b.{0,30} (?:som|under namnet))$"
)
_YEAR = 4  # digits
_REACH = 14  # words between two names of one company


class Renaming(NamedTuple):
    """One company under two names: today's and another; both runs of the text."""

    today: Run
    other: Run
    short: bool = False  # only a shorter way to write today's name


def named_before(run: Run, words: Vocabulary) -> str:
    """As in "The maker, which changed its name from X", "It is now called X": "other", "today", or ""."""
    left = before(run, _REACH)
    if left[:1] == ("(",) and run.sentence.kind is Kind.HEADING and phrase_at_end(left, "formerly", words):
        return "other"  # "(formerly X)" below the name of a letterhead
    if words.has("called_after", (*after(run, 1), "")[0]) and any(words.has("until", word) for word in left[-4:]):
        return "other"  # "De rederij, die tot vorig jaar X heette"
    if _ONCE.search(joined(left)) or _BORN.search(joined(left)) or _was_firm(left, words):
        return "other"
    for topic, said in (("renamed_from", "other"), ("renamed", "today")):
        for drop in range(5):
            kept = left[: len(left) - drop]
            if phrase_at_end(kept, topic, words) and all(
                words.has("small", key) or is_filler(key, words) or _is_year(key) for key in left[len(kept) :]
            ):
                return said
    return ""


def _was_firm(left: tuple[str, ...], words: Vocabulary) -> bool:
    """As in "La marque lilloise, ex-X,": what a trade before a comma was called."""
    cut = left[-2:-1] == (",",) and words.has("formerly", left[-1])
    trade = any(words.trade(key) for key in left[-5:-2])
    return cut and trade and not any(words.has("people", key) for key in left[-5:])


def renamings(runs: Sequence[Run], words: Vocabulary) -> tuple[Renaming, ...]:
    """What one sentence says of names that changed, and of short names in brackets."""
    found: list[Renaming] = []
    named = [run for run in runs if not is_place(run.key) and not _lies_in(run, words)]
    for at, (one, other) in enumerate(pairwise(named)):
        between = tuple(one.sentence.tokens[one.last + 1 : other.first])
        if len(between) <= _REACH + 2 and not any(token.text in ".;" for token in between):
            unit = named[at - 1] if at and _is_of_unit(one, words) else one
            said = _renaming(unit, other, between, words)
            if said:
                found.append(said)
    return tuple(found)


def _is_of_unit(owner: Run, words: Vocabulary) -> bool:
    """As in "X, a unit of Y that was known as Z until 2020": Z is what X was called."""
    behind = after(owner, 1)
    relative = bool(behind) and words.has("relatives", behind[0])
    return relative and bool(phrase_at_end(without_fillers(before(owner), words), "owning", words))


def _lies_in(run: Run, words: Vocabulary) -> bool:
    left = before(run, 1)
    if after(run, 2) == ("-", "based"):
        return True
    if before(run, 2) == (",", "the") and len(run.tokens) == 1 and any(words.trade(key) for key in after(run, 3)):
        return True  # "X, the Limassol spyware maker known as Y until 2021"
    if is_of_town(run, words):
        return True
    return len(run.tokens) == 1 and bool(left) and words.has("place_prepositions", left[0])


def _renaming(one: Run, other: Run, between: tuple[Token, ...], words: Vocabulary) -> Renaming | None:
    keys = tuple(token.key for token in between if token.text not in QUOTES)
    if not keys:
        return None
    if _opens_bracket(keys[0]) and _is_short(one, other) and len(keys) <= 3:
        return Renaming(one, other, short=True)
    called = "then" if _was_until(other, keys, words) else _called_after(other, keys, words)
    if called == "now" or _says(keys, "renamed", words):
        return Renaming(other, one)
    if called == "then" or _ONCE.search(joined(keys)) or _says(keys, "renamed_from", words):
        return Renaming(one, other)
    if keys == (",",) or not (_opens_bracket(keys[0]) or keys[0] == ","):
        return _led_in(one, other, keys, words)
    return _beside(one, other, keys[1:], words)


def _was_until(other: Run, keys: tuple[str, ...], words: Vocabulary) -> bool:
    """As in "X, which until 2017 was Y", "X, die bis 2017 Y war", "X (Y until 2021)"."""
    following = (*after(other, 4), "", "")
    if len(keys) == 1 and _opens_bracket(keys[0]):
        return words.has("until", following[0].rstrip("'")) and any(_is_year(key) for key in following[1:3])
    if words.has("until", following[0].rstrip("'")) and (words.has("calls", keys[-1]) or keys[-2:] == ("known", "as")):
        return True  # "— baptisée X jusqu'en 2019", "known as X until 2021"
    dated = any(words.has("until", key) for key in keys) and any(_is_year(key) for key in keys)
    relative = any(words.has("relatives", key) for key in keys[:2])
    return dated and relative and any(words.has("copulas", key) for key in (keys[-1], following[0]))


def _is_year(key: str) -> bool:
    return key.isdigit() and len(key) == _YEAR


def _called_after(other: Run, keys: tuple[str, ...], words: Vocabulary) -> str:
    """As in "..., die bis 2018 als X firmierte", "dat nu X heet": "then", "now" or ""."""
    verb = (*after(other, 1), "")[0]
    clause = any(words.has("relatives", key) for key in keys)
    if clause and words.has("called_after", verb):
        return "then"
    return "now" if clause and words.has("calls_after", verb) else ""


def _opens_bracket(key: str) -> bool:
    return key in OPENERS or key in DASHES


def _beside(one: Run, other: Run, keys: tuple[str, ...], words: Vocabulary) -> Renaming | None:
    if _is_cue(keys, "now", words):
        return Renaming(other, one)
    if _is_cue(keys, "formerly", words):
        return Renaming(one, other)
    return None


def _led_in(one: Run, other: Run, keys: tuple[str, ...], words: Vocabulary) -> Renaming | None:
    """As in "Formerly known as A, B ..." and "the former A, now B"."""
    if keys == (",",) and phrase_at_end(before(one), "formerly", words):
        return Renaming(other, one)
    return None


def _is_cue(keys: tuple[str, ...], topic: str, words: Vocabulary) -> bool:
    """Only "now", "formerly known as" and the like, small words, years, peoples and trades, with the cue among them."""
    left = [key for key in keys if not key.isdigit() and not words.has("small", key) and not is_filler(key, words)]
    if topic == "formerly" and keys[-1:] == (":",) and words.has("until", keys[0]):
        return True  # "(until 2023: X)"
    phrase = joined(tuple(key for key in keys if not key.isdigit()))
    if words.has(topic, phrase) or words.has(topic, joined(tuple(left))):
        return True
    return bool(left) and all(words.has(topic, key) for key in left)


def _says(keys: tuple[str, ...], topic: str, words: Vocabulary) -> bool:
    """A verb of renaming, with nothing but small words about it."""
    plain = tuple(key for key in keys if not key.isdigit() and key not in (",", "–", "—", "("))
    for start in range(len(plain)):
        for end in range(len(plain), start, -1):
            if words.has(topic, joined(plain[start:end])):
                rest = plain[end:] if topic == "renamed_from" else plain[:start] + plain[end:]
                return all(
                    words.has("small", key) or is_filler(key, words) or words.has("now", key) or is_place(key)
                    for key in rest
                )
    return False


def _is_short(name: Run, short: Run) -> bool:
    """An acronym of the name, or one of its words: "Global Textile Partners (GTP)", "Noldus Technology (“Noldus”)"."""
    letters = short.text.replace(".", "")
    words = [token.text for token in name.tokens if token.text[0].isalnum() and not is_form(token.key)]
    initials = "".join(word[0] for word in words if word[0].isupper())
    capitals = "".join(letter for word in words for letter in word if letter.isupper())
    if letters.isupper() and letters in (initials, capitals, "".join(word[0].upper() for word in words)):
        return True
    acronym = letters.isupper() and len(letters) <= 5 and len(words) > 1
    return (acronym and letters[0] == words[0][0].upper()) or short.key in {folded.casefold() for folded in words}
