"""Counts that the campaign answers: whom a plan reached, who signed, what was hung on it below.

All as of the moment of the binding's question, under the unit that it asks about, the unit itself left out.
"""

from django.db.models import QuerySet

from luoshi.campaigns.models import Delivery, Measure, Task
from luoshi.common.clock import CHINA
from luoshi.orgs.models import Org
from luoshi.orgs.queries import placements_on
from luoshi.reports.binding import Binding


def deliveries(binding: Binding, under: Org) -> QuerySet[Delivery]:
    """The plan in the inboxes of the units below; of "signed" only those that had been signed for."""
    asked = Delivery.objects.filter(
        plan=binding.plan, delivered_at__lte=binding.question.as_of, **_below(under)
    )
    return asked.filter(signed_at__lte=binding.question.as_of) if binding.ask == "signed" else asked


def local_measures(binding: Binding, under: Org) -> QuerySet[Measure]:
    """The measures that units below had hung on the plan, or on the one measure that the question names."""
    hung = Measure.objects.filter(
        plan=binding.plan,
        role=Measure.Role.MEASURE,
        recorded_at__lte=binding.question.as_of,
        **_below(under),
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
            org__in=placements_on(day).filter(parent=question.under).values("org"),
            delivery__delivered_at__lte=question.as_of,
        )
        .select_related("org")
        .order_by("org__key")
    )


def _below(under: Org) -> dict[str, int]:
    return {"org__key__gt": under.span.first, "org__key__lt": under.span.end}
