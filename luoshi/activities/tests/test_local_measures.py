"""A record that serves a local measure serves the original as well, and neither twice."""

import uuid

import pytest

from luoshi.activities.actions import accept_activity
from luoshi.activities.tests.stories import book_of
from luoshi.campaigns.models import Measure, Task
from luoshi.common import clock


@pytest.fixture
def local(cast, measure) -> Measure:
    """The county's own measure under the province's, given to the works."""
    local = Measure.objects.create(
        plan=measure.plan,
        org=cast.county,
        under=measure,
        uid=uuid.uuid4(),
        order=2,
        title="车间里的十分钟",
        recorded_at=clock.now(),
        recorded_by=cast.county_officer.person,
    )
    Task.objects.create(measure=local, org=cast.works, delivery=measure.tasks.get().delivery)
    return local


def shares(activity) -> dict[int | None, int]:
    return {
        measure: amount
        for (code, _, _, measure), amount in book_of(activity).items()
        if code == "talk.sessions"
    }


def test_serving_the_local_measure_is_serving_the_original(cast, talk, measure, local):
    activity = accept_activity(cast.reviewer, talk(measures=[local]).activity, 1)
    assert shares(activity) == {None: 1, measure.pk: 1, local.pk: 1}
    assert set(Task.objects.values_list("state", flat=True)) == {Task.State.UNDER_WAY}


def test_a_joint_record_puts_the_tasks_of_all_its_hosts_under_way(cast, talk, measure):
    delivery = measure.tasks.get().delivery
    for org in (cast.school, cast.other_city, cast.other_county):
        Task.objects.create(measure=measure, org=org, delivery=delivery)
    accept_activity(cast.reviewer, talk(measures=[measure], hosts=[cast.school, cast.far_works]).activity, 1)
    begun = Task.objects.filter(state=Task.State.UNDER_WAY)
    assert {task.org for task in begun} == {cast.works, cast.school, cast.other_city}


def test_naming_both_counts_each_once(cast, talk, measure, local):
    activity = accept_activity(cast.reviewer, talk(measures=[measure, local]).activity, 1)
    assert shares(activity) == {None: 1, measure.pk: 1, local.pk: 1}
