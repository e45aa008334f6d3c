"""What changes on a page without anybody having edited its text: clocks, counters, banners, session ids.

Noise is told by whole lines that hold nothing else. A day or a number within a sentence is no noise: a promise whose
date was moved has changed.
"""

import re
from collections.abc import Iterable, Iterator

from responses.sources.passages import find_passage, fold

MONTHS = (
    "jan(?:uary|uar|uari|vier)?|feb(?:ruary|ruar|ruari)?|février|fevrier|fév|mar(?:ch|s)?|märz|mrz|maart|mrt|apr(?:il)?|"
    "avr(?:il)?|may|mai|maj|mei|june?|juni|juin|july?|juli|juil(?:let)?|aug(?:ust|usti|ustus)?|août|aout|"
    "sep(?:t|tember|tembre)?|okt(?:ober)?|oct(?:ober|obre)?|nov(?:ember|embre)?|dec(?:ember)?|dez(?:ember)?|déc(?:embre)?"
)
DAY = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
DATE = (
    rf"{DAY}|(?:\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s+)?(?:{MONTHS})\b\.?"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?\b)?(?:,?\s+\d{4})?"
)
TIME = r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\b\.?"
ZONE = r"\b(?:utc|gmt|cet|cest|bst|est|edt|pst|pdt|mez|mesz)\b(?:[+-]\d{1,2}(?::?\d{2})?)?"
DAYS = (
    "mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thur?s?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|"
    "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that show that a line is furniture of the page: the clock of a byline, a counter, a button.
CUES = _words(
    """
    ago comment comments copyright download downloads edited liked likes listen modified page pages posted print
    published rating read reader readers reads replies reply results revised saved share shared shares stars subscribe
    tweet tweets update updated view viewed views visitors visits votes yesterday today
    aktualisiert aufrufe gestern heute kommentar kommentare lesezeit stand teilen veröffentlicht
    aujourd commentaire commentaires hier lecture mis mise partager publié publiée vues
    bijgewerkt delen geleden gisteren gepubliceerd leestijd reactie reacties vandaag weergaven
    dela idag igår kommentarer lästid publicerad sedan uppdaterad visningar
    """
)
# Words that stand between those, and mean nothing without them.
FILLERS = _words(
    """
    a about all an and at by clock date day days first for from hour hours hr hrs in just k last latest m min mins
    minute minutes month months more most of on online or sec second seconds since so the this time to uhr version was
    week weeks year years minuten sekunden stunden tage tagen am um von vor zuletzt letzte beiträge dernière heures il
    jour jours le minutes à y hui dagen laatst minuut op uur dagar för kl klockan senast timmar
    """
)
BANNER = re.compile(
    r"\bcookies?\b.{0,80}\b(?:accept|agree|allow|consent|continu|manag|settings?|prefer|polic|reject|zustimm|akzeptier|"
    r"einstellung|accepter|refuser|param|accepteren|weigeren|instellingen|godkänn|inställning)"
    r"|\b(?:accept|allow|manage|reject|use|akzeptieren|verwenden|accepter|utilis\w+|gebruiken|använder|godkänn)\b.{0,60}"
    r"\b(?:cookies?|kakor)\b",
    re.IGNORECASE | re.DOTALL,
)
# A longer line that speaks of cookies is somebody's text.
LONGEST_BANNER = 400
RIGHTS = re.compile(r"^\s*(?:©|\(c\)|copyright)", re.IGNORECASE)
CLOCKS = re.compile(rf"{DATE}|{TIME}|{ZONE}|\b(?:{DAYS})\b\.?", re.IGNORECASE)
NUMBER = re.compile(r"\d+(?:[.,' ]\d+)*\s*[km]?\b|\d+", re.IGNORECASE)
# What names a visit, wherever it stands: long hexadecimal numbers, UUIDs, and what follows a "?" in an address.
VISIT = re.compile(
    r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{16,}\b"
    r"|(?<=\w)\?[\w%.-]+=[^\s\"'<>)]*",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
WORD = re.compile(r"[^\W\d_]+")
# Where a sentence ends; short of knowing abbreviations, which only makes it shorter.
SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s|\n")


def essence(text: str) -> str:
    """The words of the text without noise; two texts of one page are compared by it."""
    return " ".join(_lines(text))


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        plain = fold(line).text.strip()
        if not plain or is_noise(plain):
            continue
        plain = VISIT.sub("", plain)
        yield " ".join((YEAR.sub("", plain) if RIGHTS.match(plain) else plain).split())


def is_noise(line: str) -> bool:
    """Whether the line holds nothing but dates, times, counters and the words around them, or is a cookie banner.

    Rows of tables and items of lists are text, whatever they hold.
    """
    if line.startswith("- ") or " | " in line:
        return False
    if len(line) <= LONGEST_BANNER and BANNER.search(line):
        return True
    rest, clocks = CLOCKS.subn(" ", VISIT.sub(" ", line))
    rest, numbers = NUMBER.subn(" ", rest)
    words = {word.lower() for word in WORD.findall(rest)}
    return words <= CUES | FILLERS and bool(clocks or (numbers and words & CUES))


def lost_sentences(before: str, after: str, quotes: Iterable[str]) -> list[str]:
    """Of the quotes that stand in ``before``, the sentences around them that no longer stand in ``after``.

    Nothing within them counts as noise.
    """
    folded, later = fold(before), fold(after)
    found = []
    for quote in quotes:
        passage = find_passage(before, quote, folded=folded)
        if passage:
            sentence = _sentence(before, passage.start, passage.end)
            if not find_passage(after, sentence, folded=later):
                found.append(sentence)
    return found


def _sentence(text: str, start: int, end: int) -> str:
    """The passage with the rest of the sentences it begins and ends in."""
    begins = [match.end() for match in SENTENCE_END.finditer(text, max(0, start - 1000), start)]
    ends = SENTENCE_END.search(text, max(start, end - 1))
    return text[begins[-1] if begins else max(0, start - 1000) : ends.end() if ends else len(text)].strip()
