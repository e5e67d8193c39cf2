"""The head of a part as the page shows it: each field with its past, and what was not read folded away."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms

from luoshi.desk.notices.cells import Cell
from luoshi.desk.notices.findings import list_head_lines
from luoshi.desk.notices.history import say_value
from luoshi.desk.notices.reading_form import PartForm
from luoshi.desk.notices.sureness import say_sure
from luoshi.desk.notices.traces import Trace
from luoshi.gongwen import Document

# Fields of the form that are kept under another name.
_SLOT_OF = dict.fromkeys(("report_sender", "report_what", "report_deadline"), "report_to")


@dataclass(frozen=True)
class ShownHead:
    """`cells` hold something; `blank` is folded away, there to be filled in."""

    cells: tuple[Cell, ...]
    blank: tuple[Cell, ...]


def show_head(part: PartForm, traces: Mapping[str, Trace], document: Document) -> ShownHead:
    """The fields of a part's head, `traces` by the names of its fields."""
    lines = list_head_lines(part.number, part.part, document)
    sure = {one.field: one.sure for one in part.part.findings}
    if part.part.doc_number:
        sure["doc_number"] = part.part.doc_number.sure
    cells = [_cell(bound, traces, lines, sure) for bound in part.head]
    return ShownHead(
        tuple(cell for cell in cells if _is_shown(cell)), tuple(cell for cell in cells if not _is_shown(cell))
    )


def _is_shown(cell: Cell) -> bool:
    bound = cell.bound
    return bound.name == "title" or bool(bound.value()) or bool(bound.errors) or cell.trace is not None


def _cell(
    bound: forms.BoundField, traces: Mapping[str, Trace], lines: Mapping[str, int], sure: Mapping[str, float]
) -> Cell:
    name = _SLOT_OF.get(bound.name, bound.name)
    line = lines.get(bound.name, 0)
    trace = traces.get(name)
    if trace is None:
        return Cell(bound, note=say_sure(sure.get(bound.name, 1.0)), line=line)
    if bound.name == "report_to" or name != "report_to":
        decide = f"{trace.path}:" if trace.keys else ""
        return Cell(bound, line=line, trace=trace, reads=say_value(trace.reads), decide=decide)
    return Cell(bound, line=line)
