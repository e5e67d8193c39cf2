"""What an item of the outline is for, by the headings that documents of many kinds use."""

import pytest

from luoshi.gongwen.roles import role_of
from luoshi.gongwen.tests.notices import notice

HEADINGS = {
    "theme": ["活动主题", "宣传主题", "调研主题"],
    "time": ["时间安排", "活动时间和地点", "申报时间", "实施步骤", "进度安排", "会议日程"],
    "understand": [
        "指导思想",
        "大赛宗旨",
        "总体要求",
        "工作原则",
        "目标任务",
        "活动目的",
        "提高政治站位",
        "准确把握核心要义",
        "充分认识开展安全生产月活动的重要意义",
    ],
    "do": [
        "重点任务",
        "竞赛方式",
        "推荐程序",
        "申报流程",
        "慰问方式",
        "扎实开展隐患排查",
        "深入开展“安康杯”竞赛",
        "动员部署阶段（3月）",
        "活动形式",
    ],
    "require": [
        "工作要求",
        "其他事项",
        "保障措施",
        "加强组织领导",
        "严明纪律",
        "监督检查",
        "加强督促检查",
        "做好总结上报",
        "压实工作责任",
        "严格审核把关",
        "作品要求",
    ],
    "define": [
        "参赛对象及条件",
        "竞赛工种",
        "竞赛规则",
        "奖项设置",
        "名额分配",
        "慰问标准",
        "职责分工",
        "组织机构",
        "主办单位",
        "评审办法",
        "申报材料",
        "联系方式",
    ],
}


@pytest.mark.parametrize(
    ("heading", "role"), [(heading, role) for role, headings in HEADINGS.items() for heading in headings]
)
def test_the_heading_tells_the_role(heading, role):
    assert role_of(heading, "", 0) == role


def test_items_below_take_the_role_of_their_section():
    part = notice(
        "（一）开展排查。\n（二）组织培训。\n二、工作要求\n（一）高度重视。\n（二）开展自查。",
        head="一、重点任务",
    )
    assert [(one.path, one.title) for one in part.measures] == [
        ("一、（一）", "开展排查"),
        ("一、（二）", "组织培训"),
    ]
    assert [one.path for one in part.requirements] == ["二、（一）", "二、（二）"]
