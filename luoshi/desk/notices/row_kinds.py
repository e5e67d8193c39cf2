"""The rows of a reading that a person edits, list by list."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.desk.notices.fields import (
    LinesField,
    NamesField,
    choice_field,
    date_field,
    number_field,
    text_field,
)
from luoshi.desk.notices.rows import Row
from luoshi.gongwen import document as gongwen

# Days that a person set are certain, and no longer taken from anywhere.
_CERTAIN: dict[str, Any] = {"precision": "day", "year_from": "", "sure": 1.0}
COMPARATORS = [("exact", _("正好")), ("over", _("至少")), ("under", _("不超过")), ("about", _("大约"))]


class ContactRow(Row):
    kind = gongwen.Contact
    named_by = ("name", "department", "phone", "email")
    headline_of, aside_of = ("department", "name"), ("phone",)
    department = text_field(_("部门"), 80)
    name = text_field(_("联系人"), 40)
    phone = text_field(_("电话"), 40, inputmode="tel")
    email = text_field(_("邮箱"), 80, inputmode="email")


class SpanRow(Row):
    """A row with a first and a last day."""

    def values(self, item: Any, touched: set[str]) -> dict[str, Any]:
        values = super().values(item, touched)
        return values | _CERTAIN if touched & {"start", "end"} else values


class PhaseRow(SpanRow):
    kind = gongwen.Phase
    named_by = ("name", "raw")
    headline_of, aside_of = ("name",), ("start", "end")
    name = text_field(_("阶段"), 60)
    raw = text_field(_("原文"), 1000)
    start = date_field(_("开始"))
    end = date_field(_("结束"))
    start_event = text_field(_("从哪件事开始"), 120)
    end_event = text_field(_("到哪件事结束"), 120)


class WindowRow(SpanRow):
    kind = gongwen.Window
    named_by = ("raw", "start", "end")
    headline_of, aside_of = ("raw",), ("start", "end")
    raw = text_field(_("原文"), 300, size="full")
    start = date_field(_("开始"))
    end = date_field(_("结束"))
    start_event = text_field(_("从哪件事开始"), 120)
    end_event = text_field(_("到哪件事结束"), 120)
    recurring = text_field(_("多久一次"), 60)


class MeasureRow(Row):
    kind = gongwen.Measure
    named_by = ("title", "body")
    headline_of, aside_of = ("marker", "title"), ("start", "end")
    marker = text_field(_("序号"), 16, size="short")
    title = text_field(_("措施"), 500)
    start = date_field(_("开始"))
    end = date_field(_("结束"))
    body = LinesField(_("内容"), rows=4)
    actor = text_field(_("谁来做"), 200)
    audiences = NamesField(_("面向谁"))
    venues = NamesField(_("在哪里"))
    channels = NamesField(_("通过什么渠道"))
    actions = NamesField(_("做什么"))
    programmes = NamesField(_("属于哪项行动"))

    @classmethod
    def show(cls, item: gongwen.Measure) -> dict[str, Any]:
        window = item.window
        return super().show(item) | {"start": window and window.start, "end": window and window.end}

    def values(self, item: gongwen.Measure, touched: set[str]) -> dict[str, Any]:
        """The window as read if the days are as they were."""
        values = super().values(item, touched)
        start, end = self.cleaned_data["start"], self.cleaned_data["end"]
        window = item.window or gongwen.Window("", measure=item.path or self.cleaned_data["marker"])
        if (window.start, window.end) != (start, end):
            values["window"] = replace(window, start=start, end=end, **_CERTAIN)
        return values


class RequirementRow(Row):
    kind = gongwen.Requirement
    named_by = ("title", "body")
    headline_of = ("marker", "title")
    marker = text_field(_("序号"), 16, size="short")
    title = text_field(_("要求"), 500)
    body = LinesField(_("内容"), rows=4)
    actor = text_field(_("谁来做"), 200)


class DeadlineRow(Row):
    kind = gongwen.Deadline
    named_by = ("what", "raw", "date")
    headline_of, aside_of = ("what",), ("date", "raw")
    what = LinesField(_("要做什么"), rows=2)
    date = date_field(_("最晚"))
    raw = text_field(_("原文"), 300)

    def values(self, item: gongwen.Deadline, touched: set[str]) -> dict[str, Any]:
        values = super().values(item, touched)
        return values | _CERTAIN if "date" in touched else values


class FigureRow(Row):
    kind = gongwen.Figure
    named_by = ("what", "unit", "value")
    headline_of, aside_of = ("what",), ("value", "unit")
    what = text_field(_("指什么"), 120, size="full")
    comparator = choice_field(_("多少"), COMPARATORS)
    value = number_field(_("数值"))
    value_max = number_field(_("最多"))
    unit = text_field(_("单位"), 16)

    def values(self, item: gongwen.Figure, touched: set[str]) -> dict[str, Any]:
        values = super().values(item, touched)
        empty = {"value": 0.0, "comparator": "exact"}
        return values | {name: values[name] or empty[name] for name in empty if name in values}

    @property
    def aside(self) -> str:
        comparator = self["comparator"].value()
        words = str(dict(COMPARATORS)[comparator]) if comparator in dict(COMPARATORS) else ""
        number = self.say(("value", "value_max"), "–")
        return " ".join(
            filter(None, ("" if comparator == "exact" else words, number, self.say(("unit",), "")))
        )


class LimitRow(FigureRow):
    """A number that rules; the same fields as a reported one."""


class BasisRow(Row):
    kind = gongwen.Basis
    named_by = ("title", "number", "issuer")
    headline_of, aside_of = ("title",), ("number",)
    title = text_field(_("文件名称"), 300, size="full")
    issuer = text_field(_("发文机关"), 200)
    number = text_field(_("发文字号"), 80)


ROWS: dict[str, type[Row]] = {
    "contacts": ContactRow,
    "basis": BasisRow,
    "phases": PhaseRow,
    "measures": MeasureRow,
    "requirements": RequirementRow,
    "deadlines": DeadlineRow,
    "windows": WindowRow,
    "figures": FigureRow,
    "limits": LimitRow,
}
# (one of them, several of them, the button that adds one)
NAMES = {
    "contacts": (_("联系人"), pgettext_lazy("several", "联系人"), _("添加联系人")),
    "basis": (pgettext_lazy("of a document", "依据"), pgettext_lazy("several", "依据"), _("添加依据")),
    "phases": (_("阶段"), pgettext_lazy("several", "阶段"), _("添加阶段")),
    "measures": (_("措施"), pgettext_lazy("several", "措施"), _("添加措施")),
    "requirements": (_("要求"), pgettext_lazy("several", "要求"), _("添加要求")),
    "deadlines": (_("期限"), pgettext_lazy("several", "期限"), _("添加期限")),
    "windows": (_("时间段"), pgettext_lazy("several", "时间段"), _("添加时间段")),
    "figures": (_("数字"), pgettext_lazy("several", "数字"), _("添加数字")),
    "limits": (_("限额和标准"), pgettext_lazy("several", "限额和标准"), _("添加限额")),
}
