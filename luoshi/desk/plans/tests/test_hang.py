from django.urls import reverse

from luoshi.campaigns.models import Measure
from luoshi.campaigns.tests.stories import issue, originals, pass_on, sign
from luoshi.common.identifiers import new_uid


def url_of(plan) -> str:
    return reverse("plans:hang", args=[plan.pk])


def form(**values):
    return {
        "uid": new_uid(),
        "under": "",
        "title": "澜州宣讲月",
        "body": "",
        "starts_on": "",
        "ends_on": "",
        **values,
    }


def test_an_own_measure_is_hung_and_shown_as_own(cast, page_of):
    plan = issue(cast)
    sign(cast.city_officer, plan)
    talks = originals(plan)[1]
    fields = form(under=talks.pk, body="每县至少两场", starts_on="2026-06-01", ends_on="2026-06-30")
    answer = page_of(cast.city_officer).post(url_of(plan), fields, follow=True)
    text = answer.content.decode()
    assert "已挂上“澜州宣讲月”，转发下级时一并带去。" in text
    assert "每县至少两场" in text and "2026-06-01 — 2026-06-30" in text
    assert Measure.objects.get(org=cast.city).under == talks


def test_units_that_have_the_plan_are_said_to_have_the_task(cast, page_of):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    answer = page_of(cast.city_officer).post(url_of(plan), form(), follow=True)
    assert "2 家已收到方案的下级单位同时增加了这项任务" in answer.content.decode()


def test_a_window_outside_the_originals_is_warned_of(cast, page_of):
    plan = issue(cast)
    sign(cast.city_officer, plan)
    fields = form(under=originals(plan)[1].pk, ends_on="2026-11-30")
    answer = page_of(cast.city_officer).post(url_of(plan), fields, follow=True)
    assert "超出了所落实措施的时间" in answer.content.decode()


def test_sent_twice_hangs_once(cast, page_of):
    plan, client, fields = issue(cast), page_of(cast.city_officer), form()
    sign(cast.city_officer, plan)
    for _ in range(2):
        assert client.post(url_of(plan), fields).status_code == 302
    assert Measure.objects.filter(org=cast.city).count() == 1


def test_faults_are_said_beside_the_field_and_nothing_typed_is_lost(cast, page_of):
    plan, client = issue(cast), page_of(cast.city_officer)
    sign(cast.city_officer, plan)
    for fields, sentence in (
        (form(title="", body="写好的内容"), "请写明措施的名称。"),
        (form(starts_on="2026-06-02", ends_on="2026-06-01", body="写好的内容"), "结束日期早于开始日期"),
        (form(under="4711", body="写好的内容"), "选"),
    ):
        answer = client.post(url_of(plan), fields)
        assert answer.status_code == 422
        assert sentence in answer.content.decode() and "写好的内容" in answer.content.decode()
    assert not Measure.objects.filter(org=cast.city).exists()


def test_before_signing_it_says_so(cast, page_of):
    answer = page_of(cast.city_officer).post(url_of(issue(cast)), form())
    assert answer.status_code == 422
    assert "请先签收" in answer.content.decode()


def test_the_wrong_person_gets_404_and_the_wrong_method_405(cast, page_of):
    plan = issue(cast)
    for acting in (cast.province_officer, cast.county_officer, cast.auditor, cast.stranger):
        assert page_of(acting).post(url_of(plan), form()).status_code == 404
    assert page_of(cast.city_officer).get(url_of(plan)).status_code == 405
