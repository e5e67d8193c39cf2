from datetime import date

import pytest

from luoshi.orgs import keys, queries
from luoshi.orgs.actions import close_unit, open_unit
from luoshi.orgs.errors import KeySpaceFull, SecondRoot, UnitClosed, WrongLevel
from luoshi.orgs.models import KeyVersion, Org
from luoshi.orgs.tests.trees import FOUNDED, below, in_range, unit

pytestmark = pytest.mark.django_db


def test_a_new_unit_lies_in_the_range_of_every_unit_above_it():
    province = unit("90", 1)
    county = unit("900101", 3, unit("9001", 2, province))
    school = unit("900101-1", 5, county)
    for above in (province, county):
        assert school.key in above.span
    assert in_range(county) == below(county, FOUNDED) == {county.pk, school.pk}


def test_a_level_may_be_skipped_without_falling_into_a_neighbours_range():
    province = unit("90", 1)
    city, county_of_the_province = unit("9001", 2, province), unit("9003", 3, province)
    county = unit("900101", 3, city)
    assert in_range(city) == {city.pk, county.pk}
    assert county_of_the_province.key not in city.span


def test_two_cities_may_stand_at_the_top_when_there_is_no_nation():
    first, second = unit("9001", 2), unit("9002", 2)
    assert in_range(first) == {first.pk}
    assert in_range(second) == {second.pk}


def test_nothing_stands_beside_the_nation():
    unit("00", 0)
    with pytest.raises(SecondRoot):
        unit("90", 1)


def test_a_nation_cannot_be_set_over_what_is_already_at_the_top():
    unit("90", 1)
    with pytest.raises(SecondRoot):
        unit("00", 0)


def test_a_parent_must_be_of_a_higher_level():
    county = unit("900101", 3)
    for level in (2, 3):
        with pytest.raises(WrongLevel):
            unit("x", level, county)
    assert Org.objects.count() == 1


def test_a_closed_unit_takes_in_nobody():
    province = unit("90", 1)
    city = unit("9001", 2, province)
    close_unit(city, on=date(2024, 1, 1), by=None)
    with pytest.raises(UnitClosed):
        unit("900101", 3, city)


def test_a_full_parent_first_fills_its_gaps_and_then_says_that_it_is_full():
    province = unit("90", 1)
    last = keys.child_key(province.key, level=2, slot=255)
    for slot in range(1, 256):
        if slot != 7:
            key = keys.child_key(province.key, level=2, slot=slot)
            Org.objects.create(
                name="市", code=f"c{slot}", kind="federation", level=2, opened_on=FOUNDED, key=key
            )
    assert Org.objects.filter(key=last).exists()
    assert unit("gap", 2, province).key == keys.child_key(province.key, level=2, slot=7)
    with pytest.raises(KeySpaceFull, match="255"):
        unit("too many", 2, province)


def test_opening_a_unit_outdates_no_key_of_another():
    # Thousands are opened a day; if each made the segments stale, they would never be read by key.
    province = unit("90", 1)
    before, key = KeyVersion.objects.get().number, province.key
    close_unit(unit("9001", 2, province), on=date(2024, 1, 1), by=None)
    province.refresh_from_db()
    assert (KeyVersion.objects.get().number, province.key) == (before, key)


def test_the_key_is_found_without_reading_the_neighbours(django_assert_max_num_queries):
    county = unit("900101", 3)
    for number in range(12):
        unit(f"u{number}", 5, county)
    with django_assert_max_num_queries(9):
        open_unit("新单位", code="new", kind="grassroots", level=5, parent=county, opened_on=FOUNDED)


def test_the_first_placement_begins_on_the_day_of_opening():
    city = unit("9001", 2, unit("90", 1), opened_on=date(2022, 5, 1))
    placement = queries.find_placement(city)
    assert (placement.from_on, placement.until_on) == (date(2022, 5, 1), None)
