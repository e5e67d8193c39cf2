"""What a browser prints of an element: a line for each block, row and item, the numbers of ordered lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from luoshi.gongwen.formats.archive import local
from luoshi.gongwen.formats.word_numerals import numeral

_BLOCKS = {
    *("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "main"),
    *("table", "ul", "ol", "dl", "dd", "dt", "blockquote", "center", "title", "pre", "form", "caption", "hr"),
}
_SKIPPED = {
    *("script", "style", "noscript", "nav", "head", "select", "button", "input", "textarea", "iframe", "svg"),
    *("footer", "aside", "template", "object", "rt", "rp", "del"),
}
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_UNNUMBERED = re.compile(r"list-style(?:-type)?\s*:[^;]{0,40}\bnone\b", re.IGNORECASE)
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_NUMBERED = re.compile(
    r"\s*(?:[(（]?[0-9一二三四五六七八九十]{1,3}[)）.．、]|[①-⑳]|第[0-9一二三四五六七八九十]{1,3}[条章])"
)
_MOST_CELL = 300
_DEEPEST_TABLE = 20


@dataclass
class _List:
    form: str
    next: int


@dataclass
class _Writer:
    """Collects text; `lists` are those that are open, innermost last."""

    tables: int
    pieces: list[str] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)

    def start(self, element: etree._Element, kind: str) -> None:
        if kind in _BLOCKS or kind == "br":
            self.pieces.append("\n")
        if kind in ("ol", "ul"):
            self.lists.append(_list(element, kind))
        elif kind in ("td", "th"):
            self.pieces.append("\n" if self.tables > _DEEPEST_TABLE else "  ")
        elif kind == "li":
            self.pieces.append(self._mark(element))
        self.add(element.text, kind == "pre")

    def end(self, kind: str) -> None:
        if kind in ("ol", "ul") and self.lists:
            self.lists.pop()
        self.pieces.append("\n" if kind in _BLOCKS else "")

    def add(self, written: str | None, is_preformatted: bool = False) -> None:
        kept = written or ""
        self.pieces.append(kept if is_preformatted else re.sub(r"[ \t\r\n\x0b\x0c]+", " ", kept))

    def _mark(self, item: etree._Element) -> str:
        """The number before an item, unless its text brings its own."""
        opened = self.lists[-1] if self.lists else _List("", 1)
        count = _whole(item.get("value"), opened.next)
        opened.next = count + 1
        own = _NUMBERED.match("".join(item.itertext())[:20])
        return f"{numeral(count, opened.form)}." if opened.form and not own else ""


def is_skipped(element: etree._Element) -> bool:
    """Whether a browser shows nothing of the element, or only what is no part of the text."""
    kind = local(element)
    hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") if kind else True
    return kind in _SKIPPED or bool(hidden)


def write_text(element: etree._Element, tables: int = 0) -> str:
    """The filled lines of an element; `tables` is how many tables it stands in."""
    writer = _Writer(tables)
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, found in walk:
        kind = local(found)
        row = kind == "tr" and found is not element and tables <= _DEEPEST_TABLE
        if event == "start" and (row or is_skipped(found)):
            writer.pieces.append(f"\n{_write_row(found, tables)}\n" if row and not is_skipped(found) else "")
            walk.skip_subtree()
        elif event == "start":
            writer.start(found, kind)
        elif not (row or is_skipped(found)):
            writer.end(kind)
        if event == "end" and found is not element:
            writer.add(found.tail)
    return _tidy("".join(writer.pieces))


def _write_row(row: etree._Element, tables: int) -> str:
    """A row on one line, cells two spaces apart; one that lays out the page gives the lines of its cells."""
    cells = [cell for cell in row if local(cell) in ("td", "th") and not is_skipped(cell)]
    written = [shown for cell in cells if (shown := write_text(cell, tables + 1))]
    nests = any(next(cell.iter("table"), None) is not None for cell in cells)
    if len(written) < 2 or nests or any(len(shown) > _MOST_CELL for shown in written):
        return "\n".join(written)
    return "  ".join(" ".join(shown.split("\n")) for shown in written)


def _tidy(written: str) -> str:
    lines = (re.sub(r"[ \t]{3,}", "  ", line).strip() for line in written.split("\n"))
    return "\n".join(line for line in lines if line)


def _list(element: etree._Element, kind: str) -> _List:
    if kind == "ul" or _UNNUMBERED.search(element.get("style") or ""):
        return _List("", 1)
    return _List(_FORMS.get(element.get("type") or "", "decimal"), _whole(element.get("start"), 1))


def _whole(written: str | None, otherwise: int) -> int:
    return int(written) if written and re.fullmatch("[0-9]{1,6}", written.strip()) else otherwise
