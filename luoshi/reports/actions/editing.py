"""Saving what a person wrote in a report."""

from collections.abc import Sequence

from django.db import transaction

from luoshi.people.access import Acting
from luoshi.reports.actions.holding import refuse_stale, save_next, take_draft
from luoshi.reports.blocks import Block, read_body, write_body
from luoshi.reports.errors import EmptyText, UnknownFigures
from luoshi.reports.models import Report
from luoshi.reports.rules import find_unknown, keep_edit


@transaction.atomic
def edit_report(
    acting: Acting, report: Report, *, revision: int, title: str, blocks: Sequence[Block]
) -> Report:
    """Save what a person wrote. Figures stay bound: they may be moved, removed or put in again, not changed.

    The same text saved twice is saved once.
    Raises: NotFound, AlreadyIssued, StaleForm, UnknownFigures, EmptyText.
    """
    report = take_draft(acting, report)
    stored = read_body(report.body)
    kept = keep_edit(stored, blocks)
    title = title.strip()
    if kept == stored and title == report.title:
        return report
    refuse_stale(report, revision)
    if not title or not any(block.type != "table" for block in kept):
        raise EmptyText
    unknown = find_unknown(kept, set(report.figures.values_list("code", flat=True)))
    if unknown:
        raise UnknownFigures(codes="、".join(unknown))
    report.title, report.body = title, write_body(kept)
    return save_next(acting, report)
