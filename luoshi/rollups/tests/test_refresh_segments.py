"""Segments are derived: with or without them, before, during and after any change, the answers are the same."""

import json
from datetime import date

import duckdb
import pytest
from django.db import connection

from luoshi.catalogue.models import Indicator
from luoshi.ledger.models import Entry
from luoshi.ledger.tests.writers import slow_writer
from luoshi.orgs.actions import move_unit
from luoshi.orgs.models import Org
from luoshi.orgs.tests.trees import unit
from luoshi.rollups import segments, tasks
from luoshi.rollups.manifest import NOTHING, folder, read_manifest
from luoshi.rollups.queries import ask
from luoshi.rollups.segments import MOST_SEGMENTS, count_tail, refresh_segments


def total(question) -> int:
    return ask(question).total["talk.onsite"]


def test_segments_hold_every_entry_and_the_tail_begins_after_them(cast, record, year_of):
    record(cast.works, people=80)
    manifest = refresh_segments()
    assert (manifest.rows, len(manifest.segments), count_tail()) == (2, 1, 0)
    record(cast.school, people=5)
    assert count_tail() == 2
    assert total(year_of(cast.province)) == 85
    assert refresh_segments().rows == 4
    assert total(year_of(cast.province)) == 85


def test_segments_dropped_or_rebuilt_give_the_same_answer(cast, record, year_of):
    for org in (cast.works, cast.school, cast.city):
        record(org, cast.far_works, people=80)
        refresh_segments()
    question = year_of(cast.province, by="child", every="month")
    with_segments = ask(question)
    refresh_segments(force=True)
    rebuilt = ask(question)
    for file in folder().iterdir():
        file.unlink()
    dropped = ask(question)
    assert with_segments.cells == rebuilt.cells == dropped.cells
    assert with_segments.total == rebuilt.total == dropped.total == {"talk.sessions": 3, "talk.onsite": 240}


def test_a_lost_segment_file_is_no_wrong_answer(cast, record, year_of):
    record(cast.works, people=80)
    refresh_segments()
    for file in folder().glob("*.parquet"):
        file.unlink()
    assert total(year_of(cast.province)) == 80


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"segments": [], "pages": 3}'])
def test_a_spoilt_manifest_is_no_manifest(cast, record, year_of, text):
    record(cast.works, people=80)
    refresh_segments()
    (folder() / "manifest.json").write_text(text)
    assert total(year_of(cast.province)) == 80
    assert refresh_segments().rows == 2


def test_segments_of_another_ledger_are_not_believed(cast, record, year_of):
    record(cast.works, people=80)
    refresh_segments()
    manifest = json.loads((folder() / "manifest.json").read_text())
    (folder() / "manifest.json").write_text(json.dumps({**manifest, "last": "someone else's entry"}))
    record(cast.works, people=5)
    assert total(year_of(cast.province)) == 85
    assert refresh_segments().rows == 4


def test_a_segment_is_sorted_by_key_indicator_and_day(cast, record):
    for org in (cast.far_works, cast.province, cast.works):
        record(org, day=date(2026, 5, 4))
        record(org, day=date(2026, 3, 4))
    [path] = refresh_segments().paths
    rows = duckdb.execute(f"SELECT org_key, indicator, day FROM '{path}'").fetchall()
    assert rows == sorted(rows)
    assert len(rows) == 12


def test_a_move_is_answered_at_once_and_the_next_refresh_writes_the_new_keys(cast, record, year_of):
    record(cast.works, people=80)
    refresh_segments()
    move_unit(cast.town, new_parent=cast.other_county, on=date(2026, 6, 1), by=None)
    assert (total(year_of(cast.county)), total(year_of(cast.other_county))) == (0, 80)
    [path] = refresh_segments().paths
    keys = duckdb.execute(f"SELECT DISTINCT org_key FROM '{path}'").fetchall()
    assert keys == [(Org.objects.get(pk=cast.works.pk).key,)]
    assert (total(year_of(cast.county)), total(year_of(cast.other_county))) == (0, 80)


def test_a_new_unit_leaves_the_segments_as_good_as_they_were(cast, record, year_of):
    record(cast.works, people=80)
    before = refresh_segments()
    record(unit("900101001-9", 5, cast.town), people=5)
    assert not segments.is_behind(most=3)
    answer = ask(year_of(cast.town, by="child"))
    assert sorted(cell.amount for cell in answer.cells if cell.indicator == "talk.onsite") == [5, 80]
    assert refresh_segments().segments[:1] == before.segments


def test_a_move_in_the_middle_of_a_question_makes_it_ask_again(cast, record, year_of, monkeypatch):
    record(cast.works, people=80)
    refresh_segments()
    read_before = read_manifest

    def move_then_read():
        monkeypatch.setattr("luoshi.rollups.relation.read_manifest", read_before)
        move_unit(cast.town, new_parent=cast.other_county, on=date(2026, 6, 1), by=None)
        return read_before()

    monkeypatch.setattr("luoshi.rollups.relation.read_manifest", move_then_read)
    assert total(year_of(cast.other_county)) == 80


def test_a_unit_that_arrives_in_the_middle_of_a_question_by_child_makes_it_ask_again(
    cast, record, year_of, monkeypatch
):
    record(cast.works, people=80)
    read_before = read_manifest

    def move_then_read():
        monkeypatch.setattr("luoshi.rollups.relation.read_manifest", read_before)
        move_unit(cast.town, new_parent=cast.other_county, on=date(2026, 6, 1), by=None)
        return read_before()

    monkeypatch.setattr("luoshi.rollups.relation.read_manifest", move_then_read)
    answer = ask(year_of(cast.other_county, by="child"))
    assert answer.amount("talk.onsite", org=cast.town.pk) == 80


def test_many_small_segments_become_one(cast, record, year_of):
    for _ in range(MOST_SEGMENTS + 1):
        record(cast.works, people=1)
        manifest = refresh_segments()
    assert (len(manifest.segments), manifest.rows) == (1, 2 * (MOST_SEGMENTS + 1))
    assert total(year_of(cast.province)) == MOST_SEGMENTS + 1


def test_files_that_no_manifest_names_are_removed_after_one_more_refresh(cast, record):
    record(cast.works)
    first = refresh_segments()
    refresh_segments(force=True)
    assert all(path.exists() for path in first.paths)  # a question may still be reading it
    last = refresh_segments(force=True)
    assert not any(path.exists() for path in first.paths)
    assert all(path.exists() for path in last.paths)


def test_refreshing_twice_writes_nothing_the_second_time(cast, record):
    record(cast.works)
    assert refresh_segments() == refresh_segments()
    assert len(list(folder().glob("*.parquet"))) == 1


def test_an_empty_ledger_has_no_segments(cast, year_of):
    assert refresh_segments().segments == ()
    assert total(year_of(cast.province)) == 0


def test_the_task_refreshes_only_when_much_waits_or_units_moved(cast, record, monkeypatch):
    record(cast.works)
    assert tasks.refresh_segments.call() is False
    monkeypatch.setattr(tasks, "MOST_IN_TAIL", 1)
    assert (tasks.refresh_segments.call(), tasks.refresh_segments.call()) == (True, False)
    move_unit(cast.town, new_parent=cast.other_county, on=date(2026, 6, 1), by=None)
    assert (tasks.refresh_segments.call(), tasks.refresh_segments.call()) == (True, False)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_an_entry_that_becomes_visible_late_is_never_left_out(cast, record, year_of):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer: its ids become visible in order")
    with slow_writer(cast.works, Indicator.objects.get(code="talk.onsite").pk) as other:
        record(cast.works, people=80)  # a higher id, visible first
        assert refresh_segments(patience_seconds=0).segments == ()
        assert total(year_of(cast.province)) == 80
        other.commit()
    assert refresh_segments().rows == Entry.objects.count() == 3
    assert (total(year_of(cast.province)), count_tail()) == (85, 0)


def test_a_refresh_leaves_the_segments_to_one_that_is_running(cast, record, year_of, monkeypatch):
    record(cast.works, people=80)
    mark_horizon = segments.mark_horizon

    def interrupted():
        horizon = mark_horizon()
        monkeypatch.setattr(segments, "mark_horizon", mark_horizon)
        record(cast.school, people=5)
        assert refresh_segments(force=True) == NOTHING
        return horizon

    monkeypatch.setattr(segments, "mark_horizon", interrupted)
    assert refresh_segments().rows == 2
    assert total(year_of(cast.province)) == 85
    refresh_segments()
    assert (total(year_of(cast.province)), count_tail()) == (85, 0)


def test_what_a_killed_refresh_left_behind_is_removed_by_the_next(cast, record):
    folder().mkdir(parents=True)
    left = [folder() / name for name in ("a.parquet", "b.parquet.unfinished", "manifest.c")]
    for file in left:
        file.touch()
    record(cast.works)
    refresh_segments()
    assert not any(file.exists() for file in left)
    assert read_manifest().rows == 2
