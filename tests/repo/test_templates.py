"""Templates compile, escape what they print, and hold to the strict Content-Security-Policy."""

import re

import pytest
from django.template.loader import get_template

from tests.repo.source import place, templates

FORBIDDEN = {
    "an inline handler": re.compile(r"<[^>{%]*\son[a-z]+\s*=", re.IGNORECASE),
    "an inline style": re.compile(r"<[^>]*\sstyle\s*=|<style", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "text taken for HTML unseen": re.compile(r"\|\s*(safe|safeseq)\b|{%\s*autoescape\s+off"),
    "a part of another site": re.compile(r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=[\"'](?:https?:)?//"),
}
ALLOWED: dict[str, str] = {}  # "template: what" → why


@pytest.mark.parametrize("path", templates(), ids=place)
def test_template_compiles(path):
    name = str(path).split("/templates/", 1)[1]
    assert get_template(name).template.name == name


@pytest.mark.parametrize("what", FORBIDDEN)
def test_templates_hold_nothing_forbidden(what):
    found = [
        f"{place(path)}: {what}"
        for path in templates()
        if FORBIDDEN[what].search(without_comments(path.read_text(encoding="utf-8")))
    ]
    assert [line for line in found if line not in ALLOWED] == []


def test_the_patterns_find_what_they_forbid():
    samples = [
        '<a onclick="go()">',
        '<p style="color: red">',
        "<script>go()</script>",
        '<a href="javascript:go()">',
        "{{ text|safe }}",
        '<img src="https://elsewhere.example/a.png">',
    ]
    assert [bool(pattern.search(text)) for pattern, text in zip(FORBIDDEN.values(), samples, strict=True)] == [True] * 6


def without_comments(text: str) -> str:
    return re.sub(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}", "", text, flags=re.DOTALL)
