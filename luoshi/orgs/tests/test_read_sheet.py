import io
import zipfile
from datetime import date, datetime

import pytest

from luoshi.orgs.importing import sheets
from luoshi.orgs.importing.errors import (
    BrokenWorkbook,
    EmptyFile,
    NotATable,
    OldWorkbook,
    TooManyRows,
    UnreadableText,
)
from luoshi.orgs.tests.tables import csv_file, workbook

ROWS = [["名称", "代码"], ["云江省总工会", "80"]]
READ = [("名称", "代码"), ("云江省总工会", "80")]


def cells(content: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in sheets.read_rows(content)]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_text_is_read_in_every_encoding_that_offices_save(encoding):
    assert cells(csv_file(ROWS, encoding)) == READ


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_columns_may_be_parted_by_comma_tab_or_semicolon(delimiter):
    assert cells(csv_file(ROWS, delimiter=delimiter)) == READ


def test_a_workbook_gives_the_same_text_as_a_person_sees():
    row = ["甲", 900101, 12.0, 1.5, datetime(2020, 5, 1, 8, 30), date(2020, 5, 2), None, True]
    assert cells(workbook([row])) == [("甲", "900101", "12", "1.5", "2020-05-01", "2020-05-02", "", "True")]


def test_empty_rows_are_left_out_and_the_others_keep_their_numbers():
    rows = sheets.read_rows(workbook([["a"], [None], [" "], ["b"]]))
    assert [(row.number, row.cells) for row in rows] == [(1, ("a",)), (4, ("b",))]


def test_a_quoted_cell_may_hold_a_comma_and_a_line_break():
    assert cells('"甲,乙","丙\n丁"\n'.encode()) == [("甲,乙", "丙\n丁")]


def docx() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyFile),
        (b" \r\n\r\n ", EmptyFile),
        (b"\xef\xbb\xbf", EmptyFile),
        (workbook([]), EmptyFile),
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"x" * 600, OldWorkbook),
        (docx(), BrokenWorkbook),
        (workbook(ROWS)[:-200], BrokenWorkbook),
        (b"%PDF-1.7\n\x01\x02\x03", NotATable),
        (b"\x89PNG\r\n\x1a\n\x03\x04", NotATable),
        (b"a,b\n" * 2000 + b"c,\0\n", NotATable),
        (b"\xff\xff\xff\xff,\xff", UnreadableText),
    ],
)
def test_what_is_not_a_table_is_refused_with_the_reason(content, error):
    with pytest.raises(error):
        sheets.read_rows(content)


def test_a_file_with_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    assert len(sheets.read_rows(b"a\nb\nc\n")) == 3
    with pytest.raises(TooManyRows, match="3"):
        sheets.read_rows(b"a\nb\nc\nd\n")


def test_a_workbook_that_unpacks_to_far_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_MEGABYTES_UNPACKED", -1)
    with pytest.raises(BrokenWorkbook):
        sheets.read_rows(workbook(ROWS))
