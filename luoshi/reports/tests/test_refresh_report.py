"""Asking a draft's figures again: what moved is told, what a person wrote stays."""

from datetime import timedelta

import pytest

from luoshi.common import clock
from luoshi.common.identifiers import new_uid
from luoshi.reports.actions import draft_report, edit_report, issue_report, refresh_report
from luoshi.reports.blocks import fill, read_body
from luoshi.reports.errors import AlreadyIssued, StaleForm
from luoshi.reports.speaking import Voice
from luoshi.reports.tests.conftest import NOON


@pytest.fixture
def uid(story, cast):
    story.deliver(cast.city, cast.other_city)
    return story.talk(cast.works, onsite=120)


@pytest.fixture
def report(uid, story, cast):
    return draft_report(cast.province_officer, story.plan, uid=new_uid())


@pytest.fixture
def later():
    with clock.held_at(NOON + timedelta(days=1)):
        yield


def said(report) -> dict[str, str]:
    return {block.key: fill(block.text, Voice(report).say) for block in read_body(report.body)}


def test_a_correction_moves_the_figures_and_each_move_is_told(report, uid, story, cast, later):
    story.talk(cast.works, onsite=125, uid=uid)
    fresh, moved = refresh_report(cast.province_officer, report, revision=1)
    assert {(one.label, one.before, one.after) for one in moved} == {
        ("宣讲现场人次（组织宣传宣讲）", 120, 125),
        ("宣讲现场人次（组织宣传宣讲，澜州市）", 120, 125),
    }
    assert "截至2026年9月1日12时00分" in said(fresh)["opening"]
    assert "现场125人次" in said(fresh)[f"m{story.talks.pk}.done"]
    assert fresh.revision == 2


def test_nothing_moved_is_told_as_nothing(report, cast, later):
    assert refresh_report(cast.province_officer, report, revision=1)[1] == []


def test_what_a_person_wrote_stays_with_its_figures_moved(report, uid, story, cast, later):
    key = f"m{story.talks.pk}.done"
    onsite = report.figures.get(label__startswith="宣讲现场人次", amount=120, question__org=None)
    blocks = [
        block.but(text=f"反响热烈，⟦{onsite.code}⟧人次到场。") if block.key == key else block
        for block in read_body(report.body)
    ]
    edited = edit_report(cast.province_officer, report, revision=1, title="改过的题目", blocks=blocks)
    story.talk(cast.far_works, onsite=80, online=500)
    fresh, _moved = refresh_report(cast.province_officer, edited, revision=2)
    assert said(fresh)[key] == "反响热烈，200人次到场。"
    assert fresh.title == "改过的题目"


def test_a_count_that_is_new_gets_a_new_code_and_the_others_keep_theirs(report, story, cast, later):
    before = {figure.code: figure.label for figure in report.figures.all()}
    story.talk(cast.works, online=500)
    fresh, moved = refresh_report(cast.province_officer, report, revision=1)
    after = {figure.code: figure.label for figure in fresh.figures.all()}
    assert before.items() <= after.items()
    assert ("宣讲线上人次（组织宣传宣讲）", None, 500) in {
        (one.label, one.before, one.after) for one in moved
    }
    assert "线上500人次" in said(fresh)[f"m{story.talks.pk}.done"]


def test_a_count_that_is_gone_is_still_asked_for_the_texts_that_name_it(report, uid, story, cast, later):
    settled = report.figures.get(label__startswith="宣讲现场人次", question__org=None)
    edited = edit_report(
        cast.province_officer,
        report,
        revision=1,
        title=report.title,
        blocks=[
            block.but(text=f"到场⟦{settled.code}⟧人次。") if block.key == "opening" else block
            for block in read_body(report.body)
        ],
    )
    story.talk(uid=uid)
    fresh, _moved = refresh_report(cast.province_officer, edited, revision=2)
    assert said(fresh)["opening"] == "到场0人次。"
    assert "尚无审核入账" in said(fresh)[f"m{story.talks.pk}.done"]


def test_a_table_that_a_person_removed_does_not_come_back(report, story, cast, later):
    without = [block for block in read_body(report.body) if block.type not in {"table", "annex"}]
    edited = edit_report(cast.province_officer, report, revision=1, title=report.title, blocks=without)
    fresh, _moved = refresh_report(cast.province_officer, edited, revision=2)
    assert not [block for block in read_body(fresh.body) if block.type in {"table", "annex"}]


def test_a_table_that_had_nothing_to_say_for_a_while_comes_back(report, uid, story, cast, later):
    story.talk(uid=uid)
    without, _moved = refresh_report(cast.province_officer, report, revision=1)
    assert f"m{story.talks.pk}.table0" not in said(without)
    story.talk(cast.far_works, onsite=80)
    fresh, _moved = refresh_report(cast.province_officer, without, revision=2)
    assert said(fresh)[f"m{story.talks.pk}.table0"] == "组织宣传宣讲"
    assert said(fresh).keys() == said(report).keys()


def test_a_stale_refresh_is_refused(report, cast, later):
    refresh_report(cast.province_officer, report, revision=1)
    with pytest.raises(StaleForm):
        refresh_report(cast.province_officer, report, revision=1)


def test_an_issued_report_is_not_refreshed(report, cast, later):
    issue_report(cast.province_officer, report, revision=1)
    with pytest.raises(AlreadyIssued):
        refresh_report(cast.province_officer, report, revision=1)
