from datetime import date

import pytest

from luoshi.orgs import queries
from luoshi.orgs.actions import close_unit, move_unit
from luoshi.orgs.checking import check_tree
from luoshi.orgs.errors import StillHasUnits, TooEarly, UnitClosed
from luoshi.orgs.rebuilding import rebuild_keys
from luoshi.orgs.tests.trees import in_range, tree_on

pytestmark = pytest.mark.django_db
CLOSED = date(2024, 7, 1)


def test_a_closed_unit_keeps_its_key_so_that_its_history_is_still_counted(cast):
    close_unit(cast.works, on=CLOSED, by=7)
    assert cast.works.pk in in_range(cast.town)
    assert tree_on(date(2025, 1, 1))[cast.works.pk] == cast.town.pk
    assert queries.find_placement(cast.works).ended_by == 7
    assert check_tree() == []


def test_a_closed_unit_goes_where_its_last_parent_goes(cast):
    close_unit(cast.works, on=CLOSED, by=None)
    move_unit(cast.town, new_parent=cast.other_county, on=date(2025, 1, 1), by=None)
    assert cast.works.pk in in_range(cast.other_county)
    rebuild_keys()
    assert cast.works.pk in in_range(cast.other_county)
    assert check_tree() == []


def test_it_no_longer_shows_among_the_units_of_its_parent(cast):
    close_unit(cast.works, on=CLOSED, by=None)
    assert queries.children(cast.town, limit=10).units == ()
    assert queries.list_closed_children(cast.town, limit=10) == [cast.works]
    assert queries.search("机床") == []


def test_a_unit_with_units_under_it_is_not_closed(cast):
    with pytest.raises(StillHasUnits, match="1 units"):
        close_unit(cast.town, on=CLOSED, by=None)


def test_a_unit_that_somebody_belongs_to_in_the_industry_tree_is_not_closed(cast):
    move_unit(cast.works, new_parent=cast.industry, on=date(2020, 1, 1), by=None, tree="industry")
    with pytest.raises(StillHasUnits):
        close_unit(cast.industry, on=CLOSED, by=None)


def test_closing_twice_is_refused(cast):
    close_unit(cast.works, on=CLOSED, by=None)
    with pytest.raises(UnitClosed, match="2024-07-01"):
        close_unit(cast.works, on=date(2025, 1, 1), by=None)


def test_a_unit_stands_at_least_a_day_where_it_was_put(cast):
    move_unit(cast.works, new_parent=cast.county, on=CLOSED, by=None)
    with pytest.raises(TooEarly, match="2024-07-02"):
        close_unit(cast.works, on=CLOSED, by=None)
