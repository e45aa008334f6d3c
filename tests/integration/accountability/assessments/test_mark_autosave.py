"""/desk/assessments/<pk>/criteria/<id>/draft/: what is saved while one writes."""

import pytest

from accountability.assessments.models import Mark
from tests.factories import make_mark

pytestmark = pytest.mark.django_db


def url(assessment):
    return f"/desk/assessments/{assessment.pk}/criteria/A1/draft/"


def sent(**fields):
    return {"answer": "no_disclosure", "reason": "Nothing was found.", "version": "0"} | fields


def test_autosave_returns_the_new_version(client, assessment, reviewer):
    text = client.post(url(assessment), sent()).text
    assert '<input type="hidden" name="version" value="1" id="id_version" hx-swap-oob="true">' in text
    assert "Draft kept" in text
    text = client.post(url(assessment), sent(reason="More.", version="1")).text
    assert ('value="2"' in text, Mark.objects.get().version) == (True, 2)


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"answer": ""}, "Choose an answer."),
        ({"reason": ""}, "Give the reason for this answer: the public will read it."),
        ({"answer": "yes"}, "An answer that earns points needs a verified quote of the company&#x27;s own words."),
    ],
)
def test_autosave_of_what_is_not_complete_is_no_error(client, assessment, reviewer, fields, missing):
    response = client.post(url(assessment), sent(**fields))
    assert response.status_code == 200
    assert f"Not saved yet: {missing}" in " ".join(response.text.split())
    assert ("errorlist" in response.text, Mark.objects.exists()) == (False, False)


def test_autosave_of_a_stale_form_overwrites_nothing(client, assessment, reviewer):
    make_mark(assessment, by=reviewer, reason="From the other window.")
    text = client.post(url(assessment), sent()).text
    assert ("Press Save to see both versions." in text, 'name="version"' in text) == (True, False)
    assert Mark.objects.get().reason == "From the other window."


def test_autosave_is_for_those_who_were_assigned(client, assessment):
    assert client.post(url(assessment), sent()).status_code == 302
    assert not Mark.objects.exists()


def test_autosave_is_not_a_page(client, assessment, reviewer):
    assert client.get(url(assessment)).status_code == 405
