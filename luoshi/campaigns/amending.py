"""What a line says once a person has put its words right, as items to be taken over into the reading. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from luoshi.campaigns.corrections import LISTS
from luoshi.gongwen import Document
from luoshi.gongwen.document import DocNumber, Line, Measure, Part, Place, Window
from luoshi.gongwen.piece import find_in_line

# An item that says the same in these is the same, however the words around it are read.
_VALUES = (
    "date",
    "start",
    "end",
    "recurring",
    "value",
    "value_max",
    "unit",
    "phone",
    "email",
    "title",
    "number",
)
# What the whole document says of an item: a line by itself knows less.
_OF_THE_DOCUMENT = frozenset({"what", "place", "measure", "not_with"})


@dataclass(frozen=True)
class Offer:
    """Something that an amended line says and the printed one does not.

    `name` is the field or list of part `part` where it goes; it takes the place of `before`, None for nothing.
    """

    part: int
    name: str
    before: Any
    now: Any


def read_amended(document: Document, place: Place, words: str) -> list[Offer]:
    """What the line of `place` says with `words` there and not as printed, as far as the document lacks it."""
    line = next((one for one in document.lines if one.number == place.line), None)
    number = _find_part(document, place.line)
    if line is None or number is None or place.last_line > place.line:
        return []
    part = document.parts[number]
    printed = [(name, _bare(found)) for name, found in find_in_line(line, part)]
    offers = [
        Offer(number, goes_to, before, now)
        for name, found in find_in_line(_amend(line, place, words), part)
        if (name, _bare(found)) not in printed
        for goes_to, before, now in _place_in(part, name, _as_printed(found, place, words))
    ]
    return [offer for offer in offers if not _is_same(offer.before, offer.now)]


def take(document: Document, offers: list[Offer]) -> Document:
    """The document with what was offered."""
    parts = list(document.parts)
    for offer in offers:
        part = parts[offer.part]
        value = _put(getattr(part, offer.name), offer) if offer.name in LISTS else offer.now
        changed: dict[str, Any] = {offer.name: value}
        parts[offer.part] = replace(part, **changed)
    return replace(document, parts=tuple(parts))


def _put(items: tuple[Any, ...], offer: Offer) -> tuple[Any, ...]:
    if offer.before is None:
        return (*items, offer.now)
    return tuple(offer.now if one is offer.before else one for one in items)


def _find_part(document: Document, line: int) -> int | None:
    holds = (number for number, one in enumerate(document.parts) if one.first_line <= line <= one.last_line)
    return next(holds, None)


def _amend(line: Line, place: Place, words: str) -> Line:
    return replace(line, text=line.text[: place.start] + words + line.text[place.end :])


def _as_printed(found: Any, place: Place, words: str) -> Any:
    """A finding of the amended line with its place on the line as printed."""
    there = getattr(found, "place", None)
    if there is None:
        return found
    start = _offset(there.start, place, words, inside=place.start)
    end = _offset(there.end, place, words, inside=place.end)
    return replace(found, place=replace(there, start=start, end=end))


def _offset(offset: int, place: Place, words: str, *, inside: int) -> int:
    if offset <= place.start:
        return offset
    end = place.start + len(words)
    return offset - end + place.end if offset >= end else inside


def _place_in(part: Part, name: str, found: Any) -> Iterator[tuple[str, Any, Any]]:
    """Where a finding goes: the field or list, what it takes the place of, and what then stands there."""
    if name not in LISTS:
        yield name, getattr(part, name), found
        return
    measure = _find_measure(part, found) if isinstance(found, Window) else None
    if measure:
        yield "measures", measure, replace(measure, window=replace(found, measure=measure.path))
    else:
        before = next((one for one in getattr(part, name) if _overlap(one.place, found.place)), None)
        yield name, before, _renew(before, found) if before else found
    if isinstance(found, Window):
        yield from _follow(part, found)


def _follow(part: Part, window: Window) -> Iterator[tuple[str, Any, Any]]:
    """A stage, and a deadline that is the end of a window, have the window's days."""
    for phase in part.phases:
        if _overlap(phase.place, window.place):
            yield "phases", phase, replace(phase, start=window.start, end=window.end)
    for deadline in part.deadlines:
        if deadline.kind == "window_end" and _overlap(deadline.place, window.place):
            yield "deadlines", deadline, replace(deadline, date=window.end, raw=window.raw)


def _find_measure(part: Part, window: Window) -> Measure | None:
    """The measure whose time a window is: the one that has it there, else one on that line that has none."""
    there = window.place
    timed = (one for one in part.measures if one.window and _overlap(one.window.place, there))
    line = there.line if there else 0
    untimed = (one for one in part.measures if one.window is None and one.place and one.place.line == line)
    return next(timed, None) or next(untimed, None)


def _renew(before: Any, found: Any) -> Any:
    values = {field.name: getattr(found, field.name) for field in fields(found)}
    said = {name: value for name, value in values.items() if value not in ("", None, ())}
    return replace(before, **{name: said[name] for name in said.keys() - _OF_THE_DOCUMENT})


def _overlap(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None or one.line != other.line or one.last_line > one.line:
        return False
    return one.start < other.end and other.start < one.end


def _is_same(before: Any, now: Any) -> bool:
    if before is None or before == now or not hasattr(now, "place"):
        return bool(before == now)
    if isinstance(now, Measure):
        before, now = before.window, now.window
    if isinstance(now, DocNumber):
        return bool((before.code, before.year, before.serial) == (now.code, now.year, now.serial))
    return all(getattr(before, name, None) == getattr(now, name, None) for name in _VALUES)


def _bare(found: Any) -> Any:
    """A finding without where and how surely it was read."""
    return replace(found, place=None, sure=1.0) if hasattr(found, "place") else found
