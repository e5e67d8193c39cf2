"""Spans of time: over the year's end, by quarters and thirds, with hours, by events, coming again."""

import pytest

from luoshi.gongwen import read_text
from luoshi.gongwen.tests.notices import notice, windows


@pytest.mark.parametrize(
    ("sentence", "window"),
    [
        ("集中慰问时间为11月至次年2月。", ("2024-11", "2025-02")),
        ("两节走访从12月25日至1月10日开展。", ("2024-12-25", "2025-01-10")),
        ("冬季练兵12月—翌年1月进行。", ("2024-12", "2025-01")),
        ("集训安排在11—次年1月。", ("2024-11", "2025-01")),
    ],
)
def test_a_span_runs_over_the_end_of_the_year(sentence, window):
    assert windows(sentence, signed="2024年10月8日") == [window]


@pytest.mark.parametrize(
    ("sentence", "window"),
    [
        ("培训安排在2024年3—5月。", ("2024-03", "2024-05")),
        ("展演时间：4月10日~4月20日。", ("2024-04-10", "2024-04-20")),
        ("展演时间：4月10日－4月20日。", ("2024-04-10", "2024-04-20")),
        ("报名时间：2024.3.10-2024.4.15。", ("2024-03-10", "2024-04-15")),
        ("报名时间为2024/4/1—2024/4/30。", ("2024-04-01", "2024-04-30")),
        ("报名时间：2024年3月10日9:00至4月15日17:00。", ("2024-03-10", "2024-04-15")),
        ("比赛于6月5日（星期三）至7日（星期五）举行。", ("2024-06-05", "2024-06-07")),
        ("活动时间：自2024年4月1日起，至2024年9月30日止。", ("2024-04-01", "2024-09-30")),
        ("从即日起至年底开展排查。", ("2024-03-05", "2024-12-31")),
        ("定于2024年10月27、28日举行运动会。", ("2024-10-27", "2024-10-28")),
        ("自本通知印发之日起至6月30日自查自纠。", ("2024-03-05", "2024-06-30")),
        ("活动从4月1日开始，6月30日结束。", ("2024-04-01", "2024-06-30")),
        ("培训时间暂定4月15日—19日（15日报到）。", ("2024-04-15", "2024-04-19")),
        ("宣传月活动自2024年1月起至12月底结束。", ("2024-01", "2024-12")),
        ("行动周期为2024-2026年。", ("2024-01-01", "2026-12-31")),
    ],
)
def test_however_it_is_printed_a_span_has_both_its_days(sentence, window):
    assert windows(sentence) == [window]


@pytest.mark.parametrize(
    ("sentence", "window"),
    [
        ("二季度开展集中宣讲。", ("2024-04", "2024-06")),
        ("第二至三季度组织技能培训。", ("2024-04", "2024-09")),
        ("上半年完成场地改造。", ("2024-01", "2024-06")),
        ("下半年组织疗休养。", ("2024-07", "2024-12")),
    ],
)
def test_quarters_and_halves_of_a_year_are_spans_of_months(sentence, window):
    assert windows(sentence) == [window]


@pytest.mark.parametrize(
    "sentence",
    [
        "一季度的数据另行报送。",
        "上半年工作总结另发。",
        "上班时间为9:00—17:00。",
        "《健康行动规划（2021—2025年）》已经印发。",
    ],
)
def test_names_of_quarters_hours_and_plans_are_no_spans(sentence):
    assert windows(sentence) == []


def test_a_span_by_thirds_of_months_has_days_and_says_so():
    (window,) = notice("3月中旬至4月上旬，开展摸底。").windows
    assert (str(window.start), str(window.end), window.precision) == ("2024-03-11", "2024-04-10", "third")


def test_a_vague_span_is_not_read_beside_the_exact_one_it_stands_for():
    assert windows("定于5月中旬至6月下旬开展。活动时间为5月16日至6月25日。") == [("2024-05-16", "2024-06-25")]


def test_a_span_in_spring_of_a_notice_signed_in_autumn_is_next_years_and_says_so():
    part = notice("（一）走访慰问（1月10日至2月10日）。各级工会走访职工。", signed="2023年11月20日")
    (window,) = part.windows
    assert (str(window.start), str(window.end), window.year_from) == (
        "2024-01-10",
        "2024-02-10",
        "成文日期的次年",
    )
    assert part.measures[0].window == window


@pytest.mark.parametrize(
    "sentence",
    [
        "3月至5月，市总工会开展了调研。",
        "3月至5月，市总工会组织调研组赴各县调研。",
        "今年3月至5月集中开展整治，成效明显。",
    ],
)
def test_what_is_told_of_a_span_does_not_move_it_into_the_future(sentence):
    assert windows(sentence, signed="2024年12月1日") == []


def test_stages_of_an_undated_plan_follow_one_another_over_the_years_end():
    text = (
        "丰收市总工会冬季练兵方案\n各县总工会：\n丰工发〔2023〕8号\n一、安排\n（一）集训（11月1日至12月20日）。\n"
        "（二）比武（1月5日至2月5日）。"
    )
    part = read_text(text.replace("各县总工会：\n", "")).to_json()["parts"][0]
    assert [(one["start"], one["end"]) for one in part["windows"]] == [
        ("2023-11-01", "2023-12-20"),
        ("2024-01-05", "2024-02-05"),
    ]


def test_a_day_with_hours_is_an_event_and_no_span():
    part = notice("会议定于4月23日（星期二）下午14:30至16:00召开。")
    assert part.windows == ()
    assert [(str(one.date), one.kind) for one in part.deadlines] == [("2024-04-23", "event")]


@pytest.mark.parametrize(
    ("sentence", "start", "start_event", "end_event"),
    [
        ("自即日起至活动结束，设立咨询热线。", "2024-03-05", "", "活动结束"),
        ("集训从5月6日至决赛结束。", "2024-05-06", "", "决赛结束"),
        ("自方案印发之日起至验收完成，实行周调度。", "None", "方案印发之日", "验收完成"),
        ("宣传持续至决赛闭幕。", "None", "", "决赛闭幕"),
        ("国庆节前后组织文艺演出。", "None", "国庆节前后", ""),
        ("春节期间走访慰问。", "None", "春节期间", ""),
    ],
)
def test_an_event_bounds_a_span(sentence, start, start_event, end_event):
    (window,) = notice(sentence).windows
    found = (str(window.start), window.start_event, window.end_event, window.precision)
    assert found == (start, start_event, end_event, "event")
    assert window.end is None


@pytest.mark.parametrize(
    ("sentence", "raw", "every"),
    [
        ("请每月15日前报送情况。", "每月15日前", "每月"),
        ("每季度末召开联席会议。", "每季度末", "每季度"),
        ("每年3月开展学雷锋活动。", "每年3月", "每年"),
        ("逢重大节日慰问困难职工。", "逢重大节日", "逢"),
        ("每周三组织集中学习。", "每周三", "每周"),
    ],
)
def test_what_comes_again_has_no_days(sentence, raw, every):
    (window,) = notice(sentence).windows
    assert (window.raw, window.recurring, window.start, window.end) == (raw, every, None, None)


def test_each_span_of_a_yearly_list_comes_again():
    found = notice("每年1月至2月、7月至8月开办托管班。").windows
    assert [(window.raw, window.recurring, window.start) for window in found] == [
        ("1月至2月", "每年", None),
        ("7月至8月", "每年", None),
    ]


@pytest.mark.parametrize(
    ("sentence", "event", "within"),
    [
        ("自印发之日起30日内完成自查。", "印发之日", "30日"),
        ("收到本通知后5个工作日内反馈意见。", "收到本通知后", "5个工作日"),
        ("活动结束后一周内报送总结。", "活动结束后", "一周"),
        ("在公示结束之日起两个月内兑现奖励。", "公示结束之日", "两个月"),
    ],
)
def test_a_term_runs_from_an_event(sentence, event, within):
    (window,) = notice(sentence).windows
    assert (window.start_event, window.within, window.start) == (event, within, None)


def test_a_measure_has_the_span_of_its_text_or_of_its_first_item():
    part = notice(
        "（一）知识竞赛。5月至6月，组织线上答题。\n（二）技能比武。\n1.初赛。7月1日至10日进行。\n（三）总结。",
        head="二、内容",
    )
    spans = [(str(one.window.start), str(one.window.end)) if one.window else None for one in part.measures]
    assert spans == [("2024-05-01", "2024-06-30"), ("2024-07-01", "2024-07-10"), None]


@pytest.mark.parametrize(
    "sentence",
    [
        "提供2024年1-3月工资发放流水。",
        "申报2023年5月至2024年4月期间发表的论文。",
        "补贴2024年3月至8月实际缴纳的社会保险费。",
        "政策执行期限为2024年4月1日至2024年12月31日。",
        "有效期自2024年4月1日至2026年3月31日。",
        "《技能提升行动方案（2024年3月—2025年12月）》已经印发。",
        "在2024-2025年服务业发展资金中安排。",
        "发布日期：2024-03-10浏览次数：64",
        "申报截止时间：2024年8月30日。",
    ],
)
def test_spans_of_records_rules_and_cited_titles_are_none_of_the_work(sentence):
    assert windows(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "window"),
    [
        ("推荐阶段（2024年4月-5月10日）。", ("2024-04", "2024-05-10")),
        ("推荐阶段（2024年4月10日-5月）。", ("2024-04-10", "2024-05")),
        ("自本通告发布之时起，截至4月10日18时前登记。", ("2024-03-05", "2024-04-10")),
    ],
)
def test_each_end_is_written_as_exactly_as_it_was_printed(sentence, window):
    assert windows(sentence) == [window]


@pytest.mark.parametrize(
    ("sentence", "spans"),
    [
        (
            "报名时间：2024年3月28日—4月20日；资格审查时间：2024年4月19日—21日。",
            [("2024-03-28", "2024-04-20"), ("2024-04-19", "2024-04-21")],
        ),
        ("系统将于2024年3月12日9时开通，4月12日17时关闭。", [("2024-03-12", "2024-04-12")]),
        ("缓缴自文件发布之日至2024年6月30日办理。", [("2024-03-05", "2024-06-30")]),
    ],
)
def test_opening_and_closing_checking_and_publication_bound_a_span(sentence, spans):
    assert windows(sentence) == spans


def test_a_stage_of_one_month_is_a_stage():
    part = notice(
        "一、时间安排\n（一）动员部署阶段（4月）。制定方案。\n（二）集中推进阶段（5月—10月）。扎实开展。"
    )
    stages = [(one.name, str(one.start), str(one.end)) for one in part.phases]
    assert stages == [
        ("动员部署阶段", "2024-04-01", "2024-04-30"),
        ("集中推进阶段", "2024-05-01", "2024-10-31"),
    ]


def test_a_time_after_an_event_begins_with_the_event():
    (window,) = notice("承办单位应在决赛结束后10个工作日内报送赛事总结。").windows
    assert (window.start_event, window.within) == ("决赛结束后", "10个工作日")
