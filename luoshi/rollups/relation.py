"""The entries of a question as one relation in DuckDB: segments, and the tail that they do not hold yet."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from luoshi.ledger.models import Entry
from luoshi.rollups.asking import Asked, choose_entries, within
from luoshi.rollups.duck import ROWS_SQL, as_parameters, read_rows, to_naive
from luoshi.rollups.groups import KeyGroups
from luoshi.rollups.manifest import Manifest, read_manifest

# A list of members longer than this is not sent to the database: the tail is read for all units instead.
MOST_MEMBERS = 500

_CHOSEN = """
WITH entries AS ({entries}),
grouped AS (SELECT unnest($members::BIGINT[]) AS member, unnest($member_rows::BIGINT[]) AS grp),
chosen AS (SELECT * FROM entries WHERE {conditions})
"""


@dataclass(frozen=True)
class Relation:
    """The beginning of a statement and its parameters: it defines `chosen`, the entries of the question.

    `row` gives the row of an entry of `chosen` once `join` is joined to it; `org_of` tells which unit that is.
    """

    sql: str
    parameters: dict[str, Any]
    row: str
    join: str
    org_of: Mapping[int, int]


def choose(asked: Asked) -> Relation:
    """The entries of a question. Segments whose keys are out of date are read by the ids of units."""
    manifest = read_manifest()
    groups = asked.groups
    if isinstance(groups, KeyGroups) and manifest.segments and manifest.key_version != asked.key_version:
        groups = groups.as_members()
    asked = replace(asked, groups=groups)
    entries = f"{ROWS_SQL} UNION ALL SELECT * FROM read_parquet($segments)" if manifest.segments else ROWS_SQL
    conditions, parameters = _conditions(asked)
    parameters |= {**_tail(asked, manifest), "members": [], "member_rows": []}
    if manifest.segments:
        parameters["segments"] = [str(path) for path in manifest.paths]
    sql = _CHOSEN.format(entries=entries, conditions=" AND ".join(conditions))
    if isinstance(groups, KeyGroups):
        return Relation(sql, parameters, row=groups.row_sql, join="", org_of=groups.org_of)
    parameters |= {"members": list(groups.group_of), "member_rows": list(groups.group_of.values())}
    rows = {group.org: group.org for group in groups.groups}
    return Relation(sql, parameters, row="grp", join="JOIN grouped ON org = member", org_of=rows)


def _tail(asked: Asked, manifest: Manifest) -> dict[str, list[Any]]:
    """The entries that no segment holds, as parameters of ROWS_SQL."""
    entries = choose_entries(asked)
    if manifest.segments:
        # Not a plain condition: SQLite would rather read all entries of the units than the last few by id.
        entries = entries.filter(pk__in=Entry.objects.filter(pk__gt=manifest.covered).values("pk"))
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
        conditions.append("org IN (SELECT member FROM grouped)")
    wanted = {"channel": question.channel, "audience": question.audience}
    wanted["standing"] = None if question.standing == "all" else question.standing
    for column, value in wanted.items():
        if value is not None:
            conditions.append(f"{column} = ${column}")
            parameters[column] = value
    measures = ", ".join(map(str, asked.measures))
    conditions.append(f"measure IN ({measures})" if measures else "measure IS NULL")
    return conditions, parameters
