"""Issuing a plan and passing it on: one act, one dispatch; a delivery and tasks for every recipient."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from luoshi.campaigns import recipients
from luoshi.campaigns.errors import AllHaveIt, DueDatePassed, NoRecipients, NotSignedFor, UidTaken
from luoshi.campaigns.models import Delivery, Dispatch, Measure, Plan, Task
from luoshi.campaigns.queries.measure_paths import MeasurePaths
from luoshi.campaigns.rules import choose_due_date
from luoshi.common import clock
from luoshi.common.errors import NotFound
from luoshi.orgs.models import Org
from luoshi.people.access import Acting

CHUNK = 2000


@transaction.atomic
def issue_plan(
    acting: Acting, plan: Plan, *, uid: UUID, rules: Sequence[str], due_on: date | None, word: str = ""
) -> Dispatch:
    """Freeze the plan and send it to the units that the rules give; again with the same uid: the same dispatch.

    An issued plan can be sent to further units; one that already has it gets nothing twice and is counted in
    `units_skipped`. `due_on` is for measures without a window.
    Raises: NotYours, NotFound, NoRecipients, AllHaveIt, UnknownRule, DueDatePassed, UidTaken.
    """
    acting.require("issue")
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    if plan.org_id != acting.org.pk:
        raise NotFound
    sent = _find_sent(acting, plan, uid)
    if sent:
        return sent
    if plan.state == Plan.State.DRAFT:
        plan.state = Plan.State.ISSUED
        plan.issued_at, plan.issued_by = clock.now(), acting.person
        plan.save(update_fields=["state", "issued_at", "issued_by"])
    return _send(acting, plan, uid=uid, rules=rules, due_on=due_on, word=word)


@transaction.atomic
def pass_on(
    acting: Acting,
    delivery: Delivery,
    *,
    uid: UUID,
    rules: Sequence[str],
    due_on: date | None,
    word: str = "",
) -> Dispatch:
    """Send a plan that the own unit signed for to units below, with all that was hung on it on their path.

    Raises: as `issue_plan`, and NotSignedFor.
    """
    acting.require("pass_on")
    plan = Plan.objects.select_for_update().get(pk=delivery.plan_id)
    delivery = Delivery.objects.get(pk=delivery.pk)
    if delivery.org_id != acting.org.pk:
        raise NotFound
    sent = _find_sent(acting, plan, uid)
    if sent:
        return sent
    if delivery.signed_at is None:
        raise NotSignedFor
    dispatch = _send(acting, plan, uid=uid, rules=rules, due_on=due_on, word=word)
    Delivery.objects.filter(pk=delivery.pk, passed_on_at=None).update(passed_on_at=dispatch.sent_at)
    return dispatch


def _find_sent(acting: Acting, plan: Plan, uid: UUID) -> Dispatch | None:
    """The dispatch that this uid already made. Raises: UidTaken if it is another unit's or plan's."""
    dispatch = Dispatch.objects.filter(uid=uid).first()
    if dispatch and (dispatch.plan_id, dispatch.org_id) != (plan.pk, acting.org.pk):
        raise UidTaken
    return dispatch


def _send(
    acting: Acting, plan: Plan, *, uid: UUID, rules: Sequence[str], due_on: date | None, word: str
) -> Dispatch:
    """The plan's row must be locked: a measure hung at the same moment must not miss these units."""
    if due_on and due_on < clock.today():
        raise DueDatePassed(due_on=due_on)
    skipped, fresh = recipients.split_by_having(acting.org, plan, rules, clock.today())
    if not fresh:
        raise AllHaveIt(units=skipped) if skipped else NoRecipients
    dispatch = Dispatch.objects.create(
        uid=uid,
        plan=plan,
        org=acting.org,
        rules=list(rules),
        units=len(fresh),
        units_skipped=skipped,
        due_on=due_on,
        word=word,
        sent_at=clock.now(),
        sent_by=acting.person,
    )
    _deliver(dispatch, fresh)
    return dispatch


def _deliver(dispatch: Dispatch, units: Sequence[Org]) -> None:
    paths = MeasurePaths(dispatch.plan, dispatch.org)
    for start in range(0, len(units), CHUNK):
        chunk = units[start : start + CHUNK]
        deliveries = Delivery.objects.bulk_create(
            Delivery(plan=dispatch.plan, org=org, dispatch=dispatch, delivered_at=dispatch.sent_at)
            for org in chunk
        )
        Task.objects.bulk_create(_tasks(deliveries, paths), batch_size=CHUNK)


def _tasks(deliveries: Sequence[Delivery], paths: MeasurePaths) -> Iterator[Task]:
    for delivery in deliveries:
        for measure in paths.list_tasks_of(delivery.org):
            due_on = find_due_date(measure, delivery.dispatch.due_on)
            yield Task(measure=measure, org=delivery.org, delivery=delivery, due_on=due_on)


def find_due_date(measure: Measure, due_on: date | None) -> date | None:
    """When a unit must have done the measure; a local one without an end takes that of the one it carries out."""
    inherited = measure.under.ends_on if measure.under else None
    return choose_due_date(measure.ends_on or inherited, due_on)
