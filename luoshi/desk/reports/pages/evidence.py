"""A figure and what stands behind it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from luoshi.desk.reports.pages.saying import say_moment
from luoshi.reports.evidence import Evidence, EvidenceKind, list_evidence
from luoshi.reports.models import Figure, Report
from luoshi.reports.speaking import describe


@dataclass(frozen=True)
class Row:
    """One thing that the figure counts."""

    unit: str
    what: str
    url: str
    day: date | None
    amount: int | None
    is_joint: bool
    delivered: str
    signed: str


@dataclass(frozen=True)
class FigurePage:
    """One figure: what it says, what it means, what it counts."""

    report: Report
    code: str
    label: str
    amount: int
    unit: str
    definition: str
    version: int | None
    question: str
    as_of: str
    kind: EvidenceKind
    rows: tuple[Row, ...]
    is_first: bool
    next_url: str


def figure_page(report: Report, figure: Figure, *, after: str) -> FigurePage:
    """The page of a figure, from the evidence after `after` on."""
    found = list_evidence(figure, after=after)
    return FigurePage(
        report=report,
        code=figure.code,
        label=figure.label,
        amount=figure.amount,
        unit=figure.unit,
        definition=figure.definition,
        version=figure.definition_version,
        question=describe(figure, report),
        as_of=say_moment(report.as_of),
        kind=found.kind,
        rows=tuple(_row(one) for one in found.rows),
        is_first=not after,
        next_url=f"?after={found.next_after}" if found.next_after else "",
    )


def _row(one: Evidence) -> Row:
    return Row(
        unit=one.unit,
        what=one.what,
        url=reverse("records:detail", args=[one.record]) if one.record else "",
        day=one.day,
        amount=one.amount,
        is_joint=one.is_joint,
        delivered=say_moment(one.delivered_at) if one.delivered_at else "",
        signed=say_moment(one.signed_at) if one.signed_at else "",
    )
