"""What figures mean: words for numbers, whose they are, of which time, and which must not be added."""

import pytest

from luoshi.gongwen import read_text


def facts(body, kind="总结"):
    return report(body, kind).figures


def report(body, kind="总结"):
    text = f"丰收市总工会2023年工作{kind}\n市委：\n现将情况报告如下。\n一、主要情况\n{body}\n丰收市总工会\n2024年1月5日"
    return read_text(text).parts[0]


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("慰问职工两千三百余名。", (2300, None, "名", "about")),
        ("发放慰问金三百二十万元。", (320, None, "万元", "exact")),
        ("两三百名职工到场。", (200, 300, "名", "exact")),
        ("数百名职工到场。", (100, 900, "名", "about")),
        ("近百家企业报名。", (100, None, "家", "about")),
        ("上千人观看。", (1000, None, "人", "about")),
        ("十余家媒体报道。", (10, None, "家", "about")),
        ("七成以上职工满意。", (7, None, "成", "over")),
        ("百分之九十五的企业签订合同。", (95, None, "%", "exact")),
        ("入会率提高3.5个百分点。", (3.5, None, "个百分点", "exact")),
        ("参赛人数同比增长12.3%。", (12.3, None, "%", "exact")),
        ("每场有20～30人参加。", (20, 30, "人", "exact")),
        ("帮扶资金3万元至5万元。", (3, 5, "万元", "exact")),
        ("投诉率不足1%。", (1, None, "%", "under")),
        ("惠及职工1.2亿人次。", (120000000, None, "人次", "exact")),
        ("改造面积1200平方米。", (1200, None, "平方米", "exact")),
        ("刊发报道86篇（条）。", (86, None, "篇（条）", "exact")),
        ("走访家庭230户次。", (230, None, "户次", "exact")),
    ],
)
def test_value_range_unit_and_comparator(sentence, amount):
    (figure,) = facts(sentence)
    assert (figure.value, figure.value_max, figure.unit, figure.comparator) == amount


@pytest.mark.parametrize(
    "sentence",
    [
        "开展百名专家进百企活动。",
        "落实两个维护，用好三会一课。",
        "拨打12351热线或12345热线。",
        "学习贯彻党的二十大精神。",
        "依托G60科创走廊推进。",
        "按照20号文要求办理。",
        "实施双百工程和“十百千”计划。",
        "围绕五一、七一开展宣传。",
        "召开第一百二十次会议。",
        "提供7×24小时服务。",
        "走进千家万户。",
        "组织5人制足球赛。",
    ],
)
def test_a_name_that_holds_a_number_is_no_figure(sentence):
    assert facts(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "每个单位不少于3人参加。",
        "每单位限报2名。",
        "力争新建驿站50个。",
        "下一步，将新建驿站50个。",
        "人数不得超过20人。",
        "计划培训职工500人次。",
    ],
)
def test_what_is_ruled_or_planned_is_a_limit_even_in_a_report(sentence):
    part = report(sentence)
    assert (part.figures, len(part.limits)) == ((), 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "实施“工匠培育计划”，培训职工500人。",
        "计划培训职工500人，实际培训600人。",
        "完成年度目标任务的120%。",
        "落实《三年行动规划》，新建驿站30个。",
    ],
)
def test_what_was_done_under_a_plan_is_a_fact(sentence):
    assert len(facts(sentence)) == 1


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("全市各级工会开展宣讲1200场。", "开展宣讲"),
        ("开展12场送文艺演出，反响良好。", "送文艺演出"),
        ("吸引225万人次参与答题。", "参与答题"),
        ("职工入会率比上年提高3.5个百分点。", "职工入会率"),
        ("全省累计建成职工书屋80家。", "建成职工书屋"),
        ("选树“最美职工”30名。", "选树“最美职工”"),
        ("开展7场“学思想、强本领”宣讲。", "“学思想、强本领”宣讲"),
    ],
)
def test_what_is_counted_stands_beside_the_number(sentence, what):
    assert [figure.what for figure in facts(sentence)] == [what]


@pytest.mark.parametrize(
    ("sentence", "whose", "period", "as_of"),
    [
        ("2023年，全市各级工会开展宣讲1200场。", "全市各级工会", "2023年", ""),
        ("今年以来，市总工会走访企业86家。", "市总工会", "今年以来", ""),
        ("截至6月底，全县建成书屋80家。", "全县", "", "截至6月底"),
        ("截至目前，我区工会有会员3万人。", "我区工会", "", "截至目前"),
        ("去年同期，丰收区参赛职工500人。", "丰收区", "去年同期", ""),
        ("“十四五”以来，全省建成驿站2000个。", "全省", "“十四五”以来", ""),
        ("2023年1—11月，全市新增就业8.6万人。", "全市", "2023年1—11月", ""),
        ("近三年，东风机械公司评选工匠12名。", "东风机械公司", "近三年", ""),
        ("2021年至2023年，全州新发展会员5万人。", "全州", "2021年至2023年", ""),
        ("上半年，云水县总工会调处纠纷46件。", "云水县总工会", "上半年", ""),
    ],
)
def test_whose_and_of_which_time_a_figure_is(sentence, whose, period, as_of):
    (figure,) = facts(sentence)
    assert (figure.whose, figure.period, figure.as_of) == (whose, period, as_of)


def links(body):
    part = report(body)
    return [
        (one.raw, [(other.raw, other.why) for other in one.not_with]) for one in (*part.figures, *part.limits)
    ]


def test_a_part_is_not_added_to_its_whole():
    assert links("慰问企业86家、职工1.2万人，其中困难职工800人。") == [
        ("86家", []),
        ("1.2万人", [("800人", "part")]),
        ("800人", [("1.2万人", "total")]),
    ]


def test_a_total_printed_last_is_not_added_to_its_parts():
    assert links("评出一等奖1名、二等奖2名，共3名。") == [
        ("1名", [("3名", "total")]),
        ("2名", [("3名", "total")]),
        ("3名", [("1名", "part"), ("2名", "part")]),
    ]


def test_persons_and_times_are_not_added():
    assert links("参与职工12万余人，覆盖职工35万人次。") == [
        ("12万余人", [("35万人次", "persons-and-times")]),
        ("35万人次", [("12万余人", "persons-and-times")]),
    ]


def test_what_was_built_this_year_is_in_what_was_ever_built():
    assert links("截至6月底，全县累计建成职工书屋80家。今年新建职工书屋15家。") == [
        ("80家", [("15家", "cumulative")]),
        ("15家", [("80家", "cumulative")]),
    ]


def test_a_plan_is_not_added_to_what_was_done():
    assert links("计划培训职工500人次，实际培训职工486人次。") == [
        ("486人次", [("500人次", "planned")]),
        ("500人次", [("486人次", "planned")]),
    ]


def test_what_is_said_twice_counts_once():
    assert links("建成心灵驿站20个，受到好评。\n全年建成心灵驿站20个。") == [
        ("20个", [("20个", "repeated")]),
        ("20个", [("20个", "repeated")]),
    ]


def test_different_things_may_be_added_to_nothing_wrong():
    assert links("举办讲座12场。举行演出5场。新建驿站3个。命名工匠工作室8个。") == [
        ("12场", []),
        ("5场", []),
        ("3个", []),
        ("8个", []),
    ]


def test_a_change_says_of_each_end_what_it_is_and_of_which_year():
    found = [(one.raw, one.what, one.period) for one in facts("参赛选手由2022年的300人增至2023年的520人。")]
    assert found == [("300人", "参赛选手", "2022年"), ("520人", "参赛选手", "2023年")]


def test_each_place_of_a_list_has_its_own_figure():
    assert [one.whose for one in facts("全市建成驿站8家，其中，东山区3家，西河区5家。")] == [
        "全市",
        "东山区",
        "西河区",
    ]
