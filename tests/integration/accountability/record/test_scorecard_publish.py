"""/desk/publishing/<pk>/: the editor's preview, and publishing."""

import re

import pytest

from accountability.record.models import Scorecard
from accountability.record.services import publish_scorecard
from accounts.choices import Role
from responses.cases.services import log_reply
from responses.sources.choices import QuoteStatus
from responses.sources.models import Quote
from tests.factories import (
    METHODOLOGY,
    NOW,
    PROMISED,
    SAID,
    make_allegation,
    make_assessment,
    make_commitment,
    make_mark,
    make_methodology,
    make_policy,
    make_statement,
    make_user,
)

pytestmark = pytest.mark.django_db


def url(assessment):
    return f"/desk/publishing/{assessment.pk}/"


def seen_on(client, assessment):
    return client.get(url(assessment)).context["draft"].seen


def test_preview_shows_what_will_be_published(client, assessment, editor):
    text = client.get(url(assessment)).text
    assert [
        part for part in ("It says so.", SAID, "1 of 2 criteria answered", "Not assessed") if part not in text
    ] == []
    assert "this becomes its first edition" in text
    assert "Publish Axis Communications</button>" in text
    assert not Scorecard.objects.exists()


def test_preview_of_a_first_edition_shows_all_that_becomes_public(client, assessment, editor):
    reply = make_statement(assessment.company, quotes=[PROMISED])
    allegation = make_allegation(company=assessment.company)
    log_reply(allegation=allegation, statement=reply, by=editor, now=NOW)
    make_commitment(reply)
    page = client.get(url(assessment)).text
    sections = dict(re.findall(r'<section class="stack" id="(\w+)"(.*?)</section>', page, flags=re.DOTALL))
    assert [name for name in sections if "New</span>" not in sections[name]] == ["publish"]
    assert f"“{PROMISED}”" in sections["statements"]
    assert allegation.what in sections["allegations"]
    assert f"{reply.summary}" in sections["allegations"].split("Reply", 1)[1]
    assert "Publish findings each year" in sections["commitments"]
    assert "Fingerprint of the copy (SHA-256)" in sections["sources"]
    assert "Axis Communications" in sections["names"]
    assert [word for word in ("capture_sha256", "{&#x27;", "[{") if word in sections["statements"]] == []


def test_publish_button_stands_below_what_is_published(client, assessment, editor):
    page = client.get(url(assessment)).text
    assert page.count('href="#publish"') == page.count('id="publish"') == 1
    order = [
        page.index(part)
        for part in ('href="#publish"', 'id="criteria"', 'id="about"', "Publish Axis Communications</button>")
    ]
    assert order == sorted(order)


def test_publish_leads_to_the_public_page(client, assessment, editor):
    response = client.post(url(assessment), {"seen": seen_on(client, assessment)})
    assert response.status_code == 302
    assert response.headers["Location"].rstrip("/").endswith("axis-communications")
    assert Scorecard.objects.get().slug == "axis-communications"


def test_preview_shows_what_changes(client, assessment, editor):
    first = publish_scorecard(assessment=assessment, by=editor, now=NOW)
    for reviewer in assessment.reviewers.all():
        make_mark(assessment, by=reviewer, answer="no", reason="Looked again.", version=1)
    response = client.get(url(assessment))
    parts = {part.id: part for part in response.context["draft"].parts}
    (total, *_nodes), criteria = parts["scores"].moved, parts["criteria"]
    rows = {row.label: (row.before, row.after) for row in total.differences}
    assert (rows["Score"], rows["Finding"]) == (("100.0", "0.0"), ("met", "not met"))
    assert (criteria.counts, criteria.unchanged[0].reading.sentence) == (
        (("changed", 1), ("unchanged", 1)),
        "B1 Screens customers: Not assessed",
    )
    assert parts["statements"].moved == ()
    assert f"In force: edition {first.edition} of 2 Jun 2025" in response.text
    assert "<summary>1 stays as it is</summary>" in response.text


def test_publish_of_the_same_again_is_refused(client, assessment, editor):
    publish_scorecard(assessment=assessment, by=editor, now=NOW)
    response = client.get(url(assessment))
    assert ("Nothing has changed since edition" in response.text, "Publish Axis" in response.text) == (True, True)
    assert '<button class="button primary"' not in response.text
    response = client.post(url(assessment), {"seen": response.context["draft"].seen})
    assert (response.status_code, Scorecard.objects.count()) == (409, 1)
    assert "Nothing was published" in response.text


def test_publish_of_a_draft_that_changed_meanwhile_is_refused(client, assessment, editor):
    seen = seen_on(client, assessment)
    for reviewer in assessment.reviewers.all():
        make_mark(assessment, by=reviewer, answer="no", reason="Looked again.", version=1)
    response = client.post(url(assessment), {"seen": seen})
    assert (response.status_code, Scorecard.objects.count()) == (409, 0)
    assert "Marks or evidence changed while you were reading." in response.text


def test_preview_says_that_nothing_is_assessed(client, editor):
    assessment = make_assessment()
    assert "Nothing has been assessed yet" in client.get(url(assessment)).text
    assert (client.post(url(assessment)).status_code, Scorecard.objects.count()) == (409, 0)


def test_preview_says_where_reviewers_differ(client, assessment, editor):
    make_mark(assessment, answer="no", reason="Looked again.", version=1)
    assert "The reviewers differ on A1." in client.get(url(assessment)).text
    assert (client.post(url(assessment)).status_code, Scorecard.objects.count()) == (409, 0)


def test_preview_of_what_cannot_be_scored(client, editor):
    methodology = make_methodology(METHODOLOGY.replace("publisher: Tests", "publisher: Tests\nmissing: error"))
    assessment = make_assessment(methodology=methodology)
    make_mark(assessment)
    response = client.get(url(assessment))
    assert "The methodology cannot be scored with gaps:" in response.text
    assert (response.context["draft"].seen, response.context["draft"].parts) == ("", ())


def test_preview_says_what_to_think_about(client, assessment, editor):
    make_mark(assessment, criterion="B1")
    Quote.objects.update(status=QuoteStatus.MISSING)
    text = client.get(url(assessment)).text
    assert "Marked by one reviewer only: B1." in text
    assert "A quote is no longer in the newest copy of its source: A1." in text


@pytest.mark.parametrize("marks", [True, False])
def test_nobody_publishes_what_they_mark(client, assessment, editor, marks):
    assessment.reviewers.add(editor)
    if marks:
        make_mark(assessment, by=editor, criterion="B1", reason="Mine.")
    response = client.get(url(assessment))
    assert "Another editor must publish this" in response.text
    assert ("It says so." in response.text, '<button class="button primary"' in response.text) == (False, False)
    assert (client.post(url(assessment)).status_code, Scorecard.objects.count()) == (403, 0)


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.REVIEWER, Role.ADMINISTRATOR])
def test_publishing_is_for_editors(client, assessment, role):
    client.force_login(make_user(role))
    assert (client.get(url(assessment)).status_code, client.post(url(assessment)).status_code) == (403, 403)
    assert not Scorecard.objects.exists()


def test_preview_of_what_is_not_there(client, editor):
    assert client.get("/desk/publishing/7/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_preview_costs_the_same_whatever_the_rows(client, editor, django_assert_num_queries, rows):
    assessment = make_assessment()
    for number in range(rows):
        quotes = [make_statement(assessment.company).quotes.get().quote]
        make_mark(assessment, answer="yes", quotes=quotes, version=number)
        make_policy(assessment.company)
        make_allegation(company=assessment.company)
        make_commitment(make_statement(assessment.company, quotes=[PROMISED]))
    with django_assert_num_queries(18):
        document = client.get(url(assessment)).context["draft"].document
    parts = ("sources", "statements", "policies", "allegations", "commitments")
    assert [len(document[part]) for part in parts] == [4 * rows, 2 * rows, rows, rows, rows]
