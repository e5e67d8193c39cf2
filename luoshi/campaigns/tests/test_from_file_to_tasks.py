"""Real files all the way to tasks: the reader, the composing and the sending together."""

from datetime import date

import pytest

from luoshi.campaigns import actions
from luoshi.campaigns.composing import compose_plan
from luoshi.campaigns.tests.stories import SAMPLES, sample_document, send
from luoshi.campaigns.tests.test_draft_plan import windows
from luoshi.common.identifiers import new_uid
from luoshi.gongwen.tests.shared import shared_file


@pytest.mark.parametrize("name", ["lanjiang_craftsmen.txt", "lanjiang_craftsmen.docx"])
def test_the_sample_file_itself_becomes_the_same_plan(cast, name):
    content = (SAMPLES / name).read_bytes()
    notice = actions.receive_notice(cast.province_officer, uid=new_uid(), file_name=name, content=content)
    plan = actions.draft_plan(cast.province_officer, notice)
    by_hand = compose_plan(sample_document())
    assert windows(plan) == [
        (one.title, one.window.starts_on, one.window.ends_on)
        for one in by_hand.measures
        if one.role == "measure"
    ]
    assert plan.measures.filter(role="requirement").count() == 2
    assert (plan.title, plan.theme, plan.doc_number) == (by_hand.title, by_hand.theme, by_hand.doc_number)
    assert [phase.end_event for phase in plan.phases.order_by("order")] == ["全省职工职业技能大赛开幕", ""]


def test_from_the_gansu_file_come_seven_measures_and_three_requirements_down_to_tasks(cast):
    gansu = shared_file("seeds/004_68f0bb03790e3bae.txt")
    notice = actions.receive_notice(
        cast.province_officer, uid=new_uid(), file_name=gansu.name, content=gansu.read_bytes()
    )
    plan = actions.draft_plan(cast.province_officer, notice)
    until = {"06": date(2022, 5, 6), "11": date(2022, 11, 30), "12": date(2022, 12, 31)}
    assert windows(plan) == [
        ("制定宣传方案", date(2022, 5, 1), until["06"]),
        ("组织宣传宣讲", date(2022, 5, 1), until["11"]),
        ("结合调研宣讲", date(2022, 5, 1), until["12"]),
        ("开展主题教育", date(2022, 5, 1), until["11"]),
        ("工会阵地宣传", date(2022, 5, 1), until["12"]),
        ("主流媒体宣传", date(2022, 5, 1), until["12"]),
        ("开展网上宣传", date(2022, 5, 1), until["12"]),
    ]
    assert plan.measures.filter(role="requirement").count() == 3
    assert plan.theme.rstrip("。") == "大力弘扬劳模精神、劳动精神、工匠精神"
    first, _second = plan.phases.order_by("order")
    assert "党的二十大召开" in first.end_event
    assert send(cast, plan, "each-city", "each-industry").units == 3
    assert sum(delivery.tasks.count() for delivery in plan.deliveries.all()) == 21
