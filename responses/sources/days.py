"""Days as pages and letters write them."""

import re
from datetime import date
from functools import cache

MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar/jänner februar/feber märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août/aout septembre octobre novembre décembre",
    "nl": "januari februari maart/mrt april mei juni juli augustus september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
    "marraskuuta joulukuuta",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
}
ISO = re.compile(r"(?<!\d)(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
# 12.02.2024; with slashes only where no reader could take the day for the month.
NUMBERS = re.compile(r"(?<![\d.])(\d{1,2})([./\-])\s?(\d{1,2})\2\s?(\d{4})(?!\d)")
EARLIEST = 1990
# So far down stands a byline, and so long it is.
TOP, BYLINE = 12, 200
CHANGED = re.compile(
    r"(?:updated?|modified|edited|revised|aktualisiert|geändert|mise? à jour|modifié|actualisé|bijgewerkt|gewijzigd|"
    r"uppdatera[dt]s?|ändra[dt]|senast)\W*(?:on|at|am|le|op|den|:|•|·|\w+day,?)?\W*$",
    re.IGNORECASE,
)
# After these stands the day of a picture.
PICTURE = re.compile(r"\b(?:photo|image|picture|foto|bild|aufgenommen|crédit|©)", re.IGNORECASE)


def day_in(stamp: str) -> str:
    """The day of a time as machines write it, as an ISO date; empty when there is none."""
    found = ISO.match(stamp.strip())
    return _day(found[1], found[2], found[3]) if found else ""


def first_day(text: str, language: str) -> str:
    """The first day among the short lines at the top of a text that is not one of a change or of a picture."""
    for line in [each for each in text.split("\n") if each.strip()][:TOP]:
        if len(line) > BYLINE or PICTURE.search(line):
            continue
        for day, start in days_of(line, language):
            if not CHANGED.search(line[:start]):
                return day
    return ""


def days_of(line: str, language: str) -> list[tuple[str, int]]:
    """The days a line names, as ISO dates, and where each begins."""
    found = [(_day(each[1], each[2], each[3]), each.start()) for each in ISO.finditer(line)]
    for each in NUMBERS.finditer(line):
        first, mark, second, year = each.groups()
        if mark == "." or language not in {"en", ""} or int(first) > 12 or first == second:
            found.append((_day(year, second, first), each.start()))
    for known in dict.fromkeys([language, "en"]):
        months, pattern = _months(known)
        for each in pattern.finditer(line) if pattern else ():
            name, day = each["before"] or each["after"], each["day_before"] or each["day_after"]
            found.append(
                (_day(each["year"] or each["year_after"], months[name.lower().rstrip(".")], day), each.start())
            )
    return sorted((each for each in found if each[0]), key=lambda each: each[1])


@cache
def _months(language: str) -> tuple[dict[str, int], re.Pattern[str] | None]:
    """The names of the months and what they may be cut to, and how they stand in a date."""
    names: dict[str, int] = {}
    written = [name.split("/") for name in MONTHS.get(language, "").split()]
    for number, forms in enumerate(written, start=1):
        for form in forms:
            cuts = {form[:length] for length in range(3, len(form))}
            names |= {cut: number for cut in cuts if sum(_begins(cut, each) for each in written) == 1}
            names[form] = number
    if not names:
        return {}, None
    month = "|".join(sorted(names, key=len, reverse=True))
    pattern = re.compile(
        rf"\b(?P<day_before>\d{{1,2}})(?:\.|st|nd|rd|th|er|e)?\s+(?:de\s+|of\s+)?(?P<before>{month})\b\.?,?\s+"
        rf"(?:de\s+)?(?P<year>\d{{4}})\b|"
        rf"\b(?P<after>{month})\b\.?\s+(?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year_after>\d{{4}})\b",
        re.IGNORECASE,
    )
    return names, pattern


def _begins(cut: str, forms: list[str]) -> bool:
    return any(form.startswith(cut) for form in forms)


def _day(year: str | int, month: str | int, day: str | int) -> str:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return ""
    return found.isoformat() if found.year >= EARLIEST else ""
