"""Lines broken by a page or by counting, and text that lost its line ends, give the document again."""

import re

from luoshi.gongwen import read_text

NOTICE = """丰收市总工会文件
丰工发〔2024〕7号
丰收市总工会
丰收市人力资源和社会保障局
关于做好夏季职工服务的通知
各县总工会，市各产业工会：
截至目前，全市各级工会已举办夏季安全宣讲532场，参与职工4283人次。
现将有关事项通知如下。
一、活动安排
自2024年6月28日至2024年10月29日开展送清凉活动，覆盖全部户外劳动者。
二、工作要求
请于2024年11月10日前将活动总结报送市总工会办公室，联系人名单一并报送。
丰收市总工会
丰收市人力资源和社会保障局
2024年5月5日"""


def essence(text):
    part = read_text(text).parts[0]
    windows = [(str(window.start), str(window.end)) for window in part.windows]
    days = [str(deadline.date) for deadline in part.deadlines if deadline.kind == "submit"]
    outline = [heading.heading for heading in part.outline]
    figures = [figure.value for figure in part.figures]
    return part.title, part.issuers, part.recipients, windows, days, outline, figures


def test_lines_broken_by_counting_letters_are_joined_within_numbers_too():
    for size in range(20, 36):
        broken = re.sub(rf"(.{{{size}}})(?=.)", r"\1\n", NOTICE)
        assert essence(broken) == essence(NOTICE), size


def test_names_and_titles_of_one_width_are_not_taken_for_broken_lines():
    title, issuers, recipients, *_ = essence(NOTICE)
    assert title == "丰收市总工会丰收市人力资源和社会保障局关于做好夏季职工服务的通知"
    assert issuers == ("丰收市总工会", "丰收市人力资源和社会保障局")
    assert recipients == ("各县总工会", "市各产业工会")


def test_a_page_may_end_right_after_a_day():
    torn = NOTICE.replace("10日前将", "10日前\n— 2 —\n将")
    assert essence(torn) == essence(NOTICE)


def test_a_title_may_be_broken_before_its_last_words():
    part = read_text(
        "丰收市总工会关于印发《丰收市读书活动方案》\n的通知\n各县总工会：\n现印发给你们。"
    ).parts[0]
    assert part.title == "丰收市总工会关于印发《丰收市读书活动方案》的通知"


FLAT = (
    "加急丰工发〔2024〕7号丰收市总工会关于做好读书活动的通知各县总工会，市各产业工会：现将有关事项通知如下。"
    "1.活动安排各级工会要结合实际组织好读书活动，保证每位职工都有书可读、有处可读，做好记录。2.工作要求切实加强对读书活动的领导，及时总结推广经验，树立一批爱读书、善读书的典型。"
    "3.时间安排请各单位于2024年6月10日前将读书活动开展情况的总结报送市总工会办公室。附件：活动安排表丰收市总工会2024年3月5日"
    "（联系人：王芳；联系电话：88123456）"
)


def test_a_short_notice_on_one_line_comes_apart():
    part = read_text(FLAT).parts[0]
    assert (part.urgency, part.doc_number.code, part.title) == (
        "加急",
        "丰工发",
        "丰收市总工会关于做好读书活动的通知",
    )
    assert part.recipients == ("各县总工会", "市各产业工会")
    assert [heading.heading for heading in part.outline] == ["活动安排", "工作要求", "时间安排"]
    assert (part.attachments, part.issuers, str(part.date)) == (
        ("活动安排表",),
        ("丰收市总工会",),
        "2024-03-05",
    )
    assert [contact.name for contact in part.contacts] == ["王芳"]


def test_marks_of_secrecy_and_urgency_on_one_line_with_all_the_rest_are_read():
    part = read_text("秘密★1年" + FLAT).parts[0]
    assert (part.secrecy, part.urgency, part.doc_number.code) == ("秘密★1年", "加急", "丰工发")


def test_a_page_may_end_between_a_number_and_its_unit():
    torn = NOTICE.replace("4283人次", "4283\n— 1 —\n人次")
    assert essence(torn) == essence(NOTICE)


def test_what_a_site_prints_at_its_foot_belongs_to_no_document():
    part = read_text(
        "关于征集职工摄影作品的通知\n各分工会：\n请于6月24日前将作品发至邮箱sy@fs.edu.cn。\n校工会\n2025年6月20日\n"
        "地址：丰收市学府路9号   邮编：226000   电话0000-85011145\nCopyright © 丰收学院  收ICP备05000001号"
    ).parts[0]
    assert [contact.phone for contact in part.contacts if contact.phone] == []
    assert part.issuers == ("校工会",)


def test_a_rule_about_rights_is_no_foot_of_a_page():
    part = read_text("关于征稿的通知\n各分工会：\n一、版权\n作品版权所有归主办方，作者有署名权。").parts[0]
    assert part.outline[0].body == "作品版权所有归主办方，作者有署名权。"


def test_a_row_of_keys_above_a_document_is_read_key_by_key():
    document = read_text(
        "用微信扫描二维码\n分享至好友和朋友圈\n×\n索引号：6402/2021-1 主题分类：综合\n"
        "发文机关：群团组织 成文日期：2021年01月07日\n标  题：关于推荐最美家庭的通知\n发文字号： 有效性：有效\n"
        "关于推荐最美家庭的通知\n各乡镇妇联：\n请认真推荐。"
    )
    (part,) = document.parts
    assert (part.title, part.recipients) == ("关于推荐最美家庭的通知", ("各乡镇妇联",))
    assert str(part.date) == "2021-01-07"


def test_what_a_page_says_of_its_publication_dates_a_newspaper_piece_and_no_notice():
    news = read_text(
        "分享更多\n丰收各级工会送清凉\n2023-09-14 08:28:02 来源：本站 作者：王芳\n"
        "本报讯 各级工会送清凉，惠及职工8000人。"
    )
    assert (news.parts[0].title, str(news.parts[0].date)) == ("丰收各级工会送清凉", "2023-09-14")
    text = "关于报名的通知\n发布时间：2026年04月20日 点击数：12\n各分工会：\n请于5月15日前将名单报校工会。"
    (part,) = read_text(text).parts
    assert part.date is None and str(part.deadlines[0].date) == "2026-05-15"
    assert part.deadlines[0].year_from == "发布时间"


def test_what_a_page_prints_above_its_document_is_no_head():
    part = read_text(
        "关于开展读书活动的通知\n03.06.2016 17:45\n本文来源：市总工会\nAD0920000-2016-001\n丰工发〔2016〕3号\n"
        "丰收市总工会\n关于开展读书活动的通知\n各县总工会：\n请认真组织。\n丰收市总工会\n2016年5月24日"
    ).parts[0]
    assert (part.doc_number.serial, part.title) == (3, "丰收市总工会关于开展读书活动的通知")


def test_a_name_above_a_date_does_not_go_on_with_a_sentence_that_lacks_its_stop():
    part = read_text(
        "各科室：\n请发动有特长的职工，积极组织参加擂台赛，报名截止4月20日。(详见安工函[2022]98号)\n丰收市统计局工会委员会\n2022年4月18日"
    ).parts[0]
    assert part.issuers == ("丰收市统计局工会委员会",)
