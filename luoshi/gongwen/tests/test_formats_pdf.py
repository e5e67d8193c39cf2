"""PDF: what runs through the pages is left out; columns, tables, turned pages and notes are read in order."""

import math

import pytest

from luoshi.gongwen import errors, read
from luoshi.gongwen.flow import paragraphs
from luoshi.gongwen.formats import pdf
from luoshi.gongwen.spread import spread
from luoshi.gongwen.tests.files import NOTICE, check_places
from luoshi.gongwen.tests.pdf_files import Text, draw_grid, draw_pdf, make_pdf

WORDS = ("宣讲", "竞赛", "慰问", "培训", "阅读", "体检", "普法", "疗养")
BODY = [f"各单位要认真组织{word}活动，并做好记录。" for word in WORDS]


def texts(*sheets, **options):
    return [line.text for line in pdf.read_lines(draw_pdf(list(sheets), **options))]


def sheet(lines, top=80, x=40):
    return [Text(x, top + row * 18, line) for row, line in enumerate(lines)]


@pytest.mark.parametrize(
    "number",
    ["— {} —", "-{}-", "{}", "第 {} 页", "第 {} 页 共 9 页", "{}/9", "· {} ·", "Page {} of 9", "－ {} －"],
)
def test_page_numbers_of_every_shape_are_left_out(number):
    sheets = [[*sheet(BODY[p * 2 : p * 2 + 2]), Text(280, 800, number.format(p + 3))] for p in range(4)]
    assert texts(*sheets) == BODY


def test_heads_of_odd_and_even_pages_and_of_chapters_are_left_out():
    heads = ["丰收市总工会", "读书活动材料汇编"] * 4
    chapters = ["第一部分 宣讲"] * 4 + ["第二部分 竞赛"] * 4
    sheets = [
        [
            Text(200, 40, heads[p]),
            Text(400, 40 + 15, chapters[p]),
            *sheet([BODY[p]]),
            Text(280, 800, f"{p + 1}"),
        ]
        for p in range(8)
    ]
    assert texts(*sheets) == BODY


def test_the_head_of_two_pages_is_left_out():
    sheets = [[Text(200, 40, "丰收市总工会"), *sheet(BODY[p * 2 : p * 2 + 2])] for p in range(2)]
    assert texts(*sheets) == BODY[:4]


def test_a_number_in_a_table_at_the_page_end_is_no_page_number():
    sheets = [sheet(["参加人数", "丰收县", "320"]), sheet(["参加人数如下", "兴旺县", "47"])]
    assert texts(*sheets) == ["参加人数", "丰收县", "320", "参加人数如下", "兴旺县", "47"]


def test_lines_know_their_pages():
    lines = pdf.read_lines(make_pdf(BODY, per_page=2, running="丰收市总工会"))
    assert [line.page for line in lines] == [1, 1, 2, 2, 3, 3, 4, 4]
    assert [line.number for line in lines] == list(range(1, 9))


def column(number, lines=8):
    return [f"{number}栏第{row}行各级工会要组织好职工读书" for row in range(lines)]


@pytest.mark.parametrize("offset", [0, 4, 9])
def test_two_columns_are_read_one_after_the_other(offset):
    left, right = column("左"), column("右")
    drawn = sheet(["丰收工会通讯第一期"], top=40, x=220)
    drawn += sheet(left, top=80) + sheet(right, top=80 + offset, x=260)
    drawn += sheet(["主办：丰收市总工会办公室，欢迎各单位来稿，来稿请发至本刊信箱"], top=300)
    assert texts(drawn)[1:-1] == left + right


def test_three_columns_are_read_one_after_the_other():
    columns = [[f"{name}栏第{row}行职工读书活动" for row in range(6)] for name in "甲乙丙"]
    drawn = [text for spot, lines in enumerate(columns) for text in sheet(lines, x=40 + spot * 170)]
    assert texts(drawn) == [line for lines in columns for line in lines]


def test_a_list_in_two_columns_of_uneven_lines_is_read_row_by_row():
    names = [
        "丰收县总工会",
        "兴旺县新城区街道总工会",
        "市机床厂工会",
        "市公交集团有限责任公司工会",
        "市一中工会",
    ]
    drawn = [
        item
        for row, name in enumerate(names)
        for item in (Text(40, 80 + row * 18, name), Text(300, 80 + row * 18, str(row)))
    ]
    assert texts(drawn) == [f"{name}  {row}" for row, name in enumerate(names)]


def test_the_cells_of_a_ruled_table_are_put_together():
    drawn = draw_grid(40, 100, (80, 120, 40), (24, 44, 24))
    drawn += [Text(45, 116, "单位"), Text(125, 116, "活动内容"), Text(245, 116, "名额")]
    drawn += [
        Text(45, 150, "丰收县总工会"),
        Text(125, 140, "组织职工读书分享"),
        Text(125, 156, "和征文比赛"),
        Text(245, 150, "3"),
    ]
    drawn += [Text(45, 184, "合计"), Text(245, 184, "8")]
    drawn += sheet(["名额分配如下："], top=80) + sheet(["请按时报送。"], top=220)
    assert texts(drawn) == [
        "名额分配如下：",
        "单位  活动内容  名额",
        "丰收县总工会  组织职工读书分享和征文比赛  3",
        "合计  8",
        "请按时报送。",
    ]


def test_a_frame_around_the_page_is_no_table():
    assert texts(draw_grid(20, 20, (555,), (800,)) + sheet(BODY)) == BODY


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_that_is_turned_is_read_along_its_text(rotate):
    assert texts(sheet(BODY), rotate=rotate) == BODY


@pytest.mark.parametrize(("cosine", "sine", "dx", "dy"), [(0, 1, 18, 0), (0, -1, -18, 0), (-1, 0, 0, -18)])
def test_text_that_is_turned_is_read_along_itself(cosine, sine, dx, dy):
    drawn = [Text(300 + row * dx, 400 + row * dy, line, 10, cosine, sine) for row, line in enumerate(BODY)]
    assert texts(drawn, rotate=90) == BODY


def test_slanted_watermarks_and_the_writing_of_a_seal_are_left_out():
    slant = math.radians(40)
    drawn = [Text(200, 300, "内部资料", 40, math.cos(slant), math.sin(slant)), *sheet(BODY)]
    seal = enumerate("丰收市总工会")
    drawn += [
        Text(400 + spot * 9, 200 - spot * 4, letter, 10, math.cos(spot - 2.7), math.sin(spot - 2.7))
        for spot, letter in seal
    ]
    assert texts(drawn) == BODY


def test_letters_placed_one_by_one_make_whole_lines():
    spots = [Text(40 + spot * 11.7 + spot % 3, 80 + spot % 2, letter) for spot, letter in enumerate(BODY[0])]
    assert texts([*spots, *sheet(BODY[1:], top=98)]) == BODY


def test_latin_words_keep_their_spaces_and_numbers_stay_whole():
    line = "请登录Work Hub平台，电话0551-1234567，邮箱a.b@c.cn。"
    assert texts(sheet([line, *BODY])) == [line, *BODY]


def test_text_printed_twice_to_look_bold_is_read_once():
    doubled = [Text(40.3, 80, BODY[0]), *sheet(BODY)]
    assert texts(doubled) == BODY


def test_a_superscript_stays_in_its_line():
    drawn = [
        Text(40, 80, "面积为100m"),
        Text(110, 75, "2", 6),
        Text(117, 80, "，可容纳500人。"),
        *sheet(BODY, top=100),
    ]
    assert texts(drawn)[0] == "面积为100m2，可容纳500人。"


def noted():
    body = [
        "为丰富职工文化生活，经研究，决定开展读书活动",
        "。请各单位认真组织职工参加，并于活动结束后及时报",
    ]
    first = [*sheet(body), Text(270, 75, "1", 6)]
    first += [
        Text(40, 700, "1", 5),
        Text(46, 704, "含已经退休的职工和", 8),
        Text(40, 716, "劳务派遣的职工。", 8),
    ]
    first.append(Text(280, 800, "— 1 —"))
    return draw_pdf([first, [*sheet(["送活动总结。", "请参加。"]), Text(280, 800, "— 2 —")]])


def test_footnotes_stand_after_the_text_and_break_no_sentence():
    lines = pdf.read_lines(noted())
    assert lines[-1].text == "[1] 含已经退休的职工和劳务派遣的职工。"
    assert lines[-1].page == 1
    joined = [passage.text for passage in paragraphs(spread(lines))]
    assert any("读书活动。请各单位" in text and "及时报送活动总结。" in text for text in joined)


def test_a_note_whose_own_mark_is_not_raised_is_told_by_the_one_that_refers_to_it():
    drawn = [*sheet(BODY), Text(231, 75, "1", 6), Text(40, 700, "1含已经退休的职工。", 8)]
    assert texts(drawn) == [*BODY, "[1] 含已经退休的职工。"]


def test_small_print_that_is_no_note_stays_where_it_is():
    drawn = [*sheet(BODY), Text(40, 700, "丰收市总工会办公室印发", 8)]
    assert texts(drawn) == [*BODY, "丰收市总工会办公室印发"]


def test_a_pdf_of_too_many_letters_is_told_so(monkeypatch):
    monkeypatch.setattr("luoshi.gongwen.formats.pdf.MOST_CHARACTERS", 30)
    with pytest.raises(errors.TooLong):
        read(make_pdf(BODY))


def test_places_cut_out_what_was_read():
    lines = [*NOTICE[:10], "（三）各单位请于2024年6月10日前报送总结。", *NOTICE[10:]]
    document = read(make_pdf(lines, per_page=4, running="丰收市总工会内部资料"))
    assert check_places(document) > 5
    assert [deadline.place.page for deadline in document.parts[0].deadlines] == [3]
