"""Printed pages to lines, for every format that only says where on a page its letters stand."""

from __future__ import annotations

from luoshi.gongwen.document import Line
from luoshi.gongwen.formats.columns import order_columns
from luoshi.gongwen.formats.footnotes import Page, part_notes, write_page
from luoshi.gongwen.formats.layout import Piece, Row, gather_rows
from luoshi.gongwen.formats.ruled import Rule, read_tables
from luoshi.gongwen.formats.running import drop_running
from luoshi.gongwen.formats.text import clean

# More pages than any document to be carried out has; a file may list one page very often.
MOST_PAGES = 2000


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
