"""Tables out of files: .xlsx and CSV in the encodings that Chinese offices use. Knows no units.

Every cell is text, stripped, as a person sees it; a date is ISO text, a number loses its ".0". Empty rows are left out.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

import openpyxl

from luoshi.orgs.importing.errors import (
    BrokenWorkbook,
    EmptyFile,
    NotATable,
    OldWorkbook,
    TooManyRows,
    UnreadableText,
)

MOST_ROWS = 200_000
MOST_COLUMNS = 100
# A workbook of that many rows unpacks to some 100 MB; far more is a zip bomb.
MOST_MEGABYTES_UNPACKED = 400

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
# Control characters: they stand in files that are no text, and PostgreSQL stores no NUL.
_NOT_TEXT = re.compile(r"[^\t\r\n\f -\U0010ffff]")
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True)
class SheetRow:
    """A row and its number in the file, counted from 1 as Excel does."""

    number: int
    cells: tuple[str, ...]


def read_rows(content: bytes) -> list[SheetRow]:
    """The rows of a workbook's first sheet or of a CSV file, told apart by what they hold, not by their name.

    Raises: EmptyFile, NotATable, OldWorkbook, BrokenWorkbook, UnreadableText, TooManyRows.
    """
    if not content.strip():
        raise EmptyFile(what="0 KB")
    if content.startswith(_OLE):
        raise OldWorkbook
    rows = _read_workbook(content) if content.startswith(b"PK\x03\x04") else _read_csv(content)
    found = list(_fill(rows))
    if not found:
        raise EmptyFile(what="0")
    return found


def _fill(rows: Iterable[Iterable[object]]) -> Iterator[SheetRow]:
    count = 0
    for number, row in enumerate(rows, start=1):
        cells = tuple(_text(cell) for cell in row)[:MOST_COLUMNS]
        if not any(cells):
            continue
        count += 1
        if count > MOST_ROWS:
            raise TooManyRows(most=MOST_ROWS)
        yield SheetRow(number, cells)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _read_workbook(content: bytes) -> Iterator[tuple[object, ...]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            megabytes = sum(entry.file_size for entry in archive.infolist()) >> 20
        if megabytes > MOST_MEGABYTES_UNPACKED:
            raise BrokenWorkbook(what=f"{megabytes} MB")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        yield from book.worksheets[0].iter_rows(values_only=True)
    except BrokenWorkbook:
        raise
    except Exception as error:  # openpyxl lets through whatever its parsers meet in a .docx or a damaged file
        raise BrokenWorkbook(what=type(error).__name__) from error


def _read_csv(content: bytes) -> Iterator[list[str]]:
    text = _decode(content)
    if _NOT_TEXT.search(text):
        raise NotATable
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",\t;", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise NotATable from error


def _decode(content: bytes) -> str:
    """UTF-8 or UTF-16 where they say so, else what decodes without a fault: UTF-8, GB18030."""
    marked = next((name for mark, name in _BYTE_ORDER_MARKS.items() if content.startswith(mark)), None)
    if marked is None and b"\0" in content[:4000]:
        start = content[:4000]
        marked = "utf-16-le" if start[1::2].count(0) >= start[::2].count(0) else "utf-16-be"
    for encoding in [marked] if marked else ["utf-8", "gb18030"]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableText
