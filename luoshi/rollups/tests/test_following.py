import pytest

from luoshi.rollups import tasks
from luoshi.rollups.segments import count_tail


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
