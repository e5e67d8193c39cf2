"""One list of a part (its measures, its deadlines …) as rows of a form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from luoshi.campaigns.corrections import name_items
from luoshi.desk.notices.cells import Cell
from luoshi.desk.notices.fields import as_text
from luoshi.desk.notices.row_kinds import NAMES, ROWS
from luoshi.desk.notices.rows import Row
from luoshi.desk.notices.stretches import Stretch
from luoshi.desk.notices.sureness import say_how_sure
from luoshi.desk.notices.traces import Trace
from luoshi.gongwen import document as gongwen

MOST_ROWS = 400


SETS = {
    name: forms.formset_factory(row, extra=0, can_delete=True, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
    for name, row in ROWS.items()
}


def name_all(items: tuple[Any, ...]) -> dict[str, Any]:
    """Findings by the names that rows know them by."""
    places = ((one.place.line, one.place.start) if one.place else None for one in items)
    return dict(zip(name_items(places), items, strict=True))


@dataclass(frozen=True)
class ShownRow:
    """A row as the page shows it: closed its headline, opened its cells."""

    form: Row
    anchor: str
    trace: Trace | None
    cells: tuple[Cell, ...]

    @cached_property
    def headline(self) -> str:
        return self.form.say(self.form.headline_of, " ")

    @cached_property
    def aside(self) -> str:
        return self.form.aside

    @property
    def origin(self) -> forms.BoundField:
        return self.form["origin"]

    @cached_property
    def note(self) -> str:
        """How sure the reading is; what a person set is not doubted."""
        return "" if self.trace or self.form.item is None else say_how_sure(self.form.item)

    @property
    def is_gone(self) -> bool:
        """Whether a person corrected it and the reading no longer has it."""
        return bool(self.trace and "" in self.trace.keys)

    @property
    def is_conflict(self) -> bool:
        return bool(self.trace and self.trace.keys)

    @property
    def is_open(self) -> bool:
        return self.form.is_new or self.is_conflict or (self.form.is_bound and bool(self.form.errors))


class ListForm:
    """The rows of a part's list that lie in the shown stretch; the others stay as they are."""

    def __init__(
        self, part: gongwen.Part, number: int, name: str, stretch: Stretch, data: Mapping[str, Any] | None
    ) -> None:
        self.name, self.number = name, number
        self.items = name_all(getattr(part, name))
        inside = {key: item for key, item in self.items.items() if self._is_shown(item, part, stretch)}
        self.left_out = max(0, len(inside) - MOST_ROWS)
        row = ROWS[name]
        initial = [row.show(item) | {"origin": key} for key, item in list(inside.items())[:MOST_ROWS]]
        self.rows = SETS[name](data, prefix=f"p{number}-{name}", initial=initial)
        for form in self.rows.forms:
            form.item = self.items.get(str(form["origin"].value() or ""))

    def _is_shown(self, item: Any, part: gongwen.Part, stretch: Stretch) -> bool:
        """A measure's own window stands in the measure; what a person added stands where the part begins."""
        if self.name == "windows" and item.measure:
            return False
        return stretch.holds((item.place.line if item.place else 0) or part.first_line)

    one = property(lambda self: NAMES[self.name][0])
    several = property(lambda self: NAMES[self.name][1])
    add_button = property(lambda self: NAMES[self.name][2])

    @property
    def anchor(self) -> str:
        return f"rows-{self.number}-{self.name}"

    def list_shown(self, traces: Mapping[str, Trace]) -> list[ShownRow]:
        """The rows with their past, `traces` by the names of the items."""
        return [self._show(at, form, traces) for at, form in enumerate(self.rows.forms)]

    def _show(self, at: int, form: Row, traces: Mapping[str, Trace]) -> ShownRow:
        trace = traces.get(form.key)
        reads = trace.read_item(form.kind) if trace else None
        shown = form.show(reads) if reads is not None else {}
        now = form.show(form.item) if form.item is not None else {}
        anchor = f"p{self.number}-{self.name}-{form.key or at}".replace(":", "-")
        bounds = [bound for bound in form.visible_fields() if bound.name != "DELETE"]
        cells = [_cell(bound, trace, shown, now) for bound in bounds]
        return ShownRow(form, anchor, trace, tuple(cells))

    def write(self, reading: gongwen.Part) -> tuple[Any, ...]:
        """The list as corrected; `reading` knows items that somebody else removed meanwhile."""
        posted = {row.key: row for row in self.rows.forms if not row.is_new}
        written = list(self._write_known(posted))
        spare = name_all(getattr(reading, self.name))
        count = self._next_count()
        for row in self.rows.forms:
            if row.cleaned_data.get("DELETE") or row.is_empty or row.key in self.items:
                continue
            written.append(row.write(spare.get(row.key), row.new_place(count)))
            count += 1
        return tuple(written)

    def _write_known(self, posted: Mapping[str, Row]) -> Iterator[Any]:
        for name, item in self.items.items():
            row = posted.get(name)
            if row is None:
                yield item
            elif not row.cleaned_data.get("DELETE"):
                yield row.write(item)

    def _next_count(self) -> int:
        own = [one.place.start for one in self.items.values() if one.place and not one.place.line]
        return max(own, default=0) + 1


def _cell(bound: forms.BoundField, trace: Trace | None, shown: dict[str, Any], now: dict[str, Any]) -> Cell:
    """The field, with what was read there if a person changed it."""
    if trace is None or not shown or shown.get(bound.name) == now.get(bound.name):
        return Cell(bound)
    key = "window" if bound.name in ("start", "end") and "body" in shown else bound.name
    decide = f"{trace.path}:{key}" if key in trace.keys else ""
    return Cell(bound, trace=trace, reads=as_text(shown.get(bound.name)) or _("没有"), decide=decide)
