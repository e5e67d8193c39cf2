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
    while first < len(rows) and not _MARK.match(rows[first].text):
        first += 1
    return rows[:first], rows[first:]


def write_page(rows: list[Row], notes: list[Row]) -> Page:
    """The texts of a page; where it has notes, the raised marks that refer to them are left out."""
    marks = {_plain(match["mark"]) for row in notes if (match := _MARK.match(row.text))}

    def keep(match: re.Match[str]) -> str:
        return "" if _plain(match.group()) in marks else match.group()

    return Page(tuple(_RAISED.sub(keep, row.text) for row in rows), tuple(_write_notes(notes)))


def _write_notes(rows: list[Row]) -> list[str]:
    groups: list[list[Row]] = []
    for row in rows:
        if not groups or _MARK.match(row.text):
            groups.append([])
        groups[-1].append(row)
    return [_MARK.sub("", join_rows(group), count=1) for group in groups]


def _plain(mark: str) -> str:
    return re.sub(rf"[{RAISED}\[\]〔〕［］]", "", mark)
