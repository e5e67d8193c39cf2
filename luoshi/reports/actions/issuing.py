"""Issuing a report: from then on neither its text nor its figures change."""

from django.db import transaction

from luoshi.common import clock
from luoshi.people.access import Acting
from luoshi.reports.actions.holding import refuse_stale, take
from luoshi.reports.answering import Teller
from luoshi.reports.binding import Binding, Stated
from luoshi.reports.errors import FiguresMoved
from luoshi.reports.models import Figure, Report


@transaction.atomic
def issue_report(acting: Acting, report: Report, *, revision: int) -> Report:
    """Freeze a report whose every figure the ledger still answers alike as of its moment. Twice is once.

    Raises: NotYours, NotFound, StaleForm, FiguresMoved.
    """
    acting.require("issue")
    report = take(acting, report)
    if report.is_issued:
        return report
    refuse_stale(report, revision)
    moved = check_figures(report)
    if moved:
        raise FiguresMoved(count=len(moved), codes="、".join(moved[:5]))
    report.state, report.issued_at, report.issued_by = Report.State.ISSUED, clock.now(), acting.person
    report.save(update_fields=["state", "issued_at", "issued_by"])
    return report


def check_figures(report: Report) -> list[str]:
    """Ask every figure again as of the report's moment; the codes of those that the ledger answers differently."""
    teller = Teller()
    return [
        figure.code
        for figure in report.figures.order_by("position", "pk")
        if not _is_alike(figure, teller.state(Binding.from_json(figure.question)))
    ]


def _is_alike(figure: Figure, stated: Stated) -> bool:
    """Whether the same is stated. Names stand in the order of today's tree, which is no part of the answer."""
    return figure.amount == stated.amount and sorted(figure.names) == sorted(stated.names)
