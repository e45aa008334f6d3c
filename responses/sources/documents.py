"""The text of a DOCX file by blocks, as of a web page; not what was struck out."""

from lxml import etree

from responses.sources.archives import Suspect, open_archive, read_entry
from responses.sources.blocks import Block, set_as_text
from responses.sources.days import day_in, first_day
from responses.sources.languages import language_of, tag_of
from responses.sources.shapes import Extract

READER = "documents 1"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC, TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"
MAIN, NOTES, CORE = "word/document.xml", ("word/footnotes.xml", "word/endnotes.xml"), "docProps/core.xml"
# Struck out, moved away, drawn over, or written twice for older programs.
SKIPPED = {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "\u2011"}


def read_document(content: bytes) -> Extract:
    """The text of a DOCX file and what its properties say. Raises Suspect."""
    archive = open_archive(content)
    names = set(archive.namelist())
    if MAIN not in names:
        raise Suspect("archive_broken")
    blocks = _blocks(_tree(read_entry(archive, MAIN)))
    for name in NOTES:
        if name in names:
            blocks += [block for block in _blocks(_tree(read_entry(archive, name))) if block.text.strip()]
    text = set_as_text(blocks)
    said = _properties(_tree(read_entry(archive, CORE))) if CORE in names else {}
    language, place = tag_of(said.get("language", "")), "document properties"
    if not language:
        language, place = language_of(text), "text"
    day, day_from = first_day(text, language), "byline"
    if not day:
        day, day_from = day_in(said.get("created", "")), "document created"
    title = said.get("title", "")
    return Extract(
        text=text,
        extractor=READER,
        title=title,
        title_from="document properties" if title else "",
        language=language,
        language_from=place if language else "",
        published_on=day,
        published_from=day_from if day else "",
    )


def _tree(content: bytes) -> etree._Element:
    """The tree of one part. Entities are not resolved and nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise Suspect("archive_broken") from None


def _properties(core: etree._Element) -> dict[str, str]:
    known = {f"{DC}title": "title", f"{DC}language": "language", f"{TERMS}created": "created"}
    return {known[each.tag]: (each.text or "").strip() for each in core.iter() if each.tag in known}


def _blocks(root: etree._Element) -> list[Block]:
    """The blocks of a part: paragraphs outside of tables, and rows."""
    blocks: list[Block] = []
    for element in root.iter(f"{W}p", f"{W}tr"):
        if any(above.tag == f"{W}tr" or above.tag in SKIPPED for above in element.iterancestors()):
            continue
        if element.tag == f"{W}tr":
            cells = [" ".join(_paragraphs(cell)) for cell in element.iter(f"{W}tc")]
            blocks.append(Block("row", " | ".join(cells) if any(cells) else "", 0))
        else:
            blocks.append(Block(_kind(element), _text(element), 0))
    return [block for block in blocks if block.text.strip()]


def _paragraphs(cell: etree._Element) -> list[str]:
    return [text for text in (" ".join(_text(each).split()) for each in cell.iter(f"{W}p")) if text]


def _kind(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = (style.get(f"{W}val") or "").lower() if style is not None else ""
    if paragraph.find(f"{W}pPr/{W}numPr") is not None or "list" in name:
        return "item"
    return "quote" if "quote" in name else "text"


def _text(paragraph: etree._Element) -> str:
    """The words of a paragraph, without those struck out and without those of text boxes within it."""
    pieces: list[str] = []
    skipped = 0
    for event, element in etree.iterwalk(paragraph, events=("start", "end")):
        if element.tag in SKIPPED or (element.tag == f"{W}p" and element is not paragraph):
            skipped += 1 if event == "start" else -1
        elif event == "start" and not skipped:
            pieces.append(BREAKS.get(element.tag, (element.text or "") if element.tag == f"{W}t" else ""))
    return "".join(pieces).replace("\u00ad", "").strip()
