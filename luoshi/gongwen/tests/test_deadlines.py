"""Days owed by the recipients, in the shapes in which notices print them, and days that nobody owes."""

import pytest

from luoshi.gongwen.senders import is_sender_subject, names_of
from luoshi.gongwen.tests.notices import notice


def due(sentence, **more):
    return [str(one.date) for one in notice(sentence, **more).deadlines if one.date]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("请最迟于4月11日将名单报市总工会。", "2024-04-11"),
        ("报送时间不晚于2024年4月12日。", "2024-04-12"),
        ("材料报送至迟不得晚于4月12日17时。", "2024-04-12"),
        ("截止日期：2024年4月20日。", "2024-04-20"),
        ("申报截止日期为2024年5月17日下班前。", "2024-05-17"),
        ("申报时间延长至4月20日。", "2024-04-20"),
        ("请在4月9日下午5点半前反馈意见。", "2024-04-09"),
        ("请于4月8日（星期一）下班前发给联络员。", "2024-04-08"),
        ("请在4月6日放学前向组长报名。", "2024-04-06"),
        ("报名截止日：2024年10月12日。", "2024-10-12"),
        ("2024.08.16 各学院将申报书提交至科研处。", "2024-08-16"),
        ("各单位活动在4月20之前组织完成。", "2024-04-20"),
        ("活动时间为2024年5月8日—2024年6月10日。", "2024-06-10"),
        ("纸质稿盖章后于4月26日（周五）17:00前交市总工会办公室。", "2024-04-26"),
        ("报名时限为2024年4月12日10:00至2024年11月7日18:00止。", "2024-11-07"),
        ("请于十二月三十一日前上报总结。", "2024-12-31"),
        ("请于二〇二四年四月三十日前报送。", "2024-04-30"),
        ("请于2024.4.8前将回执发至邮箱。", "2024-04-08"),
        ("请于2024年 4 月 8 日前报送。", "2024-04-08"),
        ("4月10日前未提交材料的，视为自动放弃。", "2024-04-10"),
        ("截至4月10日未提交材料的，视为放弃。", "2024-04-10"),
        ("网上报名3月11日开始，3月29日17:00结束。", "2024-03-29"),
        ("2024年4月20日24时报名截止。", "2024-04-20"),
        ("市财政下达资金，各县于5月底前拨付到位。", "2024-05-31"),
        ("第三季度末前完成改造。", "2024-09-30"),
        ("年内完成改造任务。", "2024-12-31"),
        ("根据评审小组安排，开展网上投票推荐活动的时间为5月15日至21日。", "2024-05-21"),
        ("各项比赛11月20日前全部结束。", "2024-11-20"),
        ("请于4月15日至20日报送推荐材料。", "2024-04-20"),
        ("2024年12月底前，欠薪全部清退完毕。", "2024-12-31"),
    ],
)
def test_a_limit_is_found_in_every_shape(sentence, day):
    assert due(sentence) == [day]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("第一批于3月31日前、第二批于6月30日前报送。", ["2024-03-31", "2024-06-30"]),
        ("请于3月15日前报送方案，25日前报送名单。", ["2024-03-15", "2024-03-25"]),
        ("3月20日、6月20日前分别报送阶段总结。", ["2024-03-20", "2024-06-20"]),
        ("上半年情况于7月10日前、下半年情况于次年1月10日前报送。", ["2024-07-10", "2025-01-10"]),
    ],
)
def test_limits_share_their_verb_their_month_and_their_word(sentence, days):
    assert due(sentence) == days


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("请于本月底前完成整改。", "2024-12-31"),
        ("月底前将落实情况报市总工会。", "2024-12-31"),
        ("请在下月5日前反馈。", "2025-01-05"),
        ("请于15日前报送名单。", "2024-12-15"),
    ],
)
def test_a_day_of_this_month_counts_from_the_signature(sentence, day):
    assert due(sentence, signed="2024年12月5日") == [day]


def test_a_third_of_a_month_ends_on_its_last_day_and_is_less_sure():
    (one,) = notice("4月中旬前完成自查。").deadlines
    assert (str(one.date), one.sure) == ("2024-04-20", 0.6)


@pytest.mark.parametrize(
    "sentence",
    [
        "丰收市总工会于4月30日前完成材料核对。",
        "市总工会组织专家审议，并于5月20日前把结果反馈各单位。",
        "2024年4月底前，市总工会会同有关部门制定细则。",
        "我会将于5月底前公布结果。",
        "2023年12月31日前取得职业资格的人员可以申报。",
        "缴费证明须为2024年3月20日前开具。",
        "团龄在一年以上（截止到2024年4月30日）的团员可以申报。",
        "截至2024年3月31日，全省共有技工院校180所。",
        "对2024年3月31日前未整改到位的，予以处理。",
        "本办法自2024年4月1日起施行，有效期至2029年3月31日。",
        "缓缴政策延长至2024年12月31日。",
        "5月1日前后开展慰问。",
        "2023年6月30日前，全市各单位组织了自查。",
        "按照4月2日内河航运会议精神办理。",
        "每月5日前报送上月情况。",
    ],
)
def test_what_others_do_and_what_decides_who_is_eligible_is_no_deadline(sentence):
    assert due(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("考试时间：2024年6月15日上午9:00-11:30。", "2024-06-15"),
        ("定于4月23日上午8:30召开会议。", "2024-04-23"),
        ("4月23日上午9:00举行开幕式。", "2024-04-23"),
        ("4月7日（星期日）上班。", "2024-04-07"),
    ],
)
def test_a_day_that_people_come_to_is_an_event(sentence, day):
    assert [(str(one.date), one.kind) for one in notice(sentence).deadlines] == [(day, "event")]


def test_an_event_that_is_told_is_none():
    assert due("4月23日召开的会议明确了任务。") == []


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("培训班4月23日至25日举办。", []),
        ("公告时间：4月1日至4月7日。", []),
        ("4月1日至5月31日，各级工会组织自查。", ["2024-05-31"]),
    ],
)
def test_the_end_of_a_span_is_owed_only_where_the_recipients_act(sentence, days):
    assert due(sentence) == days


def test_a_sender_is_known_by_the_short_forms_of_its_name():
    names = names_of(("青山省人力资源和社会保障厅",))
    assert is_sender_subject("材料齐全后，省人社厅", names)
    assert not is_sender_subject("各市汇总后报省人社厅，并于", names)


@pytest.mark.parametrize(
    ("title", "sentence", "day"),
    [
        ("2023—2024学年第二学期社团招新的通知", "请于3月19日前报名。", "2024-03-19"),
        (
            "关于报送材料的通知",
            "根据《丰收市奖励办法》（丰工发〔2024〕3号），请于6月30日前报送。",
            "2024-06-30",
        ),
    ],
)
def test_the_year_of_an_undated_notice_is_that_of_its_term_or_of_what_it_cites(title, sentence, day):
    assert due(sentence, title=title, signed="") == [day]


def test_a_signature_of_the_year_before_its_own_number_is_a_slip():
    sentence = "按照丰工发〔2024〕3号，请于7月1日前推荐一名选手。"
    assert due(sentence, signed="2023年6月25日") == ["2024-07-01"]


@pytest.mark.parametrize(
    ("sentence", "raw"),
    [
        ("各县总工会每季度末月25日前报送进展。", "每季度末月25日前"),
        ("每半年末报送台账。", "每半年末"),
        ("每月5日前向市总工会报送上月数据。", "每月5日前"),
        ("每周五报送进度。", "每周五"),
        ("每年12月底前提交年报。", "每年12月底前"),
    ],
)
def test_what_is_owed_again_and_again_keeps_its_whole_day(sentence, raw):
    assert [(one.kind, one.raw) for one in notice(sentence).deadlines] == [("recurring", raw)]


def test_the_end_of_a_span_under_a_general_heading_says_what_ends():
    part = notice("一、有关要求\n各单位的培训活动安排在4月至10月。")
    assert [one.what for one in part.deadlines] == ["各单位的培训活动安排在4月至10月"]


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("一、比赛时间、地点", "2024年11月12日，北三楼会议室。"),
        ("（一）2024年11月12日（周二）下午1点30分", "男子组。"),
    ],
)
def test_a_day_that_stands_alone_is_an_event(head, text):
    (one,) = notice(text, head=head).deadlines
    assert (one.kind, str(one.date)) == ("event", "2024-11-12")
