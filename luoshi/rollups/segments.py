"""Segments: copies of the ledger's older entries as Parquet files, in the order in which questions read them.

Derived: they can be dropped at any time; without them the same answers come from the database, only slower.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from uuid import uuid4

import duckdb
from django.core.files import locks

from luoshi.ledger.horizon import Horizon, is_settled, mark_horizon
from luoshi.ledger.models import Entry
from luoshi.orgs.models import Org
from luoshi.rollups.duck import COLUMNS, ROWS_SQL, as_parameters, read_rows
from luoshi.rollups.manifest import (
    NOTHING,
    Manifest,
    describe_entry,
    folder,
    key_version,
    read_manifest,
    write_manifest,
)

# More files than this make narrow questions slow; then they become one.
MOST_SEGMENTS = 8
CHUNK = 20_000
# Small row groups: a question about one county reads few of them.
_COPY = """
COPY ({rows} ORDER BY org_key, indicator, day) TO '{file}'
(FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2, ROW_GROUP_SIZE 16384)
"""
_KEYS = "SELECT unnest($orgs::BIGINT[]) AS org, unnest($keys::BIGINT[]) AS new_key"


def count_tail() -> int:
    """How many entries the segments do not hold yet."""
    return Entry.objects.filter(pk__gt=read_manifest().covered).count()


def is_behind(most: int) -> bool:
    """Whether `most` entries or more wait, or units have moved since the segments were written."""
    manifest = read_manifest()
    return count_tail() >= most or (bool(manifest.segments) and manifest.key_version != key_version())


def refresh_segments(*, force: bool = False, patience_seconds: float = 2.0) -> Manifest:
    """Bring the segments up to the ledger's horizon and return what they hold; with `force`, rebuild all of them.

    Writers that began before must end first: it waits for them as long as `patience_seconds`, and leaves the
    segments as they are if they do not, or if another process is refreshing them. Run it outside of a transaction.
    """
    with _alone() as is_alone:
        return _refresh(force=force, patience_seconds=patience_seconds) if is_alone else read_manifest()


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether nobody else is refreshing; if so, nobody begins while the body runs, and a crash lets go.

    Each of two would remove the segment that the other has written and not named yet.
    """
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / "lock").open("wb") as file:
        yield locks.lock(file, locks.LOCK_EX | locks.LOCK_NB)


def _refresh(*, force: bool, patience_seconds: float) -> Manifest:
    before = read_manifest()
    horizon = mark_horizon()
    if not _settles(horizon, patience_seconds):
        return before
    start = NOTHING if force else before
    version = key_version()
    rewrites = start.key_version != version or len(start.segments) >= MOST_SEGMENTS
    if horizon.last_id == 0 or (horizon.last_id == start.covered and not rewrites):
        return before
    with _engine_with_entries(start.covered, horizon.last_id) as engine:
        after = _rewrite(engine, start) if rewrites else _append(engine, start)
    after = replace(after, covered=horizon.last_id, last=describe_entry(horizon.last_id), key_version=version)
    write_manifest(after)
    return after


def _settles(horizon: Horizon, patience_seconds: float) -> bool:
    patient_until = time.monotonic() + patience_seconds
    while not is_settled(horizon):
        if time.monotonic() >= patient_until:
            return False
        time.sleep(0.05)
    return True


@contextmanager
def _engine_with_entries(after_id: int, until_id: int) -> Iterator[duckdb.DuckDBPyConnection]:
    """An engine of its own whose table `fresh` holds the entries past one id, up to another."""
    with duckdb.connect(":memory:", config={"temp_directory": str(folder() / "spilled")}) as engine:
        columns = ", ".join(f"{name} {kind}" for name, (kind, _) in COLUMNS.items())
        engine.execute(f"CREATE TABLE fresh ({columns})")
        rows = read_rows(Entry.objects.filter(pk__gt=after_id, pk__lte=until_id)).iterator(chunk_size=CHUNK)
        while chunk := list(islice(rows, CHUNK)):
            engine.execute(f"INSERT INTO fresh {ROWS_SQL}", as_parameters(chunk))
        yield engine


def _append(engine: duckdb.DuckDBPyConnection, start: Manifest) -> Manifest:
    name, rows = _write(engine, "SELECT * FROM fresh")
    return replace(start, rows=start.rows + rows, segments=(*start.segments, name))


def _rewrite(engine: duckdb.DuckDBPyConnection, start: Manifest) -> Manifest:
    """One segment of everything, under the keys of now."""
    for path in start.paths:
        engine.execute(f"INSERT INTO fresh SELECT * FROM read_parquet('{_quoted(path)}')")
    orgs, new_keys = zip(*Org.objects.values_list("pk", "key"), strict=True)
    engine.execute(f"CREATE TABLE current AS {_KEYS}", {"orgs": list(orgs), "keys": list(new_keys)})
    name, rows = _write(
        engine, "SELECT fresh.* REPLACE (new_key AS org_key) FROM fresh JOIN current USING (org)"
    )
    return Manifest(rows=rows, segments=(name,))


def _write(engine: duckdb.DuckDBPyConnection, rows: str) -> tuple[str, int]:
    """Write a segment under a name of its own, complete before it bears it. Returns the name and its rows."""
    name = f"{uuid4().hex}.parquet"
    unfinished = folder() / f"{name}.unfinished"
    [written] = engine.execute(_COPY.format(rows=rows, file=_quoted(unfinished))).fetchone() or (0,)
    unfinished.replace(folder() / name)
    return name, int(written)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
