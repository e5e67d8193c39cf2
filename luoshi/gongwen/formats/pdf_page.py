"""The letters and rules of a PDF page, turned so that its text runs to the right."""

from __future__ import annotations

import ctypes
import math
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import pypdfium2

from luoshi.gongwen.formats.layout import Piece
from luoshi.gongwen.formats.ruled import Rule
from luoshi.gongwen.formats.text import LOST

raw: Any = pypdfium2.raw  # made from C headers, without types
_SLANT = 5  # degrees: text set at a slant is a watermark or the writing of a seal
_THIN = 3.0  # points
_HYPHENS = (0x2, 0xFFFE)  # how the library gives a hyphen at a line's end
_MOST_OBJECTS = 20000


@contextmanager
def open_text(page: pypdfium2.PdfPage) -> Iterator[Any]:
    """The library's text of a page, for `count_letters` and `read_letters`: making it costs more than asking it."""
    sheet = page.get_textpage()  # type: ignore[no-untyped-call]
    try:
        yield sheet.raw
    finally:
        sheet.close()


def count_letters(sheet: Any) -> int:
    """How many characters a page holds, blanks among them."""
    return int(raw.FPDFText_CountChars(sheet))


def read_letters(sheet: Any) -> list[list[Piece]]:
    """The letters of a page by the direction they run in, most frequent first; each turned to run right."""
    turned: dict[int, list[Piece]] = defaultdict(list)
    for angle, piece in _letters(sheet):
        turned[angle].append(piece)
    return sorted(turned.values(), key=len, reverse=True)


def _letters(sheet: Any) -> Iterator[tuple[int, Piece]]:
    matrix, box = raw.FS_MATRIX(), raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(raw.FPDFText_CountChars(sheet)):
        code = raw.FPDFText_GetUnicode(sheet, index)
        if raw.FPDFText_IsGenerated(sheet, index) == 1 or _is_blank(code):
            continue
        raw.FPDFText_GetMatrix(sheet, index, matrix)
        angle = _direction(matrix.a, matrix.b)
        if angle is None:
            continue
        raw.FPDFText_GetCharOrigin(sheet, index, x, y)
        raw.FPDFText_GetLooseCharBox(sheet, index, box)
        size = raw.FPDFText_GetFontSize(sheet, index) * math.hypot(matrix.c, matrix.d)
        yield angle, _turn(angle, x.value, y.value, (box.left, box.bottom, box.right, box.top), size, code)


def _is_blank(code: int) -> bool:
    return code in (0x20, 0xA0, 0x3000, 0x0D, 0x0A, 0x09) or 0x2000 <= code <= 0x200F


@lru_cache(maxsize=64)
def _direction(a: float, b: float) -> int | None:
    """The quarter turns (0 to 3, counterclockwise) of text; None if it runs at a slant."""
    degrees = math.degrees(math.atan2(b, a))
    quarters = round(degrees / 90)
    return quarters % 4 if abs(degrees - quarters * 90) <= _SLANT else None


def _turn(
    angle: int, x: float, y: float, box: tuple[float, float, float, float], size: float, code: int
) -> Piece:
    """A letter in a frame whose x runs along the text and whose y runs down from line to line."""
    left, bottom, right, top = box
    starts, ends, level = (
        (left, right, -y),
        (bottom, top, x),
        (-right, -left, y),
        (-top, -bottom, -x),
    )[angle]
    return Piece(starts, max(ends, starts), level, size or abs(top - bottom), _character(code))


def _character(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    return LOST if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)


def read_rules(page: pypdfium2.PdfPage) -> list[Rule]:
    """The thin lines and the edges of the boxes that are drawn on an upright page."""
    found: list[Rule] = []
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_PATH:
            found += _rules(drawn)
    return found


def _rules(drawn: Any) -> list[Rule]:
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(drawn, *edges):
        return []
    left, bottom, right, top = (edge.value for edge in edges)
    if min(right - left, top - bottom) <= _THIN:
        return [Rule(left, -top, right, -bottom)] if max(right - left, top - bottom) > _THIN else []
    return [
        Rule(left, -top, right, -top),
        Rule(left, -bottom, right, -bottom),
        Rule(left, -top, left, -bottom),
        Rule(right, -top, right, -bottom),
    ]
