"""What every row of a reading's lists has in common; the rows themselves are in `row_kinds`.

A row knows the finding that it came from by its name in the list (`origin`, see `campaigns.corrections`), so that
what is not on the form survives, whoever added or removed other rows meanwhile.
"""

import re
from dataclasses import fields, replace
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.desk.notices.fields import as_text, list_touched
from luoshi.gongwen.document import Place

# An item that a person takes from the original: page, line, first and last character.
_TAKEN = re.compile(r"new:(\d{1,6})-(\d{1,6})-(\d{1,6})-(\d{1,6})")


class Row(forms.Form):
    """One item of a list; `item` is the finding that it shows, None for one that is being added.

    A subclass says what makes an item (`kind`), which fields name it (a row without any of them is no item), and
    which fields stand in its headline.
    """

    kind: ClassVar[type[Any]]
    named_by: ClassVar[tuple[str, ...]] = ()
    headline_of: ClassVar[tuple[str, ...]] = ()
    aside_of: ClassVar[tuple[str, ...]] = ()
    origin = forms.CharField(required=False, widget=forms.HiddenInput)
    item: Any = None

    @classmethod
    def show(cls, item: Any) -> dict[str, Any]:
        """The item as the row's initial values."""
        return {name: getattr(item, name) for name in cls.base_fields if hasattr(item, name)}

    def write(self, before: Any, place: Place | None = None) -> Any:
        """The item that the row now says; `place` is for a new one."""
        item = before or self.kind(**dict.fromkeys(_needed(self.kind), ""), place=place)
        touched = list_touched(self.base_fields, self.show(item), self.cleaned_data) if before else None
        return replace(item, **self.values(item, set(self.base_fields) if touched is None else touched))

    def values(self, item: Any, touched: set[str]) -> dict[str, Any]:
        """What the touched fields say, by the fields of the item."""
        return {name: self.cleaned_data[name] for name in touched if hasattr(item, name)}

    @property
    def key(self) -> str:
        """The name of the item in its list; of a new one, its number in the form."""
        return str(self["origin"].value() or "")

    @property
    def line(self) -> int:
        """The line of the original that the item was read from; 0 for one that a person added."""
        taken = _TAKEN.fullmatch(self.key)
        first = taken[2] if taken else self.key.partition("-")[0]
        return int(first) if first.isdigit() else 0

    @property
    def is_new(self) -> bool:
        return not self.key or self.key.startswith("new:")

    def new_place(self, count: int) -> Place:
        """Where a new item was taken from; one that is not in the text counts on line 0."""
        taken = _TAKEN.fullmatch(self.key)
        return Place(*(int(number) for number in taken.groups())) if taken else Place(0, 0, count, count)

    @property
    def aside(self) -> str:
        """What stands at the end of the headline: days, a number."""
        return self.say(self.aside_of, " – " if "start" in self.aside_of else " ")

    def say(self, names: tuple[str, ...], between: str) -> str:
        """What these fields hold, those that hold something."""
        return between.join(filter(None, (as_text(self[name].value()).strip() for name in names)))

    @classmethod
    def say_item(cls, item: Any) -> str:
        """An item in the words of its row's headline."""
        row = cls(initial=cls.show(item))
        return " ".join(filter(None, (row.say(row.headline_of, " "), row.aside)))

    @property
    def is_empty(self) -> bool:
        return not any(_says(self.cleaned_data.get(name)) for name in self.named_by)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        start, end = values.get("start"), values.get("end")
        if isinstance(start, date) and isinstance(end, date) and end < start:
            self.add_error("end", _("结束日期早于开始日期，请检查。"))
        is_emptied = self.is_empty and not any(name in self.errors for name in self.named_by)
        if not self.is_new and is_emptied and not values.get("DELETE"):
            self.add_error(self.named_by[0], _("这一项不能为空；要去掉这一条，请勾选“删去”。"))
        return values


def _says(value: Any) -> bool:
    return value is not None and bool(str(value).strip())


def _needed(kind: type[Any]) -> list[str]:
    """The fields of an item that have no default."""
    return [field.name for field in fields(kind) if str(field.default).startswith("<dataclasses._MISSING")]
