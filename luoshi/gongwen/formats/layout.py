"""Text at places of a page to lines in reading order: rows, columns, ruled tables. For PDF and OFD.

Lengths are in the page's own unit; y grows downwards. Nothing here knows a file format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_SAME_ROW = 0.45  # of the larger letter: baselines nearer than this are one row; superscripts are
_OVER_SMALL = 0.7  # of a letter much larger than the row so far, which is then a superscript of it
_GAP = 1.2  # of a letter: wider gaps part columns of a table or a signature from its date
_WORD_GAP = 0.18  # of a letter: wider gaps part Latin words
_RAISED = 0.75  # of the row's letters: smaller ones above the line are superscripts
RAISED = "\x0f"  # stands before each superscript
_LATIN = re.compile("[!-~]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A letter or more from `x` to `right`, its baseline at `y`; `size` is the height of its letters."""

    x: float
    right: float
    y: float
    size: float
    text: str


@dataclass(frozen=True)
class Row:
    """Pieces on one baseline, from left to right. `is_cells` marks the row of a ruled table."""

    pieces: tuple[Piece, ...]
    is_cells: bool = False

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        sizes = sorted(piece.size for piece in self.pieces)
        return sizes[len(sizes) // 2]

    @cached_property
    def y(self) -> float:
        return max(self.pieces, key=lambda piece: piece.size).y

    @property
    def x(self) -> float:
        return self.pieces[0].x

    @cached_property
    def right(self) -> float:
        return max(piece.right for piece in self.pieces)

    @cached_property
    def text(self) -> str:
        return "".join(_with_gaps(self))

    def condense(self) -> Row:
        """The same row with a piece for each run between wide gaps: long files hold very many letters."""
        if self.is_cells:
            return self
        return Row(tuple(Piece(run.x, run.right, run.y, run.size, run.text) for run in self.split()))

    def split(self) -> list[Row]:
        """The runs of pieces between wide gaps."""
        runs: list[list[Piece]] = []
        end = 0.0
        for piece in self.pieces:
            if not runs or piece.x - end > self.size * _GAP:
                runs.append([])
            runs[-1].append(piece)
            end = max(end, piece.right)
        return [Row(tuple(run)) for run in runs]


def gather_rows(pieces: list[Piece]) -> list[Row]:
    """The rows of a page from top to bottom; a piece that is printed twice on one spot is read once."""
    rows: list[list[Piece]] = []
    base = largest = 0.0
    for piece in sorted(pieces, key=lambda piece: (piece.y, piece.x)):
        if not rows or piece.y - base > _reach(largest, piece.size):
            rows.append([])
            largest = 0.0
        if piece.size > largest:
            base, largest = piece.y, piece.size
        rows[-1].append(piece)
    return [Row(tuple(_printed_once(row))) for row in rows]


def _reach(largest: float, size: float) -> float:
    """How far below the row so far a letter may stand to belong to it."""
    return size * _OVER_SMALL if largest < size * _RAISED else max(largest, size) * _SAME_ROW


def _printed_once(row: list[Piece]) -> Iterator[Piece]:
    last: Piece | None = None
    for piece in sorted(row, key=lambda piece: piece.x):
        if last is None or piece.text != last.text or piece.x - last.x > piece.size * 0.2:
            yield piece
        last = piece


def _with_gaps(row: Row) -> Iterator[str]:
    """The row's characters; two spaces for a wide gap, one between Latin words."""
    if row.is_cells:
        yield "  ".join(piece.text for piece in row.pieces)
        return
    last: Piece | None = None
    for piece in row.pieces:
        if last is not None:
            yield _between(last, piece)
        yield RAISED + piece.text if _is_raised(piece, row) else piece.text
        last = piece if last is None or piece.right > last.right else last


def _between(last: Piece, piece: Piece) -> str:
    gap = (piece.x - last.right) / max(last.size, piece.size, 0.01)
    if gap > _GAP:
        return "  "
    both_latin = _LATIN.match(last.text[-1:]) and _LATIN.match(piece.text)
    return " " if gap > _WORD_GAP and both_latin else ""


def _is_raised(piece: Piece, row: Row) -> bool:
    small = len(piece.text) == 1 and piece.size <= row.size * _RAISED
    return small and row.y - piece.y > row.size * 0.15


def join_rows(rows: list[Row]) -> str:
    """The text of rows that wrap within a cell."""
    text = ""
    for row in rows:
        both_latin = _LATIN.match(text[-1:]) and _LATIN.match(row.text)
        text += (" " if both_latin else "") + row.text
    return text


def dominant_size(rows: list[Row]) -> float:
    """The size most letters of a page have."""
    weights: dict[float, int] = {}
    for row in rows:
        weights[round(row.size, 1)] = weights.get(round(row.size, 1), 0) + len(row.text)
    return max(weights, key=lambda size: weights[size], default=0.0)


def bounds(values: list[float], tolerance: float) -> list[float]:
    """Sorted values, those nearer than `tolerance` to the one before left out."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > tolerance:
            kept.append(value)
    return kept


def spans(values: list[float]) -> list[tuple[float, float]]:
    """The spans between neighbours."""
    return list(pairwise(values))
