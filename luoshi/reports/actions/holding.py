"""What the actions share: holding a report while it is written on, and storing its figures."""

from luoshi.common import clock
from luoshi.common.errors import NotFound
from luoshi.people.access import Acting
from luoshi.reports.errors import AlreadyIssued, StaleForm
from luoshi.reports.figures import DraftFigure
from luoshi.reports.models import Figure, Report
from luoshi.reports.wording import render_moment


def take_draft(acting: Acting, report: Report) -> Report:
    """The acting unit's report, locked, if it may still be written on. Raises: NotYours, NotFound, AlreadyIssued."""
    acting.require("record")
    report = take(acting, report)
    if report.is_issued:
        when = render_moment(report.issued_at or report.as_of)
        raise AlreadyIssued(title=report.title, when=when)
    return report


def take(acting: Acting, report: Report) -> Report:
    """The acting unit's report, locked until the transaction ends. Raises: NotFound."""
    taken = Report.objects.select_for_update().filter(pk=report.pk, org=acting.org).first()
    if taken is None:
        raise NotFound
    return taken


def refuse_stale(report: Report, revision: int) -> None:
    """Raises: StaleForm if somebody saved the report after revision `revision`."""
    if report.revision != revision:
        who = report.edited_by or report.recorded_by
        raise StaleForm(who=who.name, seen=revision, now=report.revision)


def save_next(acting: Acting, report: Report) -> Report:
    """Store the report as its next revision."""
    report.revision += 1
    report.edited_at, report.edited_by = clock.now(), acting.person
    report.save()
    return report


def make_figure(report: Report, draft: DraftFigure) -> Figure:
    """A row for a drafted figure, not yet stored."""
    return Figure(
        report=report,
        code=draft.code,
        position=draft.position,
        label=draft.meaning.label,
        unit=draft.meaning.unit,
        question=draft.binding.to_json(),
        amount=draft.stated.amount,
        names=list(draft.stated.names),
        definition=draft.meaning.definition,
        definition_version=draft.meaning.version,
    )
