"""Recognised pieces become lines by where they stand: tilt, columns, tables, stamps."""

import math

from luoshi.gongwen.formats.fragments import Fragment, arrange

LETTER = 40


def piece(text, x, y, *, tilt=0.0, sure=0.99):
    """Text that begins at (x, y) of an upright page, which then is turned about its corner by `tilt` degrees."""
    width = len(text) * LETTER
    angle = math.radians(tilt)
    corners = ((x, y), (x + width, y), (x + width, y + LETTER), (x, y + LETTER))
    turned = tuple(
        (across * math.cos(angle) - down * math.sin(angle), across * math.sin(angle) + down * math.cos(angle))
        for across, down in corners
    )
    return Fragment(text, sure, turned)


def texts(*pieces):
    return [row.text for row in arrange(list(pieces))]


def test_pieces_of_one_line_are_joined_in_order():
    assert texts(piece("于3月25日前", 220, 103), piece("各单位请", 60, 100)) == ["各单位请于3月25日前"]


def test_cells_of_a_row_stand_apart():
    assert texts(piece("丰收县总工会", 100, 100), piece("20", 800, 104)) == ["丰收县总工会  20"]


def test_words_in_latin_letters_keep_their_blank():
    assert texts(piece("Excel", 100, 100), piece("2016", 310, 100)) == ["Excel 2016"]


def test_a_tilted_page_keeps_its_lines_apart():
    rows = [f"第{number}行文字在这一行里一直写到右边" for number in "一二三四五"]
    tilted = [piece(row, 100, 100 + 60 * index, tilt=3) for index, row in enumerate(rows)]
    short = [piece("左", -40, 100 + 60 * index, tilt=3) for index in range(5)]
    assert texts(*tilted, *short) == ["左  " + row for row in rows]


def test_two_columns_are_read_one_after_the_other():
    left = [f"左栏第{number}行写得满满的" for number in "一二三四五"]
    right = [f"右栏第{number}行写得满满的" for number in "一二三四五"]
    pieces = [piece("一份简报的标题横跨左右两栏排得很宽", 260, 20)]
    for index in range(5):
        pieces += [piece(left[index], 100, 100 + 60 * index), piece(right[index], 600, 103 + 60 * index)]
    assert texts(*pieces) == ["一份简报的标题横跨左右两栏排得很宽", *left, *right]


def test_a_table_of_two_columns_is_read_by_rows():
    cells = [(f"丰收县第{number}工会", f"{index}名") for index, number in enumerate("一二三四五六")]
    pieces = [
        piece(text, x, 100 + 60 * index)
        for index, (name, count) in enumerate(cells)
        for text, x in ((name, 100), (count, 900))
    ]
    assert texts(*pieces) == [f"{name}  {count}" for name, count in cells]


def test_letters_of_a_stamp_that_lean_are_dropped():
    leaning = piece("丰", 900, -600, tilt=60)
    assert texts(piece("丰收市总工会文件", 100, 100), leaning) == ["丰收市总工会文件"]


def test_a_page_number_at_the_foot_is_dropped_also_when_its_dashes_are_misread():
    assert texts(piece("现将有关事项通知如下。", 100, 100), piece("一3一", 500, 2000)) == [
        "现将有关事项通知如下。"
    ]


def test_a_row_is_as_sure_as_its_least_certain_piece():
    [row] = arrange([piece("各单位请", 60, 100), piece("于3月25日前", 220, 103, sure=0.6)])
    assert row.sure == 0.6
