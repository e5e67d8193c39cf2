import pytest

from luoshi.campaigns import access
from luoshi.campaigns.tests.stories import draft, issue, pass_on, receive
from luoshi.common.errors import NotFound


def test_a_draft_is_read_by_its_own_unit_alone(cast):
    plan = draft(cast)
    assert access.get_plan(cast.province_officer, plan.pk) == plan
    assert access.get_plan(cast.auditor, plan.uid) == plan
    for acting in (cast.city_officer, cast.clerk, cast.stranger):
        with pytest.raises(NotFound):
            access.get_plan(acting, plan.pk)


def test_an_issued_plan_is_read_where_it_was_delivered_and_above(cast):
    plan = issue(cast, f"unit:{cast.county.pk}")
    for acting in (cast.province_officer, cast.city_officer, cast.county_officer):
        assert access.get_plan(acting, plan.pk) == plan
    for acting in (cast.clerk, cast.stranger):
        with pytest.raises(NotFound):
            access.get_plan(acting, plan.pk)


def test_a_plan_that_is_not_there_is_not_found(cast):
    with pytest.raises(NotFound):
        access.get_plan(cast.province_officer, 4711)


def test_a_notice_is_read_by_its_own_unit_alone(cast):
    notice = receive(cast.province_officer)
    assert access.get_notice(cast.auditor, notice.pk) == notice
    with pytest.raises(NotFound):
        access.get_notice(cast.city_officer, notice.pk)


def test_the_original_file_goes_with_the_issued_plan(cast):
    notice = receive(cast.province_officer)
    with pytest.raises(NotFound):
        access.get_original(cast.city_officer, notice.pk)
    plan = issue(cast)
    assert access.get_original(cast.city_officer, plan.notice.pk) == notice
    with pytest.raises(NotFound):
        access.get_original(cast.clerk, notice.pk)


def test_a_delivery_is_the_own_units(cast):
    plan = issue(cast)
    assert access.get_delivery(cast.city_officer, plan).org == cast.city
    with pytest.raises(NotFound):
        access.get_delivery(cast.province_officer, plan)


def test_tasks_are_fetched_by_their_unit_and_by_the_unit_that_sent_them(cast):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    task = plan.deliveries.get(org=cast.county).tasks.first()
    assert access.get_own_task(cast.county_officer, task.pk) == task
    assert access.get_sent_task(cast.city_officer, task.pk) == task
    for fetch, acting in (
        (access.get_own_task, cast.city_officer),
        (access.get_sent_task, cast.county_officer),
        (access.get_sent_task, cast.province_officer),
    ):
        with pytest.raises(NotFound):
            fetch(acting, task.pk)
