"""manage.py load_library: all files or none, as often as one likes."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accountability.frameworks import services
from accountability.frameworks.models import Methodology
from accountability.frameworks.services import load_library
from accounts.choices import Role
from accounts.errors import NotAllowed, Refused
from accounts.models import LedgerEntry
from tests.factories import METHODOLOGY, NOW, make_user

pytestmark = pytest.mark.django_db
SECOND = METHODOLOGY.replace('version: "1"', 'version: "2"')


@pytest.fixture
def library(monkeypatch, tmp_path):
    monkeypatch.setattr(services, "LIBRARY", tmp_path)
    (tmp_path / "a.yaml").write_text(METHODOLOGY)
    (tmp_path / "b.yaml").write_text(SECOND)
    return tmp_path


def load(by: str = "editor@example.org") -> list[str]:
    out = StringIO()
    call_command("load_library", by=by, stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture
def editor():
    return make_user(Role.EDITOR, email="editor@example.org")


def test_load_library_installs_once(library, editor):
    assert load("EDITOR@example.org") == [
        "a.yaml: Small methodology 1 installed",
        "b.yaml: Small methodology 2 installed",
    ]
    assert load() == ["a.yaml: Small methodology 1 is here already", "b.yaml: Small methodology 2 is here already"]
    assert LedgerEntry.objects.filter(verb="methodology.installed").count() == 2


def test_load_library_refuses_a_changed_file_and_loads_nothing(library, editor):
    load()
    (library / "a.yaml").write_text(METHODOLOGY.replace("Published", "Public"))
    (library / "c.yaml").write_text(METHODOLOGY.replace('version: "1"', 'version: "3"'))
    with pytest.raises(CommandError) as refused:
        load()
    assert str(refused.value).splitlines() == [
        "a.yaml: Small methodology 1 is installed with another text. Give the changed file a new version.",
        "Nothing was installed.",
    ]
    assert refused.value.returncode == 1
    assert sorted(Methodology.objects.values_list("version", flat=True)) == ["1", "2"]


def test_load_library_names_every_bad_file(library, editor):
    (library / "c.yaml").write_bytes(b"\xff")
    (library / "d.yaml").write_text("a: 1\n- b\n")
    (library / "e.yaml").write_text(METHODOLOGY.replace("Small methodology", "S" * 201))
    with pytest.raises(Refused) as refused:
        load_library(files=services.library_files(), by=editor, now=NOW)
    assert [line.partition(": ")[0] for line in str(refused.value).splitlines()] == ["c.yaml", "d.yaml", "e.yaml"]
    assert not Methodology.objects.exists()


def test_load_library_needs_somebody_who_is_here(library):
    with pytest.raises(CommandError, match=r"Nobody here has the address nobody@example\.org\."):
        load("nobody@example.org")


def test_load_library_is_for_editors(library):
    administrator = make_user(Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        load_library(files=[], by=administrator, now=NOW)
    with pytest.raises(CommandError, match="Only an editor"):
        load(administrator.email)
    assert not Methodology.objects.exists()
