"""A methodology file is read as plain text with lines, and nothing in it is executed, expanded or guessed."""

import pytest

from accountability.scoring import yamltree
from accountability.scoring.problems import MethodologyError
from accountability.scoring.yamltree import ListNode, MapNode, Scalar, read_tree


def fault(text: str) -> str:
    with pytest.raises(MethodologyError) as raised:
        read_tree(text)
    return str(raised.value)


def test_read_tree_keeps_lines_and_literal_text():
    tree = read_tree('a: no\nb:\n  - 2026.10\n  - "~"\n  - ~\nc:\n')
    a, b, c = (Scalar(1, "a"), Scalar(2, "b"), Scalar(6, "c"))
    items = (Scalar(3, "2026.10"), Scalar(4, "~", quoted=True), Scalar(5, "~"))
    assert tree == MapNode(1, {a: Scalar(1, "no"), b: ListNode(3, items), c: Scalar(6, "")})
    assert [item.is_null for item in items] == [False, False, True]


def test_read_tree_accepts_a_byte_order_mark():
    assert read_tree("\ufeffa: b") == MapNode(1, {Scalar(1, "a"): Scalar(1, "b")})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "line 1: the file is empty"),
        ("# only a comment\n", "line 1: the file is empty"),
        ("a: 1\n---\nb: 2\n", "line 2: the file holds more than one document"),
        ("a: 1\nb: \0\n", "line 2: the file holds a NUL character"),
        ("a: 1\nb: \x07\n", "line 2: the character U+0007 is not allowed"),
        ("a: \ud800\n", "line 1: the character U+D800 is not allowed"),
        ("a: 1\nb: [1, 2\n", "line 3: not valid YAML: expected ',' or ']', but got '<stream end>'"),
        ("a: 1\n b: 2\n", "line 2: not valid YAML: mapping values are not allowed here"),
        ("a: 1\na: 2\n", "line 2: the key 'a' stands twice, first on line 1"),
        ("? [a]\n: 2\n", "line 1: a key must be a plain word"),
        ("a: &x 1\nb: *x\n", "line 1: anchors are not allowed: &x"),
        ("a: 1\nb: *x\n", "line 2: aliases are not allowed: *x"),
        ("a: 1\nb: !!python/none x\n", "line 2: tags are not allowed: tag:yaml.org,2002:python/none"),
        ("a: !!str 1\n", "line 1: tags are not allowed: tag:yaml.org,2002:str"),
        ("a: !x {b: c}\n", "line 1: tags are not allowed: !x"),
        ('a: 1\nb: "\\ud800"\n', "line 2: the character U+D800 is not allowed"),
        ('a: "\\0"\n', "line 1: the character U+0000 is not allowed"),
        ("a: 1\nb: |\n  c \u202e d\n", "line 2: the character U+202E is not allowed"),
        ("a: " + "[" * 40 + "]" * 40, "line 1: nested deeper than 12 levels"),
    ],
)  # fmt: skip
def test_read_tree_refuses_what_is_not_plain(text, expected):
    assert fault(text) == expected


def test_read_tree_refuses_a_file_that_is_too_large(monkeypatch):
    monkeypatch.setattr(yamltree, "LARGEST_FILE", 5)
    assert read_tree("a: ée"[:4]) == MapNode(1, {Scalar(1, "a"): Scalar(1, "é")})
    assert fault("a: ée") == "line 1: the file is larger than 5 MB"


def test_read_tree_refuses_an_exploding_file_at_its_first_anchor():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    assert fault(bomb) == "line 1: anchors are not allowed: &a"
