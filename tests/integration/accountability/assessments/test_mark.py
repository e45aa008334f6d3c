"""/desk/assessments/<pk>/criteria/<id>/: the reviewer's workbench."""

import pytest
from django.utils import timezone

from accountability.assessments.models import Mark
from accountability.assessments.services import ask_for_comparison
from accounts.choices import Role
from accounts.models import LedgerEntry
from responses.statements.choices import Voice
from tests.factories import METHODOLOGY, SAID, make_assessment, make_mark, make_methodology, make_statement, make_user

pytestmark = pytest.mark.django_db


def url(assessment, criterion="A1"):
    return f"/desk/assessments/{assessment.pk}/criteria/{criterion}/"


def sent(**fields):
    return {"answer": "no_disclosure", "reason": "Nothing was found.", "version": "0", "go": "next"} | fields


def test_mark_shows_question_rubric_and_evidence(client, assessment, reviewer, quote):
    text = client.get(url(assessment)).text
    assert "Look for a public document." in text
    assert text.count('type="radio"') == 5
    assert "A public policy names human rights." in text
    assert f'<q lang="en">{SAID}</q>' in text
    assert f'name="quotes" value="{quote.pk}"' in text
    assert "A spokesperson" in text
    assert "Reported, not word for word" not in text


def test_mark_says_when_nothing_is_on_record(client, assessment, reviewer):
    text = client.get(url(assessment)).text
    assert ("Nothing is on record yet" in text, "Not marked yet" in text) == (True, True)


def test_mark_is_saved_and_leads_to_the_next(client, assessment, reviewer, quote):
    response = client.post(url(assessment), sent(answer="yes", quotes=[quote.pk]))
    assert response.headers["Location"] == url(assessment, "B1") + "#criterion"
    mark = Mark.objects.get()
    assert (mark.answer, mark.reviewer, list(mark.quotes.all())) == ("yes", reviewer, [quote])
    text = client.get(url(assessment)).text
    assert text.count("checked") == 2
    assert 'name="version" value="1"' in text


@pytest.mark.parametrize(
    ("criterion", "go", "path"),
    [("B1", "next", "/desk/assessments/{}/"), ("A1", "stay", "/desk/assessments/{}/criteria/A1/#criterion")],
)
def test_mark_leads_where_it_was_asked_to(client, assessment, reviewer, criterion, go, path):
    response = client.post(url(assessment, criterion), sent(go=go))
    assert response.headers["Location"] == path.format(assessment.pk)


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"answer": ""}, {"answer": ["Choose an answer."]}),
        ({"answer": "maybe"}, {"answer": ["Choose one of the answers of the scale."]}),
        ({"reason": " "}, {"reason": ["Give the reason for this answer: the public will read it."]}),
        ({"reason": "a\u202eb"}, {"reason": ["Character 2 (U+202E) cannot be kept. Remove it and save again."]}),
        ({"quotes": ["999"]}, {"quotes": ["A chosen quote is not of this company."]}),
        ({"version": "x"}, {"version": ["Enter a whole number."]}),
        (
            {"answer": "yes"},
            {"quotes": ["An answer that earns points needs a verified quote of the company's own words."]},
        ),
    ],
)
def test_mark_says_beside_the_field_what_is_wrong_and_keeps_the_rest(
    client, assessment, reviewer, quote, fields, errors
):
    before = LedgerEntry.objects.count()
    response = client.post(url(assessment), sent(reason="Kept as written.") | fields)
    assert {
        name: list(messages) for name, messages in response.context["form"].errors.items() if name in errors
    } == errors
    assert "reason" in fields or "Kept as written.</textarea>" in response.text
    assert (Mark.objects.count(), LedgerEntry.objects.count()) == (0, before)


def test_mark_with_the_publishers_words_only_earns_nothing(client, assessment, reviewer):
    reported = make_statement(assessment.company, voice=Voice.REPORTED).quotes.get().quote
    response = client.post(url(assessment), sent(answer="partly", quotes=[reported.pk]))
    assert list(response.context["form"].errors) == ["quotes"]
    assert "Reported, not word for word" in response.text
    assert response.text.count("checked") == 2


def test_stale_mark_shows_both_versions_and_loses_nothing(client, assessment, reviewer, quote):
    make_mark(assessment, by=reviewer, answer="no", reason="From the other window.")
    response = client.post(url(assessment), sent(answer="yes", reason="From this one.", quotes=[quote.pk]))
    assert response.status_code == 409
    assert [(row.label, row.before, row.after, row.changed) for row in response.context["rows"]] == [
        ("Answer", "Does not meet", "Meets", True),
        ("Reason", "From the other window.", "From this one.", True),
        ("Evidence", "", f"“{SAID}”", True),
    ]
    assert Mark.objects.get().reason == "From the other window."
    form = response.context["form"]
    assert (form["answer"].value(), form["reason"].value(), form["quotes"].value(), form["version"].value()) == (
        "yes",
        "From this one.",
        [str(quote.pk)],
        "1",
    )


def test_stale_mark_can_be_sent_again_on_top(client, assessment, reviewer):
    make_mark(assessment, by=reviewer, answer="no", reason="From the other window.")
    assert client.post(url(assessment), sent(reason="Mine.")).status_code == 409
    assert client.post(url(assessment), sent(reason="Mine.", version="1")).status_code == 302
    assert (Mark.objects.get().reason, Mark.objects.get().version) == ("Mine.", 2)


def test_mark_of_a_version_that_never_was(client, assessment, reviewer):
    response = client.post(url(assessment), sent(version="7"))
    assert (response.status_code, response.context["form"]["version"].value()) == (409, "0")
    assert not Mark.objects.exists()


def test_mark_is_blind(client, assessment, reviewer, other):
    make_mark(assessment, by=reviewer, answer="no", reason="Mine.")
    make_mark(assessment, by=other, answer="na", reason="Theirs, in their words.")
    assert Mark.objects.filter(reviewer=other, reason="Theirs, in their words.").exists()
    assert "Marks differ, look again" not in client.get(url(assessment)).text
    ask_for_comparison(assessment=assessment, by=make_user(Role.EDITOR), now=timezone.now())
    text = client.get(url(assessment)).text
    assert ("Marks differ, look again" in text, "Theirs" in text) == (True, False)
    assert text.count("checked") == 1


def test_mark_on_a_numeric_scale(client):
    text = METHODOLOGY.replace("scale: disclosure, dimension: practice", "scale: count, dimension: practice")
    text = text.replace("criteria:", "  count: {number: {min: 0}}\ncriteria:", 1)
    assessment = make_assessment(methodology=make_methodology(text))
    client.force_login(assessment.reviewers.get())
    assert "A number from 0 to ∞." in client.get(url(assessment, "B1")).text
    assert client.post(url(assessment, "B1"), sent(answer="-1")).context["form"].errors == {
        "answer": ["Choose one of the answers of the scale."]
    }
    assert client.post(url(assessment, "B1"), sent(answer="0")).status_code == 302


@pytest.mark.parametrize("role", list(Role))
def test_mark_is_for_those_who_were_assigned(client, assessment, role):
    client.force_login(make_user(role))
    expected = 404 if role == Role.REVIEWER else 403
    assert client.get(url(assessment)).status_code == expected
    assert client.post(url(assessment), sent()).status_code == expected
    assert not Mark.objects.exists()


def test_mark_by_somebody_deactivated_is_refused(client, assessment, reviewer):
    reviewer.is_active = False
    reviewer.save()
    assert client.post(url(assessment), sent()).headers["Location"].startswith("/accounts/login/")
    assert not Mark.objects.exists()


@pytest.mark.parametrize("criterion", ["T", "A", "Z9", "%00", "a b"])
def test_mark_of_what_is_not_a_criterion(client, assessment, reviewer, criterion):
    assert client.get(url(assessment, criterion)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_mark_costs_the_same_whatever_the_rows(client, assessment, reviewer, django_assert_num_queries, rows):
    for _row in range(rows):
        statement = make_statement(assessment.company)
    make_mark(assessment, by=reviewer, quotes=[statement.quotes.get().quote])
    with django_assert_num_queries(7):
        assert len(client.get(url(assessment)).context["bench"].evidence) == rows
