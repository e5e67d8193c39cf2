"""Who reads which report."""

import pytest

from luoshi.common.errors import NotFound
from luoshi.common.identifiers import new_uid
from luoshi.reports.access import get_report
from luoshi.reports.actions import draft_report, issue_report
from luoshi.reports.queries import list_reports


@pytest.fixture
def city_report(story, cast):
    story.deliver(cast.city, cast.county)
    return draft_report(cast.city_officer, story.plan, uid=new_uid())


def test_a_draft_is_read_by_its_own_unit_alone(city_report, cast):
    assert get_report(cast.city_officer, city_report.uid) == city_report
    for acting in (cast.province_officer, cast.county_officer, cast.stranger):
        with pytest.raises(NotFound):
            get_report(acting, city_report.uid)


def test_an_issued_report_is_read_by_the_units_above(city_report, cast):
    issue_report(cast.city_officer, city_report, revision=1)
    assert get_report(cast.province_officer, city_report.uid) == city_report
    assert get_report(cast.auditor, city_report.uid) == city_report
    for acting in (cast.county_officer, cast.stranger):
        with pytest.raises(NotFound):
            get_report(acting, city_report.uid)


def test_the_list_holds_what_may_be_read_newest_first(city_report, story, cast):
    issue_report(cast.city_officer, city_report, revision=1)
    own = draft_report(cast.province_officer, story.plan, uid=new_uid())
    assert list_reports(cast.province_officer).reports == (own, city_report)
    assert list_reports(cast.city_officer).reports == (city_report,)
    assert list_reports(cast.stranger).reports == ()


def test_the_list_goes_on_where_it_stopped(story, cast, monkeypatch):
    monkeypatch.setattr("luoshi.reports.queries.PAGE", 2)
    made = [draft_report(cast.province_officer, story.plan, uid=new_uid()) for _ in range(5)]
    seen, before = [], None
    while True:
        screen = list_reports(cast.province_officer, before=before)
        seen += screen.reports
        before = screen.next_before
        if before is None:
            break
    assert seen == made[::-1]
