"""Fetch and permission in one call. Notices and drafts belong to their unit; an issued plan is read by its unit,
by every unit that it was delivered to, and by every unit above one of those."""

from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from luoshi.campaigns import queries
from luoshi.campaigns.models import Correction, Delivery, Notice, Plan, Task
from luoshi.common.errors import NotFound
from luoshi.common.quantities import whole_number
from luoshi.people.access import Acting

Row = TypeVar("Row", bound=Model)


def readable_plans(acting: Acting) -> QuerySet[Plan]:
    """The plans that the acting post may read."""
    span = acting.subtree
    reached = Delivery.objects.filter(plan=OuterRef("pk"), org__key__gte=span.first, org__key__lt=span.end)
    return Plan.objects.filter(Q(org=acting.org) | Q(Exists(reached)))


def get_plan(acting: Acting, plan: int | UUID) -> Plan:
    """A plan by id or uid. Raises: NotFound if it is not there or not to be read by this post."""
    return _get(readable_plans(acting).select_related("org", "notice", "issued_by"), _named(plan))


def get_own_plan(acting: Acting, plan: int | UUID) -> Plan:
    """A plan of the own unit, drafts among them. Raises: NotFound."""
    own = Plan.objects.filter(org=acting.org).select_related("org", "notice")
    return _get(own, _named(plan))


def get_notice(acting: Acting, notice: int | UUID) -> Notice:
    """A notice of the own unit. Raises: NotFound."""
    return _get(Notice.objects.filter(org=acting.org).select_related("org"), _named(notice))


def get_correction(notice: Notice, correction: str) -> Correction:
    """A change made in this notice's reading, by its id. Raises: NotFound."""
    return _get(Correction.objects.filter(notice=notice), Q(pk=whole_number(correction)))


def get_original(acting: Acting, notice: int | UUID) -> Notice:
    """A notice for its file alone: also for those who may read the issued plan made from it. Raises: NotFound."""
    issued = readable_plans(acting).filter(notice=OuterRef("pk"), state=Plan.State.ISSUED)
    readable = Notice.objects.filter(Q(org=acting.org) | Q(Exists(issued)))
    return _get(readable, _named(notice))


def get_delivery(acting: Acting, plan: Plan) -> Delivery:
    """The plan as delivered to the own unit. Raises: NotFound if it was not sent here."""
    delivery = queries.find_delivery(acting.org, plan)
    if delivery is None:
        raise NotFound
    return delivery


def get_own_task(acting: Acting, task_id: int) -> Task:
    """A task of the own unit. Raises: NotFound."""
    return _get(Task.objects.filter(org=acting.org).select_related("measure", "delivery"), Q(pk=task_id))


def get_sent_task(acting: Acting, task_id: int) -> Task:
    """A task that the own unit sent. Raises: NotFound."""
    sent = Task.objects.filter(delivery__dispatch__org=acting.org)
    return _get(sent.select_related("measure", "delivery"), Q(pk=task_id))


def _named(name: int | UUID) -> Q:
    return Q(uid=name) if isinstance(name, UUID) else Q(pk=name)


def _get(rows: QuerySet[Row], which: Q) -> Row:
    row = rows.filter(which).first()
    if row is None:
        raise NotFound
    return row
