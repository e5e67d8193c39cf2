import uuid
from datetime import UTC, date, datetime

import pytest

from luoshi.common import clock
from luoshi.ledger.actions import settle
from luoshi.ledger.facts import Fact, Source
from luoshi.rollups.question import Period, Question

NOON = datetime(2026, 6, 30, 4, 0, tzinfo=UTC)
YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))


@pytest.fixture(autouse=True)
def _own_segments_at_noon(settings, tmp_path):
    """Segments of this test alone, and a clock that stands still."""
    settings.SEGMENTS = tmp_path / "segments"
    with clock.held_at(NOON):
        yield


@pytest.fixture
def record():
    """Record a talk and return its source: `record(cast.works, cast.school, people=80)` is a joint one."""

    def settle_talk(*hosts, people=80, day=date(2026, 5, 4), source=None, standing="accepted", measure=None):
        source = source or Source("activities", uuid.uuid4())
        facts = [
            Fact(host.pk, indicator, day, amount, standing, channel, for_measure=share, joint=len(hosts) > 1)
            for host in hosts
            for indicator, amount, channel in (("talk.sessions", 1, ""), ("talk.onsite", people, "onsite"))
            for share in ({None, measure})
        ]
        settle(source, facts, by=None)
        return source

    return settle_talk


@pytest.fixture
def year_of():
    """A question about sessions and attendances of 2026 under a unit."""

    def question(org, **more) -> Question:
        return Question(("talk.sessions", "talk.onsite"), org.pk, YEAR, **more)

    return question
