from dataclasses import replace
from datetime import date

import pytest

from luoshi.campaigns import actions
from luoshi.campaigns.composing import compose_plan
from luoshi.campaigns.errors import AlreadyIssued
from luoshi.campaigns.models import Measure, Plan
from luoshi.campaigns.tests.stories import draft, issue, receive, sample_document
from luoshi.common.errors import NotFound
from luoshi.gongwen import document as gongwen


def windows(plan: Plan) -> list[tuple[str, date | None, date | None]]:
    measures = plan.measures.filter(role="measure").order_by("order")
    return [(one.title, one.starts_on, one.ends_on) for one in measures]


def test_the_plan_takes_each_field_from_the_part_that_has_it(cast):
    plan = draft(cast)
    assert plan.title == "澜江省工会“匠心进基层”宣讲活动方案"
    assert plan.doc_number == "澜工办发〔2026〕12号"
    assert plan.theme == "匠心在一线，建功新时代"
    assert plan.contact == "省总工会宣教部 苏晓禾 0990-5550123 xjb@lanjiang.example"
    assert (plan.starts_on, plan.ends_on) == (date(2026, 5, 1), date(2026, 12, 31))


def test_measures_come_with_their_windows_and_requirements_without(cast):
    plan = draft(cast)
    assert windows(plan) == [
        ("组建宣讲队伍", date(2026, 5, 6), date(2026, 5, 20)),
        ("开展集中宣讲", date(2026, 5, 1), date(2026, 9, 30)),
        ("举办技能公开课", date(2026, 6, 1), date(2026, 10, 31)),
        ("征集职工故事", date(2026, 6, 1), date(2026, 8, 31)),
        ("做好宣传推广", date(2026, 5, 1), date(2026, 12, 31)),
    ]
    requirements = plan.measures.filter(role=Measure.Role.REQUIREMENT).order_by("order")
    assert [one.title for one in requirements] == ["加强组织领导", "减轻基层负担"]


def test_a_phase_may_end_on_an_event(cast):
    first, second = draft(cast).phases.order_by("order")
    assert (first.starts_on, first.ends_on, first.end_event) == (
        date(2026, 5, 1),
        None,
        "全省职工职业技能大赛开幕",
    )
    assert second.start_event == "全省职工职业技能大赛开幕后"


def test_drafting_again_takes_up_corrections(cast):
    plan = draft(cast)
    document = sample_document()
    fewer = replace(document.parts[1], measures=document.parts[1].measures[:2], theme="改过的主题")
    actions.correct_notice(
        cast.province_officer, plan.notice, replace(document, parts=(document.parts[0], fewer)), revision=1
    )
    again = actions.draft_plan(cast.province_officer, plan.notice)
    assert again == plan
    assert again.theme == "改过的主题"
    assert len(windows(again)) == 2


def test_a_notice_without_measures_still_gives_a_plan(cast):
    bare = gongwen.Document(parts=(gongwen.Part(kind="通知", title="关于做好防汛工作的通知"),))
    plan = actions.draft_plan(cast.province_officer, receive(cast.province_officer, bare))
    assert plan.title == "关于做好防汛工作的通知"
    assert windows(plan) == []


def test_a_file_without_a_title_lends_its_name(cast):
    bare = gongwen.Document(parts=(gongwen.Part(),))
    plan = actions.draft_plan(cast.province_officer, receive(cast.province_officer, bare))
    assert plan.title == "lanjiang_craftsmen"  # without what only a computer needs


def test_an_issued_plan_is_not_drafted_again(cast):
    plan = issue(cast)
    with pytest.raises(AlreadyIssued, match="匠心进基层"):
        actions.draft_plan(cast.province_officer, plan.notice)


def test_another_unit_drafts_nothing_from_this_notice(cast):
    with pytest.raises(NotFound):
        actions.draft_plan(cast.city_officer, receive(cast.province_officer))


def test_a_window_that_the_text_gives_backwards_is_left_for_a_person():
    garbled = gongwen.Window("6月至5月", date(2026, 6, 1), date(2026, 5, 31))
    measure = gongwen.Measure("一、", "一、", "", body="开展宣讲", window=garbled)
    [composed] = compose_plan(gongwen.Document((gongwen.Part(measures=(measure,)),))).measures
    assert composed.title == "开展宣讲"
    assert (composed.window.starts_on, composed.window.ends_on) == (date(2026, 6, 1), None)
