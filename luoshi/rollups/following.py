"""Asking the worker to refresh the segments: when enough entries have been appended, and when units have moved."""

from typing import Any

from django.dispatch import receiver

from luoshi.ledger.signals import entries_appended
from luoshi.orgs.signals import keys_changed
from luoshi.rollups import tasks
from luoshi.rollups.segments import count_tail


@receiver(entries_appended)
def ask_for_refresh(sender: object, *, entries: int, **rest: Any) -> None:
    """Enqueue a refresh each time that the tail passes a multiple of its size, not with every entry after that."""
    tail = count_tail()
    if tail // tasks.MOST_IN_TAIL > (tail - entries) // tasks.MOST_IN_TAIL:
        tasks.refresh_segments.enqueue()


@receiver(keys_changed)
def ask_for_new_keys(sender: object, **rest: Any) -> None:
    """Enqueue a refresh: until then every question reads the segments by the ids of units, which is slow."""
    tasks.refresh_segments.enqueue()
