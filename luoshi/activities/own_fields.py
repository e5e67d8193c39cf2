"""A kind's own fields: what was typed becomes a value of the field's type, or a fault beside it.

A field's name in a form is `extra-<name>`. Definitions come from `Kind.fields`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from luoshi.activities import errors
from luoshi.activities.errors import Fault

LONGEST = 200
_PHONE = re.compile(r"\+?[\d\- ]{5,20}")

Definition = Mapping[str, Any]


def form_name(name: str) -> str:
    """The name of a kind's own field in a form, and of its faults."""
    return f"extra-{name}"


def parse_own_fields(
    definitions: Sequence[Definition], typed: Mapping[str, Any], *, kind: str
) -> tuple[dict[str, Any], list[Fault]]:
    """The values of a kind's own fields, and every fault; empty optional fields are left out."""
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for definition in definitions:
        name, said = definition["name"], typed.get(definition["name"])
        text = "" if said is None else str(said).strip()
        if text:
            try:
                values[name] = _parse(definition, text)
            except Fault as fault:
                faults.append(fault)
        elif definition.get("required"):
            faults.append(errors.Missing(field=form_name(name)))
    known = {definition["name"] for definition in definitions}
    unknown = sorted(set(typed) - known)
    faults += [errors.UnknownField(field=form_name(name), kind=kind, found=name) for name in unknown]
    return values, faults


def _parse(definition: Definition, text: str) -> Any:
    field = form_name(definition["name"])
    if len(text) > LONGEST:
        raise errors.TooLong(field=field, most=LONGEST, found=len(text))
    return _PARSERS.get(definition["type"], _parse_text)(definition, text, field)


def _parse_text(definition: Definition, text: str, field: str) -> str:
    return text


def _parse_number(definition: Definition, text: str, field: str) -> int:
    try:
        number = int(text)
    except ValueError:
        raise errors.NotANumber(field=field, found=text) from None
    if number < 0:
        raise errors.Negative(field=field, found=number)
    return number


def _parse_date(definition: Definition, text: str, field: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise errors.NotADate(field=field, found=text) from None


def _parse_choice(definition: Definition, text: str, field: str) -> str:
    if text not in definition.get("choices", ()):
        raise errors.NotListed(field=field, found=text)
    return text


def _parse_link(definition: Definition, text: str, field: str) -> str:
    if not text.startswith(("http://", "https://")):
        raise errors.NotALink(field=field, found=text)
    return text


def _parse_phone(definition: Definition, text: str, field: str) -> str:
    if _PHONE.fullmatch(text) is None:
        raise errors.NotAPhone(field=field, found=text)
    return text


_PARSERS: Mapping[str, Callable[[Definition, str, str], Any]] = {
    "text": _parse_text,
    "number": _parse_number,
    "date": _parse_date,
    "choice": _parse_choice,
    "url": _parse_link,
    "phone": _parse_phone,
}
