import pytest

from luoshi.orgs import keys
from luoshi.orgs.checking import check_tree
from luoshi.orgs.errors import KeySpaceFull
from luoshi.orgs.models import KeyVersion, Org, Placement
from luoshi.orgs.rebuilding import rebuild_keys
from luoshi.orgs.tests.trees import FOUNDED, below, in_range, unit

pytestmark = pytest.mark.django_db


def all_keys() -> dict[str, int | None]:
    return dict(Org.objects.values_list("code", "key"))


def test_keys_that_were_lost_or_spoilt_come_back_the_same(cast):
    assert rebuild_keys() == 10
    right = all_keys()
    Org.objects.update(key=None)
    Org.objects.filter(pk=cast.works.pk).update(key=5)
    rebuild_keys()
    assert all_keys() == right
    assert check_tree() == []


def test_they_depend_on_placements_and_codes_alone_and_not_on_the_order_of_opening():
    province = unit("90", 1)
    unit("9002", 2, province)
    first = unit("9001", 2, province)
    rebuild_keys()
    first.refresh_from_db()
    assert first.key == keys.child_key(province.key, level=2, slot=1)


def test_every_subtree_is_one_range_afterwards(cast):
    rebuild_keys()
    for org in cast.units:
        assert in_range(org) == below(org, FOUNDED)


def test_what_is_derived_from_keys_becomes_stale(cast):
    before = KeyVersion.objects.get().number
    rebuild_keys()
    assert KeyVersion.objects.get().number == before + 1


def test_too_many_units_under_one_parent_are_refused_and_the_old_keys_stay():
    province = unit("90", 1)
    cities = [
        Org(name="市", code=f"c{number}", kind="federation", level=2, opened_on=FOUNDED)
        for number in range(256)
    ]
    Org.objects.bulk_create(cities)
    Placement.objects.bulk_create(
        Placement(org=city, parent=province, from_on=FOUNDED, recorded_at="2010-01-01T00:00Z")
        for city in cities
    )
    with pytest.raises(KeySpaceFull, match="255"):
        rebuild_keys()
    assert Org.objects.get(code="90").key == province.key


def test_it_tells_how_far_it_is(cast):
    seen = []
    rebuild_keys(on_progress=lambda done, total: seen.append((done, total)))
    assert seen == [(level, 7) for level in range(1, 8)]
