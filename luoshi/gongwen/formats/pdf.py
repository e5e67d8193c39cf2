"""Text of PDF files: what runs through the pages left out, columns and tables in order, notes at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

from luoshi.gongwen.document import Line
from luoshi.gongwen.errors import DamagedFile, EncryptedFile, NoText, TooLong, TooManyPages
from luoshi.gongwen.formats.layout import Piece, Row
from luoshi.gongwen.formats.pages import MOST_PAGES, compose_pages, lay_out, write_lines
from luoshi.gongwen.formats.pdf_page import count_letters, open_text, read_letters, read_rules
from luoshi.gongwen.formats.text import MOST_CHARACTERS

_PASSWORD = 4


def read_lines(content: bytes) -> tuple[Line, ...]:
    """The lines of a PDF. Raises: EncryptedFile, DamagedFile, NoText (a scan), TooManyPages, TooLong."""
    if b"%%EOF" not in content[-4096:]:
        raise DamagedFile(found="PDF")
    pages = compose_pages(_pages(content))
    lines = write_lines(pages)
    if sum(len(line.text.strip()) for line in lines) < 8:
        raise NoText
    return lines


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
    if len(document) > MOST_PAGES:
        raise TooManyPages(pages=MOST_PAGES)
    pages = []
    letters = 0
    for page in document:
        with open_text(page) as sheet:
            letters += count_letters(sheet)
            if letters > 2 * MOST_CHARACTERS:  # blanks count here
                raise TooLong(characters=MOST_CHARACTERS)
            pages.append(list(_page_rows(page, read_letters(sheet))))
        page.close()
    return pages


def _page_rows(page: pypdfium2.PdfPage, turned: list[list[Piece]]) -> Iterator[Row]:
    """The rows that run in the page's main direction, then those that run in others."""
    for spot, letters in enumerate(turned):
        yield from lay_out(letters, read_rules(page) if spot == 0 else [])
