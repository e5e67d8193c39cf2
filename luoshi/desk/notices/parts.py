"""A part of the document as the page shows it: its head, its lists, and what was removed from them."""

from dataclasses import dataclass

from luoshi.desk.notices.heads import ShownHead, show_head
from luoshi.desk.notices.history import say_value
from luoshi.desk.notices.lists import ListForm, ShownRow
from luoshi.desk.notices.reading_form import PartForm
from luoshi.desk.notices.stretches import Stretch
from luoshi.desk.notices.traces import Trace, Traces
from luoshi.gongwen import Document


@dataclass(frozen=True)
class Removed:
    """An item that a person removed; `is_conflict` if the reading says something else of it by now."""

    words: str
    trace: Trace

    @property
    def is_conflict(self) -> bool:
        return bool(self.trace.keys)


@dataclass(frozen=True)
class ShownList:
    """A list of a part with its rows, and what was removed from it."""

    form: ListForm
    rows: tuple[ShownRow, ...]
    removed: tuple[Removed, ...]


@dataclass(frozen=True)
class ShownPart:
    """A part of the document, as far as it lies in the shown stretch."""

    form: PartForm
    head: ShownHead | None
    lists: tuple[ShownList, ...]


def show_part(part: PartForm, traces: Traces, document: Document, stretch: Stretch) -> ShownPart:
    """The part with its past, as far as it lies in the shown stretch."""
    under = traces.under(f"{part.number}/")
    head = show_head(part, under, document) if part.has_head else None
    return ShownPart(part, head, tuple(_show_list(one, part, traces, stretch) for one in part.lists.values()))


def _show_list(form: ListForm, part: PartForm, traces: Traces, stretch: Stretch) -> ShownList:
    mine = traces.under(f"{form.number}/{form.name}/")
    removed = tuple(
        Removed(say_value(trace.reads), trace)
        for name, trace in mine.items()
        if trace.is_removed and trace.reads is not None and _is_here(name, part, stretch)
    )
    return ShownList(form, tuple(form.list_shown(mine)), removed)


def _is_here(name: str, part: PartForm, stretch: Stretch) -> bool:
    line = name.partition("-")[0]
    return stretch.holds((int(line) if line.isdigit() else 0) or part.part.first_line)
