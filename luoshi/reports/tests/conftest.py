"""A plan of three measures under way in the cast's province, and a ledger to record into."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from luoshi.campaigns.models import Delivery, Dispatch, Measure, Plan, Task
from luoshi.common import clock
from luoshi.common.identifiers import new_uid
from luoshi.ledger.actions import settle
from luoshi.ledger.facts import Fact, Source

ISSUED_AT = datetime(2026, 4, 30, 2, 0, tzinfo=UTC)
NOON = datetime(2026, 8, 31, 4, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Story:
    """The plan, its measures, and what may happen in it."""

    cast: object
    plan: Plan
    drafting: Measure
    talks: Measure
    media: Measure

    def deliver(self, *orgs, at=ISSUED_AT, signed_at=None):
        """Put the plan in the units' inboxes, with a task for every measure."""
        dispatch = Dispatch.objects.create(
            uid=new_uid(),
            plan=self.plan,
            org=self.plan.org,
            rules=[],
            units=len(orgs),
            sent_at=at,
            sent_by=self.plan.recorded_by,
        )
        for org in orgs:
            delivery = Delivery.objects.create(
                plan=self.plan, org=org, dispatch=dispatch, delivered_at=at, signed_at=signed_at
            )
            for measure in (self.drafting, self.talks, self.media):
                Task.objects.create(measure=measure, org=org, delivery=delivery)

    def talk(
        self, *hosts, onsite=0, online=0, on=date(2026, 6, 1), uid=None, measure=None, standing="accepted"
    ):
        """Settle a talk that serves a measure; the same uid again corrects it."""
        source = Source("activities", uid or new_uid())
        amounts = {"talk.sessions": 1, "talk.onsite": onsite, "talk.online": online}
        facts = [
            Fact(
                org=host.pk,
                indicator=code,
                day=on,
                amount=amount,
                standing=standing,
                for_measure=served,
                joint=len(hosts) > 1,
            )
            for host in hosts
            for code, amount in amounts.items()
            if amount
            for served in (None, (measure or self.talks).pk)
        ]
        settle(source, facts, by=None)
        return source.uid


@pytest.fixture
def now():
    """Noon of 31 August 2026 in China, held still."""
    with clock.held_at(NOON):
        yield NOON


@pytest.fixture
def story(cast, now) -> Story:
    person = cast.province_officer.person
    plan = Plan.objects.create(
        uid=new_uid(),
        org=cast.province,
        title="澜江省总工会学习宣传大国工匠贺信精神方案",
        doc_number="澜总工办发〔2026〕12号",
        state=Plan.State.ISSUED,
        starts_on=date(2026, 5, 1),
        ends_on=date(2026, 12, 31),
        issued_at=ISSUED_AT,
        issued_by=person,
        recorded_at=ISSUED_AT,
        recorded_by=person,
    )

    def measure(order, title, starts_on, ends_on):
        return Measure.objects.create(
            plan=plan,
            org=cast.province,
            uid=new_uid(),
            order=order,
            title=title,
            starts_on=starts_on,
            ends_on=ends_on,
            recorded_at=ISSUED_AT,
            recorded_by=person,
        )

    return Story(
        cast,
        plan,
        drafting=measure(1, "制定宣传方案", date(2026, 5, 1), date(2026, 5, 6)),
        talks=measure(2, "组织宣传宣讲。", date(2026, 5, 1), date(2026, 11, 30)),
        media=measure(3, "主流媒体宣传", date(2026, 10, 1), date(2026, 12, 31)),
    )
