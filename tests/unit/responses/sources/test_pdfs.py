"""The text of PDF files, and what in them could act."""

import io
import struct
import zlib

import pypdf
import pytest

from responses.sources.archives import Suspect
from responses.sources.pdfs import read_pdf
from tests.specimens import pdf_of

SAID = "We screen every customer"


def test_text_and_what_the_file_says_of_itself():
    found = read_pdf(pdf_of(SAID, catalog="/Lang(de-CH)"))
    assert (found.text, found.notes) == (SAID, ())
    assert found[2:8] == ("Our answer", "PDF title", "de", "PDF language", "2024-03-12", "PDF creation date")


def test_day_and_language_of_the_text_come_before_those_of_the_file():
    english = "the firm and the state of the art in a world that was for the many and not for the few as it is on " * 2
    found = read_pdf(pdf_of(f"12 May 2023) Tj 0 -20 Td ({english}", catalog="/Lang(de)"))
    assert found[4:8] == ("en", "text", "2023-05-12", "first page")


def test_pages_are_apart_and_those_without_text_counted():
    writer = pypdf.PdfWriter(io.BytesIO(pdf_of(SAID, pages=2)))
    writer.add_blank_page(100, 100)
    out = io.BytesIO()
    writer.write(out)
    found = read_pdf(out.getvalue())
    assert found.text == f"{SAID}\n\n{SAID}"
    assert found.notes == ("pages-without-text: 1 of 3",)


def test_scan_has_no_text_and_says_so():
    found = read_pdf(pdf_of(""))
    assert (found.text, found.notes) == ("", ("no-text-layer",))


@pytest.mark.parametrize(
    ("catalog", "objects", "acts"),
    [
        ("/OpenAction 6 0 R", ["<</S/JavaScript/JS(app.alert(1))>>"], "opening action, javascript"),
        ("/OpenAction<</S/Launch/F(cmd.exe)>>", [], "opening action, launch"),
        ("/AA<</O 6 0 R>>", ["<</S/URI/URI(http://x.example)>>"], "opening action"),
        ("/Names<</EmbeddedFiles 6 0 R>>", ["<</Names[]>>"], "embedded files"),
        ("/AcroForm<</XFA 6 0 R>>", ["<<>>"], "xfa"),
        ("", ["<</S/J#61vaScript/J#53(1)>>"], "javascript"),
        ("", ["<</S/SubmitForm>>"], "forms that send"),
        ("", ["<</Subtype/RichMedia>>"], "rich media"),
    ],
)
def test_what_could_act_is_noted(catalog, objects, acts):
    assert read_pdf(pdf_of(SAID, catalog=catalog, objects=objects)).notes == (f"pdf-active: {acts}",)


@pytest.mark.parametrize(
    ("catalog", "objects"),
    [("/OpenAction[6 0 R/Fit]", ["<<>>"]), ("/OpenAction 6 0 R", ["<</S/GoTo/D[0/Fit]>>"])],
)
def test_place_to_open_at_is_no_action(catalog, objects):
    assert read_pdf(pdf_of(SAID, catalog=catalog, objects=objects)).notes == ()


def packed(hidden):
    """A PDF whose fourth object lies packed in a stream, with the table of objects as a stream too."""
    squeezed = zlib.compress(b"4 0 " + hidden)
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[]/Count 0>>",
        b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(squeezed), squeezed),
    ]
    out, rows = bytearray(b"%PDF-1.5\n"), [struct.pack(">BHB", 0, 0, 0)]
    for number, body in enumerate(bodies, start=1):
        rows.append(struct.pack(">BHB", 1, len(out), 0))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    rows += [struct.pack(">BHB", 2, 3, 0), struct.pack(">BHB", 1, len(out), 0)]
    table = b"".join(rows)
    head = b"<</Type/XRef/Size 6/W[1 2 1]/Root 1 0 R/Length %d>>" % len(table)
    return bytes(out) + b"5 0 obj%sstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % (head, table, len(out))


def test_what_is_packed_is_looked_at_too():
    assert read_pdf(packed(b"<</S/JavaScript/JS(1)>>")).notes == ("no-text-layer", "pdf-active: javascript")


def test_packed_objects_that_are_damaged_are_passed_over():
    content = packed(b"<</S/JavaScript/JS(1)>>").replace(
        b"/ObjStm/N 1/First 4/Filter/FlateDecode", b"/ObjStm/N 1/First 4/Filter/NoSuchDecode"
    )
    assert read_pdf(content).notes == ("no-text-layer",)


def test_locked_file_is_refused():
    writer = pypdf.PdfWriter(io.BytesIO(pdf_of(SAID)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(Suspect, match="file_locked"):
        read_pdf(out.getvalue())


def test_broken_table_of_objects_is_mended():
    assert read_pdf(pdf_of(SAID).replace(b"startxref\n", b"startxref\n9")).text == SAID


def test_file_without_facts_proposes_none():
    found = read_pdf(pdf_of(SAID).replace(b"/Info 3 0 R", b""))
    assert found[2:8] == ("", "", "", "", "", "")


@pytest.mark.parametrize("stated", [b"/Info[1]", b"/Info(words)", b"/Info 99 0 R"])
def test_facts_that_are_none_are_passed_over(stated):
    assert read_pdf(pdf_of(SAID).replace(b"/Info 3 0 R", stated))[2:4] == ("", "")
