"""Tables drawn with rules: the text of each cell put together, a line a row."""

from __future__ import annotations

from dataclasses import dataclass

from luoshi.gongwen.formats.layout import Piece, Row, bounds, gather_rows, join_rows, spans

_MOST_RULES = 4000
_MOST_LINES = 200


@dataclass(frozen=True)
class Rule:
    """A drawn line, or what is thin enough to be one; `x` ≤ `right`, `y` ≤ `bottom`."""

    x: float
    y: float
    right: float
    bottom: float

    @property
    def is_level(self) -> bool:
        return self.right - self.x > self.bottom - self.y


def read_tables(pieces: list[Piece], rules: list[Rule]) -> tuple[list[Row], list[Piece]]:
    """The rows of ruled tables, and the pieces that stand in none."""
    if not rules or len(rules) > _MOST_RULES:
        return [], pieces
    levels = bounds([rule.y for rule in rules if rule.is_level], 2.0)
    uprights = [rule for rule in rules if not rule.is_level]
    if not uprights or not 2 <= len(levels) <= _MOST_LINES:
        return [], pieces
    rows: list[Row] = []
    rest = pieces
    for top, bottom in spans(levels):
        cells, rest = _take_band(rest, uprights, top, bottom)
        rows += [Row(tuple(cells), is_cells=True)] if cells else []
    return rows, rest


def _take_band(
    pieces: list[Piece], uprights: list[Rule], top: float, bottom: float
) -> tuple[list[Piece], list[Piece]]:
    """The cells between two level rules, each as one piece, and the pieces outside them."""
    inside = [piece for piece in pieces if top < _middle(piece) < bottom]
    middle = (top + bottom) / 2
    edges = bounds([rule.x for rule in uprights if rule.y <= middle <= rule.bottom], 2.0)
    if len(edges) < 3 or not inside:
        return [], pieces
    cells: list[Piece] = []
    taken: set[int] = set()
    for left, right in spans(edges):
        within = [piece for piece in inside if left <= (piece.x + piece.right) / 2 < right]
        taken |= set(map(id, within))
        cells += [_cell(within, left, right)] if within else []
    return cells, [piece for piece in pieces if id(piece) not in taken]


def _middle(piece: Piece) -> float:
    """Letters reach over the rules of narrow cells: where their middle stands decides."""
    return piece.y - piece.size * 0.3


def _cell(pieces: list[Piece], left: float, right: float) -> Piece:
    rows = gather_rows(pieces)
    return Piece(left, right, rows[0].y, rows[0].size, join_rows(rows))
