"""Adding entries up in DuckDB, one statement per question."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import duckdb

from luoshi.rollups.asking import Asked, look_up
from luoshi.rollups.duck import connect
from luoshi.rollups.errors import UnitsMoving
from luoshi.rollups.manifest import key_version
from luoshi.rollups.question import Question
from luoshi.rollups.relation import choose

ATTEMPTS = 4

# `fine`: amounts by row, indicator and piece of time; those of joint sources also by source and host.
# `running`: the same for a stock, which at the end of a piece stands at everything up to then.
_FINE = """,
fine AS MATERIALIZED (
  SELECT {row} AS grp, indicator, {piece} AS piece, sum(amount) AS amount,
         CASE WHEN joint THEN source END AS source, CASE WHEN joint THEN org END AS host
  FROM chosen {join} GROUP BY ALL
),
pieces AS (SELECT unnest($pieces::DATE[]) AS piece),
running AS (
  SELECT grp, indicator, pieces.piece, source, host, amount
  FROM fine JOIN pieces ON fine.piece <= pieces.piece
)
"""
_PIECES = {
    None: "$begins_on::DATE",
    "month": "greatest(date_trunc('month', day)::DATE, $begins_on::DATE)",
    "day": "greatest(day, $begins_on::DATE)",
}
# A joint source counts once: of its hosts, the one whose amount is largest in size.
_ONCE = """
SELECT {columns}, sum(amount)::BIGINT AS amount FROM (
  SELECT {by}, source, arg_max(amount, (abs(amount), amount)) AS amount
  FROM (SELECT {by}, source, host, sum(amount) AS amount FROM {table} GROUP BY ALL) GROUP BY ALL
) GROUP BY ALL
"""
_BY_MEASURE = """,
hosted AS (
  SELECT measure, indicator, sum(amount) AS amount,
         CASE WHEN joint THEN source END AS source, CASE WHEN joint THEN org END AS host
  FROM chosen GROUP BY ALL
)
"""
_COUNT = """
SELECT indicator, count(*) FROM (SELECT indicator, org FROM chosen GROUP BY ALL HAVING sum(amount) <> 0)
GROUP BY ALL
"""

Result = TypeVar("Result")


@dataclass(frozen=True)
class Sums:
    """Amounts by (row, start of piece, indicator), by (row, indicator) and by indicator: ids of units, indicators."""

    cells: dict[tuple[int, date, int], int]
    rows: dict[tuple[int, int], int]
    total: dict[int, int]


def read_consistently(question: Question, read: Callable[[Asked], Result]) -> Result:
    """What `read` makes of the question while no unit comes or moves and no segment is replaced under it.

    Raises: what `look_up` raises, UnitsMoving.
    """
    for _ in range(ATTEMPTS):
        asked = look_up(question)
        try:
            result = read(asked)
        except (duckdb.IOException, UnitsMoving):
            continue
        if key_version() == asked.key_version:
            return result
    raise UnitsMoving


def add_up(asked: Asked) -> Sums:
    """The sums of a question, each joint source once in every one of them."""
    relation, question = choose(asked), asked.question
    fine = _FINE.format(row=relation.row, join=relation.join, piece=_PIECES[question.every])
    selects = [_once("indicator", columns="NULL AS grp, NULL AS piece, indicator")]
    if question.by != "self":
        selects.append(_once("grp, indicator", columns="grp, NULL, indicator"))
    if question.every is not None:
        selects.append(_once("grp, piece, indicator", table="running" if asked.is_stock else "fine"))
    pieces = [piece.from_on for piece in asked.pieces]
    statement = relation.sql + fine + "UNION ALL".join(selects)
    found = _run(statement, {**relation.parameters, "pieces": pieces, "begins_on": pieces[0]})
    return _sort_out(found, asked, relation.org_of)


def _sort_out(found: list[Any], asked: Asked, org_of: Mapping[int, int]) -> Sums:
    """Sums by (row, piece, indicator), where no piece means all of them and no row the total.

    Raises: UnitsMoving if a unit has come in since the rows were looked up.
    """
    if any(row is not None and row not in org_of for row, *_ in found):
        raise UnitsMoving
    cells, rows, total = {}, {}, {}
    for row, piece, indicator, amount in found:
        if row is None:  # the row of a nation is 0
            total[indicator] = amount
        elif piece is None:
            rows[org_of[row], indicator] = amount
        else:
            cells[org_of[row], piece, indicator] = amount
    if asked.question.by == "self":
        rows = {(asked.question.under, indicator): amount for indicator, amount in total.items()}
    if asked.question.every is None:
        begins_on = asked.pieces[0].from_on
        cells = {(org, begins_on, indicator): amount for (org, indicator), amount in rows.items()}
    return Sums(cells, rows, total)


def _once(by: str, *, columns: str = "", table: str = "fine") -> str:
    return _ONCE.format(columns=columns or by, by=by, table=table)


def add_up_measures(asked: Asked) -> dict[tuple[int, int], int]:
    """The total of each measure and indicator, each joint source once in every one of them."""
    relation = choose(asked)
    statement = relation.sql + _BY_MEASURE + _once("measure, indicator", table="hosted")
    return {
        (measure, indicator): amount for measure, indicator, amount in _run(statement, relation.parameters)
    }


def count_units_with_balance(asked: Asked) -> dict[int, int]:
    """How many units themselves hold an amount other than zero, by indicator."""
    relation = choose(asked)
    return dict(_run(relation.sql + _COUNT, relation.parameters))


def list_units(asked: Asked) -> list[int]:
    """The units that an entry of the question names."""
    relation = choose(asked)
    return [org for (org,) in _run(relation.sql + "SELECT DISTINCT org FROM chosen", relation.parameters)]


def _run(statement: str, parameters: Mapping[str, Any]) -> list[Any]:
    return connect().execute(statement, parameters).fetchall()
