import threading

from django.db import DatabaseError

from luoshi.project import upkeep


def test_it_looks_again_after_a_fault_until_it_is_stopped(monkeypatch):
    stop, looks = threading.Event(), []

    def look():
        looks.append(len(looks))
        if len(looks) == 1:
            raise DatabaseError("gone for a moment")
        stop.set()
        return 0

    monkeypatch.setattr(upkeep, "carry_out_due_moves", look)
    monkeypatch.setattr(upkeep, "close_old_connections", lambda: None)
    thread = upkeep.keep_up(stop, every_seconds=0.01)
    thread.join(timeout=10)
    assert not thread.is_alive()
    assert looks == [0, 1]
