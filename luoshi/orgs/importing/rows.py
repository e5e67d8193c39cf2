"""From rows of text to rows of units: columns by their headers, cells by their rules. Knows no database."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from luoshi.common import clock
from luoshi.common.errors import LuoshiError
from luoshi.common.identifiers import find_credit_code_fault, is_division_code
from luoshi.orgs.importing.errors import (
    BadDate,
    BadDivisionCode,
    EmptyFile,
    MissingColumns,
    MissingValue,
    OddCreditCode,
    TooLong,
    UnknownChoice,
)
from luoshi.orgs.importing.sheets import SheetRow
from luoshi.orgs.importing.words import (
    FIELD_OF,
    HEADERS,
    KIND_OF,
    KINDS,
    LEVEL_OF,
    LEVELS,
    NEEDED,
    column,
    plain,
)

_LONGEST = {
    "name": 120,
    "short_name": 40,
    "code": 32,
    "parent_code": 32,
    "division_code": 12,
    "credit_code": 18,
}
_CREDIT_FAULTS = {
    "length": ("不是 18 位", "is not of 18 characters"),
    "letters": ("含有不会出现的字符", "has a character that no such code has"),
    "check": ("的校验位不符", "fails its check digit"),
}
# A title, a note, an empty line: in real tables the header is not the first row.
_ROWS_ABOVE_HEADER = 20


@dataclass(frozen=True)
class UnitRow:
    """A unit as a row of a file states it; a text not given is empty."""

    number: int
    name: str
    kind: str
    level: int
    parent_code: str
    code: str
    short_name: str = ""
    division_code: str = ""
    credit_code: str = ""
    opened_on: date | None = None


@dataclass(frozen=True)
class Finding:
    """Something about one cell: a fault that blocks the import, or a warning that does not."""

    row: int
    column: str
    problem: LuoshiError
    is_fault: bool = True


@dataclass(frozen=True)
class Parsed:
    """The units of a table, what was found in single cells, and the codes of the rows that gave no unit."""

    units: tuple[UnitRow, ...]
    findings: tuple[Finding, ...]
    codes_at_fault: frozenset[str]


def parse_rows(rows: Sequence[SheetRow]) -> Parsed:
    """The units of a table. A row with a fault gives none.

    Raises: MissingColumns, EmptyFile.
    """
    header, fields = _find_header(rows)
    if len(rows) == header + 1:
        raise EmptyFile(what="0")
    units, findings, codes_at_fault = [], [], set()
    for row in rows[header + 1 :]:
        cells = _tidy({field: row.cells[place] for place, field in fields.items() if place < len(row.cells)})
        found = list(_find_in_cells(row.number, cells))
        findings += found
        if any(one.is_fault for one in found):
            codes_at_fault.add(cells["code"])
        else:
            units.append(_unit(row.number, cells))
    return Parsed(tuple(units), tuple(findings), frozenset(codes_at_fault - {""}))


def _find_header(rows: Sequence[SheetRow]) -> tuple[int, dict[int, str]]:
    """The place of the header row, and which field stands in which of its columns."""
    fields_of_rows = [_fields(row) for row in rows[:_ROWS_ABOVE_HEADER]]
    best = max(range(len(fields_of_rows)), key=lambda place: len(fields_of_rows[place]))
    missing = [column(field) for field in NEEDED if field not in fields_of_rows[best].values()]
    if missing:
        found = "、".join(cell[:20] for cell in rows[best].cells if cell)[:200]
        raise MissingColumns(missing="、".join(missing), found=found)
    return best, fields_of_rows[best]


def _fields(row: SheetRow) -> dict[int, str]:
    fields: dict[int, str] = {}
    for place, cell in enumerate(row.cells):
        # "代码*", "名称（必填）": the mark is not part of the word.
        field = FIELD_OF.get(plain(re.sub(r"[（(].*|\*", "", cell)))
        if field and field not in fields.values():
            fields[place] = field
    return fields


def _tidy(given: dict[str, str]) -> dict[str, str]:
    """Every field, empty if not given; codes in half width, without spaces."""
    cells: dict[str, str] = dict.fromkeys(HEADERS, "") | given
    for field in ("code", "parent_code", "division_code", "credit_code"):
        cells[field] = "".join(unicodedata.normalize("NFKC", cells[field]).split())
    return cells


def _find_in_cells(number: int, cells: Mapping[str, str]) -> Iterator[Finding]:
    for field in ("name", "kind", "level", "code"):
        if not cells[field]:
            yield Finding(number, column(field), MissingValue(column=column(field)))
    for field, most in _LONGEST.items():
        if len(cells[field]) > most:
            yield Finding(
                number, column(field), TooLong(column=column(field), length=len(cells[field]), most=most)
            )
    yield from _find_in_choice(number, "kind", cells["kind"], KIND_OF, [words[0] for words in KINDS.values()])
    yield from _find_in_choice(
        number, "level", cells["level"], LEVEL_OF, [words[0] for words in LEVELS.values()]
    )
    yield from _find_in_codes(number, cells)
    opened = cells["opened_on"]
    if opened and parse_date(opened) is None:
        yield Finding(number, column("opened_on"), BadDate(given=opened))


def _find_in_choice(
    number: int, field: str, given: str, known: Mapping[str, object], choices: list[str]
) -> Iterator[Finding]:
    if given and plain(given) not in known:
        problem = UnknownChoice(column=column(field), given=given, choices="、".join(choices))
        yield Finding(number, column(field), problem)


def _find_in_codes(number: int, cells: Mapping[str, str]) -> Iterator[Finding]:
    division, credit = cells["division_code"], cells["credit_code"]
    if division and not is_division_code(division):
        yield Finding(number, column("division_code"), BadDivisionCode(given=division))
    odd = find_credit_code_fault(credit) if credit else None
    if odd:
        what, what_en = _CREDIT_FAULTS[odd]
        problem = OddCreditCode(given=credit, what=what, what_en=what_en)
        yield Finding(number, column("credit_code"), problem, is_fault=False)


def parse_date(text: str) -> date | None:
    """A day written as 2020-05-01, 2020/5/1, 2020.5.1, 20200501 or 2020年5月1日; None if it is none, or to come."""
    found = re.fullmatch(r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d\d)(\d\d))(?:[ T][\d:.]+)?", text)
    if found is None:
        return None
    year, month, day = found[1], found[2] or found[4], found[3] or found[5]
    try:
        parsed = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return parsed if parsed <= clock.today() else None


def _unit(number: int, cells: Mapping[str, str]) -> UnitRow:
    return UnitRow(
        number=number,
        name=cells["name"],
        kind=KIND_OF[plain(cells["kind"])],
        level=LEVEL_OF[plain(cells["level"])],
        parent_code=cells["parent_code"],
        code=cells["code"],
        short_name=cells["short_name"],
        division_code=cells["division_code"],
        credit_code=cells["credit_code"].upper(),
        opened_on=parse_date(cells["opened_on"]) if cells["opened_on"] else None,
    )
