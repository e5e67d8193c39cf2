"""Text of PDF files: what runs through the pages left out, columns and tables in order, notes at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

from luoshi.gongwen.document import Line
from luoshi.gongwen.errors import DamagedFile, EncryptedFile, NoText, TooManyPages
from luoshi.gongwen.formats.columns import order_columns
from luoshi.gongwen.formats.footnotes import Page, part_notes, write_page
from luoshi.gongwen.formats.layout import Piece, Row, gather_rows
from luoshi.gongwen.formats.pdf_page import read_letters, read_rules
from luoshi.gongwen.formats.ruled import Rule, read_tables
from luoshi.gongwen.formats.running import drop_running
from luoshi.gongwen.formats.text import clean

_MOST_PAGES = 2000
_PASSWORD = 4


def read_lines(content: bytes) -> tuple[Line, ...]:
    """The lines of a PDF. Raises: EncryptedFile, DamagedFile, NoText (a scan), TooManyPages."""
    if b"%%EOF" not in content[-4096:]:
        raise DamagedFile(found="PDF")
    pages = compose_pages(_pages(content))
    lines = write_lines(pages)
    if sum(len(line.text.strip()) for line in lines) < 8:
        raise NoText
    return lines


def compose_pages(pages: list[list[Row]]) -> list[Page]:
    """Pages of rows, as printed, to their texts in reading order."""
    composed = []
    for page in drop_running(pages):
        rows, notes = part_notes(sorted(page, key=lambda row: row.y))
        composed.append(write_page(order_columns(rows), notes))
    return composed


def write_lines(pages: list[Page]) -> tuple[Line, ...]:
    """Numbered lines: the text of all pages, then the notes, which stand on their pages."""
    texts = [(number, text) for number, page in enumerate(pages, 1) for text in page.texts]
    notes = [(number, text) for number, page in enumerate(pages, 1) for text in page.notes]
    texts += [(page, f"[{number}] {text}") for number, (page, text) in enumerate(notes, 1)]
    return tuple(Line(number, page, clean(text)) for number, (page, text) in enumerate(texts, 1))


def lay_out(pieces: list[Piece], rules: list[Rule]) -> list[Row]:
    """The rows of a page from top to bottom, ruled tables among them."""
    tables, rest = read_tables(pieces, rules)
    return sorted([*tables, *(row.condense() for row in gather_rows(rest))], key=lambda row: row.y)


def _pages(content: bytes) -> list[list[Row]]:
    try:
        document = pypdfium2.PdfDocument(content)  # type: ignore[no-untyped-call]
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise EncryptedFile from error
        raise DamagedFile(found="PDF") from error
    try:
        return _rows(document)
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(found="PDF") from error
    finally:
        document.close()  # type: ignore[no-untyped-call]


def _rows(document: pypdfium2.PdfDocument) -> list[list[Row]]:
    if not len(document):
        raise DamagedFile(found="PDF")
    if len(document) > _MOST_PAGES:
        raise TooManyPages(pages=_MOST_PAGES)
    pages = []
    for page in document:
        pages.append(list(_page_rows(page)))
        page.close()
    return pages


def _page_rows(page: pypdfium2.PdfPage) -> Iterator[Row]:
    """The rows that run in the page's main direction, then those that run in others."""
    for spot, letters in enumerate(read_letters(page)):
        yield from lay_out(letters, read_rules(page) if spot == 0 else [])
