"""Asking the ledger: totals, the entries behind them, which units they come from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from luoshi.catalogue.models import Indicator
from luoshi.ledger.models import Entry
from luoshi.rollups.asking import Asked, choose_entries, look_up, within
from luoshi.rollups.engine import (
    Sums,
    add_up,
    add_up_measures,
    count_units_with_balance,
    list_units,
    read_consistently,
)
from luoshi.rollups.question import Answer, Cell, Definition, Period, Question

After = tuple[date, int]


@dataclass(frozen=True)
class BehindEntry:
    """One entry behind a figure. `cursor` asks for the entries after it.

    `is_later`: an earlier posting of the same source has put something into the same book.
    """

    id: int
    source_app: str
    source_uid: UUID
    is_later: bool
    org: int
    org_label: str
    day: date
    amount: int
    channel: str
    standing: str
    joint: bool
    recorded_at: datetime
    recorded_by: int | None

    @property
    def cursor(self) -> After:
        """What to pass as `after` for the entries that follow."""
        return self.day, self.id


@dataclass(frozen=True)
class Amount:
    """An amount and what it counts, in the indicator's smallest unit."""

    definition: Definition
    amount: int


def ask(question: Question) -> Answer:
    """Answer a question from the segments and the tail of the ledger.

    Amounts are integers in the indicator's smallest unit; a joint source counts once in each row and once in the
    total. A row that has entries has a cell, though its amount may be zero.
    Raises: UnknownIndicator, MixedPeriods, EmptyPeriod, TooManyPeriods, UnknownGrouping, UnitNotInQuestion.
    """
    return read_consistently(question, lambda asked: _answer(asked, add_up(asked)))


def ask_by_measure(question: Question, measures: Iterable[int]) -> Mapping[int, tuple[Amount, ...]]:
    """What `ask` would answer as the total for each of these measures, in one reading of the ledger.

    By measure id, in the order of the indicators asked; what comes to zero is left out.
    Raises: as `ask`.
    """
    wanted = tuple(dict.fromkeys(measures))
    if not wanted:
        return {}
    return read_consistently(question, lambda asked: _by_measure(replace(asked, measures=wanted)))


def _by_measure(asked: Asked) -> dict[int, tuple[Amount, ...]]:
    sums = add_up_measures(asked)
    return {
        measure: tuple(
            Amount(_define(indicator), sums[measure, pk])
            for pk, indicator in asked.indicators.items()
            if sums.get((measure, pk))
        )
        for measure in asked.measures
    }


def count_units(question: Question) -> Mapping[str, int]:
    """How many units have a balance other than zero, by indicator; both hosts of a joint talk are counted.

    Raises: as `ask`.
    """
    return read_consistently(question, _count_units)


def units_with_entries(question: Question) -> frozenset[int]:
    """The units (not rows) that any entry of the question names. Raises: as `ask`."""
    return read_consistently(question, lambda asked: frozenset(list_units(asked)))


def entries_behind(
    question: Question,
    *,
    org: int | None,
    indicator: str,
    period: Period | None = None,
    after: After | None = None,
    limit: int = 50,
) -> tuple[BehindEntry, ...]:
    """The entries behind a cell, latest day first: of one row (or, without `org`, all) and of one piece of time.

    Of a joint source every host's entry is listed, though the figure counts it once.
    Raises: as `ask`; UnitNotInQuestion if `org` names no row.
    """
    asked = look_up(question.but(indicators=(indicator,), period=period or question.period))
    entries = within(choose_entries(asked), asked.groups, org)
    if after is not None:
        day, last = after
        entries = entries.filter(Q(day__lt=day) | Q(day=day, pk__lt=last))
    same_source = Entry.objects.filter(source_uid=OuterRef("source_uid"), standing=OuterRef("standing"))
    found = entries.annotate(is_later=Exists(same_source.filter(posting__lt=OuterRef("posting"))))
    in_order = found.select_related("org").order_by("-day", "-pk")
    return tuple(_behind(entry, is_later=entry.is_later) for entry in in_order[:limit])


def _answer(asked: Asked, sums: Sums) -> Answer:
    question, groups = asked.question, asked.groups.groups
    codes = {pk: indicator.code for pk, indicator in asked.indicators.items()}
    spoken = {row for row, _ in sums.rows}
    return Answer(
        question=question,
        cells=_cells(asked, sums),
        total={code: sums.total.get(pk, 0) for pk, code in codes.items()},
        joint_folded={code: _folded(sums, pk) for pk, code in codes.items()},
        definitions=tuple(map(_define, asked.indicators.values())),
        units={group.org: group.label for group in groups},
        silent_units=tuple(
            group.org
            for group in groups
            if group.org not in spoken
            and group.is_open_in(question.period)
            and (group.org != question.under or question.by == "self")
        ),
        as_of=asked.as_of,
    )


def _define(indicator: Indicator) -> Definition:
    return Definition(
        indicator.code,
        indicator.name,
        indicator.unit,
        indicator.definition,
        indicator.definition_version,
    )


def _cells(asked: Asked, sums: Sums) -> tuple[Cell, ...]:
    """In the order of rows, indicators asked, pieces of time."""
    return tuple(
        Cell(group.org, indicator.code, piece, sums.cells[group.org, piece.from_on, pk])
        for group in asked.groups.groups
        for pk, indicator in asked.indicators.items()
        for piece in asked.pieces
        if (group.org, piece.from_on, pk) in sums.cells
    )


def _folded(sums: Sums, indicator: int) -> int:
    in_rows = sum(amount for (_, of), amount in sums.rows.items() if of == indicator)
    return in_rows - sums.total.get(indicator, 0)


def _count_units(asked: Asked) -> dict[str, int]:
    counts = count_units_with_balance(asked)
    return {indicator.code: counts.get(pk, 0) for pk, indicator in asked.indicators.items()}


def _behind(entry: Entry, *, is_later: bool) -> BehindEntry:
    return BehindEntry(
        id=entry.pk,
        source_app=entry.source_app,
        source_uid=entry.source_uid,
        is_later=is_later,
        org=entry.org_id,
        org_label=entry.org.label,
        day=entry.day,
        amount=entry.amount,
        channel=entry.channel,
        standing=entry.standing,
        joint=entry.joint,
        recorded_at=entry.recorded_at,
        recorded_by=entry.recorded_by,
    )
