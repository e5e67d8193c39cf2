"""Where two versions of a reading differ, field by field: shown when somebody else saved in between."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from luoshi.desk.notices.fields import as_text
from luoshi.desk.notices.forms import HeadForm
from luoshi.desk.notices.row_kinds import NAMES, ROWS
from luoshi.gongwen import Document
from luoshi.gongwen.document import Part


@dataclass(frozen=True)
class Difference:
    """One field: what stands there now and what the person typed; empty where one of them has no such row."""

    where: str
    now: str
    typed: str


def list_differences(now: Document, typed: Document) -> list[Difference]:
    """The fields of the form in which the two versions differ, in the order of the form."""
    there, here = dict(_flatten(now)), dict(_flatten(typed))
    fields = dict.fromkeys((*there, *here))
    return [
        Difference(where, there.get(where, ""), here.get(where, ""))
        for where in fields
        if there.get(where, "") != here.get(where, "")
    ]


def _flatten(document: Document) -> Iterator[tuple[str, str]]:
    for number, part in enumerate(document.parts, 1):
        yield from _flatten_part(_("第 {number} 部分").format(number=number), part)


def _flatten_part(name: str, part: Part) -> Iterator[tuple[str, str]]:
    yield from _fields(name, HeadForm.show(part), HeadForm.base_fields)
    for list_name, row in ROWS.items():
        for at, item in enumerate(getattr(part, list_name), 1):
            label = f"{name} · {NAMES[list_name][0]} {at}"
            yield from _fields(label, row.show(item), row.base_fields)


def _fields(name: str, values: dict[str, Any], fields: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, field in fields.items():
        if key != "origin":
            yield f"{name} · {field.label}", as_text(values.get(key))
