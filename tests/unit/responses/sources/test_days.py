"""Days as pages and letters write them."""

import pytest

from responses.sources.days import day_in, days_of, first_day


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2024-02-08T06:00Z", "2024-02-08"),
        (" 20240208 ", "2024-02-08"),
        ("2024/02/08", "2024-02-08"),
        ("2024-02-30", ""),
        ("0001-01-01", ""),
        ("08.02.2024", ""),
        ("", ""),
    ],
)
def test_stamps_of_machines(stamp, day):
    assert day_in(stamp) == day


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("Posted 17 October 2023", "en", "2023-10-17"),
        ("Nov. 3, 2022, 9:00 a.m.", "en", "2022-11-03"),
        ("06:00, 8 FEB 2024", "en", "2024-02-08"),
        ("Sept. 1st, 2021", "en", "2021-09-01"),
        ("the 3rd of March 2020", "en", "2020-03-03"),
        ("1. März 2024", "de", "2024-03-01"),
        ("12.03.2024, 06.00 Uhr", "de", "2024-03-12"),
        ("Wien, 5. Jänner 2023", "de", "2023-01-05"),
        ("le 1er févr. 2022", "fr", "2022-02-01"),
        ("21 mrt 2022", "nl", "2022-03-21"),
        ("Publicerad 8 november 2023 kl 05.30", "sv", "2023-11-08"),
        ("3 de octubre de 2021", "es", "2021-10-03"),
        ("12. června 2020", "cs", "2020-06-12"),
        ("Stand: 2024-03-12", "de", "2024-03-12"),
        ("17 October 2023", "xx", "2023-10-17"),
        ("13/12/2023", "en", "2023-12-13"),
        ("5/5/2023", "en", "2023-05-05"),
        ("5/6/2023", "en", ""),
        ("5/6/2023", "fr", "2023-06-05"),
        ("31 February 2023", "en", ""),
        ("March 2023", "en", ""),
        ("12. čer 2020", "cs", ""),
    ],
)
def test_days_of_readers(line, language, day):
    assert [found for found, _start in days_of(line, language)][:1] == ([day] if day else [])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Title\n\nUpdated 2 May 2024\n\nPublished 1 May 2024", "2024-05-01"),
        ("Last updated on: 2 May 2024 · 1 May 2024", "2024-05-01"),
        ("Photo of 3 May 2020\n1 May 2024", "2024-05-01"),
        ("x" * 250 + " 1 May 2024", ""),
        ("\n\n".join(["line"] * 12) + "\n1 May 2024", ""),
        ("No day", ""),
    ],
)
def test_first_day_is_that_of_a_byline(text, day):
    assert first_day(text, "en") == day
