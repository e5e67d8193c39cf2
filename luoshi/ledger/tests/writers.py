"""A second writer of the ledger, for tests of what PostgreSQL shows when."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection


@contextmanager
def slow_writer(org, indicator_id: int) -> Iterator[psycopg.Connection]:
    """A second connection that has inserted an entry and not committed it."""
    asked = connection.get_connection_params()
    with psycopg.connect(
        **{name: asked[name] for name in ("host", "port", "user", "password", "dbname")}
    ) as other:
        other.execute(
            "INSERT INTO ledger_entry (org_id, indicator_id, day, amount, channel, audience, standing, source_app,"
            " source_uid, posting, line, joint, recorded_at)"
            " VALUES (%s, %s, '2026-05-04', 5, '', '', 'accepted', 'activities', %s, 1, 1, false, '2026-05-05T00:00Z')",
            [org.pk, indicator_id, uuid.uuid4()],
        )
        yield other
