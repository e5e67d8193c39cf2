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
