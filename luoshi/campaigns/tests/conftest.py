from datetime import UTC, datetime

import pytest

from luoshi.common import clock


@pytest.fixture(autouse=True)
def _on_a_day_in_may():
    """Every story of this room is told on 4 May 2026, ten in the morning in China."""
    with clock.held_at(datetime(2026, 5, 4, 2, 0, tzinfo=UTC)):
        yield
