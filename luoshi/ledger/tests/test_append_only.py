import uuid
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from luoshi.catalogue.models import Indicator
from luoshi.common import clock
from luoshi.ledger.models import Entry


@pytest.fixture
def entry(cast):
    return Entry.objects.create(
        org=cast.works,
        indicator=Indicator.objects.get(code="talk.onsite"),
        day=date(2026, 5, 4),
        amount=80,
        standing="accepted",
        source_app="activities",
        source_uid=uuid.uuid4(),
        posting=1,
        line=1,
        recorded_at=clock.now(),
    )


def test_the_database_refuses_to_change_an_entry(entry):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(amount=81)
    assert Entry.objects.get().amount == 80


def test_the_database_refuses_to_delete_an_entry(entry):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.all().delete()
    assert Entry.objects.count() == 1


def test_raw_sql_is_refused_as_well(entry):
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE ledger_entry SET amount = 0")
    assert Entry.objects.get().amount == 80


@pytest.mark.parametrize("changed", [{"posting": "posting + 1"}, {"id": "id + 1"}])
def test_an_entry_cannot_be_replaced_by_one_with_its_id_or_its_place(entry, changed):
    if connection.vendor != "sqlite":
        pytest.skip("INSERT OR REPLACE is SQLite's; what PostgreSQL has instead is an UPDATE")
    columns = [field.column for field in Entry._meta.concrete_fields]
    names = ", ".join(columns)
    values = ", ".join({**changed, "amount": "0"}.get(column, column) for column in columns)
    statement = f"INSERT OR REPLACE INTO ledger_entry ({names}) SELECT {values} FROM ledger_entry"
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Entry.objects.get().amount == 80


@pytest.mark.postgres
def test_emptying_the_table_is_refused_as_well(entry):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE: it is a DELETE there")
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        # What the fixture wrote has checks pending, for which PostgreSQL would refuse by itself.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE ledger_entry")
    assert Entry.objects.count() == 1
