"""The kinds of field that a reading is corrected in. `size` says how wide a field stands: full, half, or short."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, TypeVar

from django import forms

from luoshi.web.joining import join_words
from luoshi.web.widgets import DateInput

Size = Literal["full", "half", "short"]
AnyField = TypeVar("AnyField", bound=forms.Field)
# Names are parted by these, but not inside brackets: 各市（含定州、辛集市）总工会 is one name.
_NAME = re.compile(r"(?:[（(][^（()）\n]*[）)]|[^\n,，、;；])+")


def text_field(label: Any, length: int, *, size: Size = "half", **attrs: Any) -> forms.CharField:
    """An optional line of text."""
    widget = forms.TextInput(attrs=attrs)
    return sized(forms.CharField(label=label, required=False, max_length=length, widget=widget), size)


def date_field(label: Any) -> forms.DateField:
    """An optional date."""
    return sized(forms.DateField(label=label, required=False, widget=DateInput()), "half")


def choice_field(label: Any, choices: list[tuple[str, Any]]) -> forms.ChoiceField:
    """One of a few words."""
    return sized(forms.ChoiceField(label=label, required=False, choices=choices), "half")


def number_field(label: Any) -> forms.FloatField:
    """An optional number."""
    return sized(forms.FloatField(label=label, required=False), "half")


def sized(field: AnyField, size: Size) -> AnyField:
    """The field, knowing its width."""
    field.size = size  # type: ignore[attr-defined]
    return field


class LinesField(forms.CharField):
    """An optional text of several lines, kept to the letter; browsers send line ends as CR LF."""

    size: Size = "full"

    def __init__(self, label: Any, *, rows: int, attrs: dict[str, Any] | None = None, **more: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows, **(attrs or {})})
        super().__init__(label=label, required=False, strip=False, widget=widget, **more)

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class NamesField(forms.CharField):
    """Several names in a line, or a name a line; gives a tuple of them."""

    size: Size = "half"

    def __init__(self, label: Any, *, rows: int = 0, **more: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
        super().__init__(label=label, required=False, widget=widget, **more)
        self.parted_by = "\n" if rows else "、"
        self.size = "full" if rows else "half"

    def prepare_value(self, value: Any) -> Any:
        return self.parted_by.join(value) if isinstance(value, tuple) else value

    def clean(self, value: Any) -> Any:
        return split_names(super().clean(value) or "")


class TitlesField(NamesField):
    """A title a line: titles hold every mark but a line end."""

    def clean(self, value: Any) -> Any:
        lines = super(NamesField, self).clean(value) or ""
        return tuple(line.strip() for line in lines.splitlines() if line.strip())


def split_names(text: str) -> tuple[str, ...]:
    """The names that a text lists."""
    return tuple(name.strip() for name in _NAME.findall(text) if name.strip())


def list_touched(
    fields: Mapping[str, forms.Field], shown: Mapping[str, Any], said: Mapping[str, Any]
) -> set[str]:
    """The fields that say something else than was shown.

    A field shows some values only roughly (a name that holds a 、, a text with a space at its end): what comes back
    as it was shown is no correction.
    """
    return {
        name for name in said if name in fields and said[name] != _as_returned(fields[name], shown.get(name))
    }


def _as_returned(field: forms.Field, value: Any) -> Any:
    try:
        return field.clean(field.prepare_value(value))
    except forms.ValidationError:
        return value


def as_text(value: Any) -> str:
    """A value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return join_words(value)
    if isinstance(value, float):
        return f"{value:g}" if value < 1e15 else str(value)
    return value.isoformat() if isinstance(value, date) else str(value)
