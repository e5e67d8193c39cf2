import pytest

from luoshi.gongwen import read_text
from luoshi.gongwen.tests.notices import notice


def outline(*lines):
    text = "\n".join(["关于开展活动的通知", "各县总工会：", "现将有关事项通知如下。", *lines])
    return shape(read_text(text).parts[0].outline)


def shape(items):
    return [(item.marker, item.heading, shape(item.children)) for item in items]


def test_a_jump_from_the_first_to_the_third_mark_is_one_level():
    assert outline("一、内容", "1、宣讲", "2、竞赛", "二、要求") == [
        ("一、", "内容", [("1、", "宣讲", []), ("2、", "竞赛", [])]),
        ("二、", "要求", []),
    ]


def test_numbers_that_run_on_below_the_next_heading_stay_below_it():
    found = outline("（一）服务", "1.送清凉", "（二）维权", "2.送法律")
    assert [[child[0] for child in item[2]] for item in found] == [["1."], ["2."]]


@pytest.mark.parametrize(
    "marks",
    [
        ("第一章", "第二章"),
        ("一、", "二、"),
        ("（一）", "（二）"),
        ("(一)", "(二)"),
        ("1.", "2."),
        ("１．", "２．"),
        ("①", "②"),
        ("一是", "二是"),
        ("一要", "二要"),
    ],
)
def test_every_numbering_is_known(marks):
    found = outline(f"{marks[0]}加强宣传", f"{marks[1]}加强培训")
    assert [item[1].strip() for item in found] == ["加强宣传", "加强培训"]


def test_marks_inside_a_paragraph_number_its_items():
    found = outline("一、材料", "请提交以下材料：（1）申请表；（2）证明；（3）照片。")
    assert [child[:2] for child in found[0][2]] == [("（1）", "申请表"), ("（2）", "证明"), ("（3）", "照片")]


@pytest.mark.parametrize(
    "line",
    [
        "一、二等奖共10名，由评委会评出。",
        "1.5万名职工参加了活动。",
        "第（一）项规定的情形除外。",
        "2024年开展活动。",
    ],
)
def test_what_only_looks_like_a_mark_is_none(line):
    assert outline("一、奖励", line) == [("一、", "奖励", [])]


def test_markdown_signs_are_not_part_of_a_heading():
    assert outline("## 一、内容", "### 二、要求") == [("一、", "内容", []), ("二、", "要求", [])]


def test_text_whose_line_ends_were_lost_is_cut_again():
    text = (
        "丰收市总工会关于开展职工读书活动的通知\n丰工发〔2024〕7号各县（市、区）总工会，市直属基层工会：为丰富职工文化生活，现将有关事项通知如下："
        "一、总体要求深入学习贯彻上级会议精神，坚持面向基层、服务职工，引导广大职工多读书、读好书，努力营造良好的学习氛围，推动各项工作上台阶。"
        "二、工作内容（一）组织集体阅读。各级工会要结合实际，利用职工书屋开展集体阅读活动，做到人员、时间、内容三落实，并做好活动记录。"
        "（二）组织读书分享。各级工会要通过座谈、演讲等形式，组织职工交流体会，注重发现和宣传身边的读书典型，形成示范带动效应。"
        "三、报送时间各单位请于4月15日前将活动方案报送市总工会宣教部，活动结束后及时报送总结材料，重要情况随时报告，逾期不再受理。"
        "附件：1.推荐表2.汇总表河北省总工会2024年3月5日（此件主动公开）联系人：张三联系电话：0311-12345678"
    )
    part = read_text(text).parts[0]
    assert part.doc_number.serial == 7
    assert part.recipients == ("各县（市、区）总工会", "市直属基层工会")
    assert [item.heading for item in part.outline] == ["总体要求", "工作内容", "报送时间"]
    assert [item.heading for item in part.outline[1].children] == ["组织集体阅读", "组织读书分享"]
    assert part.attachments == ("推荐表", "汇总表")
    assert (part.issuers, str(part.date)) == (("河北省总工会",), "2024-03-05")
    assert [str(deadline.date) for deadline in part.deadlines] == ["2024-04-15"]
    assert part.contacts[0].phone == "0311-12345678"


def test_wards_named_by_number_open_no_outline():
    part = notice(
        "1.人数：内科一、外五、医技选派2人，其他工会选派1人。\n2.时间：3月5日。\n二、要求\n认真组织。",
        head="一、比赛",
    )
    section, _ = part.outline
    assert [child.marker for child in section.children] == ["1.", "2."]


def test_a_numbered_item_about_contacts_is_an_item():
    part = notice("请报名。\n二、联系方式：\n电话：0000-8836021 张老师", head="一、报名")
    assert [item.heading for item in part.outline] == ["报名", "联系方式"]


def test_a_demand_to_all_is_one_sentence_beside_short_headings():
    part = notice(
        "3月5日。\n二、捐助种类\n过冬衣被。\n三、各分工会要将衣物分类登记，统计好数量，并交给工作人员。",
        head="一、捐助时间",
    )
    assert part.outline[2].heading == "各分工会要将衣物分类登记，统计好数量，并交给工作人员"
