"""Files of units for tests: rows in, the bytes of a CSV file or a workbook out."""

import csv
import io
from collections.abc import Sequence

import openpyxl

HEADER = ["名称", "简称", "类型", "级别", "上级代码", "代码", "行政区划代码", "统一社会信用代码", "成立日期"]
PROVINCE = ["云江省总工会", "", "地方工会", "省", "", "80", "80", "", "1950-01-01"]
CITY = ["云阳市总工会", "云阳市", "地方工会", "市", "80", "8001", "8001", "", "1951-03-02"]
COUNTY = ["云阳县总工会", "", "地方工会", "县", "8001", "800101", "800101", "", "1952年5月1日"]
WORKS = ["云阳机械厂工会", "", "基层工会", "基层", "800101", "800101-1", "", "", "2001/9/10"]
TREE = [HEADER, PROVINCE, CITY, COUNTY, WORKS]


def csv_file(rows: Sequence[Sequence[object]], encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(list(row))
    book.save(file)
    return file.getvalue()


def changed(row: Sequence[object], **cells: object) -> list[object]:
    """The row with some cells replaced, by English name: name, kind, level, parent, code, division, credit, opened."""
    places = {
        "name": 0,
        "kind": 2,
        "level": 3,
        "parent": 4,
        "code": 5,
        "division": 6,
        "credit": 7,
        "opened": 8,
    }
    new = list(row)
    for field, cell in cells.items():
        new[places[field]] = cell
    return new
