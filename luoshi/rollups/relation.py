"""The entries of a question as one relation in DuckDB: segments, and the tail that they do not hold yet."""

from dataclasses import dataclass, replace
from typing import Any

from luoshi.rollups.asking import Asked, choose_entries, within
from luoshi.rollups.duck import ROWS_SQL, as_parameters, read_rows, to_naive
from luoshi.rollups.groups import KeyGroups
from luoshi.rollups.manifest import Manifest, read_manifest

# A list of members longer than this is not sent to the database: the tail is read for all units instead.
MOST_MEMBERS = 500

_CHOSEN = """
WITH entries AS ({entries}),
grouped AS (SELECT unnest($begins::BIGINT[]) AS begins, unnest($rows::BIGINT[]) AS grp),
chosen AS (SELECT {unit} AS unit, * FROM entries WHERE {conditions})
"""


@dataclass(frozen=True)
class Relation:
    """The beginning of a statement and its parameters.

    It defines `chosen`, the entries of the question, whose `unit` is their key, or their id where keys do not
    help; and `grouped`, the rows of the answer, which `join` joins to it.
    """

    sql: str
    parameters: dict[str, Any]
    join: str


def choose(asked: Asked) -> Relation:
    """The entries of a question. Segments whose keys are out of date are read by the ids of units."""
    manifest = read_manifest()
    if (
        isinstance(asked.groups, KeyGroups)
        and manifest.segments
        and manifest.key_version != asked.key_version
    ):
        asked = replace(asked, groups=asked.groups.as_members())
    is_by_key = isinstance(asked.groups, KeyGroups)
    conditions, parameters = _conditions(asked)
    sql = _CHOSEN.format(
        entries=ROWS_SQL + (" UNION ALL SELECT * FROM read_parquet($segments)" if manifest.segments else ""),
        unit="org_key" if is_by_key else "org",
        conditions=" AND ".join(conditions),
    )
    begins, rows = asked.groups.pairs
    parameters |= {"begins": begins, "rows": rows, **_tail(asked, manifest)}
    if manifest.segments:
        parameters["segments"] = [str(path) for path in manifest.paths]
    join = "ASOF JOIN grouped ON unit >= begins" if is_by_key else "JOIN grouped ON unit = begins"
    return Relation(sql, parameters, join)


def _tail(asked: Asked, manifest: Manifest) -> dict[str, list[Any]]:
    entries = choose_entries(asked).filter(pk__gt=manifest.covered)
    if isinstance(asked.groups, KeyGroups) or len(asked.groups.group_of) <= MOST_MEMBERS:
        entries = within(entries, asked.groups)
    return as_parameters(read_rows(entries))


def _conditions(asked: Asked) -> tuple[list[str], dict[str, Any]]:
    """What `choose_entries` and `within` say, as DuckDB reads it."""
    question, groups = asked.question, asked.groups
    parameters: dict[str, Any] = {"until_on": question.period.until_on, "as_of": to_naive(asked.as_of)}
    conditions = [
        f"indicator IN ({', '.join(map(str, asked.indicators)) or 'NULL'})",
        "day < $until_on",
        "recorded_at <= $as_of",
    ]
    if not asked.is_stock:
        conditions.append("day >= $from_on")
        parameters["from_on"] = question.period.from_on
    if isinstance(groups, KeyGroups):
        conditions.append("org_key >= $first AND org_key < $end")
        parameters |= {"first": groups.span.first, "end": groups.span.end}
    else:
        conditions.append("org IN (SELECT begins FROM grouped)")
    wanted = {"channel": question.channel, "audience": question.audience}
    wanted["standing"] = None if question.standing == "all" else question.standing
    for column, value in wanted.items():
        if value is not None:
            conditions.append(f"{column} = ${column}")
            parameters[column] = value
    if question.measure is None:
        conditions.append("measure IS NULL")
    else:
        conditions.append("measure = $measure")
        parameters["measure"] = question.measure
    return conditions, parameters
