"""Tables that only grow."""

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.immutability import append_only, append_only_lifted, install_statements
from accounts.models import Invitation
from tests.factories import make_invitation


def test_statements_for_each_database():
    assert len(install_statements("t", vendor="sqlite")) == 2
    postgres = install_statements("t", vendor="postgresql")
    assert [line.split()[0:3] for line in postgres][1:] == [
        ["CREATE", "TRIGGER", f"onrecord_no_{v}_t"] for v in ("update", "delete", "truncate")
    ]


@pytest.mark.django_db
def test_append_only_is_installed_and_taken_back():
    step, rows = append_only("accounts_invitation"), Invitation.objects
    make_invitation()
    step.code(None, connection.schema_editor())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(role="editor")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.filter(role="reviewer").delete()
    step.reverse_code(None, connection.schema_editor())
    assert rows.update(role="editor") == 1


@pytest.mark.django_db
def test_append_only_is_lifted_for_a_migration_and_put_back_when_it_is_undone():
    lifted, rows = append_only_lifted("accounts_invitation"), Invitation.objects
    make_invitation()
    lifted.reverse_code(None, connection.schema_editor())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(role="editor")
    lifted.code(None, connection.schema_editor())
    assert rows.update(role="editor") == 1
