"""Two copies of a source, as they are shown."""

from datetime import timedelta

import pytest

from responses.sources.choices import CaptureKind, Extent
from responses.sources.comparisons import AT_ONCE, BESIDE, Comparison
from responses.sources.models import Capture
from tests.factories import NOW

BLOCK = "We assess the human rights record of every customer before each sale."
MANY = "\n\n".join(f"Paragraph number {n} of the policy." for n in range(6))


def capture(text, *, days=0, **fields):
    fields = {"kind": CaptureKind.UPDATE, "sha256": f"{days:064d}"} | fields
    return Capture(text=text, captured_at=NOW + timedelta(days=days), **fields)


def compared(before, after, **fields):
    return Comparison(capture(before), capture(after, days=30, **fields))


def kinds(comparison):
    return [row.kind for row in comparison.shown]


def test_what_is_the_same_is_folded_but_for_its_edges():
    comparison = compared(f"{MANY}\n\nOld words.\n\n{MANY}", f"{MANY}\n\nNew words.\n\n{MANY}")
    assert kinds(comparison) == ["folded", "same", "changed", "same", "folded"]
    assert comparison.shown[0].label == "5 paragraphs unchanged (30 words)"
    assert comparison.shown[1].inline == (("same", "Paragraph number 5 of the policy."),)
    assert comparison.changes == 1


def test_between_two_changes_both_edges_stay():
    comparison = compared(f"Old one.\n\n{MANY}\n\nOld two.", f"New one.\n\n{MANY}\n\nNew two.")
    assert kinds(comparison) == ["changed", "same", "folded", "same", "changed"]


def test_one_paragraph_between_is_not_shown_twice():
    comparison = compared(f"Old one.\n\n{BLOCK}\n\nOld two.", f"New one.\n\n{BLOCK}\n\nNew two.")
    assert kinds(comparison) == ["changed", "same", "changed"]


def test_long_edges_are_cut_at_words():
    long = f"{'many words here ' * 60}end."
    rows = compared(f"{long}\n\nOld.\n\n{long}", f"{long}\n\nNew.\n\n{long}").shown
    edges = [rows[0].inline[0][1], rows[2].inline[0][1]]
    assert [(edge[0], edge[-1], len(edge) <= BESIDE + 1) for edge in edges] == [("…", ".", True), ("m", "…", True)]


def test_sides_and_one_text():
    [row] = compared("We will stop.", "We may stop.").shown
    assert row.left == (("same", "We "), ("removed", "will "), ("same", "stop."))
    assert row.right == (("same", "We "), ("added", "may "), ("same", "stop."))
    assert row.inline == (("same", "We "), ("removed", "will "), ("added", "may "), ("same", "stop."))


def test_what_moved_is_neither_new_nor_gone():
    comparison = compared(f"{BLOCK}\n\nOne.\n\nTwo.", f"One.\n\nTwo.\n\n{BLOCK}")
    away, here = comparison.shown[0], comparison.shown[-1]
    assert (away.left, away.right, away.inline) == ((("same", BLOCK),), (), (("same", BLOCK),))
    assert (here.left, here.right) == ((), (("same", BLOCK),))
    assert away.label == "Moved: in the copy of 2 July 2025 it stands elsewhere"
    assert here.label == "Moved: in the copy of 2 June 2025 it stands elsewhere"


def test_new_and_gone_are_labelled_by_the_copy():
    assert [row.label for row in compared("One.", "One.\nMore words.").shown if row.kind == "added"] == [
        "In the copy of 2 July 2025 only"
    ]
    assert [row.label for row in compared("One.\nMore words.", "One.").shown if row.kind == "removed"] == [
        "In the copy of 2 June 2025 only"
    ]


def test_what_is_very_long_is_cut():
    [row] = compared("Old.", "word " * AT_ONCE).shown
    assert row.right[0][1].endswith(f" … ({4 * AT_ONCE} more characters stand in the copy itself)")


def test_the_same_words_show_nothing():
    comparison = compared("“One.”", '"One."')
    assert (comparison.shown, comparison.changes) == ([], 0)


def test_two_copies_of_one_day_are_told_apart_by_the_time():
    comparison = Comparison(capture("a"), Capture(text="b", captured_at=NOW + timedelta(minutes=1)))
    assert (comparison.before_day, comparison.after_day) == ("2 June 2025, 09:30:00", "2 June 2025, 09:31:00")


@pytest.mark.parametrize(
    ("kind", "sha256", "technical"),
    [
        (CaptureKind.TECHNICAL, f"{0:064d}", True),
        (CaptureKind.TECHNICAL, f"{9:064d}", False),
        (CaptureKind.UPDATE, f"{0:064d}", False),
    ],
)
def test_technical_are_two_readings_of_the_same_bytes(kind, sha256, technical):
    assert compared("a", "b", kind=kind, sha256=sha256).is_technical is technical


def test_excerpts_and_walls_are_named():
    assert compared("a", "b", extent=Extent.EXCERPT).has_excerpt
    wall = compared("a", "", quality="blocked")
    assert wall.unreadable == [wall.after]
    assert not compared("a", "b").has_excerpt
    assert compared("a", "b").unreadable == []
