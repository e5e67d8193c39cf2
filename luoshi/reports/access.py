"""Fetch and permission in one call. A unit reads its own reports, and the issued ones of the units below it."""

from uuid import UUID

from luoshi.campaigns.models import Plan
from luoshi.common.errors import NotFound
from luoshi.people.access import Acting
from luoshi.reports.models import Figure, Report
from luoshi.reports.queries import readable_reports, reportable_plans


def get_report(acting: Acting, uid: UUID) -> Report:
    """A report with its unit, plan and people. Raises: NotFound if it is not there or not to be read."""
    related = ("org", "plan__org", "recorded_by", "edited_by", "issued_by")
    report = readable_reports(acting).select_related(*related).filter(uid=uid).first()
    if report is None:
        raise NotFound
    return report


def get_own_report(acting: Acting, uid: UUID) -> Report:
    """A report of the own unit for those who may write on it; an issued one refuses by itself. Raises: NotFound."""
    report = get_report(acting, uid)
    if report.org_id != acting.org.pk or not acting.may("record"):
        raise NotFound
    return report


def get_figure(report: Report, code: str) -> Figure:
    """A figure of a report that was fetched for the acting post. Raises: NotFound."""
    figure = report.figures.filter(code=code).first()
    if figure is None:
        raise NotFound
    return figure


def get_reportable_plan(acting: Acting, plan_id: int) -> Plan:
    """A plan that the acting unit may report on. Raises: NotFound."""
    plan = reportable_plans(acting).filter(pk=plan_id).first()
    if plan is None:
        raise NotFound
    return plan
