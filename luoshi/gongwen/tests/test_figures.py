import pytest

from luoshi.gongwen.amounts import FIGURE
from luoshi.gongwen.document import Line
from luoshi.gongwen.figures import find_figures
from luoshi.gongwen.passage import of_line
from luoshi.gongwen.tests.notices import notice


def figures(text, kind="新闻"):
    return [
        (c.figure.value, c.figure.unit, c.figure.comparator)
        for c in find_figures(of_line(Line(1, 1, text)), kind)
    ]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("开展宣讲超 2000 场", (2000, "场", "over")),
        ("覆盖职工超184万人次", (1840000, "人次", "over")),
        ("阅读量超1亿人次", (100000000, "人次", "over")),
        ("建成书屋5000余家", (5000, "家", "about")),
        ("历时8个多月", (8, "个月", "about")),
        ("报道7200余篇（条）", (7200, "篇（条）", "about")),
        ("投入资金1,200.5万元", (1200.5, "万元", "exact")),
        ("近300名职工参加", (300, "名", "about")),
        ("覆盖率达到80.5%", (80.5, "%", "exact")),
        ("帮扶不少于20户", (20, "户", "over")),
    ],
)
def test_value_unit_and_comparator(text, figure):
    assert figures(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "第十届职工运动会",
        "“四讲六进百县千企”活动",
        "“1234”服务模式",
        "2024年5月6日",
        "附件3",
        "电话0311-12345678",
        "《五年规划（2021—2025年）》",
        "中山路449号",
        "9" * 400 + "名职工",
    ],
)
def test_names_dates_and_addresses_are_no_figures(text):
    assert figures(text) == []


def test_a_range_keeps_both_ends():
    (counted,) = find_figures(of_line(Line(1, 1, "每个单位报送1-3个项目")), "通知")
    assert (counted.figure.value, counted.figure.value_max, counted.is_fact) == (1, 3, False)


def test_a_quota_in_a_notice_is_no_fact_but_a_result_is():
    rule, fact = (
        find_figures(of_line(Line(1, 1, text)), "通知")[0]
        for text in ("每县推荐2名。", "截至目前，全市已建成书屋80家。")
    )
    assert (rule.is_fact, fact.is_fact) == (False, True)


@pytest.mark.parametrize(
    ("text", "is_fact"),
    [
        ("经专家评审和社会公示等程序，市总工会认定12家单位为示范基地。", True),
        ("拟经评审认定12家单位为示范基地。", False),
        ("累计缴费36个月（含36个月）以上的职工可以申请。", False),
        ("已完成登记、排名本专业30％以内的同学可以申请。", False),
        ("截至目前，全市建成书屋80家以上。", True),
        ("提升投资和建设便利度（7项）。", False),
    ],
)
def test_a_notice_states_what_was_chosen_and_not_what_applicants_need(text, is_fact):
    found = find_figures(of_line(Line(1, 1, text)), "通知")
    assert {counted.is_fact for counted in found} == {is_fact}


@pytest.mark.parametrize(
    "text",
    ["严格执行24小时值班制度", "由市总工会等12个部门和单位组成", "丰收市请求，投入5亿元建设体育馆"],
)
def test_names_members_and_requests_are_no_facts(text):
    assert not any(one.is_fact for one in find_figures(of_line(Line(1, 1, text)), "函"))


def test_what_a_year_brought_is_told_before_the_outline():
    text = "2023年，全国总工会部署在6个城市开展试点。"
    assert [one.is_fact for one in find_figures(of_line(Line(1, 1, text)), "通知", narrated=True)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "各地要扩大产能，尽快实现全省日产量2000万个（其中医用100万个）。",
        "按照《关于稳增长30条措施的通知》要求开展自查。",
        "对首次开发的企业，省级财政一次性给予200万元奖励。",
        "已经组织评审，每组评审有5位专家。",
        "推动企业2月10起及时复工。",
    ],
)
def test_what_is_meant_to_be_reached_given_or_only_cited_is_no_fact(text):
    found = find_figures(of_line(Line(1, 1, text)), "通知", narrated=True)
    assert [c.figure.raw for c in found if c.is_fact] == []


@pytest.mark.parametrize(
    "how",
    [
        "不少于",
        "低于",
        "少于",
        "高于",
        "超过",
        "突破",
        "逾",
        "达",
        "将近",
        "接近",
        "近",
        "约",
        "大约",
        "至少",
        "最多",
        "多达",
        "每人",
    ],
)
@pytest.mark.parametrize("amount", ["20场", "十余场", "百分之二十", "数百场", "几十场", "两万场"])
def test_how_exactly_an_amount_is_meant_is_part_of_it(how, amount):
    found = FIGURE.search(f"组织宣讲{how}{amount}")
    assert found is not None
    assert (found["before"], found.group()) == (how, how + amount)


def test_ranks_and_first_months_are_no_figures():
    part = notice("今年前9个月，全市已新建工会98万家，前6名获奖。", title="关于建会情况的通报")
    assert [(one.value, one.unit) for one in part.figures] == [(980000.0, "家")]
