import pytest

from luoshi.gongwen.siblings import Sibling, part_headings


def headings(*texts, strict=False, ends=False):
    seams = part_headings([Sibling(text, ends, strict) for text in texts])
    return [text[:seam] for text, seam in zip(texts, seams, strict=True)]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("活动宗旨坚持面向基层、服务职工，推动工作落到实处。", "活动宗旨"),
        ("加大扶持力度市住房和城乡建设局应在项目、资金上给予支持，按季度调度。", "加大扶持力度"),
        ("评分细则评分细则分为四项，每项二十五分，由评委当场打分。", "评分细则"),
        ("其他事项当前正值汛期，各单位要注意安全，不得冒险作业。", "其他事项"),
        ("材料审核（5月上旬）市总工会负责审核，不合格的退回补正。", "材料审核（5月上旬）"),
    ],
)
def test_a_heading_glued_to_its_text_ends_where_a_sentence_begins(text, heading):
    assert headings(text) == [heading]


@pytest.mark.parametrize(
    "text",
    [
        "承办机构按照规定程序办理手续，不得收取任何费用，不得要求提供其他证明。",
        "符合上述条件者可登录系统填写有关信息，并打印表格，由本人签字确认。",
        "申请本届优秀成果奖的个人，须长期在一线工作，并取得较好的业绩和评价。",
    ],
)
def test_a_sentence_has_no_heading(text):
    assert headings(text, text) == ["", ""]


def test_a_doubtful_heading_takes_the_length_of_the_others():
    found = headings(
        "工作目标深入学习贯彻上级会议精神，推动工作再上新台阶，取得实效。",
        "推进阅览东湖书屋添置图书三千册，向职工开放，并延长开放的钟点。",
        "工作要求各单位要高度重视，明确责任，抓好落实，按时完成任务。",
    )
    assert found == ["工作目标", "推进阅览", "工作要求"]


def test_a_list_of_sentences_is_left_whole_but_for_what_is_beyond_doubt():
    found = headings(
        "年满十八周岁的职工均可报名，不收取费用，名额以五十人为限。",
        "奖励办法按照上年度执行，由主办单位另行公布，并在网站上公示。",
        "逾期报名的，不予受理，由此引起的后果自负，主办单位概不负责。",
        "参加者自备用品，路费自理，主办单位只提供午餐和饮水，不安排住宿。",
    )
    assert found == ["", "奖励办法", "", ""]
