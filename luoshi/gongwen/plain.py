"""Frozen dataclasses to plain JSON values and back, by their type hints."""

from __future__ import annotations

import calendar
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints


def write(value: Any) -> Any:
    """Plain JSON for a dataclass, tuple, date or scalar.

    A span in running text that prints only months is written with months ("2024-03"): it says no more. The
    span of a measure is always written with days, because a task needs a first and a last day.
    """
    if is_dataclass(value) and not isinstance(value, type):
        form = {field.name: write(getattr(value, field.name)) for field in fields(value)}
        return _by_month(form) if _prints_months(value) else form
    if isinstance(value, tuple):
        return [write(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def _prints_months(value: Any) -> bool:
    return getattr(value, "precision", "") == "month" and getattr(value, "measure", None) == ""


def _by_month(form: dict[str, Any]) -> dict[str, Any]:
    return form | {key: form[key] and form[key][:7] for key in ("start", "end")}


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def read(kind: Any, form: Any) -> Any:
    """A value of type `kind` from its plain form."""
    if form is None:
        return None
    if get_origin(kind) is UnionType:
        kind = next(arm for arm in get_args(kind) if arm is not type(None))
    if get_origin(kind) is tuple:
        return tuple(read(get_args(kind)[0], item) for item in form)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{key: _value(hints[key], key, item) for key, item in form.items() if key in hints})
    return date.fromisoformat(form) if kind is date else form


def _value(kind: Any, key: str, form: Any) -> Any:
    if isinstance(form, str) and len(form) == 7 and key in ("start", "end"):
        year, month = int(form[:4]), int(form[5:])
        return date(year, month, 1 if key == "start" else calendar.monthrange(year, month)[1])
    return read(kind, form)
