"""Cutting a text into paragraphs."""

from responses.intake.finding.blocks import blocks_of, cells_of
from responses.intake.finding.shapes import Span

WRAPPED = """The mine at Nordal is run by a firm that nobody in the town had
ever heard of before the accident, and that has not been seen in
the valley since then.
The union says that it knows where the firm is, and that it will
go there in spring.
"""


def paragraphs(text):
    return [" ".join(text[block.start : block.end].split()) for block in blocks_of(text)]


def test_wrapped_lines_are_one_paragraph_until_a_line_stops_short():
    assert [words[-14:] for words in paragraphs(WRAPPED)] == ["ey since then.", "here in spring"[1:] + "."]


def test_lines_of_their_own_are_paragraphs_of_their_own():
    assert paragraphs("Nordal silent\nBy Jane Poe\n12 May 2024") == ["Nordal silent", "By Jane Poe", "12 May 2024"]


def test_a_sentence_that_a_copy_broke_is_mended():
    text = "The company Nordal Metals said on Monday that it would\n\nstop buying from the mine."
    assert paragraphs(text) == ["The company Nordal Metals said on Monday that it would stop buying from the mine."]


def test_items_and_rows_stay_apart():
    text = "It will:\n- pay the workers\n- mend the roof\n\nName | Answer\nNordal | none"
    assert paragraphs(text) == ["It will:", "- pay the workers", "- mend the roof", "Name | Answer", "Nordal | none"]


def test_an_indented_paragraph_is_quoted_unless_all_are():
    quoted = "He wrote:\n\n    We are sorry for what happened.\n\nThen he left."
    assert [block.quoted for block in blocks_of(quoted)] == [False, True, False]
    indented = "    He came in the morning.\n    He left in the evening.\n    He never came back."
    assert [block.quoted for block in blocks_of(indented)] == [False, False, False]


def test_cells_are_cut_at_bars_and_at_columns():
    for row, cells in (
        ("| Nordal AB | no answer |", ["Nordal AB", "no answer"]),
        ("Nordal AB |  | no", ["Nordal AB", "", "no"]),
        ("Nordal AB     no answer", ["Nordal AB", "no answer"]),
    ):
        assert [row[start:end] for start, end in cells_of(row, Span(0, len(row)))] == cells


def test_columns_of_three_lines_are_a_table():
    text = "Company      Answer\nNordal AB      none\nSydal AB       yes"
    assert [block.tabular for block in blocks_of(text)] == [True, True, True]


def test_an_indented_line_begins_a_quotation_in_the_middle_of_a_group():
    assert paragraphs("He wrote, and meant it,\n    We are sorry for it,\nand then he left.")[1:] == [
        "We are sorry for it,",
        "and then he left.",
    ]


def test_a_line_wrapped_early_goes_on_with_a_name():
    lines = [
        "The company said on Monday that it would stop buying from",
        "Nordal and all the other mines along the river, and the",
        "workers who had waited for many months before the gate of",
        "Sydal Metals, which has been closed since the end of the",
    ]
    ragged = "\n".join([*lines, "strike in the town, heard from the mayor of",
                        "Nyby that nobody will be paid before the next spring comes."])  # fmt: skip
    assert len(paragraphs(ragged)) == 1


def test_a_line_wrapped_within_a_date_goes_on():
    lines = [
        "The company said on Monday that it would stop buying from",
        "Nordal and all the other mines along the river, and the",
        "workers who had waited for many months will be paid on",
        "1 June 2024 and not before.",
    ]
    assert len(paragraphs("\n".join(lines))) == 1
