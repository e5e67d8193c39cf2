"""Choosing a plan and having its report drafted."""

from django.urls import reverse

from luoshi.common.identifiers import new_uid
from luoshi.desk.notices.tests.reading_pages import count_queries
from luoshi.reports.models import Report

URL = reverse("reports:draft")


def test_it_offers_the_plans_that_the_unit_issued_or_received(page_of, story, cast):
    assert story.plan.title in page_of(cast.province_officer).get(URL).content.decode()
    assert "还没有可以报告的方案" in page_of(cast.city_officer).get(URL).content.decode()
    story.deliver(cast.city)
    assert story.plan.title in page_of(cast.city_officer).get(URL).content.decode()


def test_a_plan_is_drafted_and_opened_for_writing(page_of, story, cast):
    answer = page_of(cast.province_officer).post(URL, {"plan": story.plan.pk, "uid": new_uid()})
    report = Report.objects.get()
    assert answer["Location"] == reverse("reports:edit", args=[report.uid])
    assert (report.plan, report.org) == (story.plan, cast.province)


def test_two_clicks_draft_one_report(page_of, story, cast):
    browser, sent = page_of(cast.province_officer), {"plan": story.plan.pk, "uid": new_uid()}
    assert browser.post(URL, sent)["Location"] == browser.post(URL, sent)["Location"]
    assert Report.objects.count() == 1


def test_a_day_means_everything_known_at_its_end(page_of, story, cast):
    sent = {"plan": story.plan.pk, "uid": new_uid(), "as_of_on": "2026-06-30"}
    page_of(cast.province_officer).post(URL, sent)
    assert Report.objects.get().as_of.isoformat() == "2026-06-30T15:59:59.999999+00:00"


def test_a_day_to_come_is_refused_beside_the_field(page_of, story, cast):
    sent = {"plan": story.plan.pk, "uid": new_uid(), "as_of_on": "2026-09-01"}
    answer = page_of(cast.province_officer).post(URL, sent)
    assert answer.status_code == 422
    assert "数据截至日期不能晚于今天。" in answer.content.decode()
    assert "2026-09-01" in answer.content.decode()


def test_another_units_plan_is_refused(page_of, story, cast):
    answer = page_of(cast.city_officer).post(URL, {"plan": story.plan.pk, "uid": new_uid()})
    assert answer.status_code == 422
    assert not Report.objects.exists()


def test_an_auditor_finds_no_such_page(page_of, cast):
    assert page_of(cast.auditor).get(URL).status_code == 404


def test_it_is_read_and_sent_only(page_of, cast):
    assert page_of(cast.province_officer).delete(URL).status_code == 405


def test_the_queries_do_not_grow_with_the_plans(page_of, story, cast):
    browser, asked = page_of(cast.province_officer), []
    for first, last in ((1, 3), (3, 30)):
        for number in range(first, last):
            story.plan.pk, story.plan.uid, story.plan.title = None, new_uid(), f"方案{number}"
            story.plan.save(force_insert=True)
        assert browser.get(URL).content.decode().count('name="plan"') == last
        asked.append(count_queries(browser, URL))
    assert asked[0] == asked[1]
