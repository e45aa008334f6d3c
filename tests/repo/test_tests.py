"""A test says what must be true."""

import ast

from tests.repo.source import called_name, files_of_tests, functions, place

# pytest.raises and the like, Playwright's expect, and our own assert_… helpers.
ASSERTING_CALLS = ("raises", "warns", "fail", "expect")


def says_something(node: ast.AST) -> bool:
    if isinstance(node, ast.Assert):
        return not (isinstance(node.test, ast.Constant) or is_only_200(node.test))
    if isinstance(node, ast.Call):
        name = called_name(node)
        return name in ASSERTING_CALLS or "assert" in name.lower() or name.startswith("check")
    return False


def is_only_200(test: ast.expr) -> bool:
    """``assert response.status_code == 200``, which an empty page passes as well."""
    return ast.unparse(test).endswith(".status_code == 200")


def is_test(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return node.name.startswith("test_")


def test_every_test_asserts_more_than_a_200():
    silent = [
        f"{place(path, node.lineno)} {node.name}"
        for path in files_of_tests()
        if path.name.startswith("test_")
        for node in functions(path)
        if is_test(node) and not any(map(says_something, ast.walk(node)))
    ]
    assert silent == []


def test_the_rule_finds_a_silent_test():
    silent = ast.parse("def test_page(client):\n    assert client.get('/').status_code == 200")
    assert not any(map(says_something, ast.walk(silent)))
