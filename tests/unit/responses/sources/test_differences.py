"""What differs between two texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.sources.differences import Part, Row, are_alike, differences

WORDS = ["sell", "cameras", "We", "will", "not", "“ban”", "2027.", "監", "視", "\n", "\n\n", " ", "\u00ad", "x" * 50]
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=30).map(" ".join)
LONG = "We assess the human rights record of every customer before each sale."
OTHER = "Our grievance mechanism is open to everybody whom our products touch."


def kinds(before: str, after: str) -> list[str]:
    return [row.kind for row in differences(before, after)]


@given(TEXTS, TEXTS)
def test_joined_the_parts_give_back_both_texts(before, after):
    rows = differences(before, after)
    assert "".join(row.before for row in rows) == before
    assert "".join(row.after for row in rows) == after


@given(TEXTS)
def test_a_text_is_like_itself(text):
    assert are_alike(differences(text, text))


def test_a_changed_word_stands_between_what_is_the_same():
    assert differences("We will stop all sales.", "We may stop all sales.") == [
        Row(
            "changed",
            (
                Part("same", "We ", "We "),
                Part("removed", "will ", ""),
                Part("added", "", "may "),
                Part("same", "stop all sales.", "stop all sales."),
            ),
        )
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We “never” sold it.", 'We "never" sold it.'),
        ("One line\nand another", "One  line and\u00a0another"),
        ("2019–2021", "2019-2021"),
        ("sur\u00adveillance", "surveillance"),
    ],
)
def test_white_space_and_marks_are_not_compared(before, after):
    assert are_alike(differences(before, after))


def test_rows_end_where_lines_end():
    before = "One is here.\n\nTwo is here.\n\nThree is here.\n\nFour."
    assert kinds(before, before.replace("Two", "Nine").replace("Four", "Five")) == [
        "same",
        "changed",
        "same",
        "changed",
    ]


def test_new_and_gone_paragraphs():
    assert kinds("One.\n\nTwo.", "One.\n\nMore.\n\nTwo.") == ["same", "added", "same"]
    assert kinds("One.\n\nMore.\n\nTwo.", "One.\n\nTwo.") == ["same", "removed", "same"]


def test_a_paragraph_that_stands_elsewhere_has_moved():
    rows = differences(f"{LONG}\n\nOne.\n\n{OTHER}\n", f"One.\n\n{OTHER}\n\n{LONG}\n")
    assert [row.kind for row in rows] == ["moved-away", "same", "moved-here"]
    assert rows[0].parts == (Part("moved-away", f"{LONG}\n\n", ""),) or rows[0].before == f"{LONG}\n\n"


def test_a_moved_paragraph_beside_changed_ones():
    before = f"Alpha beta gamma.\n\n{LONG}\n\nDelta epsilon zeta.\n\n{OTHER}\n"
    after = f"{LONG}\n\nAlpha beta eta.\n\nDelta epsilon theta.\n\n{OTHER}\n".replace(
        "eta.\n\nD", "eta.\n\nNew here.\n\nD"
    )
    rows = differences(before, after)
    assert "".join(row.before for row in rows) == before
    assert "".join(row.after for row in rows) == after
    assert {"changed", "same"} <= {row.kind for row in rows}


def test_short_lines_are_not_said_to_have_moved():
    assert kinds("Read more\n\nOne.\n\nTwo.", "One.\n\nTwo.\n\nRead more") == ["removed", "same", "added"]


def test_a_copied_paragraph_has_not_moved():
    assert kinds(f"{LONG}\nOne.\nTwo.", f"One.\n{LONG}\nTwo.\n{LONG}\n").count("moved-here") == 0


def test_stray_words_between_greater_changes_are_chance():
    rows = differences(
        "Nobody ever asked us about the cameras which police bought.", "Today our board publishes the findings it made."
    )
    assert [part.kind for row in rows for part in row.parts] == ["removed", "added", "same"]


def test_what_is_long_and_the_same_within_a_line_is_a_row_of_its_own():
    words = " ".join(f"word{n}" for n in range(500))
    rows = differences(f"Old {words} end.", f"New {words} close.")
    assert [row.kind for row in rows] == ["changed", "same", "changed"]
    assert len(rows[0].before.split()) == 26


def test_characters_are_compared_where_words_have_no_spaces():
    [row] = differences("我们不卖监视器材", "我们只卖监视器材")
    assert [part.before or part.after for part in row.parts] == ["我们", "不", "只", "卖监视器材"]


def test_lines_that_end_elsewhere_are_no_change():
    lines = [" ".join(f"w{(n * 31 + k * k) % 900}" for k in range(12)) for n in range(400)]
    before = "\n".join(lines)
    flowed = " ".join(lines).split()
    after = "\n".join(" ".join(flowed[n : n + 15]) for n in range(0, len(flowed), 15)).replace("w17 ", "changed ")
    rows = differences(before, after)
    assert {row.kind for row in rows} == {"same", "changed"}
    assert {part.after for row in rows for part in row.parts if part.kind == "added"} == {"changed "}
