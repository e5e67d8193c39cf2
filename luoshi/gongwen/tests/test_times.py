import pytest

from luoshi.gongwen import Document, plain, read_text


def part(*sentences, title="关于开展活动的通知", signed="2024年3月5日"):
    body = "\n".join(sentences)
    return read_text(f"{title}\n各县总工会：\n现通知如下。\n一、安排\n{body}\n丰收市总工会\n{signed}").parts[
        0
    ]


def due(*sentences, **more):
    return [str(deadline.date) for deadline in part(*sentences, **more).deadlines if deadline.date]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("请于4月15日前将活动总结报送市总工会。", "2024-04-15"),
        ("各单位务必于2024年4月底前完成整改。", "2024-04-30"),
        ("请各县总工会6月10日17:00前提交推荐材料。", "2024-06-10"),
        ("报名截止时间为5月20日。", "2024-05-20"),
        ("请在12月31日下班前反馈意见。", "2024-12-31"),
        ("请于年底前上报工作总结。", "2024-12-31"),
    ],
)
def test_what_the_recipients_owe_is_a_deadline(sentence, day):
    assert due(sentence) == [day]


@pytest.mark.parametrize(
    "sentence",
    [
        "参评作品须为2023年12月31日以前完成的作品。",
        "工作年限计算截止时间为2023年12月31日。",
        "市总工会将于6月30日前完成评审并公示。",
        "截至2024年2月底，全市共建成书屋80家。",
        "2006年1月1日前参加工作的职工可以申请。",
    ],
)
def test_other_days_are_no_deadlines(sentence):
    assert due(sentence) == []


def test_a_day_of_the_next_year_follows_a_notice_of_december():
    assert due("请于2月8日前报送活动总结。", signed="2023年12月28日") == ["2024-02-08"]


@pytest.mark.parametrize(
    ("sentence", "window"),
    [
        ("活动从3月10日至5月20日开展。", ("2024-03-10", "2024-05-20")),
        ("宣传阶段（4月1日-15日）。", ("2024-04-01", "2024-04-15")),
        ("集中走访安排在6-7月。", ("2024-06", "2024-07")),
        ("从即日起至9月30日开展排查。", ("2024-03-05", "2024-09-30")),
        ("活动时间为2024年11月至次年2月。", ("2024-11", "2025-02")),
        ("活动从４月开始，到年底结束。", ("2024-04", "2024-12")),
    ],
)
def test_spans_are_read_as_exactly_as_they_are_printed(sentence, window):
    written = [(w["start"], w["end"]) for w in to_json(sentence)["windows"]]
    assert written == [window]


def to_json(sentence):
    return plain.write(part(sentence))


def test_a_yearly_span_recurs_and_has_no_dates():
    (window,) = part("书屋每年5月至10月延长开放。").windows
    assert (window.start, window.recurring) == (None, "每年")


def test_a_date_that_lost_its_month_is_a_doubt_and_no_deadline():
    text = "关于报送的通知\n各县总工会：\n现通知如下。\n请于410日前报送总结。\n丰收市总工会\n2024年3月5日"
    document = read_text(text)
    assert [doubt.code for doubt in document.warnings] == ["broken-date"]
    assert document.warnings[0].place.line == 4
    assert document.parts[0].deadlines == ()


@pytest.mark.parametrize(
    ("sentence", "window"),
    [
        ("集中走访安排在明年2-3月。", ("2025-02", "2025-03")),
        ("集中培训定于次年1月10-15日。", ("2025-01-10", "2025-01-15")),
    ],
)
def test_the_next_year_counts_for_spans_within_a_month_and_of_months(sentence, window):
    assert [(w["start"], w["end"]) for w in to_json(sentence)["windows"]] == [window]


@pytest.mark.parametrize(
    ("sentence", "window"),
    [
        ("活动从11月至2月开展。", ("11", "02")),
        ("活动安排在明年5-7月。", ("05", "07")),
        ("活动从即日起至9月30日开展。", (None, "09-30")),
    ],
)
def test_a_span_whose_year_nothing_tells_is_written_without_one(sentence, window):
    document = read_text(f"关于开展活动的通知\n各县总工会：\n现通知如下。\n一、安排\n{sentence}")
    written = document.to_json()["parts"][0]["windows"]
    assert [(w["start"], w["end"], w["year_known"]) for w in written] == [(*window, False)]
    assert Document.from_json(document.to_json()) == document
