"""What is broken is said with its place and never guessed; what is sound raises no doubt."""

import pytest

from luoshi.gongwen import read_text
from luoshi.gongwen.tests.notices import document


def codes(body, **more):
    return [doubt.code for doubt in document(body, **more).warnings if doubt.code != "year-taken"]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("请于410日前报送总结。", "broken-date"),
        ("请于月15日前报送总结。", "broken-date"),
        ("请于4月日前报送总结。", "broken-date"),
        ("评选从202年3月1日开始。", "broken-date"),
        ("会议定于2024年2月30日召开。", "no-such-day"),
        ("会议定于2023年2月29日召开。", "no-such-day"),
        ("培训于6月31日结束。", "no-such-day"),
        ("培训于13月5日结束。", "no-such-day"),
        ("根据国发2016 12号文件精神，开展自查。", "number-brackets"),
        ("根据国发〔2016 12号文件精神，开展自查。", "number-brackets"),
        ("根据丰工办发2016〕12号文件精神，开展自查。", "number-brackets"),
        ("根据丰工函201612号文件精神，开展自查。", "number-brackets"),
        ("各级工会要发挥 and 示范带动作用。", "stray-word"),
        ("各级工会要□□组织职工参加。", "stray-sign"),
        ("各级工会要??组织职工参加。", "stray-sign"),
        ("各级工会&nbsp;要组织职工参加。", "stray-sign"),
        ("各级工会要■组织职工参加。", "stray-sign"),
        ("各级工会要锟斤拷组织职工参加。", "stray-sign"),
        ("各级工会要�组织职工参加。", "lost-text"),
        ("各级工会要<br/>组织职工参加。", "stray-sign"),
        ("认真学习《中国工会章程的有关规定，做到入脑入心。", "unpaired"),
        ("活动从5月10日至3月20日开展。", "window-reversed"),
        ("活动从2024年5月10日至2024年4月20日开展。", "window-reversed"),
        ("活动时间为5月20日至10日。", "window-reversed"),
        ("开班式定于2024年4月23日（星期一）举行。", "weekday"),
        ("开班式定于4月23日，周五举行。", "weekday"),
        ("全市共开展活动12场，其中省级3场、市级10场。", "wrong-sum"),
        ("设一等奖1名、二等奖2名、三等奖3名，共7名。", "wrong-sum"),
        ("共有职工100人，其中男60人、女30人。", "wrong-sum"),
        ("请于2024年3月1日前报送总结。", "deadline-past"),
        ("请于2月1日前报送总结。", "deadline-past"),
        ("请填写附件3。", "attachment-missing"),
        ("推荐材料要求见附件。", "attachment-missing"),
        ("各级工会要高度重视，切实加强对\n二、其他", "cut-off"),
        ("请认真组织。各单位要结合实际制定方案，明确责任分工并认真抓好\n二、其他", "cut-off"),
        ("要精心组织职工参加活动。\n要精心组织职工参加活动。", "repeated-line"),
        ("（一）部署。\n（二）实施。\n（四）总结。", "gap"),
        ("（一）部署。\n（二）实施。\n（二）总结。", "repeated-number"),
    ],
)
def test_what_is_broken_is_said(sentence, code):
    assert codes(sentence) == [code]


@pytest.mark.parametrize(
    "sentence",
    [
        "请于4月10日前报送总结。",
        "每月15日前报送，次月5日前汇总。",
        "今年2月29日前完成登记的，不再登记。",
        "会议定于2024年2月29日召开。",
        "根据国发〔2016〕12号文件精神，开展自查。",
        "根据市政府令2016年第12号，开展自查。",
        "用好PPT、APP和AI工具，推广Word of mouth模式。",
        "□是 □否（在方框内打√）。",
        "怎样做好服务？怎样抓好落实？",
        "活动从11月10日至2月20日开展。",
        "学年活动从9月1日至次年6月30日开展。",
        "开班式定于2024年4月23日（星期二）举行。",
        "开班式定于4月23日（周二）举行。",
        "全市共开展活动12场，其中省级3场、市级9场。",
        "全市共开展活动12场，其中重点场次3场。",
        "慰问职工100人，其中女职工60人、劳模50人。",
        "设一等奖1名、二等奖2名、三等奖3名，共6名。",
        "走访企业12家、职工30人，共投入5万元。",
        "共有职工100人，其中男60人、女40人。",
        "《职工之家建设办法》附件3中的表格仍然有效。",
        "（一）报名时间\n3月10日至4月10日\n（二）报名地点\n市工人文化宫一楼",
        "活动口号是：劳动最光荣",
    ],
)
def test_what_is_sound_raises_no_doubt(sentence):
    assert codes(sentence) == []


def test_a_broken_date_gives_no_deadline_and_has_its_place():
    read = document("一切就绪。请于410日前报送总结。")
    (doubt,) = read.warnings
    assert (doubt.place.line, read.lines[4].text[doubt.place.start : doubt.place.end]) == (5, "410日")
    assert read.parts[0].deadlines == ()


def test_a_reversed_span_is_not_read():
    assert document("活动从5月10日至3月20日开展。").parts[0].windows == ()


def test_a_doubt_says_what_is_right_in_both_languages():
    (doubt,) = document("开班式定于2024年4月23日（星期一）举行。").warnings
    assert "2024年4月23日是星期二" in doubt.zh
    assert "2024-04-23 is a Tuesday" in doubt.en


def test_a_weekday_of_the_next_year_is_right_in_a_notice_of_december():
    assert codes("培训于1月10日（星期五）开班。", signed="2024年12月20日") == []


def test_a_list_of_attachments_answers_what_the_text_cites():
    text = (
        "关于评选的通知\n各县总工会：\n现将有关事项通知如下。\n一、材料\n填写附件1、附件2，详见附件3。\n"
        "附件：1.推荐表\n2.汇总表\n丰收市总工会\n2024年3月5日"
    )
    warnings = read_text(text).warnings
    assert [(doubt.code, doubt.zh[:9]) for doubt in warnings] == [("attachment-missing", "正文提到“附件3”")]


def test_the_date_is_held_against_the_number_the_printing_and_today():
    head = "丰工发〔2024〕7号\n关于评选的通知\n各县总工会：\n现将有关事项通知如下。\n请认真执行。\n丰收市总工会\n"
    ends = {
        "2022年3月5日": ["date-and-number"],
        "2048年3月5日": ["date-and-number", "date-ahead"],
        "2025年1月5日": [],
        "2024年3月9日\n丰收市总工会办公室\n2024年3月6日印发": ["date-after-print"],
    }
    for end, expected in ends.items():
        assert [doubt.code for doubt in read_text(head + end).warnings] == expected


def test_an_inferred_year_is_said_once_for_each_source():
    doubts = document("宣讲4月1日至5月1日，竞赛5月2日至6月1日。").warnings
    assert [(doubt.code, doubt.zh) for doubt in doubts] == [
        ("year-taken", "“4月1日至5月1日”没有写年份，按成文日期取2024年。")
    ]


def test_a_span_that_begins_today_lacks_no_year():
    assert document("从即日起至2024年9月30日开展排查。").warnings == ()


def test_an_outline_that_begins_at_two_may_have_lost_its_first_item():
    assert codes("各单位抓好落实。", head="二、安排") == ["gap"]
