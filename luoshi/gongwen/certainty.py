"""What was recognised from a picture is less sure than what was printed as text: findings and doubts say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import groupby
from typing import Any

from luoshi.gongwen.document import Document, Doubt, Line, Place

# Of lines less sure than this all 73 held a wrong letter, of those above 5 of 301 (bench.scans, spoilt pages).
DOUBTFUL = 0.9


def lower_certainty(document: Document) -> Document:
    """The document with every finding as sure as its lines allow, and doubts where those are hard to read."""
    levels = {line.number: line.sure for line in document.lines if line.sure < 1}
    if not levels:
        return document
    parts = tuple(_lowered(part, levels) for part in document.parts)
    return replace(document, parts=parts, warnings=(*_doubts(document.lines), *document.warnings))


def _lowered(value: Any, levels: dict[int, float]) -> Any:
    """`value` with `sure` lowered in it and in all that it holds."""
    if isinstance(value, tuple):
        return tuple(_lowered(item, levels) for item in value)
    if not is_dataclass(value) or isinstance(value, type | Place):
        return value
    held = {
        field.name: _lowered(content, levels)
        for field in fields(value)
        if isinstance(content := getattr(value, field.name), tuple) or is_dataclass(content)
    }
    place = getattr(value, "place", None)
    if place is not None and hasattr(value, "sure"):
        held["sure"] = round(value.sure * _level(place, levels), 2)
    return replace(value, **held)


def _level(place: Place, levels: dict[int, float]) -> float:
    lines = range(place.line, max(place.line, place.last_line) + 1)
    return min(levels.get(number, 1.0) for number in lines)


def _doubts(lines: tuple[Line, ...]) -> Iterator[Doubt]:
    """One for the recognised pages, one for each stretch of hard lines, one for each page left unread."""
    recognised = [line for line in lines if 0 < line.sure < 1]
    if recognised:
        pages = len({line.page for line in recognised})
        yield Doubt(
            "recognised",
            f"有{pages}页是图片，文字由识别得到，请对照原件核对。",
            f"Text of pages that are pictures (in all {pages}) was recognised; compare it with the original.",
            _place([recognised[0]]),
        )
    for hard, stretch in groupby(lines, key=lambda line: 0 < line.sure < DOUBTFUL):
        if hard:
            yield _hard_to_read(list(stretch))
    yield from map(_unread, (line for line in lines if line.sure == 0))


def _hard_to_read(stretch: list[Line]) -> Doubt:
    return Doubt(
        "hard-to-read",
        "这里的字迹不清，识别可能有误，请核对原件。",
        "This is hard to read and may be recognised wrongly; check the original.",
        _place(stretch),
    )


def _unread(line: Line) -> Doubt:
    return Doubt(
        "page-unread",
        f"第{line.page}页没有读到文字，可能是图片，请看原件。",
        f"Page {line.page} gave no text and may be a picture; look at the original.",
        _place([line]),
    )


def _place(stretch: list[Line]) -> Place:
    first, last = stretch[0], stretch[-1]
    further = last.number if last.number > first.number else 0
    return Place(first.page, first.number, 0, len(last.text), further)
