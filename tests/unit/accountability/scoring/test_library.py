"""The methodologies that come with OnRecord can be read, are complete, and mean what they say."""

import re
from pathlib import Path

import pytest

from accountability.scoring.engine import score_one
from accountability.scoring.gaps import words_and_deeds
from accountability.scoring.parse import parse_methodology

LIBRARY = Path(__file__).parents[4] / "accountability" / "frameworks" / "library"
KNOWN_REF = re.compile(
    r"UNGP-(1[1-9]|2[0-4]|29|31)[a-h]?|OECD-[1-6](\.[1-4])?|EU821-(2\.20|4|5\.[1-3]|26\.1)|REC2659-[1-4]"
)
THEMES = {"P": 4, "G": 2, "A": 4, "X": 6, "T": 3, "C": 4, "R": 3}


@pytest.fixture(scope="module")
def hrdd():
    return parse_methodology((LIBRARY / "hrdd-surveillance-2026.1.yaml").read_text(encoding="utf-8"))


def test_hrdd_surveillance_has_seven_themes_of_leaves(hrdd):
    assert (hrdd.id, hrdd.version, hrdd.licence) == ("hrdd-surveillance", "2026.1", "CC-BY-4.0")
    assert {theme.id: len(hrdd.children(theme.id)) for theme in hrdd.children("HRDD")} == THEMES
    assert {theme.level for theme in hrdd.children("HRDD")} == {"theme"}
    assert {leaf.level for leaf in hrdd.leaves()} == {"criterion"}
    assert {leaf.dimension for leaf in hrdd.leaves()} == {"commitment", "practice", "remedy"}


def test_hrdd_surveillance_explains_every_answer_of_every_leaf(hrdd):
    for leaf in hrdd.leaves():
        answers = [option.answer for option in hrdd.scale_of(leaf.id).options]
        assert sorted(leaf.rubric) == sorted(answers), leaf.id
        assert min(len(text) for text in leaf.rubric.values()) >= 30, leaf.id
        assert len(leaf.guidance) >= 80, leaf.id
        assert len({*leaf.rubric.values()}) == len(answers), leaf.id


def test_hrdd_surveillance_refers_to_known_standards_only(hrdd):
    unknown = {leaf.id: ref for leaf in hrdd.leaves() for ref in leaf.refs if not KNOWN_REF.fullmatch(ref)}
    assert unknown == {}
    assert [leaf.id for leaf in hrdd.leaves() if not leaf.refs] == []


def test_hrdd_surveillance_grades_follow_the_total_and_two_themes(hrdd):
    best = {leaf.id: "yes" for leaf in hrdd.leaves()}
    without_remedy = best | {leaf.id: "no" for leaf in hrdd.leaves("R")}
    no_action = best | {leaf.id: "no" for leaf in hrdd.leaves("X")}
    nothing = {leaf.id: "no_disclosure" for leaf in hrdd.leaves()}
    grades = [score_one(hrdd, answers).grade for answers in (best, without_remedy, no_action, nothing, {})]
    assert grades == ["met", "partly met", "partly met", "not met", None]
    assert score_one(hrdd, nothing).total.score == 0.0


@pytest.mark.parametrize(("answer", "total"), [("no", 39.0), ("no_disclosure", 39.0), ("partial", 98.2), ("na", 100.0)])
def test_hrdd_surveillance_caps_the_total_without_an_end_user_assessment(hrdd, answer, total):
    answers = {leaf.id: "yes" for leaf in hrdd.leaves()} | {"A2": answer}
    assert score_one(hrdd, answers).total.score == pytest.approx(total, abs=0.05)


def test_hrdd_surveillance_does_not_cap_what_nobody_assessed(hrdd):
    scores = score_one(hrdd, {leaf.id: "yes" for leaf in hrdd.leaves() if leaf.id != "A2"})
    assert (scores.total.score, scores.total.cap, scores["A2"].state) == (100.0, None, "not assessed")


def test_hrdd_surveillance_shows_words_without_deeds(hrdd):
    answers = {leaf.id: "yes" if leaf.dimension == "commitment" else "no" for leaf in hrdd.leaves()}
    assert words_and_deeds(score_one(hrdd, answers).result)[""].gap == 100.0


STANDARD_REF = re.compile(rf"{KNOWN_REF.pattern}|CHRB-(A\.1\.[1245]|B\.1\.1|B\.2\.[1-5]|C\.[127])")


@pytest.fixture(scope="module", params=["chrb-core-ungp", "oecd-six-steps"])
def ours(request):
    return parse_methodology((LIBRARY / f"{request.param}.yaml").read_text(encoding="utf-8"))


def test_our_methodologies_explain_every_answer_of_every_leaf(ours):
    assert len(ours.leaves()) == 13
    for leaf in ours.leaves():
        answers = [option.answer for option in ours.scale_of(leaf.id).options]
        assert [*leaf.rubric] == answers, leaf.id
        assert (len({*leaf.rubric.values()}), len(leaf.guidance) >= 80) == (len(answers), True), leaf.id
        assert leaf.dimension is not None
        assert {ref for ref in leaf.refs if STANDARD_REF.fullmatch(ref)} == {*leaf.refs} != set(), leaf.id


def test_our_methodologies_grade_by_the_total_and_by_remedy(ours):
    best = {leaf.id: "yes" for leaf in ours.leaves()}
    unremedied = best | {leaf.id: "no" for leaf in ours.leaves() if leaf.dimension == "remedy"}
    nothing = {leaf.id: "no_disclosure" for leaf in ours.leaves()}
    assert [score_one(ours, answers).grade for answers in (best, unremedied, nothing, {})] == [
        "met",
        "partly met",
        "not met",
        None,
    ]


def test_six_steps_are_capped_for_those_who_do_not_look():
    steps = parse_methodology((LIBRARY / "oecd-six-steps.yaml").read_text(encoding="utf-8"))
    blind = {leaf.id: "no" if leaf.parent == "S2" else "yes" for leaf in steps.leaves()}
    assert (score_one(steps, blind).total.uncapped, score_one(steps, blind).total.score) == (
        pytest.approx(500 / 6),
        50.0,
    )


def test_rdr_2022_names_its_publisher_and_licence():
    rdr = parse_methodology((LIBRARY / "rdr-2022.yaml").read_text(encoding="utf-8"))
    assert (rdr.id, rdr.version, rdr.licence) == ("rdr", "2022", "CC-BY-4.0")
    assert rdr.attribution == "Ranking Digital Rights, 2022 index"
    assert len(rdr.leaves()) == 335


def test_the_example_in_the_documents_can_be_read():
    text = (LIBRARY.parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")
    example = parse_methodology(text.split("```yaml\n")[1].split("```")[0])
    assert (example.id, [leaf.id for leaf in example.leaves()]) == ("example", ["A1.1"])
