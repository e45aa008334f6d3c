"""Which paragraphs of an interview without labels ask, and which answer: the likeliest way from its head to its end."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from responses.intake.finding.interviewees import document_words
from responses.intake.finding.phrases import phrases
from responses.intake.finding.readings import Reading
from responses.intake.finding.shapes import Kind, Paragraph, Span

BOLD = re.compile(r"(\*\*|__).+\1", re.DOTALL)
DASH = re.compile(r"[–—-]\s+")
# "left our questions unanswered": what the paper says of itself
DESK = re.compile(
    r"(?<!\w)(?:unser\w*|our|nos|notre|onze|våra?) (?:mehrfach\w* |schriftlich\w* )?"
    r"(?:(?:frage|anfrage|nachfrage|redaktion|recherche|zeitung|question|request|quer|demande|vra|verzoek|fråg)\w*)"
    r"|(?<!\w)dieser Zeitung",
    re.IGNORECASE,
)
# "Frau Sölter, in Ihren Akkus …"
CALLED = re.compile(
    r"[\W_]*(?:Frau|Herrn?|Mrs?\.?|Ms\.?|Madame|Monsieur|Mevrouw|Meneer|Dr\.?) [A-ZÀ-Þ][^,.?!\n]{1,40},"
)
LONGEST = 500  # characters of a question
FEWEST = 3  # questions make an interview; one fewer where the text calls itself one
MARKED = 2  # of them with a question mark
WORDY = 45  # words after which a paragraph looks less and less like a question
NEWS = 1.5  # weight of what a paper says of itself
STANDING = 8.0  # weight of bold print or a dash, where these tell the questions
TOLD = frozenset({Kind.BODY, Kind.LISTED, Kind.UPDATE, Kind.HEADING})
PARTS = ("head", "question", "answer", "tail")
# What it costs to go from one part to the next; what is not named cannot be.
STEPS = {
    ("head", "head"): 0.0,
    ("head", "question"): 0.0,
    ("question", "question"): 2.5,
    ("question", "answer"): 0.0,
    ("answer", "question"): 0.0,
    ("answer", "answer"): 1.2,
    ("answer", "tail"): 0.8,
    ("tail", "tail"): 0.0,
}
NEVER = 1e9
Way = tuple[float, list[str]]  # how good it is, and the parts on it


def says(reading: Reading, span: Span, key: str) -> bool:
    """Whether a stretch has one of the words: for "own" that is "I" or "we"; "Sie" and "sie" are two words."""
    case = re.NOFLAG if key == "addressed" and reading.article.language == "de" else re.IGNORECASE
    said = re.compile(rf"(?<!\w){document_words(reading, key)}(?!\w)", case)
    found = said.finditer(reading.article.text, span.start, span.end)
    return any(not _is_quoted(reading, match.start()) for match in found)


def is_called(reading: Reading) -> bool:
    """Whether the head of a text calls it an interview."""
    called = re.compile(rf"(?<!\w){document_words(reading, 'interview')}(?!\w)", re.IGNORECASE)
    return called.search(reading.article.text[:800]) is not None


def questions_and_answers(reading: Reading) -> tuple[list[int], list[int]]:
    """The numbers of the paragraphs that ask and of those that answer; none where a text is no such interview."""
    told = [number for number, one in enumerate(reading.article.paragraphs) if one.kind in TOLD]
    least = FEWEST - is_called(reading)
    for stands_out in (_is_bold, _is_dashed, None):
        parts = _parts(reading, told, stands_out)
        asked = [number for number in told if parts.get(number) == "question"]
        given = [number for number in told if parts.get(number) == "answer"]
        if _are_turns(reading, asked, least, marked=stands_out is not None):
            return asked, given
    return [], []


def _are_turns(reading: Reading, asked: Sequence[int], least: int, *, marked: bool) -> bool:
    """Whether paragraphs are an interview's questions: enough of them, open ones, with something between."""
    with_mark = sum(is_question(reading, number) for number in asked)
    open_ones = sum(is_question(reading, number) or _addresses(reading, number) for number in asked)
    apart = any(later - earlier > 1 for earlier, later in pairwise(asked))
    return len(asked) >= least and apart and open_ones * 2 >= len(asked) and (marked or with_mark >= MARKED)


def _parts(reading: Reading, told: Sequence[int], stands_out: Callable[[Reading, int], bool] | None) -> dict[int, str]:
    """The part of the interview that each paragraph is on the likeliest way through it."""
    out = {number for number in told if stands_out and stands_out(reading, number)}
    if stands_out and len(out) < MARKED:
        return {}
    best: dict[str, Way] = {"head": (0.0, [])}
    for number in told:
        own = _fits(reading, number, (STANDING if number in out else -STANDING) if out else 0.0)
        opens = number != told[0] and (number in out or is_question(reading, number) or _addresses(reading, number))
        shut = "" if opens else "question"  # the first question is an open one, and not the title
        best = {
            part: _arrived([way for way in best.items() if (way[0], part) != ("head", shut)], part, own[part])
            for part in PARTS
        }
    _, way = max((best[part] for part in ("answer", "tail")), key=lambda one: one[0])
    parts = dict(zip(told, way, strict=True)) if way else {}
    asked = {number for number, part in parts.items() if part == "question"}
    return parts if not out or len(asked & out) * 3 >= len(asked) * 2 else {}


def _arrived(before: Sequence[tuple[str, Way]], part: str, gained: float) -> Way:
    """The best way that comes to a part."""
    ways = [(total - STEPS.get((one, part), NEVER) + gained, [*way, part]) for one, (total, way) in before]
    return max(ways, key=lambda way: way[0], default=(-NEVER, []))


def _fits(reading: Reading, number: int, stands_out: float) -> dict[str, float]:
    """How well a paragraph is each part of an interview; ``stands_out``: by its print, where that tells."""
    weight = _weight(reading, number)
    news = 0.0
    if stands_out > 0 or is_question(reading, number):
        news = -STANDING
    elif _is_of_paper(reading, number):
        news = NEWS
    elif weight < 0:
        news = weight
    return {"head": 0.0, "question": weight + stands_out, "answer": -weight - max(0.0, stands_out), "tail": news}


def _is_of_paper(reading: Reading, number: int) -> bool:
    """Whether a paragraph tells what the paper did: who asked, behind whose name it stands, or who else was silent."""
    article, span = reading.article, span_of(reading.article.paragraphs[number])
    if number and article.paragraphs[number - 1].kind is Kind.BYLINE:
        return True
    told = [phrases("silences", article.language, key) for key in ("silent", "unanswered", "refers")]
    said = re.compile(rf"(?<!\w){document_words(reading, 'interview')}(?!\w)", re.IGNORECASE)
    return any(one.search(article.text, span.start, span.end) for one in (DESK, said, *told))


def _weight(reading: Reading, number: int) -> float:
    """How much a paragraph looks like a question rather than an answer."""
    span, shown = span_of(reading.article.paragraphs[number]), _shown(reading, number)
    words = len(shown.split())
    own = says(reading, span, "own") and not DESK.search(shown)
    addressed = _addresses(reading, number)
    weight = 3.0 if is_question(reading, number) else 0.7 if "?" in shown else 0.0
    weight += 1.5 if addressed and not own else 0.0
    weight -= 2.0 if own and not addressed else 0.5 if own else 0.0
    weight += 1.5 if CALLED.match(shown) else 0.0
    weight -= 2.5 if _replies(reading, shown) else 0.0
    weight += 0.7 if any(line.quotes for line in reading.lines[number]) else 0.0
    return weight - min(1.5, max(0, words - WORDY) / 30)


def _replies(reading: Reading, shown: str) -> bool:
    """Whether a paragraph begins as an answer does: "Yes.", "No, …", "Because …"."""
    words = document_words(reading, "replies")
    return re.match(rf"[\W_]*{words}(?!\w)", shown, re.IGNORECASE) is not None


def _addresses(reading: Reading, number: int) -> bool:
    """Whether a paragraph speaks to the one asked: "X påstår att ni visste.", "Frau Y, …"."""
    return says(reading, span_of(reading.article.paragraphs[number]), "addressed")


def _is_quoted(reading: Reading, place: int) -> bool:
    """Whether a place stands between quotation marks; words after a dash do not."""
    here = [mark for mark in reading.marks if mark.outer_start <= place < mark.outer_end]
    return any(not DASH.match(reading.article.text, mark.outer_start) for mark in here)


def span_of(paragraph: Paragraph) -> Span:
    """The place of a paragraph."""
    return Span(paragraph.start, paragraph.end)


def _shown(reading: Reading, number: int) -> str:
    """The words of a paragraph."""
    paragraph = reading.article.paragraphs[number]
    return reading.article.text[paragraph.start : paragraph.end].strip()


def _is_bold(reading: Reading, number: int) -> bool:
    """Whether a paragraph is printed in bold throughout."""
    return BOLD.fullmatch(_shown(reading, number)) is not None


def _is_dashed(reading: Reading, number: int) -> bool:
    """Whether a paragraph begins with a dash, and says of nobody that he speaks."""
    shown = _shown(reading, number)
    return DASH.match(shown) is not None and len(shown) < LONGEST and ", s" not in shown[-60:]


def is_question(reading: Reading, number: int) -> bool:
    """Whether a paragraph ends with a question mark."""
    shown = _shown(reading, number)
    return shown.rstrip("*_ »”“\"'").endswith("?") and len(shown) < LONGEST
