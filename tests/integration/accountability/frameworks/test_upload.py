"""/desk/methodologies/new/: a file is checked line by line and shown as the public will see it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accountability.frameworks.models import Methodology
from accounts.choices import Role
from tests.factories import METHODOLOGY, make_methodology, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/methodologies/new/"
SECOND = METHODOLOGY.replace('version: "1"', 'version: "2"')


def file(read: bytes, name: str = "small.yaml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, read)


def faults(response):
    return [tuple(fault) for fault in response.context["form"].faults]


def test_upload_shows_what_the_public_will_see(client, editor):
    text = client.post(URL, {"file": file(METHODOLOGY.encode())}).text
    assert "<b>50 %</b>" in text
    assert "A public policy names human rights." in text
    assert "The total is below 30." in text
    assert "Install Small methodology 1" in text
    assert not Methodology.objects.exists()


def test_pasted_text_is_kept_with_its_line_ends_and_mark_removed(client, editor):
    response = client.post(URL, {"text": "\ufeff" + METHODOLOGY.replace("\n", "\r\n")})
    assert response.context["preview"].text == METHODOLOGY


def test_upload_says_what_changed_since_the_last_version(client, editor):
    make_methodology()
    changed = SECOND.replace("title: Screens customers", "title: Screens all customers").replace(
        "theme}", "theme, weight: 2}", 1
    )
    response = client.post(URL, {"text": changed})
    assert "Against version 1" in response.text
    assert "1 criterion must be marked again; the marks of 1 others can be carried over." in response.text
    shown = [(c.criterion, c.kind, c.asks_again) for c in response.context["preview"].comparison.changes]
    assert shown == [("A", "Weight", False), ("B1", "Wording", True)]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("publisher", "publisher", "Both versions mean the same"),
        ("node: T, lt: 30", "node: T, lt: 40", "Changed as well: the findings and when each is given."),
        ("points: 50", "points: 60", "No criterion must be marked again"),
    ],
)
def test_upload_says_how_little_changed(client, editor, old, new, words):
    make_methodology()
    assert words in client.post(URL, {"text": SECOND.replace(old, new)}).text


def test_upload_of_what_is_there_has_nothing_to_do(client, editor):
    make_methodology()
    text = client.post(URL, {"text": METHODOLOGY}).text
    assert "Already installed" in text
    assert "/desk/methodologies/new/install/" not in text


def test_upload_of_another_text_under_the_same_name_is_refused(client, editor):
    make_methodology()
    response = client.post(URL, {"text": METHODOLOGY + "# changed\n"})
    refusal = "Small methodology 1 is installed with another text. Give the changed file a new version."
    assert response.context["form"].non_field_errors() == [refusal]
    assert "# changed\n</textarea>" in response.text


def test_every_fault_is_told_with_its_line(client, editor):
    wrong = METHODOLOGY.replace("parent: T, title: Policy", "parent: Z, title: Policy").replace(
        "points: 50", "points: x"
    )
    response = client.post(URL, {"text": wrong})
    points, parent = faults(response)
    assert points == (
        9,
        "scale 'disclosure': 'points' must be a number, not 'x'",
        '- {answer: "partly", label: "Partly meets", points: x}',
    )
    assert (parent[0], parent[2]) == (15, "- {id: A, parent: Z, title: Policy, level: theme}")
    assert "2 faults, in the table." in response.text
    assert "parent: Z, title: Policy" in response.text.partition("<textarea")[2]


def test_of_very_many_faults_the_first_are_told(client, editor):
    many = METHODOLOGY.replace(
        "grades:", "".join(f"  - {{id: X{n}, parent: Q, title: X}}\n" for n in range(120)) + "grades:"
    )
    response = client.post(URL, {"text": many})
    form = response.context["form"]
    assert (len(form.faults), form.more_faults > 0) == (100, True)
    assert f"And {form.more_faults} more." in response.text


@pytest.mark.parametrize(
    ("sent", "field", "message"),
    [
        ({}, "text", "Paste the text or upload a file."),
        ({"text": " \n"}, "text", "Paste the text or upload a file."),
        ({"text": "a: b", "file": b"a: b"}, "text", "Paste the text or upload a file, not both."),
        ({"file": b"#" * (2 * 1024 * 1024)}, "file", "This is larger than 1 MB. Nothing was installed."),
        ({"text": "#" * (1024 * 1024 + 1)}, "text", "This is larger than 1 MB. Nothing was installed."),
    ],
    ids=["nothing", "white space", "both", "2 MB", "1 MB and a byte"],
)  # fmt: skip
def test_upload_says_what_cannot_be_read(client, editor, sent, field, message):
    sent = {name: file(value) if name == "file" else value for name, value in sent.items()}
    assert client.post(URL, sent).context["form"].errors == {field: [message]}


@pytest.mark.parametrize(
    ("read", "fault"),
    [
        (b"", (1, "the file is empty", "")),
        (b"format: 1\ntitle: \xff\n", (2, "not UTF-8: the byte 0xFF; save the file as UTF-8", "title: \ufffd")),
        (b"\x89PNG\r\n\x1a\n", (1, "not UTF-8: the byte 0x89; save the file as UTF-8", "\ufffdPNG")),
        (b"a: 1\nb: \0\n", (2, "the file holds a NUL character", "b: \ufffd")),
        (b"a: \xed\xa0\x80\n", (1, "not UTF-8: the byte 0xED; save the file as UTF-8", "a: \ufffd\ufffd\ufffd")),
        (b'a: "\\ud800"\n', (1, "the character U+D800 is not allowed", 'a: "\\ud800"')),
        (b"a: &x [1]\nb: [*x, *x]\n", (1, "anchors are not allowed: &x", "a: &x [1]")),
        (b"a: *x\n", (1, "aliases are not allowed: *x", "a: *x")),
        (b"a: !!python/object/apply:os.system [x]\n",
         (1, "tags are not allowed: tag:yaml.org,2002:python/object/apply:os.system",
          "a: !!python/object/apply:os.system [x]")),
        (b"a: 1\na: 2\n", (2, "the key 'a' stands twice, first on line 1", "a: 2")),
        (b"a: " + b"x" * 300 + b"\na: 2\n", (2, "the key 'a' stands twice, first on line 1", "a: 2")),
        (b'"' + b"x" * 300, (1, "not valid YAML: found unexpected end of stream", '"' + "x" * 159 + "…")),
    ],
    ids=["empty", "not UTF-8", "picture", "NUL", "surrogate", "escaped surrogate", "anchors", "alias", "tag", "twice",
         "long line before", "long line"],
)  # fmt: skip
def test_bad_file_is_told_line_by_line_and_not_installed(client, editor, read, fault):
    response = client.post(URL, {"file": file(read)})
    assert faults(response) == [fault]
    assert not Methodology.objects.exists()


def test_list_instead_of_a_mapping_is_refused(client, editor):
    assert faults(client.post(URL, {"text": "- a\n- b\n"}))[0] == (
        1,
        "methodology: must be a mapping of keys to values",
        "- a",
    )


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.REVIEWER, Role.ADMINISTRATOR])
def test_upload_is_for_editors(client, role):
    client.force_login(make_user(role))
    assert (client.get(URL).status_code, client.post(URL, {"text": METHODOLOGY}).status_code) == (403, 403)


@pytest.mark.parametrize("rows", [1, 3])
def test_preview_costs_the_same_whatever_the_rows(client, editor, django_assert_num_queries, rows):
    for number in range(rows):
        make_methodology(METHODOLOGY.replace('version: "1"', f'version: "0.{number}"'))
    with django_assert_num_queries(6):
        assert client.post(URL, {"text": METHODOLOGY}).context["preview"].earlier.version == f"0.{rows - 1}"
