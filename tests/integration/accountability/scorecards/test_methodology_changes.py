"""/methodologies/<id>/<version>/changes/: what a version changed."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import METHODOLOGY, make_methodology

pytestmark = pytest.mark.django_db
SECOND = METHODOLOGY.replace('version: "1"', 'version: "2"').replace("Look for a public document.", "Look at the site.")
URL = "/methodologies/small/2/"


def test_changes_say_what_must_be_marked_again(client):
    make_methodology()
    make_methodology(SECOND)
    response = client.get(f"{URL}changes/")
    text = " ".join(re.sub(r"<[^>]+>", " ", response.text).split())
    assert "From version 1 to version 2" in text
    assert "1 criterion must be marked again; the marks of 1 others can be carried over." in text
    assert "A1 Published policy Wording Mark again" in text


def test_methodology_leads_to_its_changes_only_with_an_earlier_version(client):
    make_methodology()
    make_methodology(SECOND)
    assert f'href="{URL}changes/"' in client.get(URL).text
    assert "What changed since version" not in client.get("/methodologies/small/1/").text


def test_changes_of_a_first_or_unknown_version_are_404(client):
    make_methodology()
    for path in ("small/1/changes/", "small/9/changes/", "none/1/changes/"):
        assert client.get(f"/methodologies/{path}").status_code == 404


def test_changes_cost_the_same_however_many_versions_there_are(client):
    make_methodology()
    make_methodology(SECOND)
    for version in ("2", "3", "4"):
        make_methodology(SECOND.replace('version: "2"', f'version: "{version}"'))
        with CaptureQueriesContext(connection) as caught:
            assert client.get(f"{URL}changes/", {"page": "zz"}).context["earlier"].version == "1"
        assert len(caught) == 3
