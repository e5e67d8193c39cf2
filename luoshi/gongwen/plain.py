"""Frozen dataclasses to plain JSON values and back, by their type hints."""

from __future__ import annotations

import calendar
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

UNKNOWN = 4  # stands for a year that the document does not give; a leap year


def write(value: Any) -> Any:
    """Plain JSON for a dataclass, tuple, date or scalar.

    A span is written no more exactly than it was printed ("2024-03", or "03-01" where no year is known),
    unless its months were turned into days on purpose.
    """
    if is_dataclass(value) and not isinstance(value, type):
        form = {field.name: write(getattr(value, field.name)) for field in fields(value)}
        return _as_printed(form) if "year_known" in form else form
    if isinstance(value, tuple):
        return [write(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def _as_printed(form: dict[str, Any]) -> dict[str, Any]:
    start = 0 if form["year_known"] else 5
    whole = form["precision"] == "month"
    months = {key for key in ("start", "end") if (whole or key == form["month_end"]) and not form["resolved"]}
    return form | {
        key: form[key] and form[key][start : 7 if key in months else 10] for key in ("start", "end")
    }


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
    if isinstance(form, str) and key in ("start", "end"):
        return _day(form, first=key == "start")
    return read(kind, form)


def _day(form: str, *, first: bool) -> date:
    """A day from 2024-03-01, 2024-03 (its first or last day), 03-01 or 03 (no year known)."""
    known = len(form) in (7, 10)
    numbers = [int(number) for number in form.split("-")]
    year, month, *day = numbers if known else [UNKNOWN, *numbers]
    return date(year, month, day[0] if day else 1 if first else calendar.monthrange(year, month)[1])
