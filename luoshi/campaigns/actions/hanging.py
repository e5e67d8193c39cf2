"""A unit hangs its own measure on a plan from above; the original is never changed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from luoshi.campaigns import queries
from luoshi.campaigns.actions.sending import CHUNK, find_due_date
from luoshi.campaigns.errors import NotSignedFor, TitleMissing, UidTaken, WindowReversed
from luoshi.campaigns.models import Delivery, Measure, Plan, Task
from luoshi.campaigns.rules import Window, lies_within
from luoshi.common import clock
from luoshi.common.errors import NotFound
from luoshi.orgs.models import Org
from luoshi.people.access import Acting


@dataclass(frozen=True)
class Hung:
    """A local measure as it hangs; `is_outside_window` warns that it leaves the window of the original.

    `units` is how many units below got it as a task at once.
    """

    measure: Measure
    is_outside_window: bool
    units: int


@transaction.atomic
def hang_measure(
    acting: Acting,
    plan: Plan,
    *,
    uid: UUID,
    under: Measure | None,
    title: str,
    body: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Hung:
    """Hang the own unit's measure on a plan that it signed for. It applies to the units below.

    Those that already have the plan get the task now, the others when it is passed on to them. A window that
    leaves that of `under` is kept and warned of. Again with the same uid: the same measure.
    Raises: NotYours, NotFound, NotSignedFor, TitleMissing, WindowReversed, UidTaken.
    """
    acting.require("pass_on")
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    known = _find_hung(acting, plan, uid)
    if known:
        return Hung(known, _is_outside(known), known.tasks.count())
    _check_may_hang(acting, plan, under)
    _check_wording(title, starts_on, ends_on)
    measure = Measure.objects.create(
        plan=plan,
        org=acting.org,
        under=under,
        uid=uid,
        order=_next_order(plan, acting.org),
        title=title.strip(),
        body=body.strip(),
        starts_on=starts_on,
        ends_on=ends_on,
        recorded_at=clock.now(),
        recorded_by=acting.person,
    )
    return Hung(measure, _is_outside(measure), _give_task_below(acting, measure))


def _find_hung(acting: Acting, plan: Plan, uid: UUID) -> Measure | None:
    measure = Measure.objects.filter(uid=uid).select_related("under").first()
    if measure and (measure.plan_id, measure.org_id) != (plan.pk, acting.org.pk):
        raise UidTaken
    return measure


def _check_may_hang(acting: Acting, plan: Plan, under: Measure | None) -> None:
    delivery = Delivery.objects.filter(plan=plan, org=acting.org).first()
    if delivery is None:
        raise NotFound
    if delivery.signed_at is None:
        raise NotSignedFor
    if under and under not in queries.path_measures(plan, acting.org):
        raise NotFound


def _check_wording(title: str, starts_on: date | None, ends_on: date | None) -> None:
    if not title.strip():
        raise TitleMissing
    if starts_on and ends_on and ends_on < starts_on:
        raise WindowReversed(starts_on=starts_on, ends_on=ends_on)


def _is_outside(measure: Measure) -> bool:
    if measure.under is None:
        return False
    inner = Window(measure.starts_on, measure.ends_on)
    return not lies_within(inner, Window(measure.under.starts_on, measure.under.ends_on))


def _next_order(plan: Plan, org: Org) -> int:
    """Behind the original measures and the unit's own: counted over all units, it would outgrow its column."""
    last: int | None = plan.measures.filter(org__in=(plan.org_id, org.pk)).aggregate(last=Max("order"))[
        "last"
    ]
    return (last or 0) + 1


def _give_task_below(acting: Acting, measure: Measure) -> int:
    """Tasks for the units below that already have the plan; returns how many."""
    span = acting.subtree
    below = Delivery.objects.filter(plan=measure.plan, org__key__gt=span.first, org__key__lt=span.end)
    tasks = [
        Task(
            measure=measure,
            org_id=delivery.org_id,
            delivery=delivery,
            due_on=find_due_date(measure, delivery.dispatch.due_on),
        )
        for delivery in below.select_related("dispatch")
    ]
    Task.objects.bulk_create(tasks, batch_size=CHUNK)
    return len(tasks)
