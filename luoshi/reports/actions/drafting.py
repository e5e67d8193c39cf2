"""Drafting a report from a plan."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from luoshi.campaigns.models import Plan
from luoshi.common import clock
from luoshi.ledger.horizon import settled_moment
from luoshi.people.access import Acting
from luoshi.reports.access import get_own_report, get_reportable_plan
from luoshi.reports.actions.holding import make_figure
from luoshi.reports.blocks import write_body
from luoshi.reports.drafting import compose
from luoshi.reports.errors import MomentNotCome
from luoshi.reports.models import Figure, Report


def draft_report(acting: Acting, plan: Plan, *, uid: UUID, as_of: datetime | None = None) -> Report:
    """Draft the situation report of a plan for the acting unit; the same uid again gives the same report.

    Raises: NotYours, NotFound if the plan is not this unit's to report on, MomentNotCome.
    """
    acting.require("record")
    if Report.objects.filter(uid=uid).exists():
        return get_own_report(acting, uid)
    plan = get_reportable_plan(acting, plan.pk)
    if as_of is not None and as_of > clock.now():
        raise MomentNotCome
    settled = settled_moment()
    moment = min(as_of or settled, settled)  # what is frozen must never become another figure
    try:
        with transaction.atomic():
            return _store_draft(acting, plan, uid, moment)
    except IntegrityError:  # the same form was sent twice at once
        return get_own_report(acting, uid)


def _store_draft(acting: Acting, plan: Plan, uid: UUID, as_of: datetime) -> Report:
    draft = compose(plan, acting.org, as_of=as_of)
    report = Report.objects.create(
        uid=uid,
        org=acting.org,
        plan=plan,
        title=draft.title,
        body=write_body(draft.blocks),
        drafted_keys=[block.key for block in draft.blocks],
        as_of=as_of,
        recorded_at=clock.now(),
        recorded_by=acting.person,
    )
    Figure.objects.bulk_create(make_figure(report, figure) for figure in draft.figures)
    return report
