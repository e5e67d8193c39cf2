from datetime import date

import pytest

from luoshi.rollups.errors import EmptyPeriod
from luoshi.rollups.periods import cut
from luoshi.rollups.question import Period


def test_a_period_is_cut_at_the_firsts_of_months():
    pieces = cut(Period(date(2025, 12, 15), date(2026, 2, 2)), "month")
    assert [(piece.from_on, piece.until_on) for piece in pieces] == [
        (date(2025, 12, 15), date(2026, 1, 1)),
        (date(2026, 1, 1), date(2026, 2, 1)),
        (date(2026, 2, 1), date(2026, 2, 2)),
    ]


def test_a_leap_february_has_twenty_nine_days():
    assert len(cut(Period(date(2028, 2, 1), date(2028, 3, 1)), "day")) == 29


def test_a_period_that_is_not_split_is_one_piece():
    assert cut(Period(date(2026, 1, 1), date(2027, 1, 1)), None) == (
        Period(date(2026, 1, 1), date(2027, 1, 1)),
    )


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(EmptyPeriod):
        cut(Period(date(2026, 5, 2), date(2026, 5, 1)), None)
