"""The one clock. Code asks here for the time so that tests and demonstration data can hold it still."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")
_held: ContextVar[datetime | None] = ContextVar("held", default=None)


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _held.get() or datetime.now(UTC)


def today() -> date:
    """The present date in China, the only calendar in which a unit's day begins and ends."""
    return now().astimezone(CHINA).date()


@contextmanager
def held_at(instant: datetime) -> Iterator[None]:
    """Hold the clock at an aware instant for this thread of work."""
    token = _held.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _held.reset(token)
