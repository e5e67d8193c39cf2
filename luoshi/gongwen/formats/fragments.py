"""What recognition found on a page, put into lines by where it stands. Geometry only; no picture, no model."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

_STRAY_DEGREES = 12
_STRAY_LETTERS = 4
_GAP = 1.0  # in letters: wider than this, two pieces of one row stand apart
# A dash beside a page number is often taken for 一 or a dot.
_PAGE_NUMBER = re.compile(r"[-—–一·•.\s]*\d{1,3}[-—–一·•.\s]*$")


@dataclass(frozen=True)
class Fragment:
    """Recognised text with its four corners (x, y) in pixels, from the upper left one clockwise."""

    text: str
    sure: float
    corners: tuple[tuple[float, float], ...]

    @property
    def slope(self) -> float:
        """Radians by which the upper edge falls to the right."""
        (left, top), (right, end) = self.corners[0], self.corners[1]
        return math.atan2(end - top, right - left)


@dataclass(frozen=True)
class Box:
    """A fragment on the page turned upright."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    sure: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True)
class Row:
    """A line of text; `sure` is that of its least certain fragment."""

    text: str
    sure: float


def arrange(fragments: list[Fragment]) -> list[Row]:
    """The lines of a page in reading order: a tilt taken out, columns one after the other, page number dropped.

    Short fragments that lean more than the page does are a stamp's lettering and are dropped.
    """
    tilt = _tilt(fragments)
    straight = [piece for piece in fragments if not _is_stray(piece, tilt)]
    boxes = [_upright(piece, tilt) for piece in straight]
    rows = [row for block in _blocks(boxes) for row in _rows(block)]
    return _without_page_number(rows)


def _tilt(fragments: list[Fragment]) -> float:
    """The slope of the page in radians, by its longer lines; a short one tells little."""
    longer = [piece.slope for piece in fragments if len(piece.text) > 5]
    return median(longer) if longer else 0.0


def _is_stray(piece: Fragment, tilt: float) -> bool:
    leaning = math.degrees(abs(piece.slope - tilt))
    return leaning > _STRAY_DEGREES and len(piece.text) <= _STRAY_LETTERS


def _upright(piece: Fragment, tilt: float) -> Box:
    cosine, sine = math.cos(-tilt), math.sin(-tilt)
    turned = [(x * cosine - y * sine, x * sine + y * cosine) for x, y in piece.corners]
    across, down = [x for x, _ in turned], [y for _, y in turned]
    return Box(min(across), min(down), max(across), max(down), piece.text, piece.sure)


def _blocks(boxes: list[Box]) -> Iterator[list[Box]]:
    """The boxes in reading order: where two columns stand, the left one before the right one."""
    gutter = _gutter(boxes)
    if gutter is None:
        yield boxes
        return
    spanning = sorted((box for box in boxes if box.left < gutter < box.right), key=lambda box: box.middle)
    others = [box for box in boxes if not box.left < gutter < box.right]
    for box in spanning:
        above = [other for other in others if other.middle < box.middle]
        yield from _columns(above, gutter)
        yield [box]
        others = [other for other in others if other.middle >= box.middle]
    yield from _columns(others, gutter)


def _columns(boxes: list[Box], gutter: float) -> Iterator[list[Box]]:
    yield [box for box in boxes if box.right <= gutter]
    yield [box for box in boxes if box.left >= gutter]


def _gutter(boxes: list[Box]) -> float | None:
    """Where the page parts into two columns, if it does: full lines on both sides, few that run across."""
    if len(boxes) < 8:
        return None
    start, end = min(box.left for box in boxes), max(box.right for box in boxes)
    places = [start + (end - start) * share / 100 for share in range(40, 61)]
    place = min(places, key=lambda x: sum(box.left < x < box.right for box in boxes))
    left = [box.right - box.left for box in boxes if box.right <= place]
    right = [box.right - box.left for box in boxes if box.left >= place]
    crossing = len(boxes) - len(left) - len(right)
    if min(len(left), len(right)) < 4 or crossing > len(boxes) * 0.3:
        return None
    filled = median(left) > (place - start) * 0.7 and median(right) > (end - place) * 0.7
    return place if filled else None


def _rows(boxes: list[Box]) -> Iterator[Row]:
    """Boxes whose middles lie within half a letter are one row, read from left to right."""
    row: list[Box] = []
    for box in sorted(boxes, key=lambda box: box.middle):
        if row and box.middle - median(other.middle for other in row) > max(box.height, row[0].height) * 0.5:
            yield _join(row)
            row = []
        row.append(box)
    if row:
        yield _join(row)


def _join(row: list[Box]) -> Row:
    text, end = "", 0.0
    for box in sorted(row, key=lambda box: box.left):
        if text and box.left - end > box.height * _GAP:
            text += "  "
        elif text and text[-1].isascii() and box.text[0].isascii():
            text += " "
        text += box.text
        end = max(end, box.right)
    return Row(text, min(box.sure for box in row))


def _without_page_number(rows: list[Row]) -> list[Row]:
    return [row for index, row in enumerate(rows) if not (_is_edge(index, rows) and _is_page_number(row))]


def _is_edge(index: int, rows: list[Row]) -> bool:
    return len(rows) > 1 and index in (0, len(rows) - 1)


def _is_page_number(row: Row) -> bool:
    return bool(_PAGE_NUMBER.match(row.text))
