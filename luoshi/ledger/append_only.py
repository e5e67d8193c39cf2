"""Triggers that make a table append-only, on SQLite and on PostgreSQL.

Django's own flush (between tests) must lift them for a moment: `lifted` does that, and only tests call it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

SENTENCE = "append-only: rows of {table} are never changed or removed"

_SQLITE = """
CREATE TRIGGER {table}_refuse_{event} BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, '{sentence}'); END
"""
_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{sentence}'; END $$
"""
# Per statement: a bulk UPDATE that matches nothing is refused as well, and so is a cascade.
_POSTGRES = """
CREATE TRIGGER {table}_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()
"""


def guard(connection: BaseDatabaseWrapper, table: str) -> None:
    """From now on the database refuses UPDATE and DELETE (and TRUNCATE on PostgreSQL) on `table`."""
    sentence = SENTENCE.format(table=table)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for event in ("UPDATE", "DELETE"):
                cursor.execute(_SQLITE.format(table=table, event=event, sentence=sentence))
        else:
            cursor.execute(_POSTGRES_FUNCTION.format(table=table, sentence=sentence))
            cursor.execute(_POSTGRES.format(table=table))


def unguard(connection: BaseDatabaseWrapper, table: str) -> None:
    """Lift the guard: for undoing a migration, and for `lifted`."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for event in ("UPDATE", "DELETE"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_refuse_{event}")
        else:
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_refuse ON {table}")


@contextmanager
def lifted(connection: BaseDatabaseWrapper, *tables: str) -> Iterator[None]:
    """Lift the guard of `tables` while the body runs: a test database has to be emptied between tests."""
    for table in tables:
        unguard(connection, table)
    try:
        yield
    finally:
        for table in tables:
            guard(connection, table)
