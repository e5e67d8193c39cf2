from datetime import date

import pytest

from luoshi.orgs.actions import move_unit
from luoshi.rollups import tasks
from luoshi.rollups.manifest import key_version, read_manifest
from luoshi.rollups.segments import count_tail, refresh_segments


@pytest.fixture
def settle_and_commit(record, cast, django_capture_on_commit_callbacks):
    def settle(talks):
        for _ in range(talks):
            with django_capture_on_commit_callbacks(execute=True):
                record(cast.works)

    return settle


def test_a_tail_that_reaches_its_size_is_brought_into_segments(settle_and_commit, monkeypatch):
    monkeypatch.setattr(tasks, "MOST_IN_TAIL", 6)
    settle_and_commit(2)
    assert count_tail() == 4
    settle_and_commit(1)
    assert count_tail() == 0


def test_the_worker_is_asked_once_and_not_with_every_entry(settle_and_commit, monkeypatch):
    asked = []
    monkeypatch.setattr(tasks, "MOST_IN_TAIL", 6)
    monkeypatch.setattr(tasks.refresh_segments.__class__, "enqueue", lambda *_: asked.append(1))
    settle_and_commit(7)  # two entries each
    assert len(asked) == 2


def test_a_move_is_followed_by_segments_with_the_new_keys(cast, record, django_capture_on_commit_callbacks):
    record(cast.works)
    refresh_segments()
    with django_capture_on_commit_callbacks(execute=True):
        move_unit(cast.town, new_parent=cast.other_county, on=date(2026, 6, 1), by=None)
    assert read_manifest().key_version == key_version()
