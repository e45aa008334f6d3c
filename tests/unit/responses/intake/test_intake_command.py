"""``manage.py intake``."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ARTICLE = (
    "Miners unpaid\n\nPublished 3 March 2024\n\n"
    "The mining company Nordal Metals Ltd did not pay its workers, a report says. "
    "“We have paid all of them,” a spokesman for Nordal Metals said."
)
QUOTE = {
    "company": "Nordal Metals Ltd",
    "text": "We have paid all of them,",
    "speaker": "a spokesman for Nordal Metals",
}


def run(*arguments):
    out = io.StringIO()
    call_command("intake", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_json_of_a_text(article):
    found = json.loads(run(article, "--json"))
    assert (found["language"], found["published_on"]) == ("en", "2024-03-03")
    assert found["quotes"] == [QUOTE]


def test_a_list_to_read(article):
    assert run(article).splitlines()[:2] == ["language: en", "published: 2024-03-03"]


@pytest.mark.parametrize(("name", "options"), [("page.html", ()), ("page", ("--html",))])
def test_a_web_page_is_read_as_its_capture_is(tmp_path, name, options):
    path = tmp_path / name
    paragraphs = "".join(f"<p>{part}</p>" for part in ARTICLE.split("\n\n")[1:])
    path.write_text(f"<nav>Home News</nav><article><h1>Miners unpaid</h1>{paragraphs}</article>", encoding="utf-8")
    found = json.loads(run(path, "--json", *options))
    assert (found["published_on"], found["quotes"]) == ("2024-03-03", [QUOTE])


def test_standard_input_and_known_companies(tmp_path, monkeypatch):
    known = tmp_path / "known.csv"
    known.write_text("Nordal Mining;Nordal Metals\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode("cp1252"))))
    found = json.loads(run("-", "--json", "--companies", known))
    assert [company["name"] for company in found["companies"]] == ["Nordal Mining"]


def test_what_cannot_be_read_is_said(tmp_path, article):
    known, page = tmp_path / "known.json", tmp_path / "empty.html"
    known.write_text('{"firms": []}', encoding="utf-8")
    page.write_bytes(b" ")
    for arguments, message in (
        ((tmp_path / "missing.txt",), "No such file"),
        ((article, "--companies", known), "not a list"),
        ((page,), "No text could be read"),
    ):
        with pytest.raises(CommandError, match=message):
            run(*arguments)
    assert not Path(tmp_path / "missing.txt").exists()
