"""Texts that lost only some of their line ends."""

import pytest

from luoshi.gongwen import read_text

HEAD = ("丰收市总工会关于做好职工疗休养工作的通知", "丰工发〔2024〕7号", "各县总工会，市各产业工会：")
OPENING = "为做好今年的职工疗休养工作，现将有关事项通知如下。"
BODY = (
    "一、工作目标",
    "（一）覆盖一线职工。",
    "把名额向一线倾斜，让劳动者休息好。",
    "（二）保证休养质量。",
    "选好场所，安排好交通和食宿。",
    "二、活动安排",
    "各级工会要制定计划，分批组织职工参加。",
    "三、工作要求",
    "各级工会要加强领导，确保安全。",
)
CLOSING = ("附件：1.疗休养基地名单", "2.职工疗休养申请表", "丰收市总工会", "2024年3月5日")
LINES = (*HEAD, OPENING, *BODY, *CLOSING)


def essence(text):
    part = read_text(text).parts[0]
    number = part.doc_number and part.doc_number.serial
    outline = [(item.heading, [child.heading for child in item.children]) for item in part.outline]
    return part.title, number, part.recipients, outline, part.attachments, part.issuers, str(part.date)


@pytest.mark.parametrize("lost", [{0}, {1}, {2}, {0, 1}, {1, 2}, {0, 1, 2}])
def test_a_head_with_some_line_ends_lost_is_the_same(lost):
    assert essence(joined(lost)) == essence("\n".join(LINES))


@pytest.mark.parametrize("lost", [{4}, {4, 5}, {6, 8}, {7, 9}, {4, 6, 8, 9}, {5, 7, 8, 10}, {4, 9, 10, 11}])
def test_an_outline_with_some_line_ends_lost_is_the_same(lost):
    assert essence(joined(lost)) == essence("\n".join(LINES))


@pytest.mark.parametrize("lost", [{14}, {14, 15}, {15}])
def test_a_signature_glued_to_the_attachments_is_found(lost):
    assert essence(joined(lost)) == essence("\n".join(LINES))


def joined(lost):
    return "".join(line + ("" if index in lost else "\n") for index, line in enumerate(LINES))


def test_a_note_after_the_date_does_not_hide_it():
    assert str(read_text("\n".join(LINES) + "（此件公开发布）").parts[0].date) == "2024-03-05"


def test_a_signature_after_a_space_at_the_end_of_a_line_is_found():
    lines = "\n".join(LINES[:-2]) + " 疗休养办公室 2024年3月5日"
    part = read_text(lines).parts[0]
    assert (part.issuers, str(part.date)) == (("疗休养办公室",), "2024-03-05")
    assert part.attachments[-1] == "职工疗休养申请表"


def test_a_paragraph_that_names_another_notice_is_not_taken_for_a_head():
    lines = [*HEAD[:1], *HEAD[2:], "按照省总工会关于做好疗休养工作的通知要求，现通知如下：请各单位遵照执行。"]
    part = read_text("\n".join(lines)).parts[0]
    assert part.title == HEAD[0]
    assert part.recipients == ("各县总工会", "市各产业工会")


def test_a_headline_and_the_title_over_two_lines_are_one_title():
    lines = [HEAD[0], "丰收市总工会关于做好", "职工疗休养工作的通知", *LINES[1:]]
    assert essence("\n".join(lines)) == essence("\n".join(LINES))


@pytest.mark.parametrize("label", ["附：", "附件："])
def test_the_first_attachment_stays_with_its_label_in_flat_text(label):
    text = "".join([*LINES[:13], f"{label}1、疗休养基地名单2、职工疗休养申请表", *LINES[15:]])
    assert essence(text)[4] == ("疗休养基地名单", "职工疗休养申请表")
