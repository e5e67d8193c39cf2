"""DuckDB as a library: one in-memory engine per thread, and rows of entries as a relation it can read.

It never opens a database file: such a file would lock out every other process.
"""

import threading
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import duckdb
from django.db.models import QuerySet

from luoshi.ledger.models import Entry

# The columns of a segment and of the tail, with the field of Entry that fills each.
COLUMNS = {
    "org_key": ("BIGINT", "org__key"),
    "org": ("BIGINT", "org_id"),
    "indicator": ("BIGINT", "indicator_id"),
    "day": ("DATE", "day"),
    "amount": ("BIGINT", "amount"),
    "channel": ("VARCHAR", "channel"),
    "audience": ("VARCHAR", "audience"),
    "measure": ("BIGINT", "for_measure"),
    "standing": ("VARCHAR", "standing"),
    "source": ("UUID", "source_uid"),
    "joint": ("BOOLEAN", "joint"),
    # Naive, in UTC: DuckDB needs pytz to hand out an aware one.
    "recorded_at": ("TIMESTAMP", "recorded_at"),
}
# How the columns are handed to `rows_sql`: one list each, as parameters of these names.
ROWS_SQL = "SELECT " + ", ".join(
    f"unnest($row_{name}::{kind}[]) AS {name}" for name, (kind, _) in COLUMNS.items()
)

Row = tuple[int | None, int, int, date, int, str, str, int | None, str, UUID, bool, datetime]
_of_thread = threading.local()


def connect() -> duckdb.DuckDBPyConnection:
    """This thread's engine."""
    if not hasattr(_of_thread, "engine"):
        _of_thread.engine = duckdb.connect(":memory:")
        _of_thread.engine.execute("SET parquet_metadata_cache = true")
    engine: duckdb.DuckDBPyConnection = _of_thread.engine
    return engine


def read_rows(entries: QuerySet[Entry]) -> QuerySet[Entry, Row]:
    """Entries as rows of COLUMNS."""
    return entries.values_list(*(field for _, field in COLUMNS.values()))


def as_parameters(rows: Iterable[Row]) -> dict[str, list[Any]]:
    """Rows as the parameters of ROWS_SQL: many times quicker than inserting them one by one."""
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in COLUMNS]
    columns[-1] = [to_naive(moment) for moment in columns[-1]]
    return {f"row_{name}": column for name, column in zip(COLUMNS, columns, strict=True)}


def to_naive(moment: datetime) -> datetime:
    """An aware moment as the naive UTC one of a segment."""
    return moment.astimezone(UTC).replace(tzinfo=None)
