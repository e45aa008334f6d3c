"""Installing methodologies: the same file once, another text never under the same name."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accountability.frameworks import services
from accountability.frameworks.models import Methodology
from accountability.frameworks.services import install_methodology, library_texts
from accountability.scoring.problems import MethodologyError
from accounts.canonical import sha256_of
from accounts.choices import Role
from accounts.errors import NotAllowed, Refused
from accounts.models import LedgerEntry
from tests.factories import METHODOLOGY, NOW, make_methodology, make_user

pytestmark = pytest.mark.django_db


def test_install_keeps_the_text_and_says_so_in_public():
    methodology = make_methodology()
    assert (methodology.slug, methodology.version, methodology.text) == ("small", "1", METHODOLOGY)
    assert methodology.sha256 == sha256_of(METHODOLOGY)
    entry = LedgerEntry.objects.get(is_public=True)
    assert (entry.verb, entry.is_public) == ("methodology.installed", True)


def test_install_of_the_same_file_changes_nothing():
    first = make_methodology()
    assert make_methodology() == first
    assert LedgerEntry.objects.filter(is_public=True).count() == 1


def test_install_of_another_text_under_the_same_name_is_refused():
    make_methodology()
    with pytest.raises(Refused, match="Give the changed file a new version"):
        make_methodology(METHODOLOGY + "\n# changed\n")
    assert Methodology.objects.get().text == METHODOLOGY


def test_install_without_a_publisher():
    assert make_methodology(METHODOLOGY.replace("publisher: Tests\n", "")).publisher == ""


def test_install_of_a_faulty_file_names_its_lines():
    with pytest.raises(MethodologyError, match="line 15"):
        make_methodology(METHODOLOGY.replace("parent: T, title: Policy", "parent: Z, title: Policy"))
    assert not Methodology.objects.exists()


def test_install_of_a_title_too_long_to_keep_is_refused():
    with pytest.raises(ValidationError) as refused:
        make_methodology(METHODOLOGY.replace("Small methodology", "S" * 201))
    assert refused.value.message_dict == {
        "title": ["title: Ensure this value has at most 200 characters (it has 201)."]
    }


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'version: "1"',
            'version: "2026/1"',
            "version: use letters, digits, dots, hyphens and underscores only, as it stands in an address.",
        ),
        ("A1", "A" * 81, f"“{'A' * 81}” is longer than 80 characters; shorten it."),
        ('partly", label', f'{"p" * 81}", label', f"“{'p' * 81}” is longer than 80 characters; shorten it."),
        ("id: small", f"id: {'s' * 81}", "id: Ensure this value has at most 80 characters (it has 81)."),
    ],
)
def test_install_of_what_has_no_room_is_refused(old, new, message):
    assert old in METHODOLOGY
    with pytest.raises(ValidationError) as refused:
        make_methodology(METHODOLOGY.replace(old, new))
    assert refused.value.messages == [message]
    assert not Methodology.objects.exists()


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.REVIEWER, Role.ADMINISTRATOR])
def test_install_is_for_editors(role):
    with pytest.raises(NotAllowed):
        make_methodology(by=make_user(role))


@pytest.mark.parametrize(("text", "outcome"), [(METHODOLOGY, "same"), (METHODOLOGY + "\n# other\n", "refused")])
def test_install_at_the_same_moment_as_somebody_else(monkeypatch, text, outcome):
    first = make_methodology()
    # The second did not see the first when it looked: the database's own constraint decides.
    monkeypatch.setattr(services, "methodology_named", lambda _slug, _version: None)
    if outcome == "same":
        assert install_methodology(text=text, by=make_user(Role.EDITOR), now=NOW) == first
    else:
        with pytest.raises(Refused):
            install_methodology(text=text, by=make_user(Role.EDITOR), now=NOW)
    assert Methodology.objects.count() == LedgerEntry.objects.filter(is_public=True).count() == 1


def test_methodology_version_is_there_once():
    known = make_methodology()
    known.pk, known.sha256 = None, "0" * 64
    with pytest.raises(IntegrityError):
        known.save()


def test_every_file_of_the_library_can_be_installed():
    texts = list(library_texts())
    assert [make_methodology(text).slug for text in texts] == [
        "chrb-core-ungp",
        "hrdd-surveillance",
        "oecd-six-steps",
        "rdr",
    ]
