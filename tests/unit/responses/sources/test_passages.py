"""Finding a quotation in a text, and cutting a text where it is quoted."""

import random
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.sources import passages
from responses.sources.choices import Match
from responses.sources.passages import Passage, Span, find_passage, fold, in_context, nearest_passage, paragraphs

TEXT = "He said: “We don’t sell\n to\u00a0police – ever.” They did. \ufb01ne"


@pytest.mark.parametrize(
    ("quotation", "found", "match"),
    [
        ("They did.", "They did.", Match.EXACT),
        ("  They did. ", "They did.", Match.EXACT),
        ('"We don\'t sell to police - ever."', "“We don’t sell\n to\u00a0police – ever.”", Match.NORMALISED),
        ("We don't\u200b sell   to", "We don’t sell\n to", Match.NORMALISED),
        ("fine", "\ufb01ne", Match.NORMALISED),
    ],
)
def test_passage_is_found_and_has_the_texts_own_offsets(quotation, found, match):
    passage = find_passage(TEXT, quotation)
    assert (TEXT[passage.start : passage.end], passage.match) == (found, match)
    assert find_passage(TEXT, quotation, folded=fold(TEXT)) == passage


@pytest.mark.parametrize("quotation", ["", "  ", "\u200b", "They never did.", "they did."])
def test_what_does_not_stand_there_is_not_found(quotation):
    assert find_passage(TEXT, quotation) is None


@pytest.mark.parametrize(
    ("text", "quotation", "found"),
    [
        (
            "We sell no surveil-\nlance to the po-\n  lice.",
            "no surveillance to the police",
            "no surveil-\nlance to the po-\n  lice",
        ),
        ("We are a well-\nknown firm.", "a well-known firm", "a well-\nknown firm"),
        ("We are a well-known firm.", "a wellknown firm", "a well-known firm"),
        ("We sell no surveillance.", "no surveil-\nlance", "no surveillance"),
        ("We sell no surveil\u2010\nlance", "surveillance", "surveil\u2010\nlance"),
        ("We sell no sur\u00adveil\u00adlance", "surveillance", "sur\u00adveil\u00adlance"),
        ("long-\nterm sur-\nveillance", "term surveillance", "term sur-\nveillance"),
        ("sur-\nveillance long-\nterm", "surveillance long", "sur-\nveillance long"),
    ],
)
def test_hyphens_at_the_ends_of_lines_are_passed_over(text, quotation, found):
    passage = find_passage(text, quotation)
    assert (text[passage.start : passage.end], passage.match) == (found, Match.NORMALISED)


@pytest.mark.parametrize(("text", "quotation"), [("10-12 of them", "1012"), ("a - b", "ab"), ("a -b", "ab")])
def test_other_dashes_are_no_hyphens(text, quotation):
    assert find_passage(text, quotation) is None


@given(st.text(alphabet="ab- \n", max_size=30))
def test_hyphens_cut_out_leave_every_character_its_place(text):
    folded = fold(text)
    joined = folded.joined
    assert all(folded.text[joined.offset(at)] == character for at, character in enumerate(joined.text))


@given(st.text(min_size=1), st.data())
def test_every_stretch_of_a_text_is_found_word_for_word(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    wanted = text[start:end].strip()
    passage = find_passage(text, text[start:end])
    assert passage is None if not wanted else text[passage.start : passage.end] == wanted


@given(st.text())
def test_folding_keeps_track_of_every_character(text):
    folded = fold(text)
    offsets = [folded.offset(at) for at in range(len(folded.text))]
    assert offsets == sorted(offsets)
    assert all(character in fold(text[offset]).text for character, offset in zip(folded.text, offsets, strict=True))


def test_every_folded_character_has_its_origin_and_doubled_space_has_none():
    assert list(passages._origins("a  \ufb01b", 0, after_space=False)) == [0, 1, 3, 3, 4]
    assert list(passages._origins(" b", 0, after_space=True)) == [1]


@given(st.text(alphabet="a \u200b\u00b4\ufb01", max_size=40), st.integers(1, 5))
def test_folding_in_stretches_is_folding_at_once(text, stretch):
    whole = fold(text)
    with patch.object(passages, "STRETCH", stretch):
        folded = fold(text)
        offsets = [folded.offset(at) for at in range(len(folded.text))]
    assert folded.text == whole.text
    assert offsets == [whole.offset(at) for at in range(len(whole.text))]


def test_nearest_passage_is_whole_words_of_the_text_with_a_score():
    nearest = nearest_passage(TEXT, "We do not sell to the police, ever")
    assert nearest.text == TEXT[nearest.start : nearest.end]
    assert "sell\n to\u00a0police" in nearest.text
    assert 60 <= nearest.score < 100


@pytest.mark.parametrize(("text", "quotation"), [(TEXT, "zzzz qqqq xxxx"), (TEXT, " "), ("", "words")])
def test_nothing_near_is_nothing(text, quotation):
    assert nearest_passage(text, quotation) is None


def long_text(characters=2_000_000):
    """Words without sense, the same at every run."""
    luck = random.Random(1)  # noqa: S311  # a text, not a secret
    words = ["".join(luck.choices("aeinorst", k=luck.randint(2, 9))) for _n in range(5000)]
    return " ".join(luck.choices(words, k=characters // 4))[:characters]


@pytest.mark.slow
@pytest.mark.parametrize("length", [40, 400, 401, 4900])
@pytest.mark.parametrize("kind", ["words", "repeated", "no sense"])
def test_nearest_passage_of_a_long_text_stands_where_most_of_it_stands(kind, length):
    text = {"words": long_text(), "repeated": "what is said again " * 105_000, "no sense": "x" * 2_000_000}[kind]
    words = text[1_000_000 : 1_000_000 + length]
    wrong = words.replace("e", "ee").replace("said", "sald")[:5000] if kind != "no sense" else "y" * length
    assert find_passage(text, wrong) is None
    nearest = nearest_passage(text, wrong)
    assert (nearest is None) == (kind == "no sense")
    if kind == "words":
        assert abs(nearest.start - 1_000_000) < 0.2 * length + 20


@pytest.mark.parametrize("words", ["Nobody else replied to it", "Nobody else replied to it. " * 20])
def test_nearest_passage_of_words_that_stand_at_the_end(words):
    text = long_text(30_000) + " " + words.replace("to it", "to that")
    assert "Nobody else replied" in nearest_passage(text, words).text


def test_nearest_passage_compares_only_where_something_of_it_stands():
    assert nearest_passage(long_text(30_000), "zzzz qqqq xxxx") is None
    assert nearest_passage(long_text(30_000), "äö") is None
    assert nearest_passage("to that end" * 50, "zzzz that" * 50) is None


def test_nearest_passage_grows_to_whole_words():
    text = "unforgettable"
    assert nearest_passage(text, "forgettabl").text == text


def test_nearest_passage_has_no_space_around_it():
    nearest = nearest_passage(
        "One.\n\nThe report found that three firms, from France, did it.", "The report says that three firms"
    )
    assert nearest.text == nearest.text.strip()
    assert nearest.text.startswith("The report found that")


def test_context_is_cut_at_words():
    text = "one two three four five six seven"
    shown = in_context(text, 14, 18, width=8)
    assert (shown.before, shown.text, shown.after) == ("…three ", "four", " five…")
    whole = in_context(text, 14, 18)
    assert whole.before + whole.text + whole.after == text


def shown(text, *spans, **cut):
    return [
        [(piece.text, piece.is_quoted, piece.begins) for piece in pieces]
        for pieces in paragraphs(text, [Span(*s) for s in spans], **cut)
    ]


def test_paragraphs_are_cut_where_quotes_begin_and_end():
    assert shown("ab cd\n\n \nef\ngh", (1, 4, 7), (10, 11, 8)) == [
        [("a", False, ()), ("b c", True, (7,)), ("d", False, ())],
        [("e", False, ()), ("f", True, (8,)), ("\ngh", False, ())],
    ]


def test_overlapping_quotes_and_quotes_over_paragraphs_are_all_marked():
    assert shown("abcd\n\nef", (0, 3, 1), (2, 7, 2)) == [
        [("ab", True, (1,)), ("c", True, (2,)), ("d", True, ())],
        [("e", True, ()), ("f", False, ())],
    ]


def test_paragraphs_of_a_part_of_the_text():
    assert shown("abcdef", (1, 5, 1), start=2, end=4) == [[("cd", True, ())]]
    assert shown("abcdef", (5, 6, 1), start=0, end=3) == [[("abc", False, ())]]
    assert shown(" \n\n ") == []


def test_passage_is_what_it_says():
    assert find_passage("abc", "b") == Passage(1, 2, Match.EXACT)
