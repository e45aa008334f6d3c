"""The template tags every page may use."""

import datetime

import pytest
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from config.templatetags import onrecord


@pytest.mark.parametrize(
    ("score", "text"),
    [
        (None, "Not assessed"),
        ("", "Not assessed"),
        (0, "0"),
        (-0.0, "0"),
        (-0.04, "0"),
        (62.46, "62.5"),
        (100.0, "100"),
        (1234.5, "1234.5"),
    ],
)
def test_score_text_never_takes_none_for_zero(score: float | str | None, text: str) -> None:
    assert onrecord.score_text(score) == text


@pytest.mark.parametrize(
    ("value", "maximum", "text"),
    [
        (None, 100, "0"),
        ("", 100, "0"),
        (5, 0, "0"),
        (7.5, 10, "75"),
        (1, 3, "33.33"),
        (120, 100, "100"),
        (-1, 100, "0"),
    ],
)
def test_share_stays_within_the_drawing(value: float | str | None, maximum: float, text: str) -> None:
    assert onrecord.share(value, maximum) == text


@pytest.mark.parametrize(("delta", "text"), [(3.5, "+3.5"), (-12, "−12")])
def test_change_text_has_a_sign(delta: float, text: str) -> None:
    assert onrecord.change_text(delta) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2024", "2024"),
        ("2024-05", "May 2024"),
        ("2024-05-17", "17 May 2024"),
        (datetime.date(2024, 5, 17), "17 May 2024"),
        ("2024-13", "2024-13"),
        ("spring", "spring"),
        ("", ""),
        (None, ""),
    ],
)
def test_partial_date_says_no_more_than_it_knows(value: object, text: str) -> None:
    assert onrecord.partial_date(value) == text


def test_look_of_an_unknown_status_is_its_own_word() -> None:
    assert onrecord.look("under_review") == ("Under review", "neutral", "dot")
    assert onrecord.look("overdue").icon == "warning"


@pytest.mark.parametrize(
    ("level", "tone"), [("success", "good"), ("warning", "warn"), ("error", "bad"), ("debug", "info"), ("", "info")]
)
def test_alert_tone_follows_the_level(level: str, tone: str) -> None:
    assert onrecord.alert_tone(level) == tone


@pytest.mark.parametrize(
    ("tags", "variant"),
    [
        (["danger", "outline"], "danger"),
        (["cancel"], "quiet"),
        (["outline", "primary"], "secondary"),
        (None, "primary"),
    ],
)
def test_allauth_variant_follows_the_tags(tags: list[str] | None, variant: str) -> None:
    assert onrecord.allauth_variant({"tags": tags}) == variant


def test_page_numbers_leave_out_the_middle() -> None:
    page = Paginator(range(400), 25).page(7)
    assert [str(number) for number in onrecord.page_numbers(page)] == ["1", "…", "6", "7", "8", "…", "16"]


def test_page_query_changes_one_parameter() -> None:
    request = RequestFactory().get("/?q=a%26b&page=2&sort=name")
    assert onrecord.page_query(Context({"request": request}), "page", 3) == "?q=a%26b&page=3&sort=name"


def test_nav_link_to_nowhere_is_nothing() -> None:
    assert onrecord.nav_link(Context(), "no:where", "Nowhere") == ""


def test_nav_link_without_a_request_marks_nothing() -> None:
    assert onrecord.nav_link(Context(), "gallery", "A & B") == '<li><a href="/gallery/">A &amp; B</a></li>'


def test_attributes_are_escaped() -> None:
    request = RequestFactory().get("/")
    page = Template('{% cotton button type="button" :data-name="name" / %}')
    html = page.render(RequestContext(request, {"name": '"x" onclick="y'}))
    assert 'data-name="&quot;x&quot; onclick=&quot;y"' in html


def test_quoted_passage_has_no_space_before_punctuation_or_after_an_opening_mark():
    befores, afters = ("", "It said", "It said ", "(", "“"), ("", "and left", " and left", ". Then", "” it said")
    assert [onrecord.gap_after(before) for before in befores] == ["", " ", "", "", ""]
    assert [onrecord.gap_before(after) for after in afters] == ["", " ", "", "", ""]
