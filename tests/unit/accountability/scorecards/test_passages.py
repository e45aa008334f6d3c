from accountability.scorecards.passages import highlighted, number_of, origins, passages
from tests.unit.accountability.scorecards.building import COPY, QUOTE, SOURCE, a_document


def a_passage(**changes):
    document = a_document(quotes=[QUOTE | changes], sources=[SOURCE | {"capture": COPY}])
    return next(iter(passages(document).values()))


def test_number_of_reads_the_name_of_a_row():
    assert number_of("quote:12") == 12


def test_origin_says_what_it_is_and_when_it_was_copied():
    (bare,) = origins(a_document(sources=[SOURCE])).values()
    assert (bare.number, bare.kind_label, bare.copy, bare.captured_on) == (3, "News", None, "")
    (kept,) = origins(a_document(sources=[SOURCE | {"capture": COPY}])).values()
    assert (kept.captured_on, kept.copy.extent_label) == ("2025-06-02", "excerpt; the full text is at the publisher")


def test_passage_knows_its_words_and_its_place():
    passage = a_passage(voice="reported", match="normalised")
    assert (passage.anchor, passage.is_reported) == ("quote-12", True)
    assert passage.match_label == "found; white space, quotation marks or hyphens differ"
    assert passage.origin.title == "Answer"


def test_passage_of_somebody_else_has_no_speaker():
    bare = {key: value for key, value in QUOTE.items() if key not in {"speaker", "said_on", "voice", "translation"}}
    document = a_document(quotes=[bare], sources=[SOURCE])
    passage = passages(document)["quote:12"]
    assert (passage.speaker, passage.said_on, passage.translation, passage.is_reported) == ("", "", "", False)


def test_passage_says_whether_a_machine_translated_it():
    assert not a_passage(translation="In English").is_machine_translation
    assert a_passage(translation="In English", is_machine_translation=True).is_machine_translation


def test_context_beside_a_quote_is_short_and_cut_at_words():
    short = a_passage()
    assert (short.shortly_before, short.shortly_after) == ("one ", " three four")
    long = a_passage(before="word " * 60, after=" word" * 60)
    assert (long.shortly_before, long.shortly_after) == ("…" + "word " * 21, " word" * 21 + "…")


def test_highlighted_gives_the_whole_text_back():
    text = "one two three four"
    segments = list(highlighted(text, [a_passage()]))
    assert [(s.text, s.is_quoted, [q.number for q in s.begins]) for s in segments] == [
        ("one ", False, []),
        ("two", True, [12]),
        (" three four", False, []),
    ]
    assert [s.text for s in highlighted(text, [])] == [text]
    assert list(highlighted("", [])) == []


def test_highlighted_keeps_overlapping_quotes_apart():
    wide = a_passage(id="quote:1", start=0, end=13)
    inner = a_passage(id="quote:2", start=8, end=18)
    segments = list(highlighted("one two three four", [wide, inner]))
    assert [(s.text, s.is_quoted, [q.number for q in s.begins]) for s in segments] == [
        ("one two ", True, [1]),
        ("three", True, [2]),
        (" four", True, []),
    ]
