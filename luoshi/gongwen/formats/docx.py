"""Word documents: paragraphs, tables, text boxes and Word's own numbering, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

from luoshi.gongwen.document import Line
from luoshi.gongwen.formats.archive import Archive, local
from luoshi.gongwen.formats.text import clean
from luoshi.gongwen.formats.word_numbering import Numbering

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_SKIPPED = {"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "footnoteReference", "rt"}
_BREAKS = {"br", "cr"}
_MARKS = {"tab": " ", "ptab": " ", "noBreakHyphen": "-", "softHyphen": ""}
_NEW_PAGE = "\x0c"


def read_lines(content: bytes) -> tuple[Line, ...]:
    """The lines of a docx file; page breaks that Word stored set the pages."""
    archive = Archive(content, "docx")
    root = archive.parse(_main_part(archive))
    numbering = Numbering(_optional(archive, "word/numbering.xml"), _optional(archive, "word/styles.xml"))
    body = next((child for child in root if local(child) == "body"), root)
    lines: list[Line] = []
    page = 1
    for text in _blocks(body, numbering):
        for piece in text.split("\n"):
            shown = clean(piece.replace(_NEW_PAGE, ""))
            page += piece.startswith(_NEW_PAGE)
            lines.append(Line(len(lines) + 1, page, shown))
            page += piece.count(_NEW_PAGE) - piece.startswith(_NEW_PAGE)
    return tuple(lines)


def _main_part(archive: Archive) -> str:
    others = sorted(name for name in archive.names if name.startswith("word/document"))
    return "word/document.xml" if "word/document.xml" in archive else (others or ["word/document.xml"])[0]


def _optional(archive: Archive, name: str) -> etree._Element | None:
    return archive.parse(name) if name in archive else None


def _blocks(container: etree._Element, numbering: Numbering) -> Iterator[str]:
    """The text of each paragraph and table row below `container`."""
    for child in container:
        kind = local(child)
        if kind == "p":
            yield from _paragraph(child, numbering)
        elif kind == "tbl":
            yield from _table(child, numbering)
        elif kind in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
            yield from _blocks(child, numbering)


def _paragraph(paragraph: etree._Element, numbering: Numbering) -> Iterator[str]:
    """Text boxes first (letterheads often stand in one), then the paragraph with its number."""
    for box in _text_boxes(paragraph):
        yield from _blocks(box, numbering)
    yield numbering.mark(paragraph) + "".join(_pieces(paragraph))


def _text_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    for child in paragraph.iter():
        if local(child) == "txbxContent" and not _is_within(
            child, paragraph, "Fallback", "del", "txbxContent"
        ):
            yield child


def _is_within(element: etree._Element, top: etree._Element, *tags: str) -> bool:
    parent = element.getparent()
    while parent is not None and parent is not top:
        if local(parent) in tags:
            return True
        parent = parent.getparent()
    return False


def _pieces(element: etree._Element) -> Iterator[str]:
    """The characters below `element`; deleted text, field codes and text boxes are left out."""
    for child in element:
        kind = local(child)
        if kind in _SKIPPED or kind == "txbxContent":
            continue
        if kind == "t":
            yield child.text or ""
        elif kind in _BREAKS:
            yield _NEW_PAGE if _attribute(child, "type") == "page" else "\n"
        elif kind == "lastRenderedPageBreak":
            yield _NEW_PAGE
        elif kind in _MARKS:
            yield _MARKS[kind]
        else:
            yield from _pieces(child)


def _attribute(element: etree._Element, name: str) -> str:
    return element.get(_W + name) or element.get(_STRICT + name) or ""


def _table(table: etree._Element, numbering: Numbering) -> Iterator[str]:
    """Each row on one line, cells two spaces apart; a row with one filled cell gives its paragraphs."""
    for row in _below(table, "tr"):
        cells = [list(_blocks(cell, numbering)) for cell in _below(row, "tc")]
        filled = [[text for text in cell if text.strip()] for cell in cells]
        filled = [cell for cell in filled if cell]
        if len(filled) == 1:
            yield from filled[0]
        elif filled:
            yield "  ".join("".join(cell) for cell in filled).replace("\n", "")


def _below(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in element:
        if local(child) == tag:
            yield child
        elif local(child) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _below(child, tag)
