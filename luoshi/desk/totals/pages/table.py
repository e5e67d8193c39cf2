"""The table of totals: rows by unit or by month, a foot that is the total itself, charts, who is silent."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from luoshi.catalogue.wording import say
from luoshi.common import clock
from luoshi.desk.totals.asking import Asked
from luoshi.desk.totals.forms import TotalsForm
from luoshi.desk.totals.pages.saying import Column, columns_of, say_days, say_moment, say_month
from luoshi.orgs import queries as units
from luoshi.orgs.models import Org
from luoshi.people.access import Acting, readable_orgs
from luoshi.rollups.periods import cut
from luoshi.rollups.queries import ask
from luoshi.rollups.question import Answer
from luoshi.web.shapes import Chart, Crumb, Series, Tab


@dataclass(frozen=True)
class Figure:
    """An amount under the label of its column, and the page of the entries behind it, if there are any."""

    amount: int
    label: str
    url: str = ""


@dataclass(frozen=True)
class Row:
    """A unit or a month with one figure for each column; `url` opens the unit's own page."""

    name: str
    figures: tuple[Figure, ...]
    url: str = ""


@dataclass(frozen=True)
class TotalsPage:
    """A unit's totals. Without rows there is nothing to show; `asked` is None if the address asks wrongly."""

    unit: Org
    form: TotalsForm
    trail: tuple[Crumb, ...]
    as_of: str
    asked: Asked | None = None
    days: str = ""
    tabs: tuple[Tab, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    total: Row | None = None
    notes: tuple[Row, ...] = ()
    charts: tuple[Chart, ...] = ()
    silent: tuple[Crumb, ...] = ()
    now_url: str = ""

    @property
    def headline(self) -> list[tuple[Figure, Column]]:
        """The total again, above the table: on a phone its foot is far away."""
        return list(zip(self.total.figures, self.columns, strict=True)) if self.total else []


def wrong_page(acting: Acting, unit: Org, form: TotalsForm) -> TotalsPage:
    """The page of an address that asks for something impossible: the form says what."""
    return TotalsPage(unit, form, trail=_trail(acting, unit), as_of=say_moment(clock.now()))


def totals_page(acting: Acting, asked: Asked, form: TotalsForm) -> TotalsPage:
    """The answer to what was asked, and what a reader must know of it."""
    by_month = ask(asked.by_month)
    answer = by_month if asked.by == "month" else ask(asked.by_child)
    readable = _find_readable(acting, answer)
    rows = _months(asked, answer) if asked.by == "month" else _children(asked, answer, readable)
    return TotalsPage(
        unit=asked.unit,
        form=form,
        trail=_trail(acting, asked.unit, asked),
        as_of=say_moment(answer.as_of),
        asked=asked,
        days=say_days(asked),
        tabs=_tabs(asked),
        columns=columns_of(answer),
        rows=tuple(rows) if answer.cells else (),
        total=_total(asked, answer),
        notes=tuple(_notes(asked, answer)),
        charts=tuple(_charts(asked, by_month)) if answer.cells else (),
        silent=tuple(_silent(asked, answer, readable)),
        now_url=asked.url(as_of=None) if asked.as_of else "",
    )


def _trail(acting: Acting, unit: Org, asked: Asked | None = None) -> tuple[Crumb, ...]:
    """From the acting unit down; each leads to the same question asked there."""
    above = [one for one in units.ancestors(unit) if acting.may_read(one)]
    return (
        *(Crumb(one.label, asked.url(unit=one.pk, by="child") if asked else "") for one in above),
        Crumb(unit.label),
    )


def _tabs(asked: Asked) -> tuple[Tab, ...]:
    return tuple(
        Tab(title, asked.url(by=by), is_current=asked.by == by)
        for by, title in (("child", _("按单位")), ("month", _("按月")))
    )


def _find_readable(acting: Acting, answer: Answer) -> frozenset[int]:
    """Which units of the rows the acting post may open: in an earlier tree some may since have left its subtree."""
    return frozenset(readable_orgs(acting).filter(pk__in=answer.units).values_list("pk", flat=True))


def _children(asked: Asked, answer: Answer, readable: frozenset[int]) -> Iterator[Row]:
    """The unit's own records first, then every child that has entries; the silent ones are listed apart."""
    spoken = {cell.org for cell in answer.cells}
    for org, label in answer.units.items():
        if org not in spoken:
            continue
        is_own = org == asked.unit.pk
        name = _("%(unit)s本级") % {"unit": label} if is_own else label
        amounts = [answer.amount(code, org=org) for code in asked.indicators]
        url = asked.url(unit=org, by=None) if org in readable and not is_own else ""
        yield Row(name, _linked(asked, answer, amounts, row=org), url)


def _months(asked: Asked, answer: Answer) -> Iterator[Row]:
    for piece in cut(answer.question.period, "month"):
        amounts = [answer.amount(code, period=piece) for code in asked.indicators]
        yield Row(say_month(piece), _linked(asked, answer, amounts, month=piece.from_on))


def _total(asked: Asked, answer: Answer) -> Row:
    return Row(_("合计"), _linked(asked, answer, [answer.total[code] for code in asked.indicators]))


def _notes(asked: Asked, answer: Answer) -> Iterator[Row]:
    """Rows of the foot: what joint events add to the rows above and not to the total; what came later."""
    if any(answer.joint_folded.values()):
        yield _plain(_("联合举办重复计入，合计中已扣除"), answer, answer.joint_folded)
    if asked.as_of:
        now = ask(asked.by_month.but(as_of=None, tree_as_of=None, every=None)).total
        yield _plain(_("现在的合计"), answer, now)
        later = {code: amount - answer.total[code] for code, amount in now.items()}
        yield _plain(_("此后的变化"), answer, later)


def _plain(name: str, answer: Answer, amounts: Mapping[str, int]) -> Row:
    return Row(name, tuple(Figure(amounts[one.definition.code], one.label) for one in columns_of(answer)))


def _linked(
    asked: Asked,
    answer: Answer,
    amounts: Sequence[int],
    *,
    row: int | None = None,
    month: date | None = None,
) -> tuple[Figure, ...]:
    """The amounts of a row, each leading to its entries; behind a zero there is usually nothing to see."""
    columns = columns_of(answer)
    urls = [
        asked.url("totals:entries", indicator=one.definition.code, row=row, month=month) for one in columns
    ]
    return tuple(
        Figure(amount, one.label, url if amount else "")
        for amount, one, url in zip(amounts, columns, urls, strict=True)
    )


def _charts(asked: Asked, by_month: Answer) -> Iterator[Chart]:
    """One chart for each unit of measurement: sessions and attendances share no scale."""
    pieces = cut(by_month.question.period, "month")
    if len(pieces) < 2:
        return
    amounts = {(cell.indicator, cell.period): cell.amount for cell in by_month.cells}
    by_unit = defaultdict(list)
    for one in by_month.definitions:
        values = tuple(amounts.get((one.code, piece)) for piece in pieces)
        by_unit[one.unit].append(Series(say(one.name), values))
    labels = tuple(piece.from_on.strftime("%Y-%m") for piece in pieces)
    is_partial = not asked.is_last_month_whole
    for unit, series in by_unit.items():
        title = series[0].name if len(series) == 1 else _("%(kind)s人次") % {"kind": say(asked.kind.name)}
        yield Chart(_("%(title)s，按月") % {"title": title}, say(unit), labels, tuple(series), is_partial)


def _silent(asked: Asked, answer: Answer, readable: frozenset[int]) -> Iterator[Crumb]:
    for org in answer.silent_units if asked.by == "child" else ():
        yield Crumb(answer.units[org], asked.url(unit=org, by=None) if org in readable else "")
