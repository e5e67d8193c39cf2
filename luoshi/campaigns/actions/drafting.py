"""From a corrected notice to a draft plan."""

from pathlib import Path

from django.db import transaction

from luoshi.campaigns.composing import MeasureDraft, PlanDraft, compose_plan
from luoshi.campaigns.errors import AlreadyIssued
from luoshi.campaigns.models import Measure, Notice, Phase, Plan
from luoshi.common import clock, identifiers
from luoshi.common.errors import NotFound
from luoshi.gongwen import Document
from luoshi.people.access import Acting


@transaction.atomic
def draft_plan(acting: Acting, notice: Notice) -> Plan:
    """Make the notice's plan, or make its draft again from what the notice says now.

    Raises: NotYours, NotFound for another unit's notice, AlreadyIssued if the plan has been sent.
    """
    acting.require("issue")
    if notice.org_id != acting.org.pk:
        raise NotFound
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    # Locked too: issuing locks the plan alone, and a draft made meanwhile would undo it.
    plan = Plan.objects.select_for_update().filter(notice=notice).first()
    plan = plan or Plan(uid=identifiers.new_uid(), notice=notice)
    if plan.state == Plan.State.ISSUED:
        raise AlreadyIssued(title=plan.title)
    draft = compose_plan(Document.from_json(notice.corrected))
    _write_plan(plan, draft, acting, fallback_title=Path(notice.file_name).stem)
    _write_parts(plan, draft, acting)
    return plan


def _write_plan(plan: Plan, draft: PlanDraft, acting: Acting, *, fallback_title: str) -> None:
    plan.org = acting.org
    plan.title = draft.title or fallback_title
    plan.doc_number, plan.theme, plan.contact = draft.doc_number, draft.theme, draft.contact
    plan.starts_on, plan.ends_on = draft.window.starts_on, draft.window.ends_on
    plan.recorded_at, plan.recorded_by = clock.now(), acting.person
    plan.save()


def _write_parts(plan: Plan, draft: PlanDraft, acting: Acting) -> None:
    """Phases and measures anew. Nothing hangs on a draft's measures: tasks come with the issue."""
    plan.phases.all().delete()
    plan.measures.all().delete()
    Phase.objects.bulk_create(
        Phase(
            plan=plan,
            order=order,
            name=phase.name,
            raw=phase.raw,
            starts_on=phase.window.starts_on,
            ends_on=phase.window.ends_on,
            start_event=phase.start_event,
            end_event=phase.end_event,
        )
        for order, phase in enumerate(draft.phases, 1)
    )
    Measure.objects.bulk_create(
        _measure(plan, measure, order, acting) for order, measure in enumerate(draft.measures, 1)
    )


def _measure(plan: Plan, draft: MeasureDraft, order: int, acting: Acting) -> Measure:
    return Measure(
        plan=plan,
        org=acting.org,
        uid=identifiers.new_uid(),
        order=order,
        role=draft.role,
        marker=draft.marker,
        title=draft.title,
        body=draft.body,
        window_raw=draft.window_raw,
        starts_on=draft.window.starts_on,
        ends_on=draft.window.ends_on,
        recorded_at=clock.now(),
        recorded_by=acting.person,
    )
