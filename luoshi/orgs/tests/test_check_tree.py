from datetime import date

import pytest

from luoshi.orgs import keys
from luoshi.orgs.actions import move_unit
from luoshi.orgs.checking import check_tree
from luoshi.orgs.models import Org, Placement

pytestmark = pytest.mark.django_db


def faults() -> list[tuple[str, str]]:
    return [(fault.rule, fault.name) for fault in check_tree()]


def spoil(org: Org, **changes) -> None:
    Org.objects.filter(pk=org.pk).update(**changes)


def spoil_place(org: Org, **changes) -> None:
    Placement.objects.filter(org=org).update(**changes)


def test_a_sound_tree_has_no_faults(cast):
    assert faults() == []


def test_an_open_unit_that_hangs_nowhere(cast):
    spoil_place(cast.works, until_on=date(2024, 1, 1))
    assert faults() == [("homeless", "澜江机床厂工会")]


def test_a_closed_unit_that_still_hangs_somewhere(cast):
    spoil(cast.works, closed_on=date(2024, 1, 1))
    assert faults() == [("closed-in-place", "澜江机床厂工会")]


def test_a_unit_without_a_key(cast):
    spoil(cast.works, key=None)
    assert faults() == [("no-key", "澜江机床厂工会")]


@pytest.mark.parametrize("wrong", ["outside", "too deep", "between two slots"])
def test_a_key_outside_its_parents_range_or_not_of_its_level(cast, wrong):
    key = {
        "outside": cast.far_works.key + keys.step_at(5),
        "too deep": cast.works.key + 1,
        "between two slots": cast.county.key + keys.step_at(4) * 9,
    }[wrong]
    spoil(cast.works, key=key)
    assert faults() == [("key", "澜江机床厂工会")]


def test_a_level_that_does_not_descend(cast):
    spoil(cast.school, level=3)
    assert ("levels", "丰澜县第二中学工会") in faults()


def test_a_circle_is_found_as_a_level_that_does_not_descend(cast):
    spoil_place(cast.county, parent=cast.works)
    assert ("levels", "丰澜县总工会") in faults()


def test_two_places_at_once(cast):
    move_unit(cast.works, new_parent=cast.county, on=date(2024, 1, 1), by=None)
    Placement.objects.filter(org=cast.works, until_on=date(2024, 1, 1)).update(until_on=date(2024, 2, 1))
    assert faults() == [("overlap", "澜江机床厂工会")]


def test_a_root_beside_the_nation(cast):
    Org.objects.create(name="全国", code="00", kind="federation", level=0, opened_on=date(2010, 1, 1), key=0)
    assert {("roots", "澜江省总工会"), ("homeless", "全国")} <= set(faults())


def test_the_number_of_queries_does_not_grow_with_the_units(cast, django_assert_num_queries):
    with django_assert_num_queries(13):
        check_tree()


def test_a_fault_is_a_sentence_in_both_languages(cast):
    spoil(cast.works, key=None)
    fault = check_tree()[0]
    assert "rebuild-keys" in fault.text("zh")
    assert fault.text("en") == "澜江机床厂工会: has no key; run luoshi rebuild-keys"
