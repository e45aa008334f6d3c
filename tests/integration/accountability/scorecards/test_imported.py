"""Public pages of what somebody else has published: said to be theirs, parts of the company, many criteria."""

import pytest

from accountability.assessments.services import Publication
from accountability.frameworks.models import Methodology
from accountability.record.services import publish_scorecard
from accounts.choices import Role
from tests.factories import NOW, TODAY, make_methodology, make_scorecard, make_user
from tests.imports import MAIL, MAPS, METHODOLOGY_OF_PARTS, make_given, make_import

pytestmark = pytest.mark.django_db
CARD = "/companies/axis-communications/"
CRITERION = "/methodologies/parts/2022/criteria/"
LEAF = "  - {{id: A1.{n}, parent: A1, title: Question {n}, scale: disclosure}}\n"


def publish(*given, **options):
    for imported in make_import(*given, **options):
        publish_scorecard(assessment=imported.assessment, by=make_user(Role.EDITOR), now=NOW)


def large():
    """The methodology of parts with 62 criteria."""
    more = "".join(LEAF.format(n=n) for n in range(3, 62))
    return make_methodology(METHODOLOGY_OF_PARTS.replace("  - {id: B,", f"{more}  - {{id: B,"))


def words(response):
    return " ".join(response.text.split())


def test_card_says_whose_answers_these_are(client):
    publish()
    shown = words(client.get(CARD))
    assert "As published. An index assessed Axis Communications by" in shown
    assert '<a href="https://index.example/" rel="noopener">' in shown
    assert "reviewers assessed" not in shown
    assert "right of reply" not in shown


def test_card_without_an_address_links_nowhere(client):
    publish(publication=Publication("An index", TODAY))
    shown = words(client.get(CARD))
    assert "Answers as published by An index." in shown
    assert "The original at" not in shown


def test_card_shows_the_answer_about_each_part(client):
    publish(make_given(answers=[(*MAIL, "It says so.", "https://mail.example/", "We collect."), MAPS]))
    response = client.get(CARD)
    first, second, _third = response.context["card"].findings
    assert [(part.unit, part.label) for part in first.in_units] == [("Mail", "Yes"), ("Maps", "No")]
    assert (first.state, second.state) == ("", "not_assessed")
    assert response.context["card"].counts == (("yes", "Yes", 1), ("no", "No", 1), ("not_assessed", "", 2))
    for said in (
        "It says so.",
        "“We collect.”",
        "As the publisher gives it; not verified here.",
        "https://mail.example/",
    ):
        assert said in response.text


def test_card_shows_what_the_publisher_says_of_the_whole_company(client):
    publish(make_given(answers=[("", "B1", "partial", "Only a draft.")], parts={}))
    assert "Only a draft." in client.get(CARD).text


def test_card_of_many_criteria_shows_what_its_themes_are_computed_from(client):
    publish(methodology=large())
    response = client.get(CARD)
    themes = {theme.id: [(part.label, part.value) for part in theme.parts] for theme in response.context["card"].themes}
    assert response.context["card"].is_large
    assert themes == {"A": [("A1 Collection", 50.0)], "B": []}
    assert f'href="{CARD}criteria/A1/"' in response.text
    assert "Question 7" not in response.text
    assert "Commits" in response.text


def test_criterion_shows_every_part_of_every_company(client):
    publish(make_given("Axis"), make_given("Bolt", answers=[MAIL]))
    response = client.get(f"{CRITERION}A1.1/")
    counts = {label: count for _state, label, count in response.context["distribution"] if count}
    assert counts == {"Yes": 2, "No": 1}
    assert [answer.name for answer in response.context["page"]] == ["Axis", "Bolt"]
    assert 'href="/companies/axis/?methodology=parts#criterion-A1.1"' in response.text


def test_home_shows_our_index_before_what_others_published(client):
    publish(make_given("Axis"), make_given("Bolt"))
    make_scorecard()
    response = client.get("/")
    assert [found.is_imported for found in response.context["indexes"]] == [False, True]
    assert "Published by An index, re-computed here" in response.text
    assert 'href="/scorecards/?methodology=parts%402022"' in response.text


@pytest.mark.parametrize("rows", [1, 3])
def test_card_costs_the_same_whatever_the_rows(client, django_assert_num_queries, rows):
    names = [f"Service {number}" for number in range(rows)]
    publish(make_given(answers=[(name, "A1.1", "yes") for name in names], parts=dict.fromkeys(names, "")))
    with django_assert_num_queries(5):
        assert client.get(CARD).text.count("Service ") == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_criterion_costs_the_same_whatever_the_rows(client, django_assert_num_queries, rows):
    publish(*(make_given(f"Company {number}") for number in range(rows)))
    assert Methodology.objects.count() == 1
    with django_assert_num_queries(3):
        assert len(client.get(f"{CRITERION}A1.1/").context["page"]) == rows
