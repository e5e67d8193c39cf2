"""Cutting a period into months or days. Pure."""

from datetime import date, timedelta

from luoshi.rollups.errors import EmptyPeriod, TooManyPeriods
from luoshi.rollups.question import Every, Period

# A century of months, or three years of days.
MOST_PIECES = 1200


def cut(period: Period, every: Every) -> tuple[Period, ...]:
    """The pieces of a period in order; the first and last month may be partial.

    Raises: EmptyPeriod, TooManyPeriods.
    """
    if period.from_on >= period.until_on:
        raise EmptyPeriod(from_on=period.from_on, until_on=period.until_on)
    pieces = count_pieces(period, every)
    if pieces > MOST_PIECES:
        raise TooManyPeriods(pieces=pieces, most=MOST_PIECES)
    starts = [period.from_on]
    while (start := _next_start(starts[-1], every, period.until_on)) < period.until_on:
        starts.append(start)
    ends = [*starts[1:], period.until_on]
    return tuple(Period(start, end) for start, end in zip(starts, ends, strict=True))


def count_pieces(period: Period, every: Every) -> int:
    """How many pieces `cut` would make."""
    if every is None:
        return 1
    last = period.until_on - timedelta(days=1)
    if every == "day":
        return (last - period.from_on).days + 1
    return (last.year - period.from_on.year) * 12 + last.month - period.from_on.month + 1


def _next_start(start: date, every: Every, until_on: date) -> date:
    if every is None:
        return until_on
    if every == "day":
        return start + timedelta(days=1)
    return date(start.year + start.month // 12, start.month % 12 + 1, 1)
