"""Triggers that freeze an issued report and its figures, on SQLite and on PostgreSQL.

A later migration that rebuilds one of the two tables on SQLite has to `melt` before and `freeze` after: a rebuilt
table loses its triggers there, and a trigger that reads the other table refuses its renaming.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

SENTENCE = "frozen: an issued report and its figures are never changed or removed"
_ISSUED = "(SELECT state FROM reports_report WHERE id = {row}.report_id) = 'issued'"
# What is refused: (table, event, when). An insert or a move of a figure into an issued report is a change of it.
_REFUSED = (
    ("reports_report", "UPDATE", "OLD.state = 'issued'"),
    ("reports_report", "DELETE", "OLD.state = 'issued'"),
    ("reports_figure", "INSERT", _ISSUED.format(row="NEW")),
    ("reports_figure", "UPDATE", f"{_ISSUED.format(row='OLD')} OR {_ISSUED.format(row='NEW')}"),
    ("reports_figure", "DELETE", _ISSUED.format(row="OLD")),
)
_SQLITE = """
CREATE TRIGGER {table}_frozen_{event} BEFORE {event} ON {table} WHEN {when}
BEGIN SELECT RAISE(ABORT, '{sentence}'); END
"""
_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION {table}_frozen_{event}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN IF {when} THEN RAISE EXCEPTION '{sentence}'; END IF; RETURN {row}; END $$
"""
_POSTGRES = """
CREATE TRIGGER {table}_frozen_{event} BEFORE {event} ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_frozen_{event}()
"""


def freeze(connection: BaseDatabaseWrapper) -> None:
    """From now on the database refuses to change what has been issued."""
    with connection.cursor() as cursor:
        for table, event, when in _REFUSED:
            words = {"table": table, "event": event.lower(), "when": when, "sentence": SENTENCE}
            if connection.vendor == "sqlite":
                cursor.execute(_SQLITE.format(**words))
            else:
                row = "OLD" if event == "DELETE" else "NEW"
                cursor.execute(_POSTGRES_FUNCTION.format(**words, row=row))
                cursor.execute(_POSTGRES.format(**words))


def melt(connection: BaseDatabaseWrapper) -> None:
    """Lift the triggers: for undoing a migration, and for `melted`."""
    with connection.cursor() as cursor:
        for table, event, _when in _REFUSED:
            place = "" if connection.vendor == "sqlite" else f" ON {table}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_frozen_{event.lower()}{place}")


@contextmanager
def melted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Lift the triggers while the body runs: a test database has to be emptied between tests."""
    melt(connection)
    try:
        yield
    finally:
        freeze(connection)
