"""Reading a report, refreshing and issuing it, taking it away as a file."""

import io

import docx
import pytest
from django.urls import reverse

from luoshi.common.identifiers import receipt_number
from luoshi.reports.actions import issue_report
from luoshi.reports.models import Figure, Report


def url(name, report):
    return reverse(f"reports:{name}", args=[report.uid])


def test_every_figure_of_the_text_is_a_link_to_what_stands_behind_it(page_of, report, cast):
    shown = page_of(cast.province_officer).get(url("detail", report)).content.decode()
    onsite = report.figures.get(label="宣讲现场人次（组织宣传宣讲）")
    link = reverse("reports:figure", args=[report.uid, onsite.code])
    assert f'href="{link}" title="{onsite.label}">200</a>' in shown
    assert "⟦" not in shown
    assert receipt_number(report.uid) in shown


def test_only_the_own_unit_is_offered_to_change_and_issue(page_of, report, cast):
    own = page_of(cast.province_officer).get(url("detail", report)).content.decode()
    assert url("edit", report) in own and url("issue", report) in own
    issue_report(cast.province_officer, report, revision=1)
    auditor = page_of(cast.auditor).get(url("detail", report)).content.decode()
    assert "已经固定" in auditor
    for name in ("edit", "refresh", "issue"):
        assert url(name, report) not in auditor


@pytest.mark.parametrize("name", ["detail", "download"])
def test_the_wrong_person_finds_nothing(page_of, report, cast, name):
    for acting in (cast.city_officer, cast.stranger):
        assert page_of(acting).get(url(name, report)).status_code == 404


@pytest.mark.parametrize("name", ["edit", "preview", "refresh", "issue"])
def test_the_wrong_person_changes_nothing(page_of, report, cast, name):
    for acting in (cast.city_officer, cast.stranger, cast.auditor):
        assert page_of(acting).post(url(name, report), {"revision": 1}).status_code == 404
    assert not Report.objects.get().is_issued


@pytest.mark.parametrize(
    ("name", "method"),
    [("detail", "post"), ("download", "post"), ("refresh", "get"), ("issue", "get"), ("preview", "get")],
)
def test_the_wrong_method_is_refused(page_of, report, cast, name, method):
    browser = page_of(cast.province_officer)
    assert getattr(browser, method)(url(name, report)).status_code == 405


def test_a_refresh_says_what_moved_once(page_of, report, story, cast):
    browser = page_of(cast.province_officer)
    story.talk(cast.far_works, onsite=50)
    answer = browser.post(url("refresh", report), {"revision": 1}, follow=True)
    assert "数据已更新，7 个数字有变化" in answer.content.decode()
    assert "有变化" not in browser.get(url("detail", report)).content.decode()


def test_a_refresh_that_moves_nothing_says_so(page_of, report, cast):
    answer = page_of(cast.province_officer).post(url("refresh", report), {"revision": 1}, follow=True)
    assert "数字没有变化" in answer.content.decode()


@pytest.mark.parametrize("name", ["refresh", "issue"])
def test_a_stale_button_does_nothing_and_says_why(page_of, report, cast, name):
    answer = page_of(cast.province_officer).post(url(name, report), {"revision": 7}, follow=True)
    assert "已保存过这份报告" in answer.content.decode()
    assert not Report.objects.get().is_issued


def test_two_clicks_issue_once(page_of, report, cast):
    browser = page_of(cast.province_officer)
    for _ in range(2):
        answer = browser.post(url("issue", report), {"revision": 1}, follow=True)
        assert "个数字已逐一核对" in answer.content.decode()
    assert Report.objects.get().issued_by == cast.province_officer.person


def test_a_figure_that_does_not_hold_stops_the_issue_with_a_sentence(page_of, report, cast):
    Figure.objects.filter(label="宣讲现场人次（组织宣传宣讲）").update(amount=201)
    answer = page_of(cast.province_officer).post(url("issue", report), {"revision": 1}, follow=True)
    assert "有 1 个数字与台账不一致" in answer.content.decode()
    assert not Report.objects.get().is_issued


def test_the_file_is_named_after_the_report(page_of, report, cast):
    answer = page_of(cast.province_officer).get(url("download", report))
    assert "attachment; filename*=utf-8''" in answer["Content-Disposition"]
    assert docx.Document(io.BytesIO(answer.content)).paragraphs[0].text == report.title


def test_the_queries_do_not_grow_with_the_figures(
    page_of, report, story, cast, django_assert_max_num_queries
):
    browser = page_of(cast.province_officer)
    with django_assert_max_num_queries(30) as few:
        browser.get(url("detail", report))
    Figure.objects.bulk_create(
        Figure(report=report, code=f"f{900 + n}", label="x", unit="场", question={}, amount=1)
        for n in range(30)
    )
    with django_assert_max_num_queries(len(few)):
        browser.get(url("detail", report))
