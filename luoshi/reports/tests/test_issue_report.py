"""Issuing: every figure is asked again, then text and figures are frozen, in code and in the database."""

from datetime import timedelta

import pytest
from django.db import Error, transaction

from luoshi.common import clock
from luoshi.common.errors import NotFound
from luoshi.common.identifiers import new_uid
from luoshi.orgs.actions import move_unit
from luoshi.people.access import NotYours
from luoshi.people.models import Role
from luoshi.reports.actions import draft_report, edit_report, issue_report
from luoshi.reports.actions.issuing import check_figures
from luoshi.reports.blocks import read_body
from luoshi.reports.errors import AlreadyIssued, FiguresMoved, StaleForm
from luoshi.reports.evidence import list_evidence
from luoshi.reports.models import Figure, Report
from luoshi.reports.rendering import render_docx
from luoshi.reports.tests.conftest import NOON


@pytest.fixture
def uid(story, cast):
    story.deliver(cast.city, cast.other_city)
    return story.talk(cast.works, onsite=120, online=3000)


@pytest.fixture
def report(uid, story, cast):
    return draft_report(cast.province_officer, story.plan, uid=new_uid())


@pytest.fixture
def issued(report, cast):
    return issue_report(cast.province_officer, report, revision=1)


def amounts(report):
    return dict(report.figures.values_list("code", "amount"))


def test_issuing_says_who_and_when(issued, cast):
    assert (issued.state, issued.issued_by, issued.issued_at) == (
        "issued",
        cast.province_officer.person,
        NOON,
    )


def test_issuing_twice_is_issuing_once(issued, cast):
    with clock.held_at(NOON + timedelta(days=1)):
        assert issue_report(cast.province_officer, issued, revision=1).issued_at == NOON


def test_later_corrections_leave_an_issued_report_as_it_is(issued, uid, story, cast):
    frozen, document = amounts(issued), render_docx(issued)
    with clock.held_at(NOON + timedelta(days=1)):
        story.talk(cast.works, onsite=999, uid=uid)
        story.talk(cast.far_works, onsite=50)
        again = Report.objects.get(pk=issued.pk)
        assert amounts(again) == frozen
        assert render_docx(again) == document
        assert check_figures(again) == []


def test_a_unit_that_moves_later_leaves_the_questions_answered_as_of_then(issued, cast):
    with clock.held_at(NOON + timedelta(days=40)):
        move_unit(cast.county, new_parent=cast.other_city, on=clock.today(), by=None)
        assert check_figures(Report.objects.get(pk=issued.pk)) == []


def test_a_unit_that_had_the_plan_counts_where_it_hung_then(story, cast):
    story.deliver(cast.city, cast.county, cast.other_county)
    report = draft_report(cast.city_officer, story.plan, uid=new_uid())
    delivered = report.figures.get(label="收到方案的工会")
    with clock.held_at(NOON + timedelta(days=40)):
        move_unit(cast.county, new_parent=cast.other_city, on=clock.today(), by=None)
        assert check_figures(report) == []
        behind = {row.unit for row in list_evidence(delivered).rows}
    assert behind == {cast.county.name, cast.other_county.name}


def test_a_figure_that_the_ledger_answers_differently_stops_the_issue(report, cast):
    tampered = report.figures.get(label__startswith="宣讲现场人次", question__org=None)
    Figure.objects.filter(pk=tampered.pk).update(amount=121)
    with pytest.raises(FiguresMoved) as refusal:
        issue_report(cast.province_officer, report, revision=1)
    assert tampered.code in refusal.value.text()
    assert not Report.objects.get(pk=report.pk).is_issued


def test_a_list_of_units_that_the_campaign_answers_differently_stops_the_issue(report, cast):
    Figure.objects.filter(label__startswith="尚未开始", amount=1).update(names=["澜州市"])
    with pytest.raises(FiguresMoved):
        issue_report(cast.province_officer, report, revision=1)


def test_a_stale_form_issues_nothing(report, cast):
    blocks = [
        block.but(text="改过的。") if block.key == "opening" else block for block in read_body(report.body)
    ]
    edit_report(cast.province_officer, report, revision=1, title=report.title, blocks=blocks)
    with pytest.raises(StaleForm):
        issue_report(cast.province_officer, report, revision=1)


def test_only_who_may_issue_issues(report, cast):
    from luoshi.conftest import hold_post

    clerk = hold_post(cast.province, Role.CLERK, "shengjingban", "许宁")
    with pytest.raises(NotYours):
        issue_report(clerk, report, revision=1)
    with pytest.raises(NotFound):
        issue_report(cast.city_officer, report, revision=1)


def test_an_issued_report_refuses_an_edit(issued, cast):
    with pytest.raises(AlreadyIssued) as refusal:
        edit_report(cast.province_officer, issued, revision=1, title="新题目", blocks=read_body(issued.body))
    assert "2026年8月31日12时00分" in refusal.value.text()


@pytest.mark.parametrize(
    "change",
    [
        lambda report: Report.objects.filter(pk=report.pk).update(title="新题目"),
        lambda report: Report.objects.filter(pk=report.pk).update(state="draft"),
        lambda report: Report.objects.filter(pk=report.pk)._raw_delete("default"),
        lambda report: report.figures.update(amount=1),
        lambda report: report.figures.all()._raw_delete("default"),
        lambda report: Figure.objects.create(report=report, code="f999", question={}, amount=1),
    ],
)
def test_the_database_refuses_to_change_what_is_issued(issued, change):
    with pytest.raises(Error, match="frozen"), transaction.atomic():
        change(issued)


def test_the_database_lets_a_draft_change(report):
    report.figures.update(amount=1)
    report.delete()
    assert not Report.objects.exists()
