"""/desk/: my work."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import (
    NOW,
    TODAY,
    make_allegation,
    make_assessment,
    make_commitment,
    make_company,
    make_draft,
    make_mark,
    make_methodology,
    make_policy,
    make_recheck,
    make_scorecard,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db
URL = "/desk/"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def sign_in(client):
    def enter(role):
        user = make_user(role)
        client.force_login(user)
        return user

    return enter


def test_work_shows_what_is_due_mine_first(client, sign_in):
    me, other = sign_in("contributor"), make_user(name="Bea")
    make_recheck(owner=other, title="Theirs", anchor=TODAY - timedelta(days=9))
    make_recheck(owner=me, title="My look")
    text = client.get(URL).text
    assert text.index("My look") < text.index("Theirs")
    for words in ("Yours", "Bea", "9 days", "All of mine (1 due)", "everyone’s (2 due)"):
        assert words in text
    assert text.count("<h1") == 1


def test_work_shows_a_reviewer_what_to_mark(client, sign_in):
    me = sign_in("reviewer")
    assert "No marks are missing" in client.get(URL).text
    assessment = make_assessment(reviewers=[me])
    make_mark(assessment)
    text = client.get(URL).text
    assert "1 of 2 criteria marked" in text
    assert f'href="/desk/assessments/{assessment.pk}/"' in text
    assert "To publish" not in text


def test_work_shows_an_editor_what_to_publish(client, sign_in):
    sign_in("editor")
    assert "Everything marked is published" in client.get(URL).text
    assessment = make_assessment()
    make_mark(assessment)
    text = client.get(URL).text
    assert "not published yet" in text
    assert f'href="/desk/publishing/{assessment.pk}/"' in text
    make_scorecard(assessment=assessment)
    later = NOW + timedelta(days=1)
    make_mark(assessment, answer="no", version=assessment.marks.get(criterion="A1").version, now=later)
    assert "marked anew since the edition of 2 Jun 2025" in client.get(URL).text


def test_work_shows_what_lacks_evidence(client, sign_in):
    sign_in("contributor")
    for _number in range(6):
        source = make_source()
    text = client.get(URL).text
    assert "Sources without a quote (6)" in text
    assert f'href="/desk/sources/{source.pk}/"' in text
    assert "and more, when these are done" in text


def test_work_says_what_to_do_when_there_is_nothing(client, sign_in):
    sign_in("contributor")
    text = client.get(URL).text
    for words in ("Nothing is due", "See what lies ahead", "Nothing is missing", "Log the next source"):
        assert words in text
    assert ("Assessments to mark" in text, "To publish" in text) == (False, False)


def test_work_offers_logging_to_those_who_log(client, sign_in):
    sign_in("contributor")
    assert "Log a statement" in client.get(URL).text
    sign_in("administrator")
    assert "Log a statement" not in client.get(URL).text


def test_work_shows_open_drafts_to_those_who_log(client, sign_in):
    draft = make_draft(by=sign_in("contributor"))
    text = client.get(URL).text
    assert draft.get_absolute_url() in text
    assert "0 accepted, 8 to answer" in text
    sign_in("administrator")
    assert "Texts being read" not in client.get(URL).text


def test_work_asks_strangers_to_sign_in(client):
    assert client.get(URL).headers["Location"] == f"/accounts/login/?next={URL}"


@pytest.mark.parametrize("rows", [1, 3])
def test_work_costs_the_same_whatever_the_rows(client, sign_in, rows, django_assert_num_queries):
    editor, methodology = sign_in("editor"), make_methodology()
    for number in range(rows):
        company = make_company(f"Company {number}")
        make_recheck(owner=editor)
        make_mark(make_assessment(company, methodology=methodology))
        make_allegation(company=company)
        make_commitment()
        make_policy(company)
        make_draft(by=editor)
    with django_assert_num_queries(17):
        client.get(URL)
