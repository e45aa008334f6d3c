"""Quotation marks of five languages: every stretch between them, also where one side is missing."""

import re
from dataclasses import dataclass

from responses.intake.finding.shapes import Article, Kind, Paragraph

PAIRS = {
    "“": '”"“″', "„": '“”"‟″', "‟": '”"', "«": "»", "»": "«»", "”": "”“", '"': '"”“', "″": "″",
    "‹": "›", "›": "‹›", "‘": "’'", "‚": "‘’'", "'": "'’", "’": "’'", "`": "`´’'", "´": "´", "``": "'", ",,": "'",
    "''": "'",
}  # fmt: skip
SINGLE = "‘‚'’`´"
TYPED = frozenset({"``", ",,", "''"})  # two single signs for one double
TYPED_CLOSE = re.compile(r"''|``|´´|’’|[“”\"](?!\w)")
OPENS = re.compile(r"``|,,(?=\S)|''(?=\w)|[“„‟«»”\"″‹›‘‚'’`´]")
ELISION = re.compile(r"['’`‘](?:[snt]\b(?!\w)|em\b|tis\b|twas\b|cause\b|round\b|\d0s|\d\d\b(?!['’]))", re.IGNORECASE)
PLURAL = re.compile(r"s[’'](?=\s+[a-zäöüéèà])")
STRAY = re.compile(r"(?<=[\w.,!?…])[”»](?=[\s,.;)]|$)")
READ = frozenset({Kind.BODY, Kind.QUOTED, Kind.LISTED, Kind.CELLS, Kind.UPDATE, Kind.HEADING})


@dataclass(frozen=True)
class Marked:
    """Words between marks: ``start`` and ``end`` are inside them, ``outer_start`` and ``outer_end`` include them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool = True  # its closing mark stands in the text
    opened: bool = True  # its opening mark stands in the text


def marked_spans(article: Article) -> tuple[Marked, ...]:
    """Every stretch between quotation marks, outermost only, in the order of the text.

    A quotation over several paragraphs that are each opened anew is one stretch.
    """
    found: list[Marked] = []
    hanging: tuple[Marked, str] | None = None
    for paragraph in article.paragraphs:
        if paragraph.kind not in READ:
            hanging = None
            continue
        spans, left = _in_paragraph(article.text, paragraph)
        if hanging:
            spans, left = _joined(article.text, paragraph, hanging, spans, left)
        found.extend(span for span in spans if article.text[span.start : span.end].strip())
        hanging = left
        if left and not _continues(article, paragraph, left[1]):
            if left[1] not in SINGLE or left[0].outer_start == paragraph.start:
                found.append(left[0])
            hanging = None
    return tuple(found)


def _continues(article: Article, paragraph: Paragraph, mark: str) -> bool:
    """Whether the next paragraph opens the same quotation again, or closes it."""
    following = [one for one in article.paragraphs if one.start >= paragraph.end and one.kind in READ][:1]
    if not following or following[0].kind is Kind.HEADING:
        return False
    text = article.text[following[0].start : following[0].end]
    if text.startswith((mark, "»")) and mark not in SINGLE:
        return True
    if text.startswith(mark):
        return True
    closing = [place for place in (text.find(sign) for sign in PAIRS[mark] if sign not in SINGLE) if place > 0]
    first = OPENS.search(text)
    return bool(closing) and first is not None and first.start() == min(closing) and _closes(text, min(closing))


def _joined(
    text: str, paragraph: Paragraph, hanging: tuple[Marked, str], spans: list[Marked], left: tuple[Marked, str] | None
) -> tuple[list[Marked], tuple[Marked, str] | None]:
    """The hanging quotation lengthened by the first stretch of the paragraph that goes on with it."""
    begun = hanging[0]
    if spans and spans[0].outer_start <= paragraph.start + 1:
        first, rest = spans[0], spans[1:]
    elif left and left[0].outer_start <= paragraph.start + 1:
        return [], (Marked(begun.start, left[0].end, begun.outer_start, left[0].outer_end, closed=False), left[1])
    else:
        signs, places = PAIRS[hanging[1]], range(paragraph.start, paragraph.end)
        stray = next((at for at in places if text[at] in signs), paragraph.end)
        first = Marked(paragraph.start, stray, paragraph.start, stray + 1)
        rest = [span for span in spans if span.outer_start > stray]
        left = left if left and left[0].outer_start > stray else None
    return [Marked(begun.start, first.end, begun.outer_start, first.outer_end), *rest], left


def _in_paragraph(text: str, paragraph: Paragraph) -> tuple[list[Marked], tuple[Marked, str] | None]:
    """The stretches of one paragraph, and the one that is still open at its end with its mark."""
    found: list[Marked] = []
    place, end = paragraph.start, paragraph.end
    while match := OPENS.search(text, place, end):
        at, mark = match.start(), match.group()
        place = match.end()
        if not _opens(text, at, mark, paragraph):
            if STRAY.match(text, at, end) and _never_opened(text, at, found, paragraph):
                found.append(_unopened(text, at, found, paragraph))
            continue
        closing = _closing(text, place, end, mark)
        if closing is not None:
            width = 2 if text[closing : closing + 2] in {"''", "``", "´´", "’’"} else 1
            found.append(Marked(place, closing, at, min(closing + width, end)))
            place = closing + width
        elif mark not in SINGLE or at == paragraph.start or not _opens_later(text, place, end, mark):
            following = _next_opening(text, place, end, mark)
            if following is None:
                return found, (Marked(place, end, at, end, closed=False), mark)
            found.append(Marked(place, following, at, following, closed=False))
            place = following
    return found, None


def _opens_later(text: str, start: int, end: int, mark: str) -> bool:
    """Whether the rest of a paragraph opens or closes another single quotation."""
    return any(text[at] == mark and _fresh(text, at) for at in range(start, end))


def _opens(text: str, at: int, mark: str, paragraph: Paragraph) -> bool:
    """Whether the mark stands where a quotation begins."""
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + len(mark)] if at + len(mark) < paragraph.end else " "
    if mark in "«„‚":
        return True
    if mark in TYPED:
        return (not before.isalnum() and before not in ".!?") or mark == ",,"
    if mark == "»" and (before.isalnum() or before in ".,!?…"):
        return False
    if mark in "'’`´‘":
        free = before.isspace() or before in '([{—–-/“„«»">:|'
        return free and (after.isalnum() or after in "…([¿¡") and not ELISION.match(text, at)
    if mark == "“" and (after.isspace() or after in ",.;:!?)"):
        return False
    spaced = after.isspace() and mark != "»"
    glued = mark == '"' and before in ".!?" and after.isupper()  # 'dit il."Nos eaux …'
    if glued and text.count(mark, paragraph.start, at) % 2 == 0:
        before = " "
    return not spaced and (before.isspace() or before in "([{—–-/‘’'«„“>:|*_=" or at == paragraph.start)


def _closes(text: str, at: int) -> bool:
    """Whether the mark can end a quotation: something before it, no letter after it."""
    after = text[at + 1] if at + 1 < len(text) else " "
    return not after.isalnum()


def _closing(text: str, start: int, end: int, mark: str) -> int | None:
    """Where the quotation that opens before ``start`` is closed."""
    if mark in TYPED:
        place = TYPED_CLOSE.search(text, start, end)
        return place.start() if place else None
    signs = PAIRS[mark]
    if mark in SINGLE:
        return _single_closing(text, start, end, signs)
    closers = [at for at in range(start, end) if text[at] in signs and _may_close(text, at, mark)]
    if mark == "„" and (typed := re.compile(r"''(?!\w)").search(text, start, end)):
        closers = sorted([*closers, typed.start()])
    if not closers:
        return None
    inner = [at for at in range(start, closers[0]) if text[at] == mark and mark in "“«" and _fresh(text, at)]
    if not inner:
        return closers[0]
    if len(closers) > len(inner) and not any(
        closers[0] < at < closers[len(inner)] for at in _openings(text, end, mark, start)
    ):
        return closers[len(inner)]
    return None


def _openings(text: str, end: int, mark: str, start: int) -> list[int]:
    """Where the same mark opens again."""
    return [at for at in range(start, end) if text[at] == mark and _fresh(text, at)]


def _fresh(text: str, at: int) -> bool:
    """Whether an opening mark stands after a blank."""
    return text[at - 1].isspace() or text[at - 1] in "(["


def _may_close(text: str, at: int, mark: str) -> bool:
    """Whether a double mark at this place ends a quotation that ``mark`` has begun."""
    if mark == "»" and text[at] == "»":
        return not text[at - 1].isspace() or text[at + 1 : at + 2].isspace()
    if mark in "«‹":
        return True
    if text[at] == "“" and mark == "“":
        return not text[at - 1].isspace() and _closes(text, at)
    return _closes(text, at) and (not text[at - 1].isspace() or text[at] not in '"“')


def _single_closing(text: str, start: int, end: int, signs: str) -> int | None:
    """The closing single mark, which is no apostrophe: a possessive plural gives way to a better place."""
    doubtful = None
    for at in range(start, end):
        if text[at] == "‘" and at > start and _fresh(text, at):
            break
        if text[at] not in signs or text[at - 1].isspace() or not _closes(text, at):
            continue
        if not PLURAL.match(text, at - 1):
            return at
        doubtful = at if doubtful is None else doubtful
    return doubtful


def _next_opening(text: str, start: int, end: int, mark: str) -> int | None:
    """Where the text opens a quotation anew although this one was not closed: the end of the sentence before it."""
    again = [at for at in _openings(text, end, mark, start) if mark in "“«„"]
    if not again:
        return None
    stop = max((match.end() for match in re.finditer(r"[.!?,]\s", text[start : again[0]])), default=0)
    return start + stop if stop else again[0]


def _never_opened(text: str, at: int, found: list[Marked], paragraph: Paragraph) -> bool:
    """Whether a closing mark has no opening one: none stands before it in its paragraph since the last quotation."""
    since = found[-1].outer_end if found else paragraph.start
    return at - since > 12 and not any(sign in text[since:at] for sign in '“„«"')


def _unopened(text: str, at: int, found: list[Marked], paragraph: Paragraph) -> Marked:
    """The words before a closing mark that was never opened: from the colon, or the start of sentence or paragraph."""
    since = found[-1].outer_end if found else paragraph.start
    colon = text.rfind(": ", since, at)
    start = colon + 2 if colon > 0 else since
    if found and colon < 0:
        stop = [match.end() for match in re.finditer(r"[.!?]\s+", text[since:at])]
        start = since + stop[0] if stop else since
    return Marked(start, at, start, at + 1, opened=False)
