"""How far the ledger can be copied, and as of which moment be quoted, without missing what becomes visible late.

PostgreSQL gives out ids in one order and shows rows in another: entry 101 may be seen while the transaction of
entry 100 is still running. So "everything up to the last id seen" is only safe once every transaction that was
writing entries when that id was seen has ended. SQLite has one writer: its ids become visible in order.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from luoshi.common import clock
from luoshi.ledger.models import Entry

# An INSERT takes this lock before it takes its first id, `claim` before the clock is read, and both keep it to the
# end of their transaction. Unlike the oldest running transaction (pg_snapshot_xmin), it is not held back by what
# other tables or databases do.
_WRITERS = """
FROM pg_locks JOIN pg_stat_activity AS session USING (pid)
WHERE locktype = 'relation' AND relation = %s::regclass AND mode = 'RowExclusiveLock' AND granted
  AND database = session.datid AND session.datname = current_database() AND pid <> pg_backend_pid()
"""


@dataclass(frozen=True)
class Horizon:
    """The last entry seen at a moment, and the transactions that were writing entries then."""

    last_id: int
    writers: frozenset[str]


def mark_horizon() -> Horizon:
    """The present horizon. The id is read first: whoever has a lower one is a writer still, or seen from now on."""
    last_id = Entry.objects.aggregate(last=Max("pk"))["last"] or 0
    return Horizon(last_id, _writers())


def is_settled(horizon: Horizon) -> bool:
    """Whether every entry up to the horizon that will ever be seen can be seen now."""
    return not horizon.writers or horizon.writers.isdisjoint(_writers())


def claim() -> None:
    """Be known as a writer until the transaction ends; whoever records reads the clock after this."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {Entry._meta.db_table} IN ROW EXCLUSIVE MODE")


def settled_moment() -> datetime:
    """The latest moment of which the ledger knows everything: a total as of it will never be another.

    On PostgreSQL it lies before the oldest transaction that is writing entries; on SQLite it is now, once the
    writer of this moment, if there is one, has ended.
    """
    if connection.vendor == "sqlite":
        with transaction.atomic():
            return clock.now()
    now = clock.now()
    [oldest] = _fetch(f"SELECT min(xact_start) {_WRITERS}")
    return now if oldest[0] is None else min(now, oldest[0] - timedelta(microseconds=1))


def _writers() -> frozenset[str]:
    if connection.vendor == "sqlite":
        return frozenset()
    return frozenset(writer for (writer,) in _fetch(f"SELECT virtualtransaction {_WRITERS}"))


def _fetch(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [Entry._meta.db_table])
        return list(cursor.fetchall())
