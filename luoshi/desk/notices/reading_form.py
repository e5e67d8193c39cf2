"""A whole reading as one form: for each part its head and its lists, each list a formset of rows."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django import forms

from luoshi.common.quantities import whole_number
from luoshi.desk.notices.forms import HeadForm
from luoshi.desk.notices.rows import (
    ContactRow,
    FigureRow,
    MeasureRow,
    PhaseRow,
    RequirementRow,
    Row,
    index_by_origin,
)
from luoshi.gongwen import Document
from luoshi.gongwen import document as gongwen

MOST_ROWS = 300
ROWS: dict[str, type[Row[Any]]] = {
    "contacts": ContactRow,
    "phases": PhaseRow,
    "measures": MeasureRow,
    "requirements": RequirementRow,
    "figures": FigureRow,
}


LONG = frozenset({"title", "recipients", "theme", "outline"})


def _is_shown(bound: forms.BoundField) -> bool:
    return bool(bound.value()) or bool(bound.errors)


class RowSet(forms.BaseFormSet[Any]):
    """The rows of one list; each can be ticked to be removed."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].widget.attrs["class"] = "checkbox"


SETS = {
    name: forms.formset_factory(
        row, formset=RowSet, extra=0, can_delete=True, max_num=MOST_ROWS, absolute_max=MOST_ROWS
    )
    for name, row in ROWS.items()
}


class PartForm:
    """One part of the document: its head and its lists."""

    def __init__(self, number: int, part: gongwen.Part, data: Mapping[str, Any] | None) -> None:
        self.number, self.part = number, part
        self.head = HeadForm(data, prefix=f"p{number}", initial=HeadForm.show(part))
        self.rows = {
            name: SETS[name](
                data, prefix=f"p{number}-{name}", initial=[row.show(item) for item in getattr(part, name)]
            )
            for name, row in ROWS.items()
        }

    @property
    def long_fields(self) -> list[forms.BoundField]:
        """Fields of the head that hold something (the title always shows) and need the whole width."""
        return [one for one in self.head if one.name in LONG and (one.name == "title" or _is_shown(one))]

    @property
    def short_fields(self) -> list[forms.BoundField]:
        """Fields of the head that hold something and can stand beside each other."""
        return [one for one in self.head if one.name not in LONG and _is_shown(one)]

    @property
    def blank_fields(self) -> list[forms.BoundField]:
        """What was not read: folded away, there to be filled in."""
        return [one for one in self.head if one.name != "title" and not _is_shown(one)]

    def is_valid(self) -> bool:
        """Every field of the head and of every row, so that all errors show at once."""
        return all([self.head.is_valid(), *(rows.is_valid() for rows in self.rows.values())])

    def write(self, reading: gongwen.Part) -> gongwen.Part:
        """The part as corrected; `reading` knows findings that somebody else removed meanwhile."""
        lists: dict[str, Any] = {name: tuple(self._write_rows(name, reading)) for name in ROWS}
        return replace(self.head.write(self.part), **lists)

    def _write_rows(self, name: str, reading: gongwen.Part) -> Iterator[Any]:
        known = index_by_origin(getattr(reading, name)) | index_by_origin(getattr(self.part, name))
        for row in self.rows[name].forms:
            if not row.cleaned_data.get("DELETE") and not row.is_empty:
                yield row.write(known.get(row.cleaned_data["origin"]))

    def list_errors(self) -> Iterator[tuple[str, str, str]]:
        """Everything that is wrong, as (label, id of the field, sentence)."""
        for form in (self.head, *(row for rows in self.rows.values() for row in rows.forms)):
            for name, errors in form.errors.items():
                for error in errors:
                    yield str(form[name].label), form[name].auto_id, str(error)


class ReadingForm:
    """A whole reading as one form. `data` with "add" = "1-measures" shows one more row and is not for saving."""

    def __init__(self, document: Document, revision: int, data: Any = None) -> None:
        self.document, self.revision, self.is_bound = document, revision, data is not None
        self.added = data.get("add", "") if data is not None else ""
        if self.added:
            data = _with_one_more_row(data, f"p{self.added}-TOTAL_FORMS")
        self.seen = revision if data is None else whole_number(data.get("revision", "")) or 0
        self.settled = frozenset(data.getlist("settled")) if data is not None else frozenset()
        self.parts = [PartForm(number, part, data) for number, part in enumerate(document.parts)]
        if self.added:
            self._focus_on_added()

    def _focus_on_added(self) -> None:
        """Put the keyboard into the row that was just asked for."""
        number, _dash, name = self.added.partition("-")
        for part in self.parts:
            if str(part.number) == number and name in ROWS and part.rows[name].forms:
                row = part.rows[name].forms[-1]
                row.fields[row.named_by[0]].widget.attrs["autofocus"] = True

    def is_valid(self) -> bool:
        """Whether every part is sound."""
        return all(part.is_valid() for part in self.parts)

    def write(self, reading: Document) -> Document:
        """The document as corrected. Doubts that were ticked as checked are gone from it."""
        spare = (*reading.parts, *self.document.parts[len(reading.parts) :])
        parts = tuple(form.write(spare[form.number]) for form in self.parts)
        doubts = tuple(doubt for doubt in self.document.warnings if name_doubt(doubt) not in self.settled)
        return replace(self.document, parts=parts, warnings=doubts)

    def list_errors(self) -> list[tuple[str, str, str]]:
        """Everything that is wrong in a bound form; a form that only asked for another row is not judged."""
        if not self.is_bound or self.added:
            return []
        return [error for part in self.parts for error in part.list_errors()]


def name_doubt(doubt: gongwen.Doubt) -> str:
    """What a tick box sends for a doubt."""
    return f"{doubt.code}:{doubt.place.line}-{doubt.place.start}" if doubt.place else doubt.code


def _with_one_more_row(data: Any, field: str) -> Any:
    data = data.copy()
    if field in data:
        data[field] = str(min((whole_number(data[field]) or 0) + 1, MOST_ROWS))
    return data
