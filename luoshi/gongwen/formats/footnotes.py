"""Notes printed at the foot of a page: parted from the text, which runs on over the page's end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from luoshi.gongwen.formats.layout import RAISED, Row, dominant_size, join_rows

_SMALLER = 0.92  # of the letters of the text
_MARK = re.compile(rf"(?P<mark>(?:{RAISED}[^{RAISED}])+|[①-⑳]|\[\d{{1,3}}\]|[〔［]\d{{1,3}}[］〕]|[*＊※])\s*")
_RAISED = re.compile(rf"(?:{RAISED}[^{RAISED}])+")


@dataclass(frozen=True)
class Page:
    """Texts of a page in reading order; `notes` come without the marks that the printer gave them."""

    texts: tuple[str, ...]
    notes: tuple[str, ...]


def part_notes(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """The rows of a page, and those of the notes below them: smaller letters, a mark before the first."""
    usual = dominant_size(rows) * _SMALLER
    first = len(rows)
    while first and rows[first - 1].size <= usual and not rows[first - 1].is_cells:
        first -= 1
    referred = _find_raised(rows[:first])
    while first < len(rows) and not _find_mark(rows[first].text, referred):
        first += 1
    return rows[:first], rows[first:]


def write_page(rows: list[Row], notes: list[Row]) -> Page:
    """The texts of a page; where it has notes, the raised marks that refer to them are left out."""
    referred = _find_raised(rows)
    marks = {_plain(mark) for row in notes if (mark := _find_mark(row.text, referred))}

    def keep(match: re.Match[str]) -> str:
        return "" if _plain(match.group()) in marks else match.group()

    return Page(tuple(_RAISED.sub(keep, row.text) for row in rows), tuple(_write_notes(notes, referred)))


def _write_notes(rows: list[Row], referred: set[str]) -> list[str]:
    groups: list[list[Row]] = []
    for row in rows:
        if not groups or _find_mark(row.text, referred):
            groups.append([])
        groups[-1].append(row)
    texts = (join_rows(group) for group in groups)
    return [text[len(_find_mark(text, referred)) :].lstrip() for text in texts]


def _find_raised(rows: list[Row]) -> set[str]:
    return {_plain(match.group()) for row in rows for match in _RAISED.finditer(row.text)}


def _find_mark(text: str, referred: set[str]) -> str:
    """The mark that opens a note; a plain number is one if a raised one refers to it."""
    match = _MARK.match(text)
    if match:
        return match["mark"]
    number = re.match(r"\d{1,2}(?!\d)", text)
    return number.group() if number and number.group() in referred else ""


def _plain(mark: str) -> str:
    return re.sub(rf"[{RAISED}\[\]〔〕［］]", "", mark)
