from datetime import date

import pytest

from luoshi.campaigns import actions
from luoshi.campaigns.errors import AllHaveIt, DueDatePassed, NoRecipients, UidTaken, UnknownRule
from luoshi.campaigns.models import Delivery, Dispatch, Plan, Task
from luoshi.campaigns.tests.stories import DUE_ON, draft, issue, receive, send
from luoshi.common.errors import NotFound
from luoshi.common.identifiers import new_uid
from luoshi.gongwen import document as gongwen
from luoshi.orgs import keys
from luoshi.orgs.models import Org
from luoshi.people.access import NotYours


def test_each_unit_of_the_rules_gets_the_plan_and_a_task_for_each_measure(cast):
    dispatch = send(cast, draft(cast), "each-city", "each-industry")
    assert (dispatch.units, dispatch.units_skipped) == (3, 0)
    assert {one.org for one in Delivery.objects.all()} == {cast.city, cast.other_city, cast.industry}
    assert Task.objects.count() == 15
    assert Task.objects.filter(org=cast.city, state=Task.State.UNREAD).count() == 5


def test_a_task_is_due_when_its_measure_ends(cast):
    send(cast, draft(cast))
    due = Task.objects.filter(org=cast.city).order_by("measure__order").values_list("due_on", flat=True)
    assert list(due) == [
        date(2026, 5, 20),
        date(2026, 9, 30),
        date(2026, 10, 31),
        date(2026, 8, 31),
        date(2026, 12, 31),
    ]


def test_a_measure_without_a_window_is_due_on_the_senders_date(cast):
    part = gongwen.Part(title="通知", measures=(gongwen.Measure("一、", "一、", "报送名单"),))
    notice = receive(cast.province_officer, gongwen.Document((part,)))
    send(cast, actions.draft_plan(cast.province_officer, notice))
    assert set(Task.objects.values_list("due_on", flat=True)) == {DUE_ON}


def test_issuing_freezes_the_plan_with_who_and_when(cast):
    plan = Plan.objects.get(pk=issue(cast).pk)
    assert (plan.state, plan.issued_by) == (Plan.State.ISSUED, cast.province_officer.person)
    assert plan.issued_at is not None


def test_sent_twice_is_one_dispatch(cast):
    plan, uid = draft(cast), new_uid()
    sent = [
        actions.issue_plan(cast.province_officer, plan, uid=uid, rules=["each-city"], due_on=DUE_ON)
        for _ in range(2)
    ]
    assert sent[0] == sent[1]
    assert (Dispatch.objects.count(), Delivery.objects.count(), Task.objects.count()) == (1, 2, 10)


def test_a_unit_that_has_the_plan_is_not_sent_it_again_and_is_counted(cast):
    plan = issue(cast, f"unit:{cast.city.pk}")
    dispatch = send(cast, plan, "each-city")
    assert (dispatch.units, dispatch.units_skipped) == (1, 1)
    assert Task.objects.filter(org=cast.city).count() == 5
    with pytest.raises(AllHaveIt) as caught:
        send(cast, plan, "each-city")
    assert caught.value.facts == {"units": 2}


def test_no_unit_means_nothing_is_sent_and_the_plan_stays_a_draft(cast):
    plan = draft(cast)
    for rules in (["each-committee"], []):
        with pytest.raises(NoRecipients):
            actions.issue_plan(cast.province_officer, plan, uid=new_uid(), rules=rules, due_on=DUE_ON)
    assert Plan.objects.get().state == Plan.State.DRAFT


def test_a_due_date_that_has_passed_is_refused(cast):
    with pytest.raises(DueDatePassed, match="2026-05-03"):
        actions.issue_plan(
            cast.province_officer, draft(cast), uid=new_uid(), rules=["each-city"], due_on=date(2026, 5, 3)
        )


def test_a_unit_elsewhere_is_refused(cast):
    with pytest.raises(UnknownRule):
        send(cast, draft(cast), f"unit:{cast.province.pk}")


def test_a_uid_of_another_plan_is_refused(cast):
    uid, plan = new_uid(), draft(cast)
    actions.issue_plan(cast.province_officer, plan, uid=uid, rules=["each-city"], due_on=None)
    other = actions.draft_plan(cast.province_officer, receive(cast.province_officer, content=b"other"))
    with pytest.raises(UidTaken):
        actions.issue_plan(cast.province_officer, other, uid=uid, rules=["each-city"], due_on=None)


def test_only_a_leader_of_the_plans_own_unit_issues_it(cast):
    plan = draft(cast)
    with pytest.raises(NotFound):
        actions.issue_plan(cast.city_officer, plan, uid=new_uid(), rules=["each-county"], due_on=None)
    with pytest.raises(NotYours):
        actions.issue_plan(cast.auditor, plan, uid=new_uid(), rules=["each-city"], due_on=None)


def test_the_number_of_queries_does_not_grow_with_the_units(cast, django_assert_max_num_queries):
    add_cities(cast, 60)
    plan = draft(cast)
    with django_assert_max_num_queries(16):
        assert send(cast, plan).units == 62


def add_cities(cast, number: int) -> None:
    """Cities in bulk, without placements: enough for rules and keys, far quicker than founding each."""
    Org.objects.bulk_create(
        Org(
            name=f"第{slot}市总工会",
            code=f"91{slot:02}",
            kind="federation",
            level=2,
            opened_on=date(2010, 1, 1),
            key=keys.child_key(cast.province.key, level=2, slot=slot + 100),
        )
        for slot in range(number)
    )
