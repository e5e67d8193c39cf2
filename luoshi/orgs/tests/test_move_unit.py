from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from luoshi.common import clock
from luoshi.common.errors import Refused
from luoshi.orgs import queries
from luoshi.orgs.actions import carry_out_due_moves, close_unit, move_unit
from luoshi.orgs.checking import check_tree
from luoshi.orgs.errors import AlreadyThere, TooEarly, UnderItself, UnitClosed, WrongLevel
from luoshi.orgs.models import KeyVersion, Org, Placement
from luoshi.orgs.rebuilding import rebuild_keys
from luoshi.orgs.tests.trees import below, in_range, is_one_range_each, tree_on, unit

pytestmark = pytest.mark.django_db
MOVED = date(2024, 7, 1)


@pytest.fixture
def held():
    with clock.held_at(datetime(2026, 6, 1, tzinfo=UTC)):
        yield


def test_a_county_takes_everything_under_it_along(cast):
    move_unit(cast.county, new_parent=cast.other_city, on=MOVED, by=None)
    moved = {cast.county.pk, cast.town.pk, cast.works.pk, cast.school.pk}
    assert in_range(cast.county) == moved
    assert in_range(cast.other_city) == moved | {cast.other_city.pk, cast.far_works.pk}
    assert in_range(cast.city) == {cast.city.pk, cast.other_county.pk}
    assert check_tree() == []


def test_the_old_place_is_still_known(cast):
    move_unit(cast.county, new_parent=cast.other_city, on=MOVED, by=7)
    then, now = tree_on(date(2024, 6, 30)), tree_on(MOVED)
    assert (then[cast.county.pk], now[cast.county.pk]) == (cast.city.pk, cast.other_city.pk)
    new, old = queries.list_placements(cast.county)
    assert (old.until_on, old.ended_by, new.from_on, new.recorded_by) == (MOVED, 7, MOVED, 7)


def test_what_is_derived_from_keys_becomes_stale(cast):
    before = KeyVersion.objects.get().number
    move_unit(cast.town, new_parent=cast.other_county, on=MOVED, by=None)
    assert KeyVersion.objects.get().number == before + 1


def test_a_move_in_the_industry_tree_or_to_come_outdates_no_key(cast, held):
    before = KeyVersion.objects.get().number
    move_unit(cast.works, new_parent=cast.industry, on=MOVED, by=None, tree="industry")
    move_unit(cast.town, new_parent=cast.other_county, on=date(2026, 7, 1), by=None)
    assert KeyVersion.objects.get().number == before


def test_the_same_move_twice_is_one_move(cast):
    first = move_unit(cast.town, new_parent=cast.other_county, on=MOVED, by=None)
    assert move_unit(cast.town, new_parent=cast.other_county, on=MOVED, by=None) == first
    assert cast.town.placements.count() == 2


def test_a_second_move_on_the_same_day_replaces_the_first(cast):
    move_unit(cast.town, new_parent=cast.other_county, on=MOVED, by=None)
    move_unit(cast.town, new_parent=cast.other_city, on=MOVED, by=None)
    assert [place.parent for place in queries.list_placements(cast.town)] == [cast.other_city, cast.county]
    assert cast.works.pk in in_range(cast.other_city)
    assert check_tree() == []


@pytest.mark.parametrize(
    ("who", "parent", "on", "refusal"),
    [
        ("county", "county", MOVED, UnderItself),
        ("county", "town", MOVED, UnderItself),
        ("county", "other_county", MOVED, WrongLevel),
        ("county", "city", MOVED, AlreadyThere),
        ("county", "other_city", date(2009, 1, 1), UnitClosed),
    ],
)
def test_a_wrong_move_is_refused_and_changes_nothing(cast, who, parent, on, refusal):
    before = list(Org.objects.order_by("pk").values()), list(Placement.objects.order_by("pk").values())
    with pytest.raises(refusal):
        move_unit(getattr(cast, who), new_parent=getattr(cast, parent), on=on, by=None)
    assert before == (
        list(Org.objects.order_by("pk").values()),
        list(Placement.objects.order_by("pk").values()),
    )


def test_a_move_before_the_latest_one_is_refused_with_the_earliest_day(cast):
    move_unit(cast.town, new_parent=cast.other_county, on=MOVED, by=None)
    with pytest.raises(TooEarly, match="2024-07-01 or later"):
        move_unit(cast.town, new_parent=cast.county, on=date(2023, 1, 1), by=None)


def test_a_closed_unit_neither_moves_nor_takes_in(cast):
    close_unit(cast.far_works, on=MOVED, by=None)
    with pytest.raises(UnitClosed):
        move_unit(cast.far_works, new_parent=cast.county, on=MOVED, by=None)
    close_unit(cast.industry, on=MOVED, by=None)
    with pytest.raises(UnitClosed):
        move_unit(cast.works, new_parent=cast.industry, on=MOVED, by=None)


def test_a_move_in_the_future_keeps_the_keys_until_they_are_rebuilt_after_it(cast, held):
    key = cast.town.key
    move_unit(cast.town, new_parent=cast.other_county, on=date(2026, 7, 1), by=None)
    assert cast.town.key == key
    rebuild_keys()
    assert cast.works.pk in in_range(cast.county)
    assert check_tree() == []
    with clock.held_at(datetime(2026, 7, 1, 8, tzinfo=UTC)):
        assert [fault.rule for fault in check_tree()] == ["key"]
        rebuild_keys()
        assert cast.works.pk in in_range(cast.other_county)
        assert check_tree() == []


def test_a_move_in_the_future_is_carried_out_when_its_day_has_come(cast, held):
    day = date(2026, 7, 1)
    move_unit(cast.town, new_parent=cast.other_county, on=day, by=None)
    move_unit(cast.county, new_parent=cast.other_city, on=day, by=None)
    assert carry_out_due_moves() == 0
    before = cast.works.key
    with clock.held_at(datetime(2026, 7, 1, 8, tzinfo=UTC)):
        assert carry_out_due_moves() == 2
        assert cast.works.pk in in_range(cast.other_county)
        assert cast.county.pk in in_range(cast.other_city)
        assert check_tree() == []
        cast.works.refresh_from_db()
        assert cast.works.key != before
        assert carry_out_due_moves() == 0


def test_a_unit_hangs_in_the_industry_tree_as_well_and_keeps_its_key(cast):
    key = cast.works.key
    move_unit(cast.works, new_parent=cast.industry, on=MOVED, by=None, tree="industry")
    cast.works.refresh_from_db()
    assert cast.works.key == key
    assert below(cast.industry, MOVED, "industry") == {cast.industry.pk, cast.works.pk}
    assert tree_on(MOVED, "industry") == {cast.works.pk: cast.industry.pk}
    assert check_tree() == []


# For each unit its level and which of the earlier ones is its parent; for each move who goes where and in which year.
plans = st.tuples(
    st.lists(st.tuples(st.integers(1, 6), st.integers(0, 11)), min_size=2, max_size=12),
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(2011, 2025)), max_size=8),
)


def grow(rows) -> list[Org]:
    units = [unit("root", 0)]
    for number, (level, above) in enumerate(rows):
        higher = [one for one in units if one.level < level]
        units.append(unit(f"u{number}", level, higher[above % len(higher)]))
    return units


@given(plans)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_subtree_is_exactly_one_key_range_after_any_sequence_of_moves(db, plan):
    rows, moves = plan
    with transaction.atomic(), clock.held_at(datetime(2026, 6, 1, tzinfo=UTC)):
        units = grow(rows)
        for who, where, year in moves:
            try:
                move_unit(
                    units[who % len(units)],
                    new_parent=units[where % len(units)],
                    on=date(year, 1, 1),
                    by=None,
                )
            except Refused:
                continue
            assert is_one_range_each(clock.today())
        assert check_tree() == []
        rebuild_keys()
        assert is_one_range_each(clock.today())
        assert check_tree() == []
        transaction.set_rollback(True)
