"""No address makes a list of the workbench longer than a page, or breaks it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from responses.sources.services import uploads
from responses.sources.shapes import Extract
from tests.factories import make_recheck, make_source, make_user

pytestmark = pytest.mark.django_db
LISTS = ["sources/", "statements/", "statements/commitments/", "statements/policies/", "cases/"]


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("per_page", ["-5", "0", "1000000", "x"])
def test_lists_obey_no_page_length(client, address, per_page):
    client.force_login(make_user())
    response = client.get(f"/desk/{address}", {"per_page": per_page, "page": "x", "sort": "owner__email"})
    assert response.context["table"].paginator.per_page == 25


@pytest.mark.parametrize("page", ["-5", "1000000", "x", "after~due_on~1~x", "before~title~9~"])
def test_the_list_of_rechecks_obeys_no_address_either(client, page):
    client.force_login(owner := make_user())
    for number in range(26):
        make_recheck(owner=owner, title=f"Page {number}")
    response = client.get("/desk/rechecks/", {"per_page": "1000000", "page": page})
    assert len(response.context["table"].page.object_list) == 25


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
@pytest.mark.parametrize("page", ["new/", "{pk}/captures/new/"])
def test_an_upload_is_read_while_nobody_waits(client, monkeypatch, page):
    held = []

    def read(*_args, **_options):
        held.append(connection.in_atomic_block)
        return Extract("Words.", "reader")

    monkeypatch.setattr(uploads, "read_file", read)
    address = f"/desk/sources/{page}".format(pk=make_source().pk)
    client.force_login(make_user())
    facts = {"title": "T", "publisher": "P", "kind": "news", "language": "en", "extent": "full"}
    sent = client.post(address, facts | {"file": SimpleUploadedFile("a.html", b"<html>")})
    assert (sent.status_code, held) == (302, [False])
