"""The characters that Word prints: paragraphs, table rows and text boxes of a document, in reading order.

Left out are deleted and hidden text, field codes, tables of contents, page numbers and prompts of empty
controls. Marks for `docx.py` stand in the text: where a page begins, and which note is referred to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree  # type: ignore[import-untyped]

from luoshi.gongwen.formats.archive import local
from luoshi.gongwen.formats.text import clean
from luoshi.gongwen.formats.word_numbering import Numbering
from luoshi.gongwen.formats.word_styles import Styles, child, is_on, value
from luoshi.gongwen.formats.word_tree import (
    choose_rendering,
    is_merged,
    is_prompt,
    list_below,
    list_blocks,
    list_boxes,
    runs_on,
)

NEW_PAGE = "\x0c"
# A page begins here unless one has just begun: Word notes where its own layout turned the page.
TURNED_PAGE = "\x0e"
NOTE = "\x0f"

_SKIPPED = {
    *("del", "moveFrom", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "rt", "footnoteRef", "endnoteRef"),
    *("txbxContent", "annotationRef", "separator", "continuationSeparator", "pgNum"),
}
_MARKS = {"tab": " ", "ptab": " ", "noBreakHyphen": "-", "cr": "\n", "lastRenderedPageBreak": TURNED_PAGE}
_NOT_PRINTED = {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "TOC"}
# Wingdings and Symbol put their signs at F020 to F0FF of the private use area.
_SIGNS = dict(zip((0xA8, 0x6F, 0xA3, 0xFE, 0x52, 0xFC, 0xB7, 0x6C, 0x6E, 0x75), "□□□☑☑✓•●■◆", strict=True))


@dataclass
class _Field:
    code: str = ""
    has_result: bool = False

    @property
    def is_printed(self) -> bool:
        return self.has_result and not _is_silent(self.code)


class Story:
    """Reads one document: numbers and fields run on from each paragraph to the next."""

    def __init__(self, root: etree._Element, numbering: Numbering, styles: Styles) -> None:
        self._numbering = numbering
        self._styles = styles
        self._fields: list[_Field] = []
        marks = [value(found, "fldCharType") for found in root.iter() if local(found) == "fldChar"]
        self._is_balanced = marks.count("begin") == marks.count("end")
        sections = [found for found in root.iter() if local(found) == "sectPr"]
        self._turns = [
            one for one, other in pairwise(sections) if value(child(other, "type")) != "continuous"
        ]

    def read_blocks(self, container: etree._Element) -> Iterator[str]:
        """The text of each paragraph and table row below `container`."""
        before = ""
        for element in list_blocks(container):
            if local(element) == "tbl":
                yield from self._table(element)
                continue
            *boxes, text = self._paragraph(element, before)
            yield from boxes
            before = text if runs_on(element) else ""
            if not before:
                yield text
        if before:
            yield before

    def _paragraph(self, paragraph: etree._Element, before: str) -> Iterator[str]:
        """Text boxes first (letterheads often stand in one), then the paragraph with its number."""
        for box in list_boxes(paragraph):
            yield from self.read_blocks(box) if local(box) == "txbxContent" else [box.get("string", "")]
        properties = child(paragraph, "pPr")
        turned = TURNED_PAGE if is_on(child(properties, "pageBreakBefore")) else ""
        mark = "" if runs_on(paragraph) else self._numbering.mark(paragraph)
        text = turned + mark + before + "".join(self._pieces(paragraph))
        if not self._is_balanced:
            self._fields.clear()
        section = child(properties, "sectPr")
        yield text + (NEW_PAGE if section is not None and section in self._turns else "")

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        for found in element:
            kind = local(found)
            if kind == "r" and self._is_hidden(found):
                for _ in self._pieces(found):  # a field may begin or end in it
                    pass
            elif kind in ("footnoteReference", "endnoteReference"):
                yield f"{NOTE}{kind[0]}{value(found, 'id')}{NOTE}"
                if value(found, "customMarkFollows") in ("1", "true", "on"):
                    return
            elif kind in ("fldChar", "instrText"):
                self._follow_field(found, kind)
            elif kind in ("t", "br", "sym") or kind in _MARKS:
                yield _characters(found, kind) if all(field.is_printed for field in self._fields) else ""
            else:
                yield from self._inner(found, kind)

    def _inner(self, found: etree._Element, kind: str) -> Iterator[str]:
        if kind == "AlternateContent":
            yield from self._pieces(choose_rendering(found))
        elif kind == "fldSimple" and _is_silent(value(found, "instr")):
            return
        elif kind not in _SKIPPED and not is_prompt(found, kind):
            yield from self._pieces(found)

    def _follow_field(self, found: etree._Element, kind: str) -> None:
        mark = value(found, "fldCharType")
        if mark == "begin":
            self._fields.append(_Field())
        elif not self._fields:
            return
        elif kind == "instrText":
            self._fields[-1].code += found.text or ""
        elif mark == "separate":
            self._fields[-1].has_result = True
        elif mark == "end":
            self._fields.pop()

    def _is_hidden(self, run: etree._Element) -> bool:
        properties = child(run, "rPr")
        vanish = child(properties, "vanish")
        if vanish is not None:
            return is_on(vanish)
        style = value(child(properties, "rStyle"))
        return bool(style) and self._styles.is_hidden(style)

    def _table(self, table: etree._Element) -> Iterator[str]:
        """Each row on one line, cells two spaces apart; a row with one filled cell gives its paragraphs.

        So does a row that holds a table: its rows are lines of their own.
        """
        for row in list_below(table, "tr"):
            if child(child(row, "trPr"), "del") is not None:
                continue
            found = [cell for cell in list_below(row, "tc") if not is_merged(cell)]
            nests = any(child(cell, "tbl") is not None for cell in found)
            cells = [[text for text in self.read_blocks(cell) if clean(text).strip()] for cell in found]
            filled = [cell for cell in cells if cell]
            if nests or len(filled) == 1:
                yield from (text for cell in filled for text in cell)
            elif filled:
                yield "  ".join(" ".join(cell) for cell in filled).replace("\n", "")


def _is_silent(code: str) -> bool:
    return (code.split() or [""])[0].upper() in _NOT_PRINTED


def _characters(element: etree._Element, kind: str) -> str:
    if kind == "t":
        return (element.text or "").replace("\n", " ")
    if kind == "br":
        return NEW_PAGE if value(element, "type") == "page" else "\n"
    return _sign(value(element, "char")) if kind == "sym" else _MARKS[kind]


def _sign(code: str) -> str:
    """The character of a w:sym; those of symbol fonts as far as they are known."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF or number < 0x20:
        return _SIGNS.get(number & 0xFF, "")
    return chr(number) if number < 0xD800 or 0xE000 <= number <= 0xFFFD else ""
