from datetime import date

import pytest

from luoshi.gongwen.document import Line, Part
from luoshi.gongwen.piece import find_in_line, read_piece
from luoshi.gongwen.tests.notices import notice

PART = Part(kind="通知", date=date(2026, 3, 20))


def test_a_day_is_a_deadline_in_the_year_of_the_signature():
    found = read_piece("deadlines", "4月10日前", PART)
    assert (found.raw, found.date) == ("4月10日前", date(2026, 4, 10))


def test_a_span_is_a_window():
    found = read_piece("windows", "5月6日至5月20日", PART)
    assert (found.start, found.end) == (date(2026, 5, 6), date(2026, 5, 20))


def test_a_number_is_a_figure():
    found = read_piece("figures", "每县不少于12场", PART)
    assert (found.value, found.unit, found.comparator) == (12, "场", "over")


def test_an_item_is_parted_into_mark_heading_and_text():
    found = read_piece("measures", "（二）开展结对帮带（5月至9月）。每名骨干带两名徒弟。", PART)
    assert (found.marker, found.body) == ("（二）", "每名骨干带两名徒弟。")
    assert found.window.end == date(2026, 9, 30)


@pytest.mark.parametrize(
    "kind",
    ["contacts", "basis", "phases", "measures", "requirements", "deadlines", "windows", "figures", "limits"],
)
@pytest.mark.parametrize("text", ["", "。", "职工之家", "（", "2026年13月45日前"])
def test_any_text_gives_an_item_of_every_list(kind, text):
    assert read_piece(kind, text, PART) is not None


def found_in(text):
    return list(find_in_line(Line(7, 2, text), PART))


def test_a_line_by_itself_says_its_days_and_where_they_stand():
    [(kind, deadline)] = found_in("　　请于4月10日前报送名单。")
    assert (kind, deadline.date, deadline.what) == ("deadlines", date(2026, 4, 10), "报送名单")
    assert (deadline.place.page, deadline.place.line, deadline.place.start) == (2, 7, 4)


def test_numbers_of_a_line_are_told_and_ruled_apart():
    assert [(kind, one.value) for kind, one in found_in("去年全市共举办培训32场。每县限报2人。")] == [
        ("figures", 32),
        ("limits", 2),
    ]


def test_a_line_that_is_nothing_but_a_number_or_a_day_is_that_of_the_part():
    [(kind, number)] = found_in("丰工发〔2026〕9号")
    assert (kind, number.serial) == ("doc_number", 9)
    assert found_in("2026年4月20日") == [("date", date(2026, 4, 20))]


@pytest.mark.parametrize("text", ["", "　", "2026年2月30日", "请于410日前报送。"])
def test_a_line_without_anything_sound_says_nothing(text):
    assert found_in(text) == []


def test_what_the_sender_does_on_an_amended_line_is_no_deadline():
    part = notice("请参加。")
    sent = list(find_in_line(Line(6, 1, "丰收市总工会于4月30日前完成材料核对。"), part))
    owed = list(find_in_line(Line(6, 1, "各县总工会于4月30日前报送材料。"), part))
    assert ["deadlines" in [name for name, _ in found] for found in (sent, owed)] == [False, True]
