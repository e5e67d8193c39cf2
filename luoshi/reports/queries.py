"""Reads: which reports and plans a post may see, newest first, a screenful at a time."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from luoshi.campaigns.models import Delivery, Plan
from luoshi.people.access import Acting
from luoshi.reports.models import Report

PAGE = 20


@dataclass(frozen=True)
class ReportList:
    """A screenful of reports, newest first; `next_before` asks for the one after it."""

    reports: tuple[Report, ...]
    next_before: int | None


def readable_reports(acting: Acting) -> QuerySet[Report]:
    """The unit's own reports, and the issued ones of the units below it."""
    span = acting.subtree
    below = Q(state=Report.State.ISSUED, org__key__gte=span.first, org__key__lt=span.end)
    return Report.objects.filter(Q(org=acting.org) | below)


def list_reports(acting: Acting, *, before: int | None = None) -> ReportList:
    """The reports that the post may read; `before` is the `next_before` of the screenful seen last."""
    rows = readable_reports(acting).select_related("org", "plan", "recorded_by", "issued_by").defer("body")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-pk")[: PAGE + 1])
    return ReportList(tuple(found[:PAGE]), found[PAGE - 1].pk if len(found) > PAGE else None)


def reportable_plans(acting: Acting) -> QuerySet[Plan]:
    """The issued plans that the acting unit issued or received, newest first."""
    delivered = Delivery.objects.filter(plan=OuterRef("pk"), org=acting.org)
    return (
        Plan.objects.filter(Q(org=acting.org) | Q(Exists(delivered)), state=Plan.State.ISSUED)
        .select_related("org")
        .order_by("-issued_at", "-pk")
    )
