"""Recognition of pages that are pictures. Needs the extra `luoshi[ocr]`; says so where it is not installed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from PIL import Image

from luoshi.gongwen import limits
from luoshi.gongwen.document import Line
from luoshi.gongwen.errors import OcrMissing
from luoshi.gongwen.formats.fragments import Fragment, Row, arrange
from luoshi.gongwen.formats.stamp import remove_stamps
from luoshi.gongwen.formats.text import clean

# Models are surer of themselves than they are right: no recognised line counts as certain.
MOST_SURE = 0.95
_UPRIGHT = 0.8
# Below this a page is a photograph, a pattern or too blurred: what was found in it is no text.
_LEGIBLE = 0.5
_LOWEST_LINE = 32  # pixels; a picture less high or wide holds no line, and the engine would blow it up


class Engine(Protocol):
    """What finds text in a picture."""

    def find(self, picture: Image.Image) -> list[Fragment]: ...


def is_installed() -> bool:
    """Whether the extra `luoshi[ocr]` is there."""
    return bool(find_spec("rapidocr") and find_spec("onnxruntime"))


def read_pages(pages: Iterable[tuple[int, Image.Image]]) -> list[Line]:
    """The lines of pages, each a picture in RGB with its number; lines count from 1.

    One page is held at a time if `pages` is lazy. Raises: OcrMissing.
    """
    if not is_installed():
        raise OcrMissing
    limits.begin_recognition()
    lines: list[Line] = []
    for index, (number, picture) in enumerate(pages):
        limits.allow_page(first=index == 0)
        for row in _rows(picture):
            sure = round(min(row.sure, MOST_SURE), 2)
            lines.append(Line(len(lines) + 1, number, clean(row.text), sure))
    return lines


def _rows(picture: Image.Image) -> list[Row]:
    """The lines of one page; none if it is too small for a line, or no text."""
    if min(picture.size) < _LOWEST_LINE:
        return []
    found = _find_upright(_engine(), remove_stamps(picture))
    return arrange(found) if _sureness(found) >= _LEGIBLE else []


@cache
def _engine() -> Engine:
    # Not imported above: the libraries are an extra, and loading them takes a second.
    engine: Engine = import_module("luoshi.gongwen.formats.rapid").Engine()
    return engine


def _find_upright(engine: Engine, picture: Image.Image) -> list[Fragment]:
    """The fragments of the picture, turned by quarters as long as they cannot be read."""
    found = engine.find(picture)
    if not found or _sureness(found) >= _UPRIGHT:
        return found
    turns = (90, 270) if _is_sideways(found) else (180,)
    tries = [found, *(engine.find(picture.rotate(turn, expand=True)) for turn in turns)]
    return max(tries, key=_sureness)


def _sureness(fragments: list[Fragment]) -> float:
    """From 0 to 1: the fragments' certainty, the longer ones counting more."""
    letters = sum(len(piece.text) for piece in fragments)
    return sum(piece.sure * len(piece.text) for piece in fragments) / max(letters, 1)


def _is_sideways(fragments: list[Fragment]) -> bool:
    def is_tall(piece: Fragment) -> bool:
        across, down = zip(*piece.corners, strict=True)
        return bool(max(down) - min(down) > 1.5 * (max(across) - min(across)))

    return sum(map(is_tall, fragments)) > len(fragments) / 2
