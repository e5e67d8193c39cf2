from django.urls import reverse

from luoshi.campaigns.models import Delivery
from luoshi.campaigns.tests.stories import issue, pass_on


def url_of(plan) -> str:
    return reverse("plans:sign", args=[plan.pk])


def test_signing_is_said_and_kept(cast, page_of):
    plan = issue(cast)
    answer = page_of(cast.city_officer).post(url_of(plan), follow=True)
    assert "已签收《澜江省工会“匠心进基层”宣讲活动方案》。" in answer.content.decode()
    assert Delivery.objects.get(org=cast.city).signed_by == cast.city_officer.person


def test_signing_twice_is_signing_once(cast, page_of):
    plan, client = issue(cast), page_of(cast.city_officer)
    client.post(url_of(plan))
    first = Delivery.objects.get(org=cast.city).signed_at
    assert client.post(url_of(plan)).status_code == 302
    assert Delivery.objects.get(org=cast.city).signed_at == first


def test_a_clerk_signs_for_the_own_unit(cast, page_of):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    pass_on(cast.county_officer, plan)
    assert page_of(cast.school_clerk).post(url_of(plan)).status_code == 302
    assert Delivery.objects.get(org=cast.school).signed_by == cast.school_clerk.person


def test_the_wrong_person_gets_404_and_the_wrong_method_405(cast, page_of):
    plan = issue(cast)
    for acting in (cast.province_officer, cast.county_officer, cast.auditor, cast.stranger):
        assert page_of(acting).post(url_of(plan)).status_code == 404
    assert page_of(cast.city_officer).get(url_of(plan)).status_code == 405
    assert Delivery.objects.filter(signed_at__isnull=False).count() == 0
