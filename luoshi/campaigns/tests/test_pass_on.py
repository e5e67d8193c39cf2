import pytest

from luoshi.campaigns import actions
from luoshi.campaigns.errors import NotSignedFor
from luoshi.campaigns.models import Delivery, Dispatch, Measure, Task
from luoshi.campaigns.tests.stories import (
    DUE_ON,
    delivery_of,
    hang,
    issue,
    originals,
    pass_on,
    send,
    sign,
)
from luoshi.common.errors import NotFound
from luoshi.common.identifiers import new_uid
from luoshi.people.access import NotYours


def tasks_of(org) -> list[str]:
    return list(
        Task.objects.filter(org=org)
        .order_by("measure__order", "measure")
        .values_list("measure__title", flat=True)
    )


ORIGINAL = ["组建宣讲队伍", "开展集中宣讲", "举办技能公开课", "征集职工故事", "做好宣传推广"]


def test_the_county_gets_the_original_and_what_the_city_hung(cast):
    plan = issue(cast)
    sign(cast.city_officer, plan)
    hang(cast.city_officer, plan, "开展澜州宣讲月")
    pass_on(cast.city_officer, plan)
    assert tasks_of(cast.county) == [*ORIGINAL, "开展澜州宣讲月"]
    assert tasks_of(cast.city) == ORIGINAL


def test_three_levels_down_the_path_is_whole_and_nothing_comes_from_beside_it(cast):
    plan = issue(cast)
    sign(cast.city_officer, plan)
    hang(cast.city_officer, plan, "市里的措施")
    pass_on(cast.city_officer, plan)
    sign(cast.county_officer, plan)
    hang(cast.county_officer, plan, "县里的措施")
    pass_on(cast.county_officer, plan)
    assert tasks_of(cast.school) == [*ORIGINAL, "市里的措施", "县里的措施"]
    assert tasks_of(cast.other_county) == [*ORIGINAL, "市里的措施"]
    assert tasks_of(cast.other_city) == ORIGINAL


def test_what_hangs_between_sender_and_recipient_is_on_its_path_too(cast):
    plan = issue(cast)
    sign(cast.city_officer, plan)
    hang(cast.city_officer, plan, "市里的措施")
    send(cast, plan, "each-county")
    assert tasks_of(cast.county) == [*ORIGINAL, "市里的措施"]


def test_the_original_is_the_same_row_at_every_level(cast):
    plan = issue(cast)
    before = list(Measure.objects.filter(org=cast.province).values())
    sign(cast.city_officer, plan)
    hang(cast.city_officer, plan, under=originals(plan)[1])
    pass_on(cast.city_officer, plan)
    assert list(Measure.objects.filter(org=cast.province).values()) == before


def test_passing_on_needs_a_signature_first(cast):
    plan = issue(cast)
    with pytest.raises(NotSignedFor):
        actions.pass_on(
            cast.city_officer,
            delivery_of(cast.city_officer, plan),
            uid=new_uid(),
            rules=["each-child"],
            due_on=None,
        )
    assert Dispatch.objects.count() == 1


def test_passed_on_twice_is_one_dispatch_and_the_first_time_stays(cast):
    plan = issue(cast)
    delivery, uid = sign(cast.city_officer, plan), new_uid()
    for _ in range(2):
        actions.pass_on(cast.city_officer, delivery, uid=uid, rules=["each-county"], due_on=DUE_ON)
    assert Dispatch.objects.count() == 2
    assert Delivery.objects.filter(org__in=[cast.county, cast.other_county]).count() == 2
    delivery.refresh_from_db()
    assert delivery.passed_on_at == Dispatch.objects.get(uid=uid).sent_at


def test_a_clerk_may_pass_on_and_an_auditor_may_not(cast):
    plan = issue(cast)
    delivery = delivery_of(cast.city_officer, plan)
    with pytest.raises(NotYours):
        actions.pass_on(cast.auditor, delivery, uid=new_uid(), rules=["each-child"], due_on=None)
    with pytest.raises(NotFound):
        actions.pass_on(cast.county_officer, delivery, uid=new_uid(), rules=["each-child"], due_on=None)
