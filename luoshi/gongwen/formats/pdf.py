"""Text of PDF files; running heads, running feet and page numbers are left out."""

from __future__ import annotations

import re
from collections import Counter

import pypdfium2

from luoshi.gongwen.document import Line
from luoshi.gongwen.errors import DamagedFile, EncryptedFile, NoText, TooManyPages
from luoshi.gongwen.formats.text import clean

_MOST_PAGES = 2000
_PASSWORD = 4
_EDGE = 2
_PAGE_NUMBER = re.compile(r"[-—–·\s]*\d{1,4}[-—–·\s]*$")


def read_lines(content: bytes) -> tuple[Line, ...]:
    """The lines of a PDF. Raises: EncryptedFile, DamagedFile, NoText (a scan), TooManyPages."""
    if b"%%EOF" not in content[-4096:]:
        raise DamagedFile(found="PDF")
    pages = _without_running(_pages(content))
    if sum(len(line.strip()) for page in pages for line in page) < 8:
        raise NoText
    lines: list[Line] = []
    for number, page in enumerate(pages, 1):
        lines += [Line(len(lines) + spot, number, text) for spot, text in enumerate(page, 1)]
    return tuple(lines)


def _pages(content: bytes) -> list[list[str]]:
    try:
        document = pypdfium2.PdfDocument(content)  # type: ignore[no-untyped-call]
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise EncryptedFile from error
        raise DamagedFile(found="PDF") from error
    try:
        return _texts(document)
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(found="PDF") from error
    finally:
        document.close()  # type: ignore[no-untyped-call]


def _texts(document: pypdfium2.PdfDocument) -> list[list[str]]:
    if not len(document):
        raise DamagedFile(found="PDF")
    if len(document) > _MOST_PAGES:
        raise TooManyPages(pages=_MOST_PAGES)
    pages = []
    for page in document:
        sheet = page.get_textpage()
        text = sheet.get_text_range()
        pages.append([clean(line) for line in re.split(r"\r\n|[\r\n]", text)])
        sheet.close()
        page.close()
    return pages


def _without_running(pages: list[list[str]]) -> list[list[str]]:
    """Lines that stand at the edge of most pages, numbers aside, and lone page numbers."""
    edges = Counter(edge for page in pages for edge in {_bare(line) for line in _edge_lines(page)})
    running = {edge for edge, count in edges.items() if edge and count >= max(3, len(pages) * 0.5)}
    return [_trim(page, running) for page in pages]


def _edge_lines(page: list[str]) -> list[str]:
    filled = [line for line in page if line.strip()]
    return filled[:_EDGE] + filled[-_EDGE:]


def _bare(line: str) -> str:
    return re.sub(r"[\d\s]", "", line)


def _trim(page: list[str], running: set[str]) -> list[str]:
    filled = [index for index, line in enumerate(page) if line.strip()]
    edge = {*filled[:_EDGE], *filled[-_EDGE:]}
    dropped = {index for index in edge if _bare(page[index]) in running}
    dropped |= {index for index in (*filled[:1], *filled[-1:]) if _PAGE_NUMBER.match(page[index])}
    return [line for index, line in enumerate(page) if index not in dropped]
