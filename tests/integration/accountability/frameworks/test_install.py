"""/desk/methodologies/new/install/: what was previewed is installed, and nothing else."""

import pytest

from accountability.frameworks.models import Methodology
from accounts.canonical import sha256_of
from accounts.choices import Role
from tests.factories import METHODOLOGY, make_methodology, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/methodologies/new/install/"


def confirmed(text: str = METHODOLOGY) -> dict[str, str]:
    """As a browser sends it: with CR LF."""
    return {"text": text.replace("\n", "\r\n"), "sha256": sha256_of(text)}


def test_install_keeps_the_previewed_text(client, editor):
    response = client.post(URL, confirmed(), follow=True)
    methodology = Methodology.objects.get()
    assert (methodology.text, methodology.sha256, methodology.installed_by) == (
        METHODOLOGY,
        sha256_of(METHODOLOGY),
        editor,
    )
    assert "Small methodology 1 is installed." in response.text


def test_install_follows_from_the_preview(client, editor):
    preview = client.post("/desk/methodologies/new/", {"text": METHODOLOGY})
    assert f'name="sha256" value="{sha256_of(METHODOLOGY)}"' in preview.text
    assert "hidden aria-hidden" in preview.text
    client.post(URL, confirmed(preview.context["preview"].text))
    assert Methodology.objects.get().text == METHODOLOGY


def test_install_of_another_text_than_previewed_is_refused(client, editor):
    response = client.post(URL, confirmed() | {"text": METHODOLOGY + "# slipped in\n"})
    assert response.context["form"].errors == {
        "text": ["This is not the text that was previewed. Check it again below."]
    }
    assert "# slipped in\n</textarea>" in response.text
    assert not Methodology.objects.exists()


@pytest.mark.parametrize("field", ["text", "sha256"])
def test_install_without_a_part_is_refused(client, editor, field):
    response = client.post(URL, confirmed() | {field: ""})
    assert list(response.context["form"].errors) == [field]
    assert not Methodology.objects.exists()


def test_install_checks_the_text_once_more(client, editor):
    response = client.post(URL, confirmed("a: !!python/none x\n"))
    assert [fault.line for fault in response.context["form"].faults] == [1]
    assert not Methodology.objects.exists()


def test_install_after_somebody_else_installed_another_text_is_refused(client, editor):
    make_methodology(METHODOLOGY + "# theirs\n")
    response = client.post(URL, confirmed())
    assert "Give the changed file a new version." in response.text
    assert Methodology.objects.get().text.endswith("# theirs\n")


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.REVIEWER, Role.ADMINISTRATOR])
def test_install_is_for_editors(client, role):
    client.force_login(make_user(role))
    assert client.post(URL, confirmed()).status_code == 403
    assert not Methodology.objects.exists()


def test_install_cannot_be_read(client, editor):
    assert client.get(URL).status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
def test_install_costs_the_same_whatever_the_rows(client, editor, django_assert_num_queries, rows):
    for number in range(rows):
        make_methodology(METHODOLOGY.replace('version: "1"', f'version: "0.{number}"'))
    with django_assert_num_queries(13):
        assert client.post(URL, confirmed()).headers["Location"] == "/desk/methodologies/"
