from datetime import date

import pytest

from luoshi.gongwen import read_text

BODY = "为做好职工服务工作，经研究，现将有关事项通知如下。\n一、工作安排\n请认真落实。\n"


def head(*lines, tail=""):
    return read_text("\n".join([*lines, BODY + tail])).parts[0]


def test_a_title_over_several_lines_with_spread_letters_is_joined():
    part = head(
        "丰收市总工会文件",
        "丰工发〔2024〕7号",
        "丰收市总工会",
        "关于做好夏季职工服务",
        "工作的 通 知",
        "各县总工会：",
    )
    assert part.title == "丰收市总工会关于做好夏季职工服务工作的通知"
    assert part.letterhead == "丰收市总工会文件"
    assert part.issuers == ("丰收市总工会",)


def test_a_number_cited_in_the_first_sentence_is_not_the_documents_own():
    text = (
        "丰收市总工会关于开展慰问的通知\n各县总工会：\n"
        "根据《省总工会关于慰问的通知》（某工发〔2024〕3号）要求，现通知如下。\n一、范围\n全体职工。"
    )
    part = read_text(text).parts[0]
    assert part.doc_number is None
    assert [number.code for number in part.cited_numbers] == ["某工发"]
    assert part.basis[0].number == "某工发〔2024〕3号"


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        (
            "各县（市、区）总工会，市各产业工会，市总机关各部门、直属单位：",
            ("各县（市、区）总工会", "市各产业工会", "市总机关各部门", "直属单位"),
        ),
        ("各市（州）（园区）工会；省直机关工会：", ("各市（州）（园区）工会", "省直机关工会")),
        (
            "东山区、西河区、南湖区总工会，市直部门、系统（开发区）工会（工委）：",
            ("东山区、西河区、南湖区总工会", "市直部门、系统（开发区）工会（工委）"),
        ),
        ("机关各处室、直属事业单位，各学校：", ("机关各处室", "直属事业单位", "各学校")),
        ("市工商联各行业、基层商会：", ("市工商联各行业、基层商会",)),
        ("各局、集团、公司工会，各直属工会：", ("各局、集团、公司工会", "各直属工会")),
        ("市总工会、团委、妇联：", ("市总工会", "团委", "妇联")),
        ("各省、自治区、直辖市总工会，各全国产业工会：", ("各省、自治区、直辖市总工会", "各全国产业工会")),
    ],
)
def test_recipients_are_split_as_the_document_means_them(printed, names):
    assert head("关于开展慰问的通知", printed).recipients == names


@pytest.mark.parametrize(
    "printed",
    [
        "2012年2月23日",
        "二〇一二年二月二十三日",
        "二○一二年二月二十三日",
        "二Ο一二年二月二十三日",
        "2012.2.23",
        "（2012年2月23日）",
    ],
)
def test_a_signature_date_is_read_in_every_shape(printed):
    part = head("关于开展慰问的通知", "各县总工会：", tail=f"丰收市总工会\n{printed}")
    assert part.date == date(2012, 2, 23)
    assert part.issuers == ("丰收市总工会",)


@pytest.mark.parametrize("name", ["工会", "工 会", "党委"])
def test_the_short_name_of_a_body_within_its_house_signs(name):
    part = head("关于开展慰问的通知", "各分会：", tail=f"{name}\n2024年3月1日")
    assert part.issuers == (name.replace(" ", ""),)


def test_a_short_name_signs_beside_a_long_one():
    part = head("关于开展慰问的通知", "各分会：", tail="丰收学院体育运动委员会\n工 会\n2024年3月1日")
    assert part.issuers == ("丰收学院体育运动委员会", "工会")


def test_a_signature_without_its_province_is_the_issuer_that_the_title_names():
    part = head("某某省总工会办公室关于开展慰问的通知", "各市总工会：", tail="省总工会办公室\n2024年3月1日")
    assert part.issuers == ("某某省总工会办公室",)


def test_below_the_headline_of_a_page_the_title_above_its_author_counts():
    part = read_text(
        "2018丰收一中疗休养方案\n2018丰收一中疗休养方案\n文章来源：本站 作者：佚名 发布时间：2018年05月24日\n"
        "2018年丰收市第一中学工作人员疗休养方案\n丰收市第一中学工会\n2018年5月20日\n根据有关规定，组织疗休养。\n一、对象。在职会员。"
    ).parts[0]
    assert (part.title, part.issuers) == ("2018年丰收市第一中学工作人员疗休养方案", ("丰收市第一中学工会",))


def test_the_time_of_an_activity_below_a_title_is_no_date_of_it():
    part = read_text(
        "丰收市安全教育日活动方案\n（活动时间：2024年3月27日—4月26日）\n一、主题\n强化安全意识。"
    ).parts[0]
    assert part.date is None
    assert [(str(one.start), str(one.end)) for one in part.windows] == [("2024-03-27", "2024-04-26")]


def test_a_union_of_educators_at_a_university_is_one_issuer():
    part = head("关于开展慰问的通知", "各分会：", tail="中国教育工会贵州大学委员会\n2024年3月1日")
    assert part.issuers == ("中国教育工会贵州大学委员会",)


def test_the_mark_of_a_web_page_after_a_title_is_no_part_of_it():
    assert head("关于举办征文比赛的通知(1)", "各分会：").title == "关于举办征文比赛的通知"


def test_bars_of_a_page_are_no_part_of_a_name():
    part = head("|", "关于开展慰问的通知", "各分会：", tail="校工会\n人事处 |\n2024年3月1日")
    assert part.issuers == ("校工会", "人事处")


def test_a_closing_formula_begins_no_document():
    document = read_text(
        "丰大工字〔2017〕4号\n各分工会：\n请认真总结，于12月26日前交校工会。\n联系人：王芳，000-67880000。\n特此通知\n丰收大学工会\n2017年11月27日"
    )
    assert len(document.parts) == 1
    assert document.parts[0].kind == "通知" and str(document.parts[0].date) == "2017-11-27"


def test_recipients_that_begin_with_their_house_are_recipients():
    part = read_text(
        "工会各基层分会:\n为活跃文体生活，举办运动会，现通知如下。\n一、时间\n4月。\n学校工会\n2024年3月20日"
    ).parts[0]
    assert (part.recipients, part.title) == (("工会各基层分会",), "")


def test_glued_issuers_come_apart():
    part = head(
        "关于开展慰问的通知", "各县总工会：", tail="河北省总工会河北省教育厅河北省妇女联合会\n2024年3月1日"
    )
    assert part.issuers == ("河北省总工会", "河北省教育厅", "河北省妇女联合会")


def test_signer_urgency_and_copies_are_read():
    part = head(
        "特急",
        "丰工报〔2024〕2号  签发人：张三",
        "关于开展慰问的请示",
        "省总工会：",
        tail="丰收市总工会\n2024年3月1日\n抄送：市委办公室，市政府办公室。\n丰收市总工会办公室\n2024年3月2日印发",
    )
    assert (part.urgency, part.signer, part.kind) == ("特急", "张三", "请示")
    assert part.copies_to == ("市委办公室", "市政府办公室")
    assert part.date == date(2024, 3, 1)


def test_a_newspaper_piece_has_no_issuer():
    part = read_text(
        "丰收市总工会开展送清凉活动\n本报讯（记者李四）7月3日，丰收市总工会走进工地，慰问职工300人次。活动已举办5场。"
    ).parts[0]
    assert (part.kind, part.issuers, part.date) == ("新闻", (), None)
    assert [(figure.value, figure.unit) for figure in part.figures] == [(300.0, "人次"), (5.0, "场")]


def test_what_a_web_page_prints_below_its_headline_is_left_out():
    part = head(
        "关于开展职工书画展的通知",
        "文章来源：本站 作者：佚名 发布时间：2024年3月6日 点击数： 12 次",
        "丰工发〔2024〕9号",
        "丰收市总工会关于组织开展",
        "第三届职工书画展的通知",
        "各县总工会、各直属单位：",
    )
    assert part.title == "丰收市总工会关于组织开展第三届职工书画展的通知"
    assert part.recipients == ("各县总工会", "各直属单位")
    assert part.doc_number.serial == 9


def test_an_office_and_a_time_of_day_below_the_headline_are_left_out():
    part = head("关于征集工作案例的通知", "宣传教育部 | 2024-3-10 16:20:00", "各有关单位：")
    assert part.recipients == ("各有关单位",)


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("各位老师：", ("各位老师",)),
        ("校属各单位：", ("校属各单位",)),
        (
            "辽宁、吉林、黑龙江商务、财政主管部门，各有关协会：",
            ("辽宁、吉林、黑龙江商务、财政主管部门", "各有关协会"),
        ),
        ("各科室、各学院（部）、实验中心：", ("各科室", "各学院（部）", "实验中心")),
    ],
)
def test_members_without_an_ending_take_it_from_the_next(printed, names):
    assert head("关于开展慰问的通知", printed).recipients == names


def test_a_page_title_printed_before_the_title_is_read_once():
    names = "丰收市财政局 丰收市民政局 丰收市总工会"
    part = head(names, names, "关于做好困难职工帮扶的通知", "各县总工会：")
    assert part.title == "丰收市财政局丰收市民政局丰收市总工会关于做好困难职工帮扶的通知"


def test_blank_lines_part_a_letterhead_from_the_title():
    part = head("丰收市教育局", "", "", "", "关于做好职称考核的通知", "各县教育局：")
    assert (part.title, part.issuers) == ("关于做好职称考核的通知", ("丰收市教育局",))


def test_a_reply_without_a_title_is_a_reply():
    text = (
        "丰药函〔2024〕3号\n临江市药品监督管理局：\n你局来函收悉。经研究，现函复如下：\n同意。\n"
        "丰收省药监局综合司\n2024年5月8日"
    )
    part = read_text(text).parts[0]
    assert (part.kind, part.issuers) == ("复函", ("丰收省药监局综合司",))


def test_a_title_broken_over_three_lines_goes_on_to_the_number_below_it():
    part = head(
        "关于落实防控责任措施推进复工的通知",
        "丰收市总工会关于落实防控",
        "责任措施有序推进企业",
        "复工的通知",
        "丰工发〔2024〕9号",
        "各县总工会：",
    )
    assert part.title == "丰收市总工会关于落实防控责任措施有序推进企业复工的通知"
    assert part.doc_number.serial == 9
