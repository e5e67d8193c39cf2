from django.urls import reverse

from luoshi.campaigns import actions
from luoshi.campaigns.models import Task
from luoshi.campaigns.tests.stories import issue, pass_on, sign


def finish_url(task) -> str:
    return reverse("plans:finish", args=[task.pk])


def confirm_url(task) -> str:
    return reverse("plans:confirm", args=[task.pk])


def a_task(org) -> Task:
    return Task.objects.filter(org=org).order_by("measure__order").first()


def passed_to_the_county(cast):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    sign(cast.county_officer, plan)
    return plan


def test_done_is_reported_with_a_word(cast, page_of):
    passed_to_the_county(cast)
    answer = page_of(cast.county_officer).post(finish_url(a_task(cast.county)), {"word": "已办"}, follow=True)
    assert "已报告完成：组建宣讲队伍" in answer.content.decode()
    assert (a_task(cast.county).state, a_task(cast.county).done_word) == ("done", "已办")


def test_the_sender_sees_the_report_and_confirms_it(cast, page_of):
    plan = passed_to_the_county(cast)
    task = actions.finish_task(cast.county_officer, a_task(cast.county), word="宣讲队 6 人")
    client = page_of(cast.city_officer)
    text = client.get(reverse("plans:below", args=[plan.pk])).content.decode()
    assert "宣讲队 6 人" in text and confirm_url(task) in text
    answer = client.post(confirm_url(task), follow=True)
    assert "已确认：组建宣讲队伍" in answer.content.decode()
    assert a_task(cast.county).state == "confirmed"
    assert client.post(confirm_url(task)).status_code == 302


def test_what_is_not_reported_is_not_confirmed(cast, page_of):
    passed_to_the_county(cast)
    answer = page_of(cast.city_officer).post(confirm_url(a_task(cast.county)))
    assert answer.status_code == 409
    assert "还没有报告完成" in answer.content.decode()


def test_the_wrong_person_gets_404(cast, page_of):
    passed_to_the_county(cast)
    task = a_task(cast.county)
    for acting in (cast.city_officer, cast.auditor, cast.stranger):
        assert page_of(acting).post(finish_url(task)).status_code == 404
    for acting in (cast.province_officer, cast.county_officer, cast.clerk, cast.auditor):
        assert page_of(acting).post(confirm_url(task)).status_code == 404


def test_the_wrong_method_is_refused(cast, page_of):
    passed_to_the_county(cast)
    task = a_task(cast.county)
    assert page_of(cast.county_officer).get(finish_url(task)).status_code == 405
    assert page_of(cast.city_officer).get(confirm_url(task)).status_code == 405
