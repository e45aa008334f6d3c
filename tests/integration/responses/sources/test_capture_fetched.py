"""A fetched copy: its headers, its archive record, its note; a hundred copies cost no more than one."""

from datetime import timedelta
from io import BytesIO

import pytest
from warcio.archiveiterator import ArchiveIterator

from responses.sources.models import Capture, FetchHost
from responses.sources.services import SourceFacts, answers, keep_fetched
from responses.sources.shapes import Extract
from tests.factories import NOW, make_capture, make_user
from tests.unit.responses.sources.fetched import PAGE, URL, asked, came, page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reader(monkeypatch):
    monkeypatch.setattr(
        answers, "read_bytes", lambda *_args, **_options: Extract("Words of the company. " * 9, "reader 1")
    )


@pytest.fixture
def writer(client):
    user = make_user()
    client.force_login(user)
    return user


def kept(came_of_it=None, *, by):
    FetchHost.objects.all().delete()
    fetch = came(asked(by=by), came_of_it)
    return keep_fetched(fetch=fetch, by=by, now=NOW, facts=SourceFacts("Policy", "Axis", "policy", url=URL))


def test_copy_shows_how_it_came(client, writer):
    moved = [{"url": URL, "status": 301}]
    capture = kept(page(url="https://example.org/final", redirects=moved, server="nginx", x_odd="<b>"), by=writer)
    shown = client.get(f"/desk/sources/captures/{capture.pk}/").text
    for part in (
        "https://example.org/final",
        f"<code>{URL}</code> (301)",
        "status 200",
        "3 headers of the answer",
        "nginx",
        "&lt;b&gt;",
        capture.warc_sha256,
        "Download the archive record of the fetch",
    ):
        assert part in shown


def test_wall_says_what_it_is(client, writer):
    capture = kept(page(b"no", status=403), by=writer)
    shown = client.get(f"/desk/sources/captures/{capture.pk}/").text
    assert "Blocked; the page was not shown to us" in shown
    assert "never take it for “no policy”" in shown
    assert (
        "Blocked; the page was not shown to us; blocked: the site did not show"
        in client.get(f"/desk/sources/{capture.source_id}/").text
    )


def test_archive_record_is_downloaded_sealed(client, writer):
    capture = kept(by=writer)
    response = client.get(f"/desk/sources/captures/{capture.pk}/warc/")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{capture.warc_sha256[:12]}.warc.gz"'
    assert (response.headers["X-Content-Type-Options"], response.headers["Content-Security-Policy"]) == (
        "nosniff",
        "sandbox; default-src 'none'",
    )
    records = ArchiveIterator(BytesIO(response.getvalue()))
    bodies = [record.content_stream().read() for record in records if record.rec_type == "response"]
    assert bodies == [PAGE]


def test_damaged_archive_record_is_said_and_not_handed_out(client, writer):
    capture = kept(by=writer)
    capture.warc_path.unlink()
    assert "The archive record failed its check" in client.get(f"/desk/sources/captures/{capture.pk}/").text
    page_shown = client.get(f"/desk/sources/captures/{capture.pk}/warc/", follow=True).text
    assert "the WARC file is not the one that was written" in page_shown


def test_uploaded_copy_has_no_archive_record(client, writer):
    capture = make_capture()
    assert "WARC" not in client.get(f"/desk/sources/captures/{capture.pk}/").text
    assert client.get(f"/desk/sources/captures/{capture.pk}/warc/").status_code == 404


@pytest.mark.parametrize("rows", [1, 100])
def test_source_with_many_copies_costs_the_same(client, writer, rows, django_assert_num_queries):
    capture = kept(by=writer)
    fields = {f.attname: getattr(capture, f.attname) for f in Capture._meta.concrete_fields if not f.primary_key}
    more = [fields | {"fetch_id": None, "captured_at": NOW + timedelta(days=n)} for n in range(1, rows)]
    Capture.objects.bulk_create([Capture(**each) for each in more])
    with django_assert_num_queries(5):
        shown = client.get(f"/desk/sources/{capture.source_id}/").text
    assert shown.count("/desk/sources/captures/") >= rows
    with django_assert_num_queries(4):
        client.get(f"/desk/sources/captures/{capture.pk}/")


def test_copy_kept_by_an_automatic_look_says_so(client, writer):
    capture = kept(by=writer)
    fields = {f.attname: getattr(capture, f.attname) for f in Capture._meta.concrete_fields if not f.primary_key}
    automatic = Capture.objects.create(**fields | {"fetch_id": None, "captured_by_id": None})
    assert "by an automatic look" in client.get(f"/desk/sources/captures/{automatic.pk}/").text
