"""How far the ledger can be copied without missing an entry that becomes visible late.

PostgreSQL gives out ids in one order and shows rows in another: entry 101 may be seen while the transaction of
entry 100 is still running. So "everything up to the last id seen" is only safe once every transaction that was
writing entries when that id was seen has ended. SQLite has one writer: its ids become visible in order.
"""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Max

from luoshi.ledger.models import Entry

# An INSERT takes this lock before it takes its first id and keeps it to the end of its transaction. Unlike the
# oldest running transaction (pg_snapshot_xmin), it is not held back by what other tables or databases do.
_WRITERS = """
SELECT virtualtransaction FROM pg_locks
WHERE locktype = 'relation' AND relation = %s::regclass AND mode = 'RowExclusiveLock' AND granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND pid IS DISTINCT FROM pg_backend_pid()
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


def _writers() -> frozenset[str]:
    if connection.vendor == "sqlite":
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute(_WRITERS, [Entry._meta.db_table])
        return frozenset(row[0] for row in cursor.fetchall())
