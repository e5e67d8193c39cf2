"""The forms of the plan pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from luoshi.campaigns.models import Measure
from luoshi.campaigns.recipients import RuleOffer
from luoshi.common import clock
from luoshi.web.widgets import DateInput


class SendForm(forms.Form):
    """To whom a plan goes, by when, with which word. Groups without units are not offered."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    rules = forms.MultipleChoiceField(
        label=_("发送范围"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("请至少勾选一项发送范围。"),
            "invalid_choice": _("“%(value)s”不是本级可以选择的发送范围，请重新勾选。"),
        },
    )
    due_on = forms.DateField(
        label=_("完成期限"),
        required=False,
        widget=DateInput(),
        help_text=_("措施写了结束日期的，以各自的日期为准；没有写的，以这里为准。"),
    )
    word = forms.CharField(
        label=_("附言"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, offers: list[RuleOffer], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(offer.code, _say_offer(offer)) for offer in offers if offer.units]
        self.fields["rules"].choices = choices  # type: ignore[attr-defined]

    @property
    def has_choices(self) -> bool:
        """Whether there is any unit to send to."""
        return bool(self.fields["rules"].choices)  # type: ignore[attr-defined]

    def clean_due_on(self) -> Any:
        due_on = self.cleaned_data["due_on"]
        if due_on and due_on < clock.today():
            raise forms.ValidationError(_("这个日期已经过去，请改为今天或以后的日期。"))
        return due_on


def _say_offer(offer: RuleOffer) -> str:
    count = ngettext("%(units)d 家", "%(units)d 家", offer.units) % {"units": offer.units}
    return f"{offer.label} · {count}"


class HangForm(forms.Form):
    """A unit's own measure, hung on a plan that came from above."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    under = forms.ModelChoiceField(
        label=_("落实哪一条"),
        queryset=Measure.objects.none(),
        required=False,
        empty_label=_("不对应某一条，单独一项"),
        widget=forms.Select,
    )
    title = forms.CharField(
        label=_("本级措施"), max_length=200, error_messages={"required": _("请写明措施的名称。")}
    )
    body = forms.CharField(
        label=_("具体内容"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    starts_on = forms.DateField(label=_("开始"), required=False, widget=DateInput())
    ends_on = forms.DateField(
        label=_("结束"), required=False, widget=DateInput(), help_text=_("不填则与所落实的那一条相同。")
    )

    def __init__(self, *args: Any, measures: list[Measure], **more: Any) -> None:
        super().__init__(*args, **more)
        under = self.fields["under"]
        under.queryset = Measure.objects.filter(pk__in=[one.pk for one in measures])  # type: ignore[attr-defined]
        choices = [("", under.empty_label), *((one.pk, f"{one.marker}{one.title}") for one in measures)]  # type: ignore[attr-defined]
        under.widget.choices = choices

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        start, end = values.get("starts_on"), values.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("结束日期早于开始日期，请检查。"))
        return values
