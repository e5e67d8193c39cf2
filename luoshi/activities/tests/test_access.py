import uuid

import pytest

from luoshi.activities.access import get_activity, get_own_activity
from luoshi.common.errors import NotFound


@pytest.mark.parametrize(
    "who", ["clerk", "reviewer", "county_officer", "city_officer", "province_officer", "auditor"]
)
def test_the_unit_and_everybody_above_it_read_a_record(cast, talk, who):
    activity = talk().activity
    assert get_activity(getattr(cast, who), activity.uid) == activity


@pytest.mark.parametrize("who", ["school_clerk", "stranger"])
def test_a_unit_beside_does_not_find_it(cast, talk, who):
    with pytest.raises(NotFound):
        get_activity(getattr(cast, who), talk().activity.uid)


def test_a_joint_host_finds_it_and_may_not_change_it(cast, talk):
    activity = talk(hosts=[cast.school]).activity
    assert get_activity(cast.school_clerk, activity.uid) == activity
    with pytest.raises(NotFound):
        get_own_activity(cast.school_clerk, activity.uid)


def test_a_unit_above_a_joint_host_finds_it(cast, talk):
    from luoshi.conftest import hold_post

    far_city = hold_post(cast.other_city, "leader", "yunze", "云泽")
    activity = talk(hosts=[cast.far_works]).activity
    assert get_activity(far_city, activity.uid) == activity


def test_an_unknown_uid_is_not_found(cast):
    with pytest.raises(NotFound):
        get_activity(cast.clerk, uuid.uuid4())
