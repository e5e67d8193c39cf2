import pytest

from luoshi.campaigns import actions, queries
from luoshi.campaigns.models import Delivery, Task
from luoshi.campaigns.tests.stories import delivery_of, hang, issue, pass_on, sign
from luoshi.common.errors import NotFound
from luoshi.people.access import NotYours


def states(org) -> set[str]:
    return set(Task.objects.filter(org=org).values_list("state", flat=True))


def test_signing_says_who_and_when_and_moves_the_own_tasks(cast):
    plan = issue(cast)
    delivery = sign(cast.city_officer, plan)
    assert delivery.signed_by == cast.city_officer.person
    assert delivery.signed_at is not None
    assert states(cast.city) == {"signed"}
    assert states(cast.other_city) == {"unread"}


def test_signing_again_changes_nothing(cast):
    plan = issue(cast)
    first = sign(cast.city_officer, plan)
    again = sign(cast.city_officer, plan)
    assert (again.signed_at, again.signed_by) == (first.signed_at, first.signed_by)


def test_another_units_delivery_is_not_found(cast):
    delivery = delivery_of(cast.city_officer, issue(cast))
    for acting in (cast.province_officer, cast.county_officer, cast.stranger):
        with pytest.raises(NotFound):
            actions.sign_for(acting, delivery)
    with pytest.raises(NotYours):
        actions.sign_for(cast.auditor, delivery)
    assert Delivery.objects.filter(signed_at__isnull=False).count() == 0


def test_a_measure_that_comes_later_waits_for_a_signature_of_its_own(cast):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    sign(cast.county_officer, plan)
    assert queries.count_waiting(cast.county) == 0
    hang(cast.city_officer, plan, "后来的措施")
    assert queries.count_waiting(cast.county) == 1
    sign(cast.county_officer, plan)
    assert states(cast.county) == {"signed"}
    assert queries.count_waiting(cast.county) == 0
