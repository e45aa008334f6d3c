"""The project's own files, read once, for the house rules."""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WINGS = ("accounts", "companies", "responses", "accountability", "config")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@functools.cache
def product_files() -> tuple[Path, ...]:
    """Python files of the wings, without migrations."""
    return tuple(p for wing in WINGS for p in sorted((ROOT / wing).rglob("*.py")) if "migrations" not in p.parts)


@functools.cache
def files_of_tests() -> tuple[Path, ...]:
    """Python files of tests and benchmarks."""
    return tuple(p for folder in ("tests", "benchmarks") for p in sorted((ROOT / folder).rglob("*.py")))


@functools.cache
def templates() -> tuple[Path, ...]:
    """HTML templates of the wings."""
    return tuple(p for wing in WINGS for p in sorted((ROOT / wing).rglob("templates/**/*.html")))


@functools.cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of one file."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, FUNCTIONS))


def calls(path: Path) -> Iterator[ast.Call]:
    """Every call of one file."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


def called_name(call: ast.Call) -> str:
    """The last part of what is called: ``delay`` in ``task.delay()``."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def imports(path: Path) -> Iterator[tuple[ast.stmt, str]]:
    """Every imported name with its module, as ``module.name``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def place(path: Path, line: int | None = None) -> str:
    """Where something stands, as ``folder/file.py:12``."""
    return f"{path.relative_to(ROOT)}{f':{line}' if line else ''}"
