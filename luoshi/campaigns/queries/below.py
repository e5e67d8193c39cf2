"""How a plan stands in the units below."""

from dataclasses import dataclass
from typing import Literal

from django.db.models import Count, Q, QuerySet

from luoshi.campaigns.models import Delivery, Plan, Task
from luoshi.campaigns.queries.standings import find_standings
from luoshi.campaigns.rules import Lamp, Standing, choose_lamp
from luoshi.common import clock
from luoshi.common.quantities import whole_number
from luoshi.people.access import Acting

Reach = Literal["direct", "all"]


@dataclass(frozen=True)
class Below:
    """How many units were sent the plan and how many signed: by the own unit, and in all of its subtree."""

    sent: int
    signed: int
    sent_directly: int
    signed_directly: int

    @property
    def unsigned(self) -> int:
        return self.sent - self.signed


@dataclass(frozen=True)
class RecipientRow:
    """One unit that has the plan, and how many units it passed it on to."""

    delivery: Delivery
    standing: Standing
    lamp: Lamp
    passed_to: int
    passed_signed: int


@dataclass(frozen=True)
class RecipientPage:
    """Some recipients in the order of the tree; `next_after` continues behind them, empty at the end."""

    rows: tuple[RecipientRow, ...]
    next_after: str


def count_below(acting: Acting, plan: Plan) -> Below:
    """Sent and signed, below the own unit: one query."""
    directly = Q(dispatch__org=acting.org)
    counts = _below(acting, plan).aggregate(
        sent=Count("pk"),
        signed=Count("signed_at"),
        sent_directly=Count("pk", filter=directly),
        signed_directly=Count("signed_at", filter=directly),
    )
    return Below(**counts)


def list_recipients(
    acting: Acting,
    plan: Plan,
    *,
    reach: Reach = "direct",
    unsigned_only: bool = False,
    after: str = "",
    size: int = 50,
) -> RecipientPage:
    """The units that the own unit sent the plan to, or all of its subtree that have it: three queries."""
    rows = _below(acting, plan).order_by("org__key")
    if reach == "direct":
        rows = rows.filter(dispatch__org=acting.org)
    if unsigned_only:
        rows = rows.filter(signed_at=None)
    last = whole_number(after)
    if last is not None:
        rows = rows.filter(org__key__gt=last)
    found = list(rows.select_related("org", "signed_by", "dispatch__org")[: size + 1])
    shown = found[:size]
    next_after = str(shown[-1].org.key) if len(found) > size else ""
    return RecipientPage(_recipient_rows(plan, shown), next_after)


def _below(acting: Acting, plan: Plan) -> QuerySet[Delivery]:
    span = acting.subtree
    return Delivery.objects.filter(plan=plan, org__key__gt=span.first, org__key__lt=span.end)


def _recipient_rows(plan: Plan, shown: list[Delivery]) -> tuple[RecipientRow, ...]:
    standings, today = find_standings(shown), clock.today()
    passed = _count_passed(plan, shown)
    return tuple(
        RecipientRow(
            delivery=one,
            standing=standings[one.pk],
            lamp=choose_lamp(standings[one.pk], today),
            passed_to=passed.get(one.org_id, (0, 0))[0],
            passed_signed=passed.get(one.org_id, (0, 0))[1],
        )
        for one in shown
    )


def list_reported(acting: Acting, plan: Plan, *, size: int = 50) -> list[Task]:
    """Tasks that units reported as done and that the own unit, which sent them, may confirm; oldest first."""
    done = Task.objects.filter(delivery__plan=plan, delivery__dispatch__org=acting.org, state=Task.State.DONE)
    return list(done.select_related("measure", "org").order_by("done_at", "pk")[:size])


def _count_passed(plan: Plan, shown: list[Delivery]) -> dict[int, tuple[int, int]]:
    """How many units each of these units sent the plan to, and how many of those signed."""
    rows = Delivery.objects.filter(plan=plan, dispatch__org__in=[one.org_id for one in shown])
    grouped = (
        rows.order_by().values_list("dispatch__org").annotate(sent=Count("pk"), signed=Count("signed_at"))
    )
    return {org: (sent, signed) for org, sent, signed in grouped}
