"""A piece of a document that a person points at, read as what the person says it is; a line read by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from luoshi.gongwen.basis import read_basis
from luoshi.gongwen.contacts import read_contacts
from luoshi.gongwen.dates import only_date
from luoshi.gongwen.deadlines import find_deadlines
from luoshi.gongwen.document import (
    Basis,
    Contact,
    Deadline,
    Figure,
    Line,
    Measure,
    Part,
    Phase,
    Requirement,
    Window,
)
from luoshi.gongwen.figures import find_figures
from luoshi.gongwen.markers import leading_mark
from luoshi.gongwen.numbers import own_number
from luoshi.gongwen.passage import Passage, Run, of_line
from luoshi.gongwen.senders import names_of
from luoshi.gongwen.windows import find_windows, single_window
from luoshi.gongwen.years import Years


def read_piece(kind: str, text: str, part: Part) -> Any:
    """An item of the part's list `kind` as `text` says it, without a place; the whole text where no rule fits.

    Days without a year take it from the part's signature, as everywhere.
    """
    text = " ".join(text.split())
    passage = Passage(text, (Run(0, Line(1, 1, text), 0),))
    return _READERS[kind](passage, _years(part))


def find_in_line(line: Line, part: Part) -> Iterator[tuple[str, Any]]:
    """What a line of a part says by itself: the part's field or list, and its value or an item with its place.

    A line that is nothing but a number or a day says the part's own.
    """
    passage, years = of_line(line), _years(part)
    number, signed = own_number(passage), only_date(passage.tight)
    if number:
        yield "doc_number", number
    if signed and signed.day:
        yield "date", signed.day
    for counted in find_figures(passage, part.kind):
        yield ("figures" if counted.is_fact else "limits"), counted.figure
    yield from (("deadlines", one) for one in find_deadlines(passage, years, names=names_of(part.issuers)))
    yield from (("windows", one) for one in find_windows(passage, years))
    yield from (("basis", one) for one in read_basis([passage]))
    yield from (("contacts", one) for one in read_contacts([passage]))


def _years(part: Part) -> Years:
    return Years(signed=part.date, numbered=part.doc_number.year if part.doc_number else 0)


def _contact(passage: Passage, _years: Years) -> Contact:
    found = read_contacts([passage])
    return found[0] if found else Contact(name=passage.text, raw=passage.text)


def _window(passage: Passage, years: Years) -> Window:
    found = find_windows(passage, years)
    return (found[0] if found else single_window(passage, years)) or Window(passage.text)


def _deadline(passage: Passage, years: Years) -> Deadline:
    found = find_deadlines(passage, years)
    if found:
        return found[0]
    day = single_window(Passage(passage.text.rstrip("前之以"), passage.runs), years)
    return Deadline(passage.text, day.end if day else None, "", year_from=day.year_from if day else "")


def _figure(passage: Passage, _years: Years) -> Figure:
    found = find_figures(passage, "")
    return found[0].figure if found else Figure(passage.text, 0, "", what=passage.text)


def _phase(passage: Passage, years: Years) -> Phase:
    span = _window(passage, years)
    return Phase(passage.text[:20], passage.text, span.start, span.end, year_from=span.year_from)


def _measure(passage: Passage, years: Years) -> Measure:
    marker, title, body = _item(passage)
    spans = find_windows(passage, years)
    return Measure("", marker, title, body, spans[0] if spans else None)


def _requirement(passage: Passage, _years: Years) -> Requirement:
    return Requirement("", *_item(passage))


def _item(passage: Passage) -> tuple[str, str, str]:
    """Mark, heading and text: the heading ends with its sentence."""
    mark = leading_mark(passage.text)
    marker = passage.text[: mark.end] if mark else ""
    heading, _stop, body = passage.text.removeprefix(marker).strip().partition("。")
    return marker.strip(), heading, body


def _basis(passage: Passage, _years: Years) -> Basis:
    return Basis("", passage.text.strip("《》"), raw=passage.text)


_READERS: dict[str, Callable[[Passage, Years], Any]] = {
    "contacts": _contact,
    "basis": _basis,
    "phases": _phase,
    "measures": _measure,
    "requirements": _requirement,
    "deadlines": _deadline,
    "windows": _window,
    "figures": _figure,
    "limits": _figure,
}
