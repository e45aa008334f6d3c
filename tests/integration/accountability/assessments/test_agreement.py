"""/desk/assessments/agreement/: how far blind reviewers agree, for those who mark nothing of it."""

import pytest

from accountability.assessments.models import Mark
from accounts.choices import Role
from tests.factories import METHODOLOGY, NOW, make_assessment, make_company, make_mark, make_methodology, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/assessments/agreement/"


def mark_pairs(methodology, pairs):
    """An assessment for each pair of answers to A1."""
    reviewers = [make_user(Role.REVIEWER), make_user(Role.REVIEWER)]
    for number, answers in enumerate(pairs):
        company = make_company(f"Company {number} {methodology.version}")
        assessment = make_assessment(company, methodology=methodology, reviewers=reviewers)
        Mark.objects.bulk_create(
            Mark(assessment=assessment, reviewer=person, criterion="A1", answer=answer, reason="R", marked_at=NOW)
            for person, answer in zip(reviewers, answers, strict=True)
        )
    return reviewers


@pytest.fixture
def editor(client):
    person = make_user(Role.EDITOR)
    client.force_login(person)
    return person


def cells(response, row=0):
    """The cells of one row, as they are read."""
    body = response.text.partition("<tbody")[2].split("<tr")[row + 1]
    parts = [part.partition(">")[2].partition("</td>")[0] for part in body.split("<td")[1:]]
    return [" ".join(part.replace('<span class="small muted">', "").replace("</span>", "").split()) for part in parts]


def test_below_ten_only_counts_are_shown(client, editor):
    mark_pairs(make_methodology(), [("no", "no")] * 7 + [("no", "yes")] * 2)
    assert cells(client.get(URL)) == ["7 of 9 agree", "–", "–", "–"]


def test_from_ten_on_every_figure_is_shown(client, editor):
    mark_pairs(make_methodology(), [("no", "no")] * 5 + [("yes", "yes")] * 4 + [("no", "yes")])
    response = client.get(URL)
    assert cells(response) == ["9 of 10 agree", "90 %", "0.81 ordinal", "0.89"]
    assert "1 criterion has no two marks yet." in response.text


def test_answers_without_points_have_no_order(client, editor):
    mark_pairs(make_methodology(), [("na", "na")] * 5 + [("yes", "yes")] * 4 + [("na", "yes")])
    assert cells(client.get(URL))[2] == "0.81 nominal"


def test_every_mark_the_same_has_no_alpha(client, editor):
    mark_pairs(make_methodology(), [("no", "no")] * 10)
    assert cells(client.get(URL)) == ["10 of 10 agree", "100 %", "–", "1.00"]


def test_scales_stand_apart_where_there_are_several(client, editor):
    numbers = METHODOLOGY.replace("scale: disclosure, dimension: practice", "scale: count, dimension: practice")
    methodology = make_methodology(numbers.replace("criteria:", "  count: {number: {min: 0, max: 5}}\ncriteria:", 1))
    reviewers = [make_user(Role.REVIEWER), make_user(Role.REVIEWER)]
    assessment = make_assessment(methodology=methodology, reviewers=reviewers)
    for reviewer in reviewers:
        make_mark(assessment, by=reviewer)
        make_mark(assessment, by=reviewer, criterion="B1", answer="0")
    text = client.get(URL).text
    assert ("All on the scale “count”" in text, "All on the scale “disclosure”" in text) == (True, True)
    assert text.count("2 of 2 agree") == 1


def test_one_mark_is_no_pair(client, editor):
    make_mark()
    assert "No criterion has two marks yet" in client.get(URL).text


def test_a_draft_is_no_mark(client, editor):
    mark_pairs(make_methodology(), [("no", "no"), ("no", "yes")])
    assert cells(client.get(URL))[0] == "1 of 2 agree"
    Mark.objects.filter(answer="yes").update(is_draft=True)
    assert cells(client.get(URL))[0] == "1 of 1 agree"


def test_without_any_assessment_it_says_what_to_do(client, editor):
    assert "Give an assessment two reviewers" in client.get(URL).text


def test_the_methodology_is_chosen_by_address(client, editor):
    mark_pairs(make_methodology(), [("no", "no")])
    second = make_methodology(METHODOLOGY.replace('version: "1"', 'version: "2"'))
    mark_pairs(second, [("no", "yes")])
    assert [cells(client.get(URL, {"methodology": f"small@{version}"}))[0] for version in (1, 2)] == [
        "1 of 1 agree",
        "0 of 1 agree",
    ]
    assert client.get(URL, {"methodology": "nonsense"}).context["methodology"] == second


@pytest.mark.parametrize("has_marked", [False, True])
def test_agreement_leaves_out_what_one_marks_oneself(client, editor, has_marked):
    mark_pairs(make_methodology(), [("no", "no"), ("no", "yes")])
    first = Mark.objects.first().assessment
    assert cells(client.get(URL))[0] == "1 of 2 agree"
    if has_marked:
        first.marks.filter(pk=first.marks.first().pk).update(reviewer=editor)
    else:
        first.reviewers.add(editor)
    assert cells(client.get(URL))[0] == "0 of 1 agree"


@pytest.mark.parametrize(("role", "status"), [(Role.ADMINISTRATOR, 200), (Role.REVIEWER, 403), (Role.CONTRIBUTOR, 403)])
def test_agreement_is_for_those_who_oversee(client, role, status):
    mark_pairs(make_methodology(), [("no", "no")])
    client.force_login(make_user(role))
    response = client.get(URL)
    assert (response.status_code, "1 of 1 agree" in response.text) == (status, status == 200)


def test_list_leads_to_it_those_who_oversee(client, editor):
    assert f'href="{URL}"' in client.get("/desk/assessments/").text
    client.force_login(make_user(Role.REVIEWER))
    assert f'href="{URL}"' not in client.get("/desk/assessments/").text


@pytest.mark.parametrize("rows", [1, 3])
def test_agreement_costs_the_same_whatever_the_rows(client, editor, django_assert_num_queries, rows):
    mark_pairs(make_methodology(), [("no", "no")] * rows)
    with django_assert_num_queries(4):
        assert client.get(URL).context["report"].overall.n == rows
