"""What the house does not do, and where it may."""

import ast

import pytest

from tests.repo.source import ROOT, called_name, calls, imports, place, product_files, tree

BANNED_IMPORTS = {
    "django.dispatch": "signals",
    "django.db.models.signals": "signals",
    "django.core.signals": "signals",
    "celery.signals": "signals",
    "django.contrib.contenttypes.fields": "generic foreign keys",
}
# format_html escapes; the others take text for HTML unseen.
BANNED_CALLS = {"get_model", "utcnow", "receiver", "mark_safe", "SafeString", "SafeText"}
# Only the database knows what is due: the broker is rung by beat, and by nothing that a request waits for.
BROKER_CALLS = {"delay", "apply_async", "send_task", "retry"}
BROKER_CALLERS = ("tasks.py", "heartbeats.py")
BROKER_CLOCKS = {"eta", "countdown"}
# One clock, passed in: that of the database may say something else.
DATABASE_CLOCKS = {"Now"}
ALLOWED: dict[str, str] = {}  # "file.py:name" → why


def is_allowed(path, name):
    return f"{path.relative_to(ROOT)}:{name}" in ALLOWED


def test_nothing_banned_is_imported():
    found = [
        f"{place(path, node.lineno)} {name} ({why})"
        for path in product_files()
        for node, name in imports(path)
        for module, why in BANNED_IMPORTS.items()
        if (name == module or name.startswith(f"{module}.")) and not is_allowed(path, name)
    ]
    assert found == []


def test_nothing_banned_is_called():
    found = [
        f"{place(path, call.lineno)} {called_name(call)}"
        for path in product_files()
        for call in calls(path)
        if called_name(call) in BANNED_CALLS and not is_allowed(path, called_name(call))
    ]
    assert found == []


def test_only_tasks_and_beat_ring_the_broker():
    found = [
        f"{place(path, call.lineno)} {called_name(call)}"
        for path in product_files()
        for call in calls(path)
        if path.name not in BROKER_CALLERS and called_name(call) in BROKER_CALLS
    ]
    assert found == []


def test_no_task_waits_in_the_broker_for_its_time():
    found = [
        place(path, call.lineno)
        for path in product_files()
        for call in calls(path)
        if BROKER_CLOCKS & {keyword.arg for keyword in call.keywords}
    ]
    assert found == []


def test_nothing_asks_the_clock_of_the_database():
    found = [
        f"{place(path, call.lineno)} {called_name(call)}"
        for path in product_files()
        for call in calls(path)
        if called_name(call) in DATABASE_CLOCKS
    ]
    assert found == []
    written = [
        path for path in product_files() if "migrations" not in path.parts and "CURRENT_TIMESTAMP" in path.read_text()
    ]
    assert written == []


def test_imports_stand_at_the_top():
    inline = [
        place(path, node.lineno)
        for path in product_files()
        for node, _name in imports(path)
        if node.col_offset and not within_type_checking(path, node)
    ]
    assert inline == []


def within_type_checking(path, node):
    blocks = [block for block in ast.walk(tree(path)) if isinstance(block, ast.If)]
    return any(node in block.body and ast.unparse(block.test) == "TYPE_CHECKING" for block in blocks)


def test_apps_do_nothing_when_they_are_ready():
    ready = [
        place(path, node.lineno)
        for path in product_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and node.name == "ready" and path.name == "apps.py"
    ]
    assert ready == []


@pytest.mark.parametrize("name", ["requirements.in", "requirements-dev.in"])
def test_every_library_has_a_reason(name):
    wanted = [line for line in (ROOT / name).read_text().splitlines() if line and not line.startswith(("#", "-c"))]
    assert wanted
    assert [line for line in wanted if not line.partition(" # ")[2].strip()] == []
