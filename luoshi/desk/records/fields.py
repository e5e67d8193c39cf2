"""Form fields as people type into them on a phone."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luoshi.catalogue.wording import say
from luoshi.common.quantities import whole_number
from luoshi.orgs.models import Org
from luoshi.web.widgets import DateInput

_WORDS = ("人次", "人", "名")


class CountField(forms.IntegerField):
    """A whole number as people type it: full-width digits, thousands separators and a trailing 人次 are understood.

    Whether it may be negative is for the domain to say.
    """

    widget = forms.TextInput

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs.update(inputmode="numeric", autocomplete="off", maxlength=16)
        self.error_messages["invalid"] = _("请填一个整数，例如 80。")

    def to_python(self, value: Any) -> int | None:
        text = unicodedata.normalize("NFKC", str(value or "")).replace(",", "").replace(" ", "")
        for word in _WORDS:
            text = text.removesuffix(word)
        return super().to_python(text)


def find_unit(*, chosen: str, typed: str) -> Org | None:
    """The unit chosen from the suggestions (its id) or, where no script runs, typed as full name or code.

    Raises: ValidationError if there is none, or if several open units have that name.
    """
    pk = whole_number(chosen)
    if pk is not None:
        found = list(Org.objects.filter(pk=pk))
    elif typed:
        named = Q(code=typed) | Q(name=typed) | Q(short_name=typed)
        found = list(Org.objects.filter(named, closed_on=None)[:2])
    else:
        return None
    if not found:
        raise ValidationError(
            _("没有找到“%(text)s”。请写单位的全称，或从列出的单位中选择。") % {"text": typed}
        )
    if len(found) > 1:
        raise ValidationError(_("有几个单位都叫“%(text)s”，请从列出的单位中选择。") % {"text": typed})
    return found[0]


def own_field(definition: Mapping[str, Any]) -> forms.Field:
    """The form field of a kind's own field; the domain parses what is typed (`activities.own_fields`)."""
    options: dict[str, Any] = {
        "label": say(definition["label"]),
        "help_text": say(definition.get("help", "")),
        "required": bool(definition.get("required")),
    }
    if definition["type"] == "choice":
        choices = [("", _("不选")), *((choice, choice) for choice in definition.get("choices", ()))]
        return forms.ChoiceField(choices=choices, **options)
    return forms.CharField(widget=_own_widget(definition["type"]), **options)


def _own_widget(type_: str) -> forms.Widget:
    if type_ == "date":
        return DateInput()
    kinds = {"url": "url", "phone": "tel"}
    attrs = {"inputmode": "numeric"} if type_ == "number" else {}
    widget = forms.TextInput(attrs=attrs)
    widget.input_type = kinds.get(type_, "text")
    return widget
