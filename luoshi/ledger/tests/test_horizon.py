"""An entry whose id is lower but which becomes visible later, on two connections."""

import uuid
from datetime import date

import pytest
from django.db import connection

from luoshi.common import clock
from luoshi.ledger.actions import settle
from luoshi.ledger.facts import Fact, Source
from luoshi.ledger.horizon import is_settled, mark_horizon, settled_moment
from luoshi.ledger.models import Entry
from luoshi.ledger.tests.writers import slow_writer


def post(org) -> int:
    settle(Source("activities", uuid.uuid4()), [Fact(org.pk, "talk.onsite", date(2026, 5, 4), 80)], by=None)
    return Entry.objects.latest("pk").pk


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_horizon_settles_only_when_the_writers_before_it_have_ended(cast):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer: its ids become visible in order")
    indicator_id = Entry.indicator.field.related_model.objects.get(code="talk.onsite").pk
    with slow_writer(cast.works, indicator_id) as other:
        seen = post(cast.works)
        horizon = mark_horizon()
        assert (horizon.last_id, is_settled(horizon)) == (seen, False)
        other.commit()
        assert is_settled(horizon)
    assert Entry.objects.filter(pk__lte=horizon.last_id).count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_horizon_with_no_writer_before_it_is_settled_at_once(cast):
    seen = post(cast.works)
    horizon = mark_horizon()
    assert (horizon.last_id, is_settled(horizon)) == (seen, True)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_settled_moment_lies_before_whoever_is_still_recording(cast):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer: whoever asks waits for it")
    indicator_id = Entry.indicator.field.related_model.objects.get(code="talk.onsite").pk
    before = clock.now()
    with slow_writer(cast.works, indicator_id) as other:
        began = other.execute("SELECT now()").fetchone()[0]
        assert before < settled_moment() < began
        other.commit()
        after = clock.now()
        assert settled_moment() >= after


@pytest.mark.django_db(transaction=True)
def test_the_settled_moment_is_now_when_nobody_is_recording(cast):
    post(cast.works)
    before = clock.now()
    assert before <= settled_moment() <= clock.now()


def test_the_horizon_of_an_empty_ledger_is_zero(db):
    assert mark_horizon().last_id == 0
