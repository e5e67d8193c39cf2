"""Counts that the campaign answers: whom a plan reached, who signed, what was hung on it below.

All as of the moment of the binding's question, in the tree of its day, under the unit that it asks about, the
unit itself left out (`units_below`).
"""

from django.db.models import Q, QuerySet

from luoshi.campaigns.models import Delivery, Measure, Task
from luoshi.common.clock import CHINA
from luoshi.orgs.queries import placements_on
from luoshi.reports.binding import Binding
from luoshi.rollups.grouping import group_units
from luoshi.rollups.groups import KeyGroups
from luoshi.rollups.question import Question


def units_below(question: Question) -> Q:
    """The condition that a row's `org` hung below the asked unit on the question's day."""
    groups = group_units(question.but(by="self"))
    if isinstance(groups, KeyGroups):
        return Q(org__key__gt=groups.span.first, org__key__lt=groups.span.end)
    return Q(org__in=[unit for unit in groups.group_of if unit != question.under])


def deliveries(binding: Binding, below: Q) -> QuerySet[Delivery]:
    """The plan in the inboxes of the units below; of "signed" only those that had been signed for."""
    asked = Delivery.objects.filter(below, plan=binding.plan, delivered_at__lte=binding.question.as_of)
    return asked.filter(signed_at__lte=binding.question.as_of) if binding.ask == "signed" else asked


def local_measures(binding: Binding, below: Q) -> QuerySet[Measure]:
    """The measures that units below had hung on the plan, or on the one measure that the question names."""
    hung = Measure.objects.filter(
        below,
        plan=binding.plan,
        role=Measure.Role.MEASURE,
        recorded_at__lte=binding.question.as_of,
    )
    return hung if binding.question.measure is None else hung.filter(under=binding.question.measure)


def addressed_tasks(binding: Binding) -> QuerySet[Task]:
    """The question's measure as the child units had been given it by then, in the order of the tree."""
    question = binding.question
    assert question.as_of is not None
    day = question.as_of.astimezone(CHINA).date()
    return (
        Task.objects.filter(
            measure=question.measure,
            org__in=placements_on(day, known_at=question.as_of).filter(parent=question.under).values("org"),
            delivery__delivered_at__lte=question.as_of,
        )
        .select_related("org")
        .order_by("org__key")
    )
