"""What the address of a total may say, and the controls that change it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luoshi.campaigns.models import Measure
from luoshi.catalogue.models import Kind
from luoshi.catalogue.wording import say
from luoshi.web.widgets import DateInput

# Where the calendar itself ends there is no day after, and no moment before, that could be asked for.
FIRST_MOMENT, LAST_DAY = datetime(1900, 1, 1, tzinfo=UTC), date(2199, 12, 31)
STANDINGS = (("accepted", _("已审核")), ("stated", _("待审核")), ("all", _("全部")))
MINUTE = "%Y-%m-%dT%H:%M"


class MomentInput(forms.DateTimeInput):
    """The device's own field for a date and a time."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format=MINUTE)


class TotalsForm(forms.Form):
    """Which records to count, of which days, as known at which moment. Both days are counted.

    `unit` and `by` come with the address and are changed by links. What the address leaves out has its default
    before it comes here, so that nothing is marked as required.
    """

    unit = forms.IntegerField(widget=forms.HiddenInput)
    by = forms.ChoiceField(widget=forms.HiddenInput, choices=(("child", ""), ("month", "")))
    kind = forms.ChoiceField(label=_("种类"), required=False)
    measure = forms.TypedChoiceField(label=_("措施"), required=False, coerce=int, empty_value=None)
    standing = forms.ChoiceField(label=_("审核状态"), choices=STANDINGS, required=False)
    as_of = forms.DateTimeField(
        label=_("截至"),
        required=False,
        input_formats=[MINUTE, f"{MINUTE}:%S"],
        widget=MomentInput,
        validators=[MinValueValidator(FIRST_MOMENT)],
    )

    def __init__(
        self, *args: Any, kinds: Iterable[Kind], measures: Iterable[Measure], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        # `from` is a word of Python, so that these two cannot be class attributes.
        self.fields["from"] = forms.DateField(label=_("从"), required=False, widget=DateInput)
        self.fields["until"] = forms.DateField(
            label=_("到"), required=False, widget=DateInput, validators=[MaxValueValidator(LAST_DAY)]
        )
        self.fields["kind"].choices = [(kind.code, say(kind.name)) for kind in kinds]  # type: ignore[attr-defined]
        self.fields["measure"].choices = [("", _("不限")), *_by_plan(measures)]  # type: ignore[attr-defined]
        self.order_fields(["kind", "standing", "from", "until", "measure", "as_of"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first_on, last_on = cleaned.get("from"), cleaned.get("until")
        if first_on and last_on and last_on < first_on:
            self.add_error("until", gettext("结束日期早于开始日期，请检查。"))
        return cleaned


def _by_plan(measures: Iterable[Measure]) -> list[tuple[str, list[tuple[int, str]]]]:
    return [
        (plan.title, [(measure.pk, measure.title) for measure in group])
        for plan, group in groupby(measures, lambda measure: measure.plan)
    ]
