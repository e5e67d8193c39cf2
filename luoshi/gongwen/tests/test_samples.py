"""Whole documents of invented places, each read as an officer of the union would read it."""

from pathlib import Path

import pytest

from luoshi.gongwen import plain, read
from luoshi.gongwen.render import render

FOLDER = Path(__file__).parent / "samples"
NAMES = ["warmth", "contest", "report", "safety", "survey", "awards"]


def sample(name):
    document = read(FOLDER / f"{name}.txt")
    (part,) = document.parts
    return part, [(doubt.code, doubt.place and doubt.place.line) for doubt in document.warnings]


def head(part):
    number = part.doc_number and (part.doc_number.code, part.doc_number.year, part.doc_number.serial)
    return part.kind, part.issuers, number, str(part.date)


def windows(part):
    return [(one["raw"], one["start"], one["end"]) for one in plain.write(part)["windows"] if one["start"]]


def loose_windows(part):
    """Spans without days: what bounds them, the time allowed, or how often they come."""
    loose = [one for one in part.windows if not one.start]
    return [(one.raw, one.start_event, one.within, one.recurring) for one in loose]


def deadlines(part):
    return [(str(one.date), one.kind) for one in part.deadlines]


def measures(part):
    return [(one.path, one.window and one.window.raw, one.actor, one.supporters) for one in part.measures]


def reports(part):
    return [(one.sender, one.to, one.what, str(one.deadline)) for one in part.reports]


def figures(found):
    return [(one.raw, one.value, one.unit, one.comparator, one.what) for one in found]


def roles(part):
    return [heading.role for heading in part.outline]


def test_a_countys_winter_visits():
    part, doubts = sample("warmth")
    assert head(part) == ("通知", ("云溪县总工会",), ("云工发", 2023, 41), "2023-12-11")
    assert part.recipients == ("各乡镇（街道）总工会", "县直各基层工会", "县经济开发区工会")
    assert [(one.issuer, one.number) for one in part.basis] == [("青川市总工会", "青工发〔2023〕66号")]
    assert part.theme == "情系职工冷暖，温暖送到岗位"
    assert roles(part) == ["theme", "time", "define", "do", "require"]
    assert windows(part) == [
        ("2023年12月20日至2024年2月9日", "2023-12-20", "2024-02-09"),
        ("12月20日至12月31日", "2023-12-20", "2023-12-31"),
        ("1月5日至2月5日", "2024-01-05", "2024-02-05"),
    ]
    assert [raw for raw, *_ in loose_windows(part)] == ["2024年元旦春节期间", "春节前夕"]
    assert {("2024-01-10", "submit"), ("2024-02-20", "submit")} <= set(deadlines(part))
    assert measures(part) == [
        ("四、（一）", "12月20日至12月31日", "各级工会", ()),
        ("四、（二）", "1月5日至2月5日", "县总工会权益保障部", ("县民政局", "县卫生健康局")),
        ("四、（三）", "春节前夕", "", ("铁路部门",)),
    ]
    survey, visits, home = part.measures
    assert survey.venues == ("企业", "工地", "快递网点")
    assert survey.actions == ("走进企业、工地和快递网点开展摸排", "建立困难职工清单")
    assert (visits.programmes, home.programmes) == (("冬日暖阳",), ("平安返乡",))
    assert (home.channels, home.audiences) == (("微信公众号",), ("农民工",))
    assert [one.title for one in part.requirements] == ["加强组织领导", "严格资金管理", "及时报送情况"]
    assert reports(part) == [
        ("各乡镇（街道）总工会", "县总工会权益保障部", "慰问对象名单", "2024-01-10"),
        ("各乡镇（街道）总工会", "", "活动总结", "2024-02-20"),
    ]
    assert part.figures == ()
    assert [(one.value, one.unit, one.comparator) for one in part.limits] == [
        (2000, "元", "under"),
        (300, "元", "under"),
    ]
    assert doubts == [("year-taken", 27), ("year-taken", 29)]


def test_two_bureaus_contest_of_skills():
    part, doubts = sample("contest")
    issuers = ("临江市总工会", "临江市人力资源和社会保障局")
    assert head(part) == ("通知", issuers, ("临江工", 2025, 18), "2025-03-28")
    assert part.attachments == ("大赛报名表", "大赛技术文件目录")
    assert [(one.name, one.phone, one.email) for one in part.contacts] == [
        ("石望舒", "0571-55501234", "jiangxinbei@example.cn")
    ]
    assert [one.title for one in part.basis] == [
        "临江市产业工人队伍建设改革“十四五”规划",
        "关于广泛开展2025年劳动和技能竞赛的意见",
    ]
    assert roles(part) == ["understand", "define", "define", "define", "time", "do", "define", "require"]
    assert windows(part) == [
        ("2025年4月7日至4月25日", "2025-04-07", "2025-04-25"),
        ("5月中旬至6月上旬", "2025-05-11", "2025-06-10"),
        ("6月21日—22日", "2025-06-21", "2025-06-22"),
    ]
    assert loose_windows(part) == [("决赛结束后10个工作日内", "决赛结束后", "10个工作日", "")]
    assert [(one.name, str(one.start), str(one.end)) for one in part.phases] == [
        ("报名阶段", "2025-04-07", "2025-04-25"),
        ("初赛阶段", "2025-05-11", "2025-06-10"),
        ("决赛阶段", "2025-06-21", "2025-06-22"),
    ]
    assert ("2025-04-28", "submit") in deadlines(part)
    assert ("2025-06-20", "event") in deadlines(part)
    assert "2025-01-01" not in [day for day, _ in deadlines(part)]
    assert reports(part) == [("各参赛单位", "大赛组委会办公室", "报名表", "2025-04-28")]
    assert part.figures == ()
    assert [(one.raw, one.what) for one in part.limits if one.unit == "元"] == [
        ("8000元", "奖金"),
        ("5000元", "奖金"),
        ("3000元", "奖金"),
    ]
    assert [one.path for one in part.measures] == ["六、"]
    assert [one.title for one in part.requirements] == ["工作要求"]
    assert doubts == [("year-taken", 17)]


def test_a_districts_report_of_half_a_year():
    part, doubts = sample("report")
    assert head(part) == ("总结", ("石梁区总工会",), None, "2024-07-08")
    assert (part.measures, part.deadlines, part.reports) == ((), (), ())
    assert figures(part.figures) == [
        ("86场", 86, "场", "exact", "开展宣讲"),
        ("1.9万人次", 19000, "人次", "exact", "覆盖职工"),
        ("8200余人", 8200, "人", "about", "直接参与职工"),
        ("64家", 64, "家", "exact", "建成职工书屋"),
        ("7家", 7, "家", "exact", "新建职工书屋"),
        ("18场", 18, "场", "exact", "举办区级技能竞赛"),
        ("5场", 5, "场", "exact", "线上"),
        ("14场", 14, "场", "exact", "线下"),
        ("3600人", 3600, "人", "exact", "参赛职工"),
        ("1150人", 1150, "人", "exact", "女职工"),
        ("10名", 10, "名", "exact", "评选“石梁工匠”"),
        ("6个", 6, "个", "exact", "命名劳模创新工作室"),
        ("达到41.5%", 41.5, "%", "exact", "职工创新成果转化率"),
        ("3.2个百分点", 3.2, "个百分点", "exact", "职工创新成果转化率"),
        ("126.8万元", 126.8, "万元", "exact", "投入帮扶资金"),
        ("五百余户", 500, "户", "about", "走访慰问困难职工"),
        ("12次", 12, "次", "exact", "开展义诊"),
        ("近千人", 1000, "人", "about", "服务户外劳动者"),
        ("15个", 15, "个", "exact", "新建工会驿站"),
        ("2300多平方米", 2300, "平方米", "about", "改造面积"),
        ("46件", 46, "件", "exact", "受理法律援助案件"),
        ("三百二十万元", 320, "万元", "exact", "为职工挽回经济损失"),
        ("95%以上", 95, "%", "over", "集体合同签订率"),
    ]
    assert figures(part.limits) == [
        ("20个", 20, "个", "exact", "新建工会驿站"),
        ("500人次", 500, "人次", "exact", "培训工会干部"),
    ]
    said = {one.raw: (one.whose, one.period, one.as_of) for one in part.figures}
    assert said["64家"] == ("全区", "", "截至6月底")
    assert said["7家"] == ("全区", "今年", "")
    assert said["126.8万元"][0] == "区总工会"
    assert said["12次"][0] == "区人民医院工会"
    apart = {
        one.raw: [(other.raw, other.why) for other in one.not_with] for one in part.figures if one.not_with
    }
    assert apart == {
        "1.9万人次": [("8200余人", "persons-and-times")],
        "8200余人": [("1.9万人次", "persons-and-times")],
        "64家": [("7家", "cumulative")],
        "7家": [("64家", "cumulative")],
        "18场": [("5场", "part"), ("14场", "part")],
        "5场": [("18场", "total")],
        "14场": [("18场", "total")],
        "3600人": [("1150人", "part")],
        "1150人": [("3600人", "total")],
        "15个": [("20个", "planned")],
    }
    assert ("wrong-sum", 11) in doubts
    assert {code for code, _ in doubts} == {"wrong-sum", "year-taken"}


def test_a_mines_month_of_safety_whose_line_ends_are_lost():
    part, doubts = sample("safety")
    assert head(part) == ("通知", ("黑石煤业集团北矿工会",), None, "2022-05-20")
    assert part.recipients == ("各车间工会", "各部室")
    assert part.theme == "遵守安全生产法，当好第一责任人"
    assert roles(part) == ["theme", "time", "do", "require"]
    assert windows(part) == [
        ("2022年6月1日至6月30日", "2022-06-01", "2022-06-30"),
        ("6月6日至6月26日", "2022-06-06", "2022-06-26"),
    ]
    assert loose_windows(part) == [("每周五", "", "", "每周")]
    assert measures(part) == [
        ("三、（一）", None, "", ()),
        ("三、（二）", "6月6日至6月26日", "各车间工会", ()),
        ("三、（三）", None, "安监部", ("工会",)),
        ("三、（四）", None, "", ()),
    ]
    assert [one.programmes for one in part.measures[2:]] == [("安康杯",), ("一封家书",)]
    assert reports(part) == [
        ("各车间工会", "", "隐患清单", "None"),
        ("各车间工会", "公司工会", "活动总结", "None"),
    ]
    assert "submit" not in [kind for _, kind in deadlines(part)]
    assert [(one.raw, one.comparator) for one in part.limits] == [("不少于300条", "over"), ("3名", "exact")]
    assert [code for code, _ in doubts] == ["number-brackets", "stray-word", "broken-date", "year-taken"]


def test_a_provinces_survey_of_2006():
    part, doubts = sample("survey")
    assert head(part) == ("通知", ("松河省总工会办公厅",), ("松工办", 2006, 9), "2006-03-20")
    assert part.recipients == ("各市、州总工会", "省各产业工会")
    assert part.attachments == ("农民工工资支付情况调查表",)
    assert roles(part) == ["define", "do", "require"]
    assert windows(part) == [("4月10日至4月28日", "2006-04-10", "2006-04-28")]
    assert loose_windows(part) == [
        ("每季度末", "", "", "每季度"),
        ("在接到举报后24小时内", "接到举报后", "24小时", ""),
    ]
    assert deadlines(part) == [("2006-05-15", "submit"), ("None", "recurring")]
    assert measures(part) == [
        ("二、1、", "4月10日至4月28日", "省总工会", ()),
        ("二、2、", None, "各市、州总工会", ()),
    ]
    assert reports(part) == [
        ("各市、州总工会", "省总工会保障工作部", "调研报告及《农民工工资支付情况调查表》", "2006-05-15"),
        ("各市、州总工会", "省总工会保障工作部", "农民工工资支付监控情况", "None"),
    ]
    assert figures(part.figures) == [
        ("一千二百余件", 1200, "件", "about", "受理农民工讨薪投诉"),
        ("2300多万元", 2300, "万元", "about", "帮助追回工资"),
        ("1.1万人", 11000, "人", "exact", "涉及农民工"),
    ]
    assert {(one.whose, one.period) for one in part.figures} == {("全省各级工会", "二00五年")}
    ranges = [(one.value, one.value_max, one.unit) for one in part.limits]
    assert ranges == [(3, 5, "人"), (10, None, "家"), (20, None, "份"), (24, None, "小时")]
    assert doubts == [("year-taken", 21)]


def test_a_citys_awards_with_three_slips():
    part, doubts = sample("awards")
    assert head(part) == ("通知", ("海州市总工会办公室",), ("海工办发", 2026, 12), "2026-02-27")
    assert part.attachments == ("模范职工小家申报表", "模范职工小家评选标准")
    assert roles(part) == ["define", "define", "do", "require"]
    assert windows(part) == [
        ("即日起至3月20日", "2026-02-27", "2026-03-20"),
        ("3月21日至4月10日", "2026-03-21", "2026-04-10"),
    ]
    assert loose_windows(part) == [("“五一”前后", "“五一”前后", "", "")]
    assert deadlines(part) == [("2026-04-10", "submit"), ("2026-03-20", "window_end")]
    assert measures(part) == [
        ("三、（一）", "即日起至3月20日", "", ()),
        ("三、（二）", "3月21日至4月10日", "各县（市、区）总工会、市各产业工会", ()),
        ("三、（三）", None, "市总工会", ()),
        ("三、（四）", "“五一”前后", "", ()),
    ]
    assert reports(part) == [
        ("各县（市、区）总工会、市各产业工会", "市总工会基层工作部", "推荐材料", "2026-04-10")
    ]
    assert part.figures == ()
    quotas = [(one.value, one.unit, one.comparator) for one in part.limits]
    assert quotas[:6] == [
        (60, "个", "exact"),
        (45, "个", "exact"),
        (12, "个", "exact"),
        (8, "个", "exact"),
        (95, "%", "over"),
        (8, "次", "over"),
    ]
    assert doubts == [("year-taken", 14), ("wrong-sum", 7), ("weekday", 14), ("attachment-missing", 19)]


@pytest.mark.parametrize("name", NAMES)
def test_the_reading_in_the_terminal_names_every_line(name):
    shown = render(read(FOLDER / f"{name}.txt"))
    part, doubts = sample(name)
    assert all(measure.title in shown for measure in part.measures)
    assert all(window.raw in shown for window in part.windows)
    assert shown.count("  · ") == len(doubts)
