"""Tables whose rows the database itself refuses to change or delete."""

from collections.abc import Callable

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.migrations.state import StateApps

SQLITE_TRIGGER = (
    "CREATE TRIGGER onrecord_no_{verb}_{table} BEFORE {VERB} ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
)
POSTGRES_FUNCTION = (
    "CREATE OR REPLACE FUNCTION onrecord_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME "
    "USING ERRCODE = 'integrity_constraint_violation'; END $$"
)
POSTGRES_TRIGGER = (
    "CREATE TRIGGER onrecord_no_{verb}_{table} BEFORE {VERB} ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION onrecord_append_only()"
)

Step = Callable[[StateApps, BaseDatabaseSchemaEditor], None]


def append_only(table: str) -> RunPython:
    """A reversible migration step: no UPDATE, DELETE or (PostgreSQL) TRUNCATE of ``table`` from now on."""
    install, remove = _steps(table)
    return RunPython(install, remove)


def append_only_lifted(table: str) -> RunPython:
    """The opposite step: between it and the next ``append_only`` a migration may change the table's columns."""
    install, remove = _steps(table)
    return RunPython(remove, install)


def _steps(table: str) -> tuple[Step, Step]:
    def install(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in install_statements(table, vendor=editor.connection.vendor):
            editor.execute(statement, params=None)

    def remove(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        on_table = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
        for verb in _verbs(editor.connection.vendor):
            editor.execute(f"DROP TRIGGER onrecord_no_{verb}_{table}{on_table}", params=None)

    return install, remove


def install_statements(table: str, *, vendor: str) -> list[str]:
    """The SQL that makes ``table`` append-only on this kind of database."""
    if vendor == "postgresql":
        triggers = [POSTGRES_TRIGGER.format(verb=v, VERB=v.upper(), table=table) for v in _verbs(vendor)]
        return [POSTGRES_FUNCTION, *triggers]
    return [SQLITE_TRIGGER.format(verb=v, VERB=v.upper(), table=table) for v in _verbs(vendor)]


def _verbs(vendor: str) -> tuple[str, ...]:
    return ("update", "delete", "truncate") if vendor == "postgresql" else ("update", "delete")
