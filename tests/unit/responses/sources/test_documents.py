"""The text of Word documents."""

import pytest

from responses.sources.archives import Suspect
from responses.sources.documents import read_document
from tests.specimens import W, archive_of, docx_of, paragraph

CORE = (
    '<p xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/"><d:title>Our policy</d:title>'
    "<d:language>{}</d:language><t:created>2024-03-12T06:00:00Z</t:created><d:creator>A</d:creator></p>"
)
ENGLISH = "We screen every customer before the sale and we say so in our reports to the public of the country. " * 3


def cell(*texts):
    return f"<w:tc>{''.join(paragraph(text) for text in texts)}</w:tc>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (paragraph("One") + paragraph("") + paragraph("Two"), "One\n\nTwo"),
        ("<w:p><w:r><w:t>sur</w:t></w:r><w:r><w:rPr/><w:t>veil</w:t><w:br/><w:t>led</w:t></w:r></w:p>", "surveil\nled"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r></w:p>", "a\tb\u2011c"),
        (
            "<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>",
            "new",
        ),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>7</w:t></w:r></w:p>", "7"),
        (
            paragraph("A", "<w:numPr/>") + paragraph("B", '<w:pStyle w:val="ListBullet"/>') + paragraph("C"),
            "- A\n- B\n\nC",
        ),
        (paragraph("Said", '<w:pStyle w:val="IntenseQuote"/>'), "    Said"),
        (
            f"<w:tbl><w:tr>{cell('Apex', 'Ltd')}{cell('No')}</w:tr><w:tr>{cell('')}</w:tr></w:tbl>{paragraph('End')}",
            "Apex Ltd | No\n\nEnd",
        ),
        ("<w:p><w:r><w:t>Out</w:t><w:pict><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:pict></w:r></w:p>", "Out\n\nBox"),
        (paragraph("sur\u00adveil"), "surveil"),
    ],
)
def test_text_is_set_by_blocks(body, text):
    assert read_document(docx_of(body)).text == text


def test_what_older_programs_are_shown_is_not_read_twice():
    fallback = "<m:Fallback xmlns:m='http://schemas.openxmlformats.org/markup-compatibility/2006'>{}</m:Fallback>"
    assert read_document(docx_of(paragraph("One") + fallback.format(paragraph("One")))).text == "One"


def test_footnotes_follow_the_text():
    notes = f'<w:footnotes xmlns:w="{W}">{paragraph("")}{paragraph("See our report.")}</w:footnotes>'
    assert read_document(docx_of(paragraph("Text"), footnotes=notes)).text == "Text\n\nSee our report."


def test_properties_are_proposed():
    found = read_document(docx_of(paragraph("Text"), core=CORE.format("de-CH")))
    assert found[2:8] == (
        *("Our policy", "document properties", "de", "document properties", "2024-03-12", "document created"),
    )


def test_day_and_language_of_the_text_are_proposed():
    found = read_document(docx_of(paragraph("12 May 2023") + paragraph(ENGLISH), core=CORE.format("")))
    assert found[4:8] == ("en", "text", "2023-05-12", "byline")


def test_nothing_is_proposed_where_nothing_is_said():
    assert read_document(docx_of(paragraph("Text")))[2:] == ("", "", "", "", "", "", "", "", "", ())


@pytest.mark.parametrize(
    "content",
    [archive_of({"word/other.xml": b""}), archive_of({"word/document.xml": b"<w:p"}), b"PK"],
)
def test_damaged_documents_are_refused(content):
    with pytest.raises(Suspect, match="archive_broken"):
        read_document(content)


def test_entities_are_not_unfolded():
    lol = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY e SYSTEM "file:///etc/passwd">]>'
    body = f'{lol}<w:document xmlns:w="{W}"><w:p><w:r><w:t>one &a; &e; two</w:t></w:r></w:p></w:document>'
    text = read_document(archive_of({"word/document.xml": body.encode()})).text
    assert "root" not in text
    assert "ha" not in text
