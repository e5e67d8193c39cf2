"""Two settlings of one source at the same moment, each on its own connection."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from luoshi.ledger.actions import settle
from luoshi.ledger.facts import Fact, Source
from luoshi.ledger.models import Entry


@pytest.mark.django_db(transaction=True)
def test_eight_settlings_of_one_source_at_once_post_it_once(cast):
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("an in-memory database has one connection for all threads")
    source, start = Source("activities", uuid.uuid4()), threading.Barrier(8)
    facts = [Fact(cast.works.pk, "talk.onsite", date(2026, 5, 4), 80)]

    def post(_):
        start.wait()
        try:
            return settle(source, facts, by=None).entries
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(post, range(8))) == [0] * 7 + [1]
    assert [entry.amount for entry in Entry.objects.all()] == [80]
