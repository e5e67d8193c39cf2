"""OFD, GB/T 33190-2016: the text objects of each page, put into lines by where they stand."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from luoshi.gongwen.document import Line
from luoshi.gongwen.errors import DamagedFile, NoText
from luoshi.gongwen.formats.archive import Archive, local
from luoshi.gongwen.formats.text import clean

_GAP = 1.2


@dataclass(frozen=True)
class _Piece:
    """Text at a point of the page, in millimetres; `size` is the size of its letters."""

    x: float
    y: float
    width: float
    size: float
    text: str


def read_lines(content: bytes) -> tuple[Line, ...]:
    """The lines of an OFD file. Raises: DamagedFile, NoText."""
    archive = Archive(content, "ofd")
    lines: list[Line] = []
    for number, page in enumerate(_pages(archive), 1):
        for text in _rows(list(page)):
            lines.append(Line(len(lines) + 1, number, clean(text)))
    if not any(line.text.strip() for line in lines):
        raise NoText
    return tuple(lines)


def _pages(archive: Archive) -> Iterator[list[_Piece]]:
    entry = next((name for name in archive.names if name.lower().endswith("ofd.xml")), "OFD.xml")
    for root in _texts(archive.parse(entry), "DocRoot"):
        document = _resolve(archive, entry, root)
        tree = archive.parse(document)
        templates = {page.get("ID"): page.get("BaseLoc", "") for page in _all(tree, "TemplatePage")}
        for page in _all(tree, "Page"):
            if page.get("BaseLoc"):
                yield _page(archive, document, page.get("BaseLoc", ""), templates)


def _page(archive: Archive, document: str, location: str, templates: dict[str | None, str]) -> list[_Piece]:
    tree = archive.parse(_resolve(archive, document, location))
    pieces = []
    for used in _all(tree, "Template"):
        base = templates.get(used.get("TemplateID"))
        if base:
            pieces += list(_pieces(archive.parse(_resolve(archive, document, base))))
    return [*pieces, *_pieces(tree)]


def _resolve(archive: Archive, base: str, location: str) -> str:
    """A location is absolute from the archive's root or relative to the file that names it."""
    plain = location.strip().replace("\\", "/")
    beside = posixpath.normpath(
        posixpath.join(posixpath.dirname(base), plain.lstrip("/") if plain[:1] == "/" else plain)
    )
    rooted = posixpath.normpath(plain.lstrip("/"))
    for name in (rooted, beside) if plain.startswith("/") else (beside, rooted):
        if name in archive:
            return name
    raise DamagedFile(found="ofd")


def _pieces(tree: etree._Element) -> Iterator[_Piece]:
    for item in _all(tree, "TextObject"):
        left, top, width, _ = _numbers(item.get("Boundary", ""), 4)
        size = _numbers(item.get("Size", ""), 1)[0] or 4.0
        x, y = 0.0, 0.0
        for code in _all(item, "TextCode"):
            x = _number(code.get("X", ""), x)
            y = _number(code.get("Y", ""), y)
            yield _Piece(left + x, top + y, width, size, code.text or "")


def _numbers(text: str, count: int) -> list[float]:
    values = [_number(word, 0.0) for word in text.split()[:count]]
    return values + [0.0] * (count - len(values))


def _number(text: str, otherwise: float) -> float:
    try:
        return float(text)
    except ValueError:
        return otherwise


def _rows(pieces: list[_Piece]) -> Iterator[str]:
    """Pieces whose baselines lie within half a letter are one line, read from left to right."""
    row: list[_Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.y, piece.x)):
        if row and abs(piece.y - row[0].y) > max(row[0].size, piece.size) * 0.5:
            yield _row(row)
            row = []
        row.append(piece)
    if row:
        yield _row(row)


def _row(row: list[_Piece]) -> str:
    text, end = "", 0.0
    for piece in sorted(row, key=lambda piece: piece.x):
        if text and piece.x - end > piece.size * _GAP:
            text += "  "
        text += piece.text
        end = max(piece.x + len(piece.text) * piece.size, end)
    return text


def _all(tree: etree._Element, name: str) -> Iterator[etree._Element]:
    return (element for element in tree.iter() if local(element) == name)


def _texts(tree: etree._Element, name: str) -> list[str]:
    return [element.text.strip() for element in _all(tree, name) if element.text]
