"""A unit's own notices and plans, newest first."""

from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Count, Q, QuerySet

from luoshi.campaigns.models import Delivery, Notice, Plan
from luoshi.common.quantities import whole_number
from luoshi.people.access import Acting

Row = TypeVar("Row", Notice, Plan)


@dataclass(frozen=True)
class NoticePage:
    """Some notices, each with its plan if it has one; `next_after` continues behind them, empty at the end."""

    rows: tuple[Notice, ...]
    next_after: str


@dataclass(frozen=True)
class PlanRow:
    """A plan of the unit and how many units were sent it and signed."""

    plan: Plan
    sent: int
    signed: int


@dataclass(frozen=True)
class PlanPage:
    """Some plans; `next_after` continues behind them, empty at the end."""

    rows: tuple[PlanRow, ...]
    next_after: str


def list_notices(acting: Acting, *, after: str = "", size: int = 30) -> NoticePage:
    """The own unit's notices, without their text and readings: one query."""
    rows = Notice.objects.filter(org=acting.org).select_related("plan", "recorded_by")
    shown, next_after = _take(rows.defer("text", "reading", "corrected"), after, size)
    return NoticePage(tuple(shown), next_after)


def list_plans(acting: Acting, *, after: str = "", size: int = 30) -> PlanPage:
    """The own unit's plans, drafts among them: two queries."""
    rows = Plan.objects.filter(org=acting.org).select_related("notice", "issued_by")
    deferred = ("notice__text", "notice__reading", "notice__corrected")
    shown, next_after = _take(rows.defer(*deferred), after, size)
    counts = _count_deliveries(shown)
    return PlanPage(tuple(PlanRow(plan, *counts.get(plan.pk, (0, 0))) for plan in shown), next_after)


def _take(rows: "QuerySet[Row]", after: str, size: int) -> tuple[list[Row], str]:
    last = whole_number(after)
    found = list(rows.filter(Q() if last is None else Q(pk__lt=last)).order_by("-pk")[: size + 1])
    return found[:size], str(found[size - 1].pk) if len(found) > size else ""


def _count_deliveries(plans: list[Plan]) -> dict[Any, tuple[int, int]]:
    rows = Delivery.objects.filter(plan__in=plans).order_by().values_list("plan")
    return {
        plan: (sent, signed)
        for plan, sent, signed in rows.annotate(sent=Count("pk"), signed=Count("signed_at"))
    }
