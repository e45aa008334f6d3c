"""What changes on a page without anybody having edited its text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.sources.noise import essence, is_noise, lost_sentences

POLICY = """Human rights policy

Last updated: 3 May 2025, 12:30 CET

We use cookies to improve your experience. Accept all cookies

We will stop all sales by 31 December 2027. In 2019 we banned emotion recognition.

12 comments

© 2025 Axis Communications AB. All rights reserved."""
QUOTE = "We will stop all sales"


@pytest.mark.parametrize(
    "line",
    [
        "3 May 2025",
        "2025-05-03",
        "Tuesday, May 3rd, 2025",
        "12:30",
        "Updated at 4.15 pm GMT",
        "Last updated: 3 May 2025, 12:30 CET",
        "Posted 3 hours ago",
        "1,234 views",
        "12 comments",
        "5 min read",
        "Page 3 of 12",
        "Stand: 3. Mai 2025",
        "Aktualisiert am 3. März 2025 um 12:30 Uhr",
        "Mis à jour le 3 mai 2025 à 12h30",
        "Bijgewerkt op 3 mei 2025",
        "Publicerad 3 maj 2025 kl 12:30",
        "Accept all cookies",
        "We use cookies to improve your experience.",
        "Wir verwenden Cookies. Einstellungen",
        "Session 12 views 0123456789abcdef0",
    ],
)
def test_clocks_counters_and_banners_are_noise(line):
    changed = line.replace("Session ", "")
    assert is_noise(changed)
    assert essence(f"Text.\n{changed}\nMore.") == "Text. More."


@pytest.mark.parametrize(
    "line",
    [
        "We will stop by 31 December 2027.",
        "In 2019 we implemented a ban.",
        "120 days",
        "2027",
        "- 30 days",
        "- 31 December 2027",
        "Living wage | 2027",
        "2026 | 40",
        "Chapter 3",
        "Comments",
        "We may sell in May",
        "Our cookies " + "are baked by people who are paid a living wage, whom we ask to manage themselves. " * 6,
    ],
)
def test_what_somebody_wrote_is_no_noise(line):
    assert not is_noise(line)
    assert essence(line) == " ".join(line.split())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("3 May 2025, 12:30 CET", "4 June 2026, 08:01 CEST"),
        ("12 comments", "1,312 comments"),
        ("12 comments", ""),
        ("Accept all cookies", "Manage your cookies"),
        ("© 2025", "© 2026"),
        ("We will stop", "We  will\nstop"),
    ],
)
def test_noise_does_not_change_the_essence(old, new):
    assert essence(POLICY.replace(old, new)) == essence(POLICY)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2027", "2030"),
        ("31 December", "1 January"),
        ("2019", "2021"),
        ("all sales", "some sales"),
        ("AB. All", "SE. All"),
    ],
)
def test_a_changed_word_or_day_of_the_text_does(old, new):
    assert essence(POLICY.replace(old, new)) != essence(POLICY)


def test_session_ids_are_noise_wherever_they_stand():
    one, other = (
        "Call https://a.example/x?sid={} or {}.".format(*ids) for ids in (("1f", "a" * 15 + "1"), ("2", "b" * 15 + "2"))
    )
    assert essence(one) == essence(other) == "Call https://a.example/x or ."


@given(st.text(max_size=200))
def test_essence_has_no_essence_of_its_own(text):
    assert essence(text).split() == " ".join(essence(text).split()).split()
    assert "\n" not in essence(text)


def test_a_changed_word_in_a_quoted_sentence_is_always_seen():
    later = POLICY.replace("2027", "2030")
    assert lost_sentences(POLICY, later, [QUOTE]) == ["We will stop all sales by 31 December 2027."]


def test_noise_around_a_quoted_sentence_loses_nothing():
    later = POLICY.replace("12 comments", "13 comments").replace("In 2019 we banned", "In 2020 we banned")
    assert lost_sentences(POLICY, later, [QUOTE]) == []


def test_a_quote_that_is_a_clock_is_watched_too():
    later = POLICY.replace("3 May 2025", "4 May 2025")
    assert lost_sentences(POLICY, later, ["3 May 2025"]) == ["Last updated: 3 May 2025, 12:30 CET"]


def test_what_did_not_stand_there_before_is_not_lost():
    assert lost_sentences(POLICY, "Something else.", ["These words never stood there"]) == []


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Only this", "Only this"),
        ("One. Only this", "Only this"),
        ("Only this. Two.", "Only this."),
        ("x" * 1200 + " Only this", "x" * 999 + " Only this"),
    ],
)
def test_a_quote_at_the_edge_of_the_text(text, lost):
    assert lost_sentences(text, "Nothing of it.", ["Only this"]) == [lost]
