"""What a unit was sent: unsigned first, then newest first."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from luoshi.campaigns.models import Delivery, Plan, Task
from luoshi.campaigns.queries.standings import find_standings
from luoshi.campaigns.rules import Lamp, Standing, choose_lamp
from luoshi.common import clock
from luoshi.common.quantities import whole_number
from luoshi.orgs.models import Org
from luoshi.people.access import Acting


@dataclass(frozen=True)
class InboxRow:
    """One plan as it was sent to the unit."""

    delivery: Delivery
    standing: Standing
    lamp: Lamp


@dataclass(frozen=True)
class InboxPage:
    """Some rows; `next_after` continues behind them, empty at the end."""

    rows: tuple[InboxRow, ...]
    next_after: str


def inbox(acting: Acting, *, after: str = "", size: int = 30) -> InboxPage:
    """The deliveries to the own unit: three queries, however many there are."""
    rows = _deliveries(acting.org).order_by("-waiting", "-id").filter(_behind(after))
    found = list(rows.select_related("plan", "dispatch__org", "signed_by")[: size + 1])
    shown, more = found[:size], len(found) > size
    standings = find_standings(shown)
    today = clock.today()
    return InboxPage(
        rows=tuple(InboxRow(one, standings[one.pk], choose_lamp(standings[one.pk], today)) for one in shown),
        next_after=_cursor(shown[-1]) if more else "",
    )


def find_delivery(org: Org, plan: Plan) -> Delivery | None:
    """The plan as delivered to the unit, or None for one that it issued or only oversees."""
    mine = Delivery.objects.filter(org=org, plan=plan)
    return mine.select_related("plan", "org", "dispatch__org", "dispatch__sent_by", "signed_by").first()


def count_waiting(org: Org) -> int:
    """How many deliveries of the unit have something to sign for."""
    return _deliveries(org).filter(waiting=1).count()


def _deliveries(org: Org) -> QuerySet[Any]:
    """The unit's deliveries, with `waiting`: 1 if the plan or a later measure is not signed for, else 0."""
    unread = Task.objects.filter(delivery=OuterRef("pk"), state=Task.State.UNREAD)
    waiting = Case(
        When(Q(signed_at=None) | Q(Exists(unread)), then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    return Delivery.objects.filter(org=org).annotate(waiting=waiting)


def _cursor(last: Any) -> str:
    return f"{last.waiting}-{last.pk}"


def _behind(after: str) -> Q:
    """Rows behind a cursor; one that nobody gave out starts at the beginning."""
    said, _, number = after.partition("-")
    waiting, last = whole_number(said), whole_number(number)
    if waiting is None or last is None:
        return Q()
    return Q(waiting__lt=waiting) | Q(waiting=waiting, pk__lt=last)
