"""Dates with day, month and year, as the five languages write them."""

import pytest

from responses.intake.finding.dates import dates_in, is_american


def days(text, language="en", *, american=False):
    return [found.on for found in dates_in(text, language, american=american)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "3 March 2024"),
        ("en", "3rd of March, 2024"),
        ("en", "March 3, 2024"),
        ("en", "Mar. 3rd 2024"),
        ("en", "3-Mar-2024"),
        ("en", "2024-03-03T10:00Z"),
        ("de", "3. März 2024"),
        ("de", "3.3.2024"),
        ("de", "03.03.24"),
        ("fr", "3 mars 2024"),
        ("nl", "3 maart 2024"),
        ("nl", "03-03-2024"),
        ("sv", "3 mars 2024"),
        ("sv", "2024-03-03"),
        ("sv", "3/3 2024"),
        ("en", "031415 Mar 24"),
    ],
)
def test_a_full_date_is_read_however_it_is_written(language, text):
    assert days(f"x {text} y", language) == ["2024-03-03"]


def test_the_first_of_a_month_is_read_in_french():
    assert days("le 1er août 2023", "fr") == ["2023-08-01"]


@pytest.mark.parametrize(
    "text", ["3 March", "March 2024", "30 February 2024", "version 1.2.2024.5", "31.31.2024", "in 2024"]
)
def test_what_names_no_day_is_no_date(text):
    assert days(text) == []


def test_day_and_month_in_figures_are_read_as_the_page_reads_them():
    assert (days("03/12/2024"), days("03/12/2024", american=True)) == (["2024-12-03"], ["2024-03-12"])
    assert days("12/31/2024") == days("31/12/2024") == ["2024-12-31"]


@pytest.mark.parametrize(
    ("text", "american"),
    [
        ("On May 3, 2024 the plant burned.", True),
        ("On 3 May 2024 the plant burned.", False),
        ("A labor program of the center", True),
        ("A labour programme of the centre", False),
        ("It burned at 9 a.m. EST", True),
    ],
)
def test_a_page_is_american_by_its_dates_or_its_spelling(text, american):
    assert is_american(text, "en") is american


def test_only_english_pages_are_american():
    assert is_american("May 3, 2024", "nl") is False


def test_a_date_knows_its_place():
    text = "Published 3 March 2024, 10:15"
    assert [text[found.start : found.end] for found in dates_in(text, "en")] == ["3 March 2024"]
