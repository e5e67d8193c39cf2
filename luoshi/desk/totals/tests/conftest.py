import uuid
from datetime import UTC, date, datetime, time

import pytest

from luoshi.activities.content import Content
from luoshi.activities.models import Activity, Host, Version
from luoshi.catalogue.models import Kind
from luoshi.common import clock
from luoshi.ledger.actions import settle
from luoshi.ledger.facts import Fact, Source

NOON = datetime(2026, 6, 30, 4, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_segments_at_noon(settings, tmp_path):
    settings.SEGMENTS = tmp_path / "segments"
    with clock.held_at(NOON):
        yield


@pytest.fixture
def hold_talk(cast):
    """A talk of these hosts in the records and in the ledger: `hold_talk(cast.works, people=80)`."""

    def hold(
        *hosts,
        people=80,
        day=date(2026, 5, 4),
        title="安全生产宣讲",
        recorded_at=None,
        measure=None,
        standing="accepted",
    ):
        with clock.held_at(recorded_at or datetime.combine(day, time(12), clock.CHINA)):
            activity = Activity.objects.create(
                uid=uuid.uuid4(),
                org=hosts[0],
                kind=Kind.objects.get(code="talk"),
                title=title,
                held_on=day,
                attendance_onsite=people,
                state=Activity.State.ACCEPTED,
                accepted_revision=1,
                recorded_at=clock.now(),
                recorded_by=cast.clerk.person,
            )
            content = Content(kind="talk", title=title, held_on=day, hosts=tuple(host.pk for host in hosts))
            Version.objects.create(
                activity=activity,
                revision=1,
                content=content.to_json(),
                recorded_at=clock.now(),
                recorded_by=cast.clerk.person,
            )
            Host.objects.bulk_create([Host(activity=activity, org=host) for host in hosts])
            facts = facts_of(hosts, people, day, measure, standing)
            settle(Source("activities", activity.uid), facts, by=None)
        return activity

    return hold


def facts_of(hosts, people, day, measure=None, standing="accepted") -> list[Fact]:
    return [
        Fact(host.pk, code, day, amount, standing, channel, for_measure=share, joint=len(hosts) > 1)
        for host in hosts
        for code, amount, channel in (("talk.sessions", 1, ""), ("talk.onsite", people, "onsite"))
        for share in {None, measure}
    ]
