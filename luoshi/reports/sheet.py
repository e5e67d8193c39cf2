"""A table of three rules as Word's markup. Written whole: cell by cell, the library takes seconds for a long one."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length

from luoshi.reports.layout import CELL, printable

# 1 pt above and below the table, 0.5 pt under its head.
_FRAME = (
    '<w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/>'
    '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/></w:tblBorders>'
)
_UNDER_HEAD = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tcBorders>'


def build_table(
    head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[Length]
) -> BaseOxmlElement:
    """The table; a column of numbers is aligned right, no row breaks, the head is repeated on every page."""
    sides = ["right" if all(_is_number(row[place]) for row in rows) else "left" for place in range(len(head))]
    columns = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    lines = [_row(head, widths, sides, is_head=True), *(_row(row, widths, sides) for row in rows)]
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:jc w:val="center"/>{_FRAME}'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(lines)}</w:tbl>'
    )


def _row(
    cells: Sequence[str], widths: Sequence[Length], sides: Sequence[str], *, is_head: bool = False
) -> str:
    repeat = "<w:tblHeader/>" if is_head else ""
    inside = "".join(_cells(cells, widths, sides, _UNDER_HEAD if is_head else ""))
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{inside}</w:tr>"


def _cells(
    cells: Sequence[str], widths: Sequence[Length], sides: Sequence[str], borders: str
) -> Iterator[str]:
    for text, width, side in zip(cells, widths, sides, strict=True):
        yield (
            f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/>{borders}</w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{CELL.name}"/><w:jc w:val="{side}"/></w:pPr>'
            f'<w:r><w:t xml:space="preserve">{escape(printable(text))}</w:t></w:r></w:p></w:tc>'
        )


def _twips(width: Length) -> int:
    return int(width.pt * 20)


def _is_number(text: str) -> bool:
    return text.replace(",", "").lstrip("-").isdigit()
