from datetime import date

import pytest

from luoshi.orgs import queries
from luoshi.orgs.actions import move_unit
from luoshi.orgs.models import Org
from luoshi.orgs.tests.trees import FOUNDED, tree_on, unit

pytestmark = pytest.mark.django_db


def test_children_come_by_level_and_page_by_page_without_gaps_in_both_directions(cast):
    everything = queries.children(cast.province, limit=10)
    assert everything.units == (cast.city, cast.other_city, cast.industry)
    assert (everything.has_before, everything.has_after) == (False, False)
    first = queries.children(cast.province, limit=2)
    assert (first.units, first.has_before, first.has_after) == (everything.units[:2], False, True)
    second = queries.children(cast.province, after=queries.Cursor.of(cast.other_city), limit=2)
    assert (second.units, second.has_before, second.has_after) == ((cast.industry,), True, False)
    back = queries.children(cast.province, before=queries.Cursor.of(cast.industry), limit=1)
    assert (back.units, back.has_before, back.has_after) == ((cast.other_city,), True, True)


def test_a_unit_directly_under_a_county_comes_after_the_countys_towns(cast):
    assert queries.children(cast.county, limit=10).units == (cast.town, cast.school)


@pytest.mark.parametrize("text", ["", "2", "2-", "-5", "a-b", "２-１", "9-1", f"2-{2**63}", "2--1"])
def test_a_spoilt_cursor_is_none(text):
    assert queries.Cursor.parse(text) is None


def test_a_cursor_survives_the_address_bar():
    cursor = queries.Cursor(2, 123)
    assert queries.Cursor.parse(str(cursor)) == cursor


def test_children_are_counted_in_one_query(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        counts = queries.count_children([cast.province, cast.city, cast.county, cast.works])
    assert counts == {cast.province.pk: 3, cast.city.pk: 2, cast.county.pk: 2}


def test_a_large_subtree_is_counted_up_to_a_bound(cast):
    assert queries.count_below(cast.province) == 9
    assert queries.count_below(cast.province, most=4) == 5


def test_ancestors_are_one_query_from_the_top_down(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert queries.ancestors(cast.works) == [cast.province, cast.city, cast.county, cast.town]


def test_the_ancestors_of_a_unit_that_skips_levels(cast):
    assert queries.ancestors(cast.far_works) == [cast.province, cast.other_city]
    assert queries.ancestors(cast.province) == []


def test_parents_of_many_are_one_query(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        parents = queries.parents_of([cast.works, cast.school, cast.province])
    assert parents == {cast.works.pk: cast.town, cast.school.pk: cast.county}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("机床", ["澜江机床厂工会"]),
        ("省总工会", ["澜江省总工会"]),
        ("9002-00", ["云泽纺织厂工会"]),
        ("9002", ["云泽市总工会", "云泽纺织厂工会"]),
        ("老机床厂", ["澜江机床厂工会"]),
        ("  ", []),
        ("100%", []),
        ("_", []),
    ],
)
def test_search_by_name_short_name_code_and_alias(cast, text, names):
    Org.objects.filter(pk=cast.works.pk).update(aliases=["澜江老机床厂"])
    assert [org.name for org in queries.search(text)] == names


def test_search_within_a_subtree(cast):
    assert queries.search("工会", within=cast.county.span) == [
        cast.county,
        cast.town,
        cast.school,
        cast.works,
    ]
    assert len(queries.search("工会", limit=3)) == 3


def test_the_tree_of_a_day_knows_who_was_there(cast):
    late = unit("900101-2", 5, cast.county, opened_on=date(2025, 1, 1))
    move_unit(cast.town, new_parent=cast.other_county, on=date(2024, 7, 1), by=None)
    before, after = tree_on(FOUNDED), tree_on(date(2025, 1, 1))
    assert (before[cast.town.pk], after[cast.town.pk]) == (cast.county.pk, cast.other_county.pk)
    assert (late.pk in before, after[late.pk], before[cast.province.pk]) == (False, cast.county.pk, None)
    assert tree_on(date(2000, 1, 1)) == {}
