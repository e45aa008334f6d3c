"""What a firm is called where it is introduced, and which firm such a word means further on: "Leihfirma", "packer"."""

import re

from responses.intake.finding.actors import Cast
from responses.intake.finding.shapes import Mention
from responses.intake.finding.speech import folded

WORD = re.compile(r"[^\W\d_]{5,}")
# "the Huelva packhouse", "von der Verleihfirma"; a Swedish noun carries its article
MEANT = re.compile(
    r"(?<!\w)(?:the\s|d(?:er|ie|as|em|en|es|e)\s|vo[mn]\s|beim\s|l[ea]\s|l['’]|du\s|au\s|het\s|this\s)"
    r"(?P<words>(?:[\w-]+\s+){0,2}[\w-]+)",
    re.IGNORECASE,
)
BEFORE = re.compile(r"([^\W\d_]{6,})\s+$")  # "the packer X"
# "X, a packer in Huelva"
BEHIND = re.compile(
    r"\s*,\s+(?:an?\s|the\s|ein\w*\s|d(?:er|ie|as|em|en|e)\s|une?\s|l[ea]s?\s|l['’]|een\s|het\s|ett?\s)"
    r"(?P<words>\w+(?:[ ’'-]+\w+){0,5})"
)
NAMED = re.compile(r"[A-ZÀ-Þ][\w’'-]+,\s*$")
TAIL = 6  # letters that two compounds share at least: "Leihfirma", "Verleihfirma"
REACH = 90  # characters behind a name


def firm_introduced(cast: Cast, start: int, end: int) -> str | None:
    """The one firm that was introduced with a word of this stretch; none where several were, or none was."""
    said = cast.text[start:end]
    told = [said] if cast.language == "sv" else [match.group("words") for match in MEANT.finditer(said)]
    words = {folded(word) for part in told for word in WORD.findall(part)}
    named = [one for one in cast.mentions_in(0, len(cast.text)) if one.is_name]
    found = {one.company for one in named if any(_is_same(a, b) for a in _trades(cast.text, one) for b in words)}
    return found.pop() if len(found) == 1 else None


def is_of_stranger(cast: Cast, start: int, place: int) -> bool:
    """Whether what stands at a place describes a name before it that is no firm's: "La Source, le groupe qui …"."""
    described = not any(one.is_name for one in cast.mentions_in(place, place + 1))
    name = NAMED.search(cast.text, start, place)
    return described and name is not None and not cast.mentions_in(name.start(), name.end())


def _trades(text: str, mention: Mention) -> set[str]:
    """The words right before a name, and those of the apposition behind it."""
    before = BEFORE.search(text, max(0, mention.start - 40), mention.start)
    behind = BEHIND.match(text, mention.end, mention.end + REACH)
    found = [before.group(1)] if before else []
    return {folded(word) for word in [*found, *(WORD.findall(behind.group("words")) if behind else [])]}


def _is_same(one: str, other: str) -> bool:
    """Whether two words are the same, or one is a compound of the other."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= TAIL and long.endswith(short))
