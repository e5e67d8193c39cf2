"""Pages set in columns: which rows stand side by side, and the order they are read in."""

from __future__ import annotations

from collections import Counter

from luoshi.gongwen.formats.layout import Row

_LEAST_LINES = 4
_LEAST_WIDTH = 8  # letters; narrower columns are those of a table
_FULL = 2.5  # letters: a line that ends nearer to its column's end is full
_GUTTER = (0.8, 8)  # letters
_MOST_ROWS = 200
_MOST_EDGES = 8


def order_columns(rows: list[Row]) -> list[Row]:
    """Rows in reading order: where text stands in columns, each column from top to bottom.

    Columns are told from the columns of a table by their lines, which mostly run to the column's end.
    """
    if len(rows) > _MOST_ROWS:
        return rows
    parts = [row.split() if not row.is_cells else [row] for row in rows]
    ordered: list[Row] = []
    first = 0
    while first < len(rows):
        last, edge = _find_band(rows, parts, first)
        band = parts[first:last]
        for is_left in (True, False) if edge else ():
            sides = [[part for part in row if (part.x < edge) == is_left] for row in band]
            ordered += order_columns([_whole(side) for side in sides if side])
        if not edge:
            ordered.append(rows[first])
        first = last if edge else first + 1
    return ordered


def _whole(parts: list[Row]) -> Row:
    return parts[0] if len(parts) == 1 else Row(tuple(piece for part in parts for piece in part.pieces))


def _find_band(rows: list[Row], parts: list[list[Row]], first: int) -> tuple[int, float]:
    """Where the longest band of columns that begins at `first` ends, and where its right column begins.

    0.0 if no band begins there.
    """
    best, found = first, 0.0
    for edge in _edges(parts[first:]):
        last = first
        while last < len(rows) and not rows[last].is_cells and not _crosses(parts[last], edge):
            last += 1
        if last - first > best - first and last - first >= _LEAST_LINES and _is_set(parts[first:last], edge):
            best, found = last, edge
    return best, found


def _edges(parts: list[list[Row]]) -> list[float]:
    """Where at least four lines begin, right of others."""
    starts = Counter(round(part.x, 1) for row in parts for part in row)
    leftmost = min((part.x for row in parts for part in row), default=0.0)
    common = [start for start, count in starts.most_common(_MOST_EDGES) if count >= _LEAST_LINES - 1]
    return [start for start in common if start > leftmost + 1]


def _crosses(row: list[Row], edge: float) -> bool:
    return any(part.x < edge - 0.2 and part.right > edge - part.size * _GUTTER[0] * 0.5 for part in row)


def _is_set(band: list[list[Row]], edge: float) -> bool:
    """Whether both sides are columns of running text with a gutter between them."""
    flat = [part for row in band for part in row]
    left = [part for part in flat if part.x < edge - 0.2]
    right = [part for part in flat if part.x >= edge - 0.2]
    if not (_is_column(left) and _is_column(right)):
        return False
    size = max(part.size for part in left)
    gutter = edge - max(part.right for part in left)
    return _GUTTER[0] * size <= gutter <= _GUTTER[1] * size


def _is_column(parts: list[Row]) -> bool:
    if len(parts) < _LEAST_LINES:
        return False
    end, size = max(part.right for part in parts), parts[0].size
    wide = end - min(part.x for part in parts) >= _LEAST_WIDTH * size
    full = sum(part.right >= end - _FULL * size for part in parts)
    return wide and full >= len(parts) * 0.5
