"""The list of reports, and the choice of a plan to report on."""

from dataclasses import dataclass

from django.urls import reverse

from luoshi.common.identifiers import receipt_number
from luoshi.desk.reports.forms import DraftForm
from luoshi.desk.reports.pages.saying import say_moment
from luoshi.people.access import Acting
from luoshi.reports.models import Report
from luoshi.reports.queries import ReportList


@dataclass(frozen=True)
class Row:
    """One report in the list."""

    title: str
    url: str
    number: str
    unit: str
    as_of: str
    lamp: str
    state: str
    who: str


@dataclass(frozen=True)
class ListPage:
    """The reports that the post may read."""

    unit: str
    rows: tuple[Row, ...]
    may_draft: bool
    is_first: bool
    next_url: str


@dataclass(frozen=True)
class DraftPage:
    """The plans that a report may be drafted from."""

    unit: str
    form: DraftForm
    has_plans: bool


def list_page(acting: Acting, found: ReportList, *, is_first: bool) -> ListPage:
    """The page of a screenful of reports."""
    next_url = f"?before={found.next_before}" if found.next_before else ""
    rows = tuple(_row(report) for report in found.reports)
    return ListPage(acting.org.name, rows, acting.may("record"), is_first, next_url)


def draft_page(acting: Acting, form: DraftForm) -> DraftPage:
    """The page on which a plan is chosen."""
    return DraftPage(acting.org.name, form, form.has_plans)


def _row(report: Report) -> Row:
    signed = report.issued_by if report.is_issued else report.recorded_by
    return Row(
        title=report.title,
        url=reverse("reports:detail", args=[report.uid]),
        number=receipt_number(report.uid),
        unit=report.org.label,
        as_of=say_moment(report.as_of),
        lamp="confirmed" if report.is_issued else "going",
        state=report.get_state_display(),
        who=signed.name if signed else "",
    )
