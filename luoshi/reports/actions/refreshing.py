"""Asking a draft's figures again as of now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from luoshi.ledger.horizon import settled_moment
from luoshi.people.access import Acting
from luoshi.reports.actions.holding import make_figure, refuse_stale, save_next, take_draft
from luoshi.reports.answering import Teller
from luoshi.reports.binding import Binding
from luoshi.reports.blocks import Block, read_body, write_body
from luoshi.reports.drafting import Draft, compose
from luoshi.reports.figures import DraftFigure, Meaning
from luoshi.reports.models import Figure, Report
from luoshi.reports.rules import merge_drafts


@dataclass(frozen=True)
class Moved:
    """A figure whose answer changed between two moments; `before` is None for one that is new."""

    code: str
    label: str
    unit: str
    before: int | None
    after: int


@transaction.atomic
def refresh_report(acting: Acting, report: Report, *, revision: int) -> tuple[Report, list[Moved]]:
    """Ask every figure again as of now and draft again what nobody has touched; returns what moved.

    Raises: NotFound, AlreadyIssued, StaleForm.
    """
    report = take_draft(acting, report)
    refuse_stale(report, revision)
    assert report.plan is not None
    before = {figure.code: figure for figure in report.figures.all()}
    bindings = {code: Binding.from_json(figure.question) for code, figure in before.items()}
    codes = {binding.subject: code for code, binding in bindings.items()}
    draft = compose(report.plan, report.org, as_of=settled_moment(), codes=codes)
    fresh = [make_figure(report, figure) for figure in (*draft.figures, *_ask_again(before, bindings, draft))]
    report.figures.all().delete()
    Figure.objects.bulk_create(fresh)
    stored = read_body(report.body)
    merged = merge_drafts(stored, draft.blocks, report.drafted_keys)
    report.body, report.as_of = write_body(merged), draft.as_of
    report.drafted_keys = _keep_keys(report.drafted_keys, stored, merged, draft.blocks)
    return save_next(acting, report), _moved(before, fresh)


def _keep_keys(
    before: Sequence[str], stored: Sequence[Block], merged: Sequence[Block], fresh: Sequence[Block]
) -> list[str]:
    """The places that drafts have made, without those that this refresh left out: they may come again."""
    left_out = {block.key for block in stored} - {block.key for block in merged}
    return [key for key in dict.fromkeys([*before, *(one.key for one in fresh)]) if key not in left_out]


def _ask_again(
    before: Mapping[str, Figure], bindings: Mapping[str, Binding], draft: Draft
) -> Iterator[DraftFigure]:
    """The figures that the fresh draft no longer cites: a person's text may still name them."""
    teller, cited = Teller(), {figure.code for figure in draft.figures}
    for code, figure in before.items():
        if code not in cited:
            binding = bindings[code].moved_to(draft.as_of, draft.period)
            meaning = Meaning(figure.label, figure.unit, figure.definition, figure.definition_version)
            place = len(before) + figure.position
            yield DraftFigure(code, place, binding, meaning, teller.state(binding))


def _moved(before: Mapping[str, Figure], fresh: Sequence[Figure]) -> list[Moved]:
    """What changed between two askings, in the order of the text. A list of units may move at the same number."""
    moved = []
    for figure in sorted(fresh, key=lambda figure: figure.position):
        old = before.get(figure.code)
        if old is None or (old.amount, sorted(old.names)) != (figure.amount, sorted(figure.names)):
            was = old.amount if old else None
            moved.append(Moved(figure.code, figure.label, figure.unit, was, figure.amount))
    return moved
