"""The letters and rules of an OFD page (GB/T 33190-2016, 9 and 11), in points from its upper left corner."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from luoshi.gongwen.chars import width
from luoshi.gongwen.formats.archive import local
from luoshi.gongwen.formats.layout import Piece
from luoshi.gongwen.formats.ruled import Rule

_POINTS = 72 / 25.4  # in a millimetre, the unit of OFD
_SLANT = 5  # degrees: text set at a slant is a watermark or the writing of a seal
_WIDE = 1.2  # of a letter: a wider step leaves a gap that is seen
_THIN = 1.0  # millimetres


@dataclass(frozen=True)
class _Frame:
    """Where an object stands on the page: its boundary's corner and its own matrix (CTM)."""

    left: float
    top: float
    matrix: tuple[float, ...]

    def place(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.matrix
        return self.left + a * x + c * y + e, self.top + b * x + d * y + f

    @property
    def quarters(self) -> int | None:
        """Clockwise quarter turns of the text; None if it runs at a slant."""
        degrees = math.degrees(math.atan2(self.matrix[1], self.matrix[0]))
        quarters = round(degrees / 90)
        return quarters % 4 if abs(degrees - quarters * 90) <= _SLANT else None


def count_letters(tree: etree._Element) -> int:
    """How many letters the text objects hold, blanks among them; tells what laying them out would cost."""
    return sum(len(code.text or "") for code in tree.iter() if local(code) == "TextCode")


def read_pieces(tree: etree._Element) -> Iterator[Piece]:
    """The letters of the text objects that are shown, each turned so that its line runs right."""
    for item in tree.iter():
        if local(item) == "TextObject" and item.get("Visible", "").lower() != "false":
            yield from _letters(item)


def _letters(item: etree._Element) -> Iterator[Piece]:
    frame = _frame(item)
    if frame.quarters is None:
        return
    along, across = math.hypot(*frame.matrix[:2]), math.hypot(*frame.matrix[2:4])
    size = _number(item.get("Size", ""), 0.0) or 4.0
    x = y = 0.0
    for code in item:
        if local(code) != "TextCode":
            continue
        x, y = _number(code.get("X", ""), x), _number(code.get("Y", ""), y)
        for letter, dx, dy, step in _placed(code, size * _number(item.get("HScale", ""), 1.0)):
            if letter.strip():
                start = _turn(frame.quarters, *frame.place(x + dx, y + dy))
                yield _piece(start, step * along, size * across, letter)


def _piece(start: tuple[float, float], step: float, size: float, letter: str) -> Piece:
    x, y = start[0] * _POINTS, start[1] * _POINTS
    return Piece(x, x + step * _POINTS, y, size * _POINTS, letter)


def _placed(code: etree._Element, size: float) -> Iterator[tuple[str, float, float, float]]:
    """Each letter with its offset from the first and its width; steps that are not given are a letter's width."""
    text = code.text or ""
    across, down = (_steps(code.get(name, ""), len(text)) for name in ("DeltaX", "DeltaY"))
    x = y = 0.0
    for spot, letter in enumerate(text):
        own = width(letter) * size
        usual = 0.0 if down else own
        step = across[spot] if spot < len(across) else usual
        seen = step if 0 < step <= size * _WIDE and spot + 1 < len(text) else own
        yield letter, x, y, seen
        x += step
        y += down[spot] if spot < len(down) else 0.0


def _steps(text: str, most: int) -> list[float]:
    """At most `most` steps of DeltaX or DeltaY; "g 3 5" stands for three times 5."""
    steps: list[float] = []
    words = iter(text.split())
    for word in words:
        count = 1
        if word == "g":
            count = max(int(_number(next(words, "0"), 0.0)), 0)
            word = next(words, "0")
        steps += [_number(word, 0.0)] * min(count, most - len(steps))
    return steps


def _turn(quarters: int, x: float, y: float) -> tuple[float, float]:
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarters]


def read_rules(tree: etree._Element) -> Iterator[Rule]:
    """Thin path objects, and the edges of those that are boxes."""
    for item in tree.iter():
        if local(item) != "PathObject":
            continue
        left, top, across, down = _numbers(item.get("Boundary", ""), 4)
        right, bottom = left + across, top + down
        if min(across, down) <= _THIN:
            yield _rule(left, top, right, bottom)
        elif _is_box(item):
            yield _rule(left, top, right, top)
            yield _rule(left, bottom, right, bottom)
            yield _rule(left, top, left, bottom)
            yield _rule(right, top, right, bottom)


def _is_box(item: etree._Element) -> bool:
    drawn = "".join(element.text or "" for element in item if local(element) == "AbbreviatedData")
    commands = re.sub(r"[^A-Za-z]", "", drawn[:1000])
    return commands in ("MLLLC", "MLLLLC", "MLLLL", "SLLLC", "SLLLLC")


def _rule(left: float, top: float, right: float, bottom: float) -> Rule:
    return Rule(left * _POINTS, top * _POINTS, right * _POINTS, bottom * _POINTS)


def _frame(item: etree._Element) -> _Frame:
    left, top, _, _ = _numbers(item.get("Boundary", ""), 4)
    matrix = tuple(_numbers(item.get("CTM", ""), 6)) if item.get("CTM") else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return _Frame(left, top, matrix)


def _numbers(text: str, count: int) -> list[float]:
    values = [_number(word, 0.0) for word in text.split()[:count]]
    return values + [0.0] * (count - len(values))


def _number(text: str, otherwise: float) -> float:
    """A finite number of a size that a page can have."""
    try:
        number = float(text)
    except ValueError:
        return otherwise
    return number if abs(number) < 1e6 else otherwise
