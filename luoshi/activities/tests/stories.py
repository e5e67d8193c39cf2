"""The story of these tests: on 10 May 2026 the works records the talk that it held on 4 May for one measure.

Fixtures for the conftest of this room and of its pages, and what the ledger holds of a record.
"""

import uuid
from datetime import date, datetime

import pytest

from luoshi.activities.actions import record_activity
from luoshi.campaigns.models import Delivery, Dispatch, Measure, Plan, Task
from luoshi.catalogue.models import Kind
from luoshi.common import clock
from luoshi.ledger.facts import Source
from luoshi.ledger.queries import list_facts
from luoshi.ledger.rules import compute_balance
from luoshi.orgs.models import Org

NOW = datetime(2026, 5, 10, 12, 0, tzinfo=clock.CHINA)


@pytest.fixture(autouse=True)
def on_10_may():
    with clock.held_at(NOW):
        yield


@pytest.fixture
def measure(cast) -> Measure:
    """A measure of the province's plan, 1 to 31 May, that the works has as a task."""
    return deliver_measure(cast, plan="安全生产宣讲方案", title="开展安全生产宣讲")


def deliver_measure(cast, *, plan: str, title: str) -> Measure:
    """A plan of this title with this one measure, 1 to 31 May, delivered to the works."""
    who = {"recorded_at": NOW, "recorded_by": cast.province_officer.person}
    issued = Plan.objects.create(
        uid=uuid.uuid4(),
        org=cast.province,
        title=plan,
        state=Plan.State.ISSUED,
        issued_at=NOW,
        issued_by=cast.province_officer.person,
        **who,
    )
    measure = Measure.objects.create(
        plan=issued,
        org=cast.province,
        uid=uuid.uuid4(),
        order=1,
        title=title,
        starts_on=date(2026, 5, 1),
        ends_on=date(2026, 5, 31),
        **who,
    )
    dispatch = Dispatch.objects.create(
        uid=uuid.uuid4(),
        plan=issued,
        org=cast.town,
        rules=["each-unit"],
        units=1,
        sent_at=NOW,
        sent_by=cast.province_officer.person,
    )
    delivery = Delivery.objects.create(plan=issued, org=cast.works, dispatch=dispatch, delivered_at=NOW)
    Task.objects.create(measure=measure, org=cast.works, delivery=delivery)
    return measure


@pytest.fixture
def talk(cast):
    """Records a talk of 80 onsite and 30 online, or one with these changes: `talk(title="…")`."""

    def record(acting=None, **changes):
        said = {
            "uid": uuid.uuid4(),
            "kind": Kind.objects.get(code=changes.pop("kind", "talk")),
            "title": "安全生产专题宣讲",
            "held_on": date(2026, 5, 4),
            "place": "一车间",
            "attendance_onsite": 80,
            "attendance_online": 30,
        }
        return record_activity(acting or cast.clerk, **{**said, **changes})

    return record


def book_of(activity) -> dict[tuple, int]:
    """What the ledger holds of a record: (indicator, standing, unit's short name or name, measure) → amount."""
    names = {org.pk: org.name for org in Org.objects.all()}
    balance = compute_balance(list_facts(Source("activities", activity.uid)))
    return {
        (fact.indicator, fact.standing, names[fact.org], fact.for_measure): amount
        for fact, amount in balance.items()
        if amount
    }


def own_book(activity) -> dict[tuple[str, str], int]:
    """What the ledger holds of a record for its owner, the fact itself: (indicator, standing) → amount."""
    return {
        (indicator, standing): amount
        for (indicator, standing, unit, measure), amount in book_of(activity).items()
        if unit == activity.org.name and measure is None
    }


def faulty_fields(error) -> list[str]:
    """The fields of the form beside which a refused record has faults."""
    return sorted({fault.field for fault in error.value.faults})
