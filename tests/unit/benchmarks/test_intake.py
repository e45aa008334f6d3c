"""The scorer of intake: what counts as found, as wrong, and as another's words in a company's mouth."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.intake.figures import GOALS, Figures, shortfalls, table
from benchmarks.intake.gold import Gold, articles_of, visible_text
from benchmarks.intake.judging import judge
from benchmarks.intake.tokens import name_key, plain, words

TEXT = "Nordal AB said: “We pay what we owe.” “They lie,” said the union. It will stop by 2025. Sydal did not reply."
EXPECTED = {
    "language": "en",
    "published_on": None,
    "companies": [{"name": "Nordal AB", "also": ["Nordal", "Norr"]}, {"name": "Sydal", "also": []}],
    "quotes": [{"company": "Nordal AB", "text": "We pay what we owe.", "speaker": "Nordal"}],
    "not_company_quotes": [{"text": "They lie,", "speaker": "the union", "kind": "union"}],
    "commitments": [{"company": "Nordal AB", "text": "It will stop by 2025.", "due": "2025-12-31"}],
    "indirect": [],
    "allegations": [],
    "no_response": ["Sydal"],
    "ignore": {"companies": ["Reuters"], "quotes": [], "commitments": ["mind the gap"], "no_response": ["Norr"]},
}
NOTHING = {
    "companies": [], "quotes": [], "indirect": [], "commitments": [], "allegations": [], "no_response": [],
    "published_on": None, "language": "en",
}  # fmt: skip


def figures(**proposed):
    gold = Gold("x", Path("x.txt"), EXPECTED, TEXT)
    return Figures(judge(gold, {**NOTHING, **proposed}, lambda _miss: None))


def test_a_right_answer_misses_no_goal():
    right = figures(
        companies=[{"name": "Nordal", "also": []}, {"name": "Sydal", "also": []}, {"name": "Reuters", "also": []}],
        quotes=[{"company": "Nordal AB", "text": "We pay what we owe", "speaker": ""}],
        commitments=[{"company": "Norr", "text": "It will stop by 2025", "due": "2025-12-31"}],
        no_response=["Sydal"],
    )
    assert [shortfalls(right, GOALS[mode]) for mode in ("cold", "given")] == [[], []]
    assert (right.f1("companies"), right.f1("quotes"), right.f1("commitments"), right.share("due")) == (1, 1, 1, 1)


def test_a_former_name_given_as_another_company_is_wrong():
    split = figures(companies=[{"name": "Nordal", "also": []}, {"name": "Norr", "also": []}])
    assert (split.number("companies", "split"), split.precision("companies")) == (1, 0.5)


def test_anothers_words_in_a_companys_mouth_are_counted():
    false = figures(quotes=[{"company": "Nordal AB", "text": "They lie,", "speaker": ""}])
    assert (false.share("others", "wronged"), false.precision("quotes")) == (1, 0)


def test_words_of_one_company_given_to_another_are_wrong():
    wrong = figures(
        companies=[{"name": "Sydal", "also": []}],
        quotes=[{"company": "Sydal", "text": "We pay what we owe.", "speaker": ""}],
    )
    assert (wrong.number("quotes", "wrong company"), wrong.share("others", "wronged")) == (1, 0)


def test_words_that_do_not_stand_in_the_article_are_not_verbatim():
    changed = figures(quotes=[{"company": "Nordal AB", "text": "We pay all that we owe.", "speaker": ""}])
    assert changed.share("verbatim") == 0


def test_what_is_not_attributed_is_not_counted():
    assert figures(quotes=[{"company": None, "text": "They lie,", "speaker": ""}]).precision("quotes") is None


def test_what_is_ignored_is_neither_right_nor_wrong():
    ignored = figures(commitments=[{"company": "Nordal", "text": "mind the gap", "due": None}], no_response=["Norr"])
    assert (ignored.precision("commitments"), ignored.precision("no_response")) == (None, 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [("The Nordal Group Ltd.", "nordal group"), ("“Nordal”", "Nordal AB"), ("de Nordal N.V.", "Nordal")],
)
def test_names_are_compared_without_articles_legal_forms_and_marks(one, other):
    assert name_key(one) == name_key(other)


def test_the_visible_text_of_a_page_has_a_line_for_each_block():
    page = "<head><title>x</title></head><h1>Nordal</h1><p>It <b>paid</b>\n all.</p><script>no()</script>"
    assert visible_text(page) == "Nordal\nIt paid all."


def test_a_missed_goal_is_named_in_the_table():
    lines = table({"all": Figures(Counter({("quotes", "right"): 1, ("quotes", "wrong"): 1}))}, GOALS["cold"])
    assert [line.split("  ")[0] for line in lines if line.endswith("NOT MET")] == ["quotes F1", ""]


def test_everything_that_is_expected_stands_in_its_article():
    missing = [
        f"{gold.stem}: {entry['text'][:60]}"
        for gold in articles_of("dev")
        for field in ("quotes", "not_company_quotes", "commitments", "indirect", "allegations")
        for entry in gold.expected[field]
        if " ".join(words(entry["text"])) not in " ".join(words(gold.text))
    ]
    assert (missing, plain("ﬁrm")) == ([], "firm")
