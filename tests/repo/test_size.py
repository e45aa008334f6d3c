"""Files, functions and templates stay small enough to be read at a glance."""

from pathlib import Path

import pytest

from tests.repo.source import files_of_tests, functions, place, product_files, templates


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def too_long(files: tuple[Path, ...], limit: int) -> list[str]:
    return [
        f"{place(path, node.lineno)} {node.name}: {(node.end_lineno or 0) - node.lineno + 1} lines"
        for path in files
        for node in functions(path)
        if (node.end_lineno or 0) - node.lineno + 1 > limit
    ]


def test_size_rules_see_the_whole_project():
    assert min(len(product_files()), len(files_of_tests()), len(templates())) > 5


@pytest.mark.parametrize(("files", "limit"), [(product_files, 300), (files_of_tests, 300), (templates, 150)])
def test_files_hold_at_most_so_many_lines(files, limit):
    assert [f"{place(path)}: {lines(path)}" for path in files() if lines(path) > limit] == []


@pytest.mark.parametrize(("files", "limit"), [(product_files, 40), (files_of_tests, 30)])
def test_functions_hold_at_most_so_many_lines(files, limit):
    assert too_long(files(), limit) == []
