"""What is typed on the pages of reports: the choice of a plan, and a text block by block."""

from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import Any, cast, get_args

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from luoshi.campaigns.models import Plan
from luoshi.common import clock
from luoshi.people.access import Acting
from luoshi.reports.blocks import Block, BlockType
from luoshi.reports.queries import reportable_plans
from luoshi.web.widgets import DateInput


class PlanChoice(forms.ModelChoiceField[Plan]):
    """One of the plans that the unit may report on."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} · {obj.org.label}"


class DraftForm(forms.Form):
    """Which plan, and as of which day."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    plan = PlanChoice(
        label=_("方案"),
        queryset=Plan.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("请选择一份方案。"),
            "invalid_choice": _("这份方案不在可以起草的范围内，请重新选择。"),
        },
    )
    as_of_on = forms.DateField(
        label=_("数据截至"),
        required=False,
        widget=DateInput,
        help_text=_("不填，截至现在；填写某一天，截至当天 24 时系统中已有的记录。"),
    )

    def __init__(self, acting: Acting, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        choice = self.fields["plan"]
        assert isinstance(choice, PlanChoice)
        choice.queryset = reportable_plans(acting)
        only = list(choice.queryset.values_list("pk", flat=True)[:2])
        if len(only) == 1:
            self.initial.setdefault("plan", only[0])

    @property
    def has_plans(self) -> bool:
        """Whether there is anything to choose."""
        choice = self.fields["plan"]
        assert isinstance(choice, PlanChoice)
        return choice.queryset is not None and choice.queryset.exists()

    def clean_as_of_on(self) -> date | None:
        day: date | None = self.cleaned_data["as_of_on"]
        if day and day > clock.today():
            raise forms.ValidationError(_("数据截至日期不能晚于今天。"))
        return day

    @property
    def as_of(self) -> datetime | None:
        """The last moment of the chosen day; None, which is now, for today or no day."""
        day: date | None = self.cleaned_data["as_of_on"]
        if day is None or day == clock.today():
            return None
        return datetime.combine(day + timedelta(days=1), time(), clock.CHINA) - timedelta(microseconds=1)


class ReportForm(forms.Form):
    """A report's title and text. The blocks come as four lists of equal length: type, level, key, text."""

    title = forms.CharField(
        label=_("标题"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("请填写标题。")},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def clean_title(self) -> str:
        title: str = self.cleaned_data["title"]
        return " ".join(title.split())

    def blocks(self) -> list[Block]:
        """The text as typed, without the tables that were struck out. What is no block is left out."""
        lists = [self._list(name) for name in ("type", "level", "key", "text")]
        struck = set(self._list("strike"))
        return [
            Block(kind, text, key=key, level=int(level) if level in {"1", "2"} else 0)  # type: ignore[arg-type]
            for kind, level, key, text in zip_longest(*lists, fillvalue="")
            if kind in get_args(BlockType) and not (kind == "table" and key in struck)
        ]

    def _list(self, name: str) -> list[str]:
        return cast(QueryDict, self.data).getlist(name)
