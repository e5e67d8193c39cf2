"""What a measure names: who acts and helps, what is done, where, through what, for whom, under which name."""

import pytest

from luoshi.gongwen.tests.notices import notice


def measure(body):
    return notice(body, head="一、重点任务").measures[0]


@pytest.mark.parametrize(
    ("body", "actor", "supporters"),
    [
        ("（一）宣传宣讲。各级工会要组织宣讲。", "各级工会", ()),
        ("（一）技能竞赛。由市总工会生产部牵头，会同市人社局组织实施。", "市总工会生产部", ("市人社局",)),
        (
            "（一）技能竞赛。组织职工比武。（牵头单位：市总工会；配合单位：市教育局、市人社局）",
            "市总工会",
            ("市教育局", "市人社局"),
        ),
        ("（一）送清凉。走访一线职工。\n责任单位：市总工会权益保障部", "市总工会权益保障部", ()),
        ("（一）宣传宣讲。深入企业开展宣讲。", "", ()),
        ("（一）走访慰问。积极联系各类企业，了解需求。", "", ()),
    ],
)
def test_who_acts_and_who_helps(body, actor, supporters):
    found = measure(body)
    assert (found.actor, found.supporters) == (actor, supporters)


def test_what_is_done_where_how_and_for_whom():
    found = measure(
        "（一）开展“春风送岗”行动。各级工会要走进园区、工地举办招聘会，通过微信公众号和12351热线发布岗位，"
        "面向农民工和高校毕业生提供指导，拓展“工会进万家”活动，做到“两个维护”。"
    )
    assert found.actions[:2] == ("开展“春风送岗”行动", "走进园区、工地举办招聘会")
    assert set(found.venues) == {"园区", "工地"}
    assert set(found.channels) == {"微信公众号", "12351热线"}
    assert set(found.audiences) == {"农民工", "高校毕业生"}
    assert found.programmes == ("春风送岗", "工会进万家")


def test_set_phrases_and_merits_are_no_programmes():
    found = measure("（一）宣传引导。坚持“两个确立”，突出“实用性、可复制性”等特点，围绕“十四五”等规划。")
    assert found.programmes == ()
