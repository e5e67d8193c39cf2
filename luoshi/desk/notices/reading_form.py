"""A stretch of a reading as one form: for each part its head and its lists, each list rows."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from luoshi.common.quantities import whole_number
from luoshi.desk.notices.doubts import WAYS, list_wordless, read_settled
from luoshi.desk.notices.forms import HeadForm
from luoshi.desk.notices.lists import MOST_ROWS, ListForm
from luoshi.desk.notices.row_kinds import ROWS
from luoshi.desk.notices.stretches import Stretch, cut_stretches, find_stretch
from luoshi.gongwen import Document
from luoshi.gongwen import document as gongwen
from luoshi.gongwen.piece import read_piece


class PartForm:
    """One part of the document: its head, where it begins, and its lists."""

    def __init__(self, number: int, part: gongwen.Part, stretch: Stretch, data: Any) -> None:
        self.number, self.part = number, part
        begins_here = stretch.holds(part.first_line)
        self.has_head = begins_here if data is None else f"p{number}-head" in data
        self.head = HeadForm(
            data if self.has_head else None, prefix=f"p{number}", initial=HeadForm.show(part)
        )
        is_sent = data is not None and f"p{number}-measures-TOTAL_FORMS" in data
        self.lists = {name: ListForm(part, number, name, stretch, data if is_sent else None) for name in ROWS}
        self.is_shown = self.has_head or any(one.rows.forms for one in self.lists.values()) or is_sent
        self.is_sent = is_sent

    def is_valid(self) -> bool:
        """Every field of the head and of every row, so that all errors show at once."""
        return all(
            [
                not self.has_head or self.head.is_valid(),
                *(one.rows.is_valid() for one in self.lists.values() if self.is_sent),
            ]
        )

    def write(self, reading: gongwen.Part) -> gongwen.Part:
        """The part as corrected."""
        part = self.head.write(self.part) if self.has_head else self.part
        if not self.is_sent:
            return part
        lists: dict[str, Any] = {name: form.write(reading) for name, form in self.lists.items()}
        return replace(part, **lists)

    def list_errors(self) -> Iterator[tuple[str, str, str]]:
        """Everything that is wrong, as (label, id of the field, sentence)."""
        rows = [row for one in self.lists.values() for row in one.rows.forms if self.is_sent]
        for form in (*([self.head] if self.has_head else []), *rows):
            for name, errors in form.errors.items():
                for error in errors:
                    yield str(form[name].label), form[name].auto_id, str(error)


class ReadingForm:
    """A stretch of a reading as one form.

    `data` with "add" = "1-measures" shows one more row, with "show" what was typed: neither is for saving.
    "take" = "1-6-40-44" (page, line, first and last character) fills the added row from the original.
    """

    def __init__(self, document: Document, revision: int, data: Any = None, *, line: int = 0) -> None:
        self.document, self.revision, self.is_bound = document, revision, data is not None
        self.added = data.get("add", "") if data is not None else ""
        self.is_only_shown = bool(self.added) or (data is not None and "show" in data)
        self.is_whole = data is None or "revision" in data
        self.stretches = cut_stretches(document)
        self.stretch = find_stretch(self.stretches, line)
        if self.added:
            data = self._with_one_more_row(data)
        self.seen = revision if data is None else whole_number(data.get("revision", "")) or 0
        self.settled = read_settled(data) if data is not None else {}
        self.parts = [
            PartForm(number, part, self.stretch, data) for number, part in enumerate(document.parts)
        ]
        if self.added:
            self._focus_on_added()

    def _with_one_more_row(self, data: Any) -> Any:
        prefix = f"p{self.added}"
        data, count = data.copy(), whole_number(data.get(f"{prefix}-TOTAL_FORMS", ""))
        if count is None or count >= MOST_ROWS:
            return data
        data[f"{prefix}-TOTAL_FORMS"] = str(count + 1)
        for name, value in self._take(data.get("take", "")).items():
            data[f"{prefix}-{count}-{name}"] = value
        return data

    def _take(self, place: str) -> Mapping[str, Any]:
        """What the added row says of a piece of the original; nothing for no such piece."""
        numbers = [whole_number(one) or 0 for one in place.split("-")]
        part_number, _dash, name = self.added.partition("-")
        number = whole_number(part_number)
        if len(numbers) != 4 or name not in ROWS or number is None or number >= len(self.document.parts):
            return {}
        line = next((one for one in self.document.lines if one.number == numbers[1]), None)
        piece = line.text[numbers[2] : numbers[3]] if line else ""
        if not piece.strip():
            return {}
        row = ROWS[name]
        shown = row.show(read_piece(name, piece, self.document.parts[number]))
        fields = {key: row.base_fields[key].prepare_value(value) for key, value in shown.items()}
        return {key: "" if value is None else value for key, value in fields.items()} | {
            "origin": f"new:{place}"
        }

    def _focus_on_added(self) -> None:
        """Put the keyboard into the row that was just asked for."""
        number, _dash, name = self.added.partition("-")
        for part in self.parts:
            if str(part.number) == number and name in ROWS and part.lists[name].rows.forms:
                row = part.lists[name].rows.forms[-1]
                row.fields[row.named_by[0]].widget.attrs["autofocus"] = True

    def is_valid(self) -> bool:
        """Whether every part is sound, and every doubt that reads otherwise says how."""
        parts = [part.is_valid() for part in self.parts]
        return self.is_whole and all(parts) and not list_wordless(self.settled)

    def write(self, reading: Document) -> Document:
        """The document as corrected."""
        spare = (*reading.parts, *self.document.parts[len(reading.parts) :])
        parts = tuple(form.write(spare[form.number]) for form in self.parts)
        return replace(self.document, parts=parts)

    def list_errors(self) -> list[tuple[str, str, str]]:
        """Everything that is wrong in a bound form; a form that is only shown again is not judged."""
        if not self.is_bound or self.is_only_shown:
            return []
        wordless = [
            (str(WAYS["amended"]), f"words-{name}", _("请写明应改成什么。"))
            for name in list_wordless(self.settled)
        ]
        if not self.is_whole:
            wordless = [(_("表单"), "reading", _("没有收到完整的表单，请刷新页面后重新提交。"))]
        return [*wordless, *(error for part in self.parts for error in part.list_errors())]
