"""The rows of a reading that a person edits: contacts, phases, measures, requirements, figures.

A row knows the finding that it came from by the place in the text (`origin`), so that what is not on the form
(actors, venues, how sure the reader was) survives, whoever added or removed other rows meanwhile.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.gongwen import document as gongwen
from luoshi.web.widgets import DateInput

Item = TypeVar(
    "Item",
    gongwen.Contact,
    gongwen.Phase,
    gongwen.Measure,
    gongwen.Requirement,
    gongwen.Figure,
)


def origin_of(item: Any) -> str:
    """The name of a finding within its part; empty for one that a person added."""
    return f"{item.place.line}-{item.place.start}" if item.place else ""


def text_field(label: Any, length: int, **attrs: Any) -> forms.CharField:
    """An optional line of text."""
    return forms.CharField(
        label=label, required=False, max_length=length, widget=forms.TextInput(attrs=attrs)
    )


def date_field(label: Any) -> forms.DateField:
    """An optional date."""
    return forms.DateField(label=label, required=False, widget=DateInput())


class LinesField(forms.CharField):
    """An optional text of several lines, kept to the letter; browsers send line ends as CR LF."""

    def __init__(self, label: Any, *, rows: int, **more: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(label=label, required=False, strip=False, widget=widget, **more)

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


def body_field(label: Any) -> forms.CharField:
    """The text of an item."""
    return LinesField(label, rows=4)


class Row(forms.Form, Generic[Item]):
    """One item of a list; a row whose named fields are all empty is no item."""

    named_by: ClassVar[tuple[str, ...]] = ()
    origin = forms.CharField(required=False, widget=forms.HiddenInput)

    @classmethod
    def show(cls, item: Item) -> dict[str, Any]:
        """The item as the row's initial values."""
        return {name: getattr(item, name) for name in cls.base_fields if hasattr(item, name)} | {
            "origin": origin_of(item)
        }

    @property
    def line(self) -> str:
        """The line of the original that the item was read from; empty for one that a person added."""
        return str(self["origin"].value() or "").partition("-")[0]

    @property
    def is_empty(self) -> bool:
        return not any(str(self.cleaned_data.get(name) or "").strip() for name in self.named_by)

    def write(self, before: Item | None) -> Item:
        """The item that the row now says."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        start, end = values.get("start"), values.get("end")
        if isinstance(start, date) and isinstance(end, date) and end < start:
            self.add_error("end", _("结束日期早于开始日期，请检查。"))
        return values


class ContactRow(Row[gongwen.Contact]):
    named_by = ("name", "department", "phone", "email")
    department = text_field(_("部门"), 80)
    name = text_field(_("联系人"), 40)
    phone = text_field(_("电话"), 40, inputmode="tel")
    email = text_field(_("邮箱"), 80, inputmode="email")

    def write(self, before: gongwen.Contact | None) -> gongwen.Contact:
        return replace(before or gongwen.Contact(""), **_taken(self, "department", "name", "phone", "email"))


class PhaseRow(Row[gongwen.Phase]):
    named_by = ("name", "raw")
    name = text_field(_("阶段"), 60)
    raw = text_field(_("原文"), 1000)
    start = date_field(_("开始"))
    end = date_field(_("结束"))
    start_event = text_field(_("从哪件事开始"), 120)
    end_event = text_field(_("到哪件事结束"), 120)

    def write(self, before: gongwen.Phase | None) -> gongwen.Phase:
        values = _taken(self, "name", "raw", "start", "end", "start_event", "end_event")
        return replace(before or gongwen.Phase("", ""), **values)


class MeasureRow(Row[gongwen.Measure]):
    named_by = ("title", "body")
    marker = text_field(_("序号"), 16)
    title = text_field(_("措施"), 500)
    start = date_field(_("开始"))
    end = date_field(_("结束"))
    body = body_field(_("内容"))

    @classmethod
    def show(cls, item: gongwen.Measure) -> dict[str, Any]:
        window = item.window
        return super().show(item) | {"start": window and window.start, "end": window and window.end}

    def write(self, before: gongwen.Measure | None) -> gongwen.Measure:
        values = _taken(self, "marker", "title", "body")
        item = replace(before or gongwen.Measure("", "", ""), **values)
        return replace(item, window=self._window(item))

    def _window(self, item: gongwen.Measure) -> gongwen.Window | None:
        """The window as read if the days are as they were; days that a person set are certain."""
        days = _taken(self, "start", "end")
        before = item.window
        if before and (before.start, before.end) == (days["start"], days["end"]):
            return before
        if before is None and not any(days.values()):
            return None
        window = before or gongwen.Window("", measure=item.path or item.marker or item.title)
        return replace(window, **days, precision="day", year_from="", sure=1.0)


class RequirementRow(Row[gongwen.Requirement]):
    named_by = ("title", "body")
    marker = text_field(_("序号"), 16)
    title = text_field(_("要求"), 500)
    body = body_field(_("内容"))

    def write(self, before: gongwen.Requirement | None) -> gongwen.Requirement:
        return replace(before or gongwen.Requirement("", "", ""), **_taken(self, "marker", "title", "body"))


class FigureRow(Row[gongwen.Figure]):
    named_by = ("what", "unit")
    what = text_field(_("指什么"), 120)
    value = forms.FloatField(label=_("数值"), required=False)
    unit = text_field(_("单位"), 16)

    def write(self, before: gongwen.Figure | None) -> gongwen.Figure:
        values = _taken(self, "what", "value", "unit")
        return replace(before or gongwen.Figure("", 0, ""), **values | {"value": float(values["value"] or 0)})


def _taken(row: forms.Form, *names: str) -> dict[str, Any]:
    return {name: row.cleaned_data[name] for name in names}


def index_by_origin(items: Iterable[Item]) -> dict[str, Item]:
    """Findings by the name that rows know them by."""
    return {origin_of(item): item for item in items if item.place}
