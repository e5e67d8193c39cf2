"""PDF files whose pages may be scans: pages with text are read as text, the others recognised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
from PIL import Image

from luoshi.gongwen import limits
from luoshi.gongwen.document import Line
from luoshi.gongwen.errors import DamagedFile, NoText, OcrMissing, TooManyScanned
from luoshi.gongwen.formats import ocr, pdf
from luoshi.gongwen.formats.picture import LONGEST_SIDE

_POINTS = 72
_DOTS = 200
# A scan may carry a printed page number or a stamp of the scanner as text.
_FEWEST_LETTERS = 8
_PICTURES = [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]  # type: ignore[attr-defined]


def read_lines(content: bytes) -> tuple[Line, ...]:
    """The lines of a PDF. A page that could not be recognised has one empty line of which nothing is sure.

    Raises: NoText if there is nothing to recognise, and for a file that is only a scan OcrMissing and
    TooManyScanned; else as `pdf.read_lines`.
    """
    try:
        printed = pdf.read_lines(content)
    except NoText:
        printed = ()
    document = pypdfium2.PdfDocument(content)  # type: ignore[no-untyped-call]
    try:
        scans = _scans(document, printed)
        lines = _merge(printed, _recognise(document, scans, alone=not printed), scans) if scans else printed
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(found="PDF") from error
    finally:
        document.close()  # type: ignore[no-untyped-call]
    if not lines:
        raise NoText
    return lines


def _scans(document: pypdfium2.PdfDocument, printed: tuple[Line, ...]) -> list[int]:
    """The numbers of the pages that show something without text, or a picture with hardly any."""
    letters: Counter[int] = Counter()
    for line in printed:
        letters[line.page] += len(line.text.strip())
    bare = [page for page in range(1, len(document) + 1) if letters[page] < _FEWEST_LETTERS]
    return [page for page in bare if _shows(document, page, [] if not letters[page] else _PICTURES)]


def _shows(document: pypdfium2.PdfDocument, number: int, kinds: list[int]) -> bool:
    """Whether the page holds an object of one of the kinds, of any if none is named."""
    page = document[number - 1]
    try:
        return any(True for _ in page.get_objects(kinds, max_depth=3))
    finally:
        page.close()


def _recognise(document: pypdfium2.PdfDocument, scans: list[int], *, alone: bool) -> list[Line]:
    """The lines of the scanned pages, as many as may be recognised.

    Raises: OcrMissing, TooManyScanned, both only if the scans are all there is.
    """
    most = limits.current().scanned_pages
    if alone and len(scans) > most:
        raise TooManyScanned(pages=most)
    if not ocr.is_installed():
        if alone:
            raise OcrMissing
        return []
    return ocr.read_pages(_pictures(document, scans[:most]))


def _pictures(document: pypdfium2.PdfDocument, numbers: list[int]) -> Iterator[tuple[int, Image.Image]]:
    for number in numbers:
        page = document[number - 1]
        try:
            scale = min(_DOTS / _POINTS, LONGEST_SIDE / max(*page.get_size(), 1))
            yield number, page.render(scale=scale).to_pil().convert("RGB")
        finally:
            page.close()


def _merge(printed: tuple[Line, ...], recognised: list[Line], scans: list[int]) -> tuple[Line, ...]:
    """Both kinds of lines by page; what is printed on a recognised page is only its number or a mark."""
    read = {line.page for line in recognised}
    kept = [line for line in printed if line.page not in read]
    unread = [Line(0, page, "", 0.0) for page in scans if page not in read]
    ordered = sorted([*kept, *recognised, *unread], key=lambda line: line.page)
    return tuple(replace(line, number=number) for number, line in enumerate(ordered, 1))
