"""The list of reports."""

import pytest
from django.urls import reverse

from luoshi.common.identifiers import new_uid
from luoshi.reports.actions import draft_report, issue_report

URL = reverse("reports:list")


def test_it_lists_what_the_post_may_read(page_of, report, cast):
    shown = page_of(cast.province_officer).get(URL).content.decode()
    assert report.title in shown
    assert "草稿" in shown and "2026-08-31 12:00" in shown
    assert reverse("reports:detail", args=[report.uid]) in shown


def test_an_empty_list_says_how_to_begin(page_of, cast):
    shown = page_of(cast.county_officer).get(URL).content.decode()
    assert "还没有报告" in shown
    assert reverse("reports:draft") in shown


def test_an_auditor_reads_the_issued_and_is_not_offered_to_draft(page_of, report, cast):
    issue_report(cast.province_officer, report, revision=1)
    shown = page_of(cast.auditor).get(URL).content.decode()
    assert report.title in shown and "已印发" in shown
    assert reverse("reports:draft") not in shown


def test_others_drafts_are_not_listed(page_of, report, cast):
    assert report.title not in page_of(cast.city_officer).get(URL).content.decode()


def test_a_stranger_signs_in_first(client, db):
    assert client.get(URL).status_code == 302


def test_it_is_only_read(page_of, cast):
    assert page_of(cast.province_officer).post(URL).status_code == 405


@pytest.mark.parametrize("before", ["x", "٣", "9" * 30, "-1"])
def test_an_address_that_makes_no_sense_shows_the_first_page(page_of, report, cast, before):
    assert report.title in page_of(cast.province_officer).get(URL, {"before": before}).content.decode()


def test_the_queries_do_not_grow_with_the_rows(page_of, story, report, cast, django_assert_max_num_queries):
    browser = page_of(cast.province_officer)
    with django_assert_max_num_queries(30) as few:
        browser.get(URL)
    for _ in range(15):
        draft_report(cast.province_officer, story.plan, uid=new_uid())
    with django_assert_max_num_queries(len(few)):
        assert browser.get(URL).content.decode().count(report.title) == 16
