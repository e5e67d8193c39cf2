import pytest

from luoshi.gongwen.document import Line
from luoshi.gongwen.numbers import find_numbers, parse_number
from luoshi.gongwen.passage import join, of_line
from luoshi.gongwen.tests.shared import shared_file


@pytest.mark.parametrize(
    "printed",
    [
        "丰工发〔2024〕7号",
        "发文字号：丰工发〔2024〕7号",
        "丰工发 [2024] 7 号",
        "丰工发（２０２４）第７号",
        "丰工发〔2024］007号",
        "丰\u200b工发【2024年】7号",
        "丰工发[二〇二四]号7",
        "丰工发2024年第7号",
    ],
)
def test_every_spelling_gives_code_year_and_serial(printed):
    number = parse_number(printed)
    assert (number.form, number.code, number.year, number.serial) == ("number", "丰工发", 2024, 7)


@pytest.mark.parametrize(
    ("printed", "form", "year", "serial"),
    [
        ("丰收市人民政府令第 12 号", "order", None, 12),
        ("丰府令〔2024〕3号", "order", 2024, 3),
        ("丰收海关公告2024年第5号", "announcement", 2024, 5),
        ("文号：", "none", None, None),
    ],
)
def test_what_is_no_number_is_named(printed, form, year, serial):
    number = parse_number(printed)
    assert (number.form, number.year, number.serial) == (form, year, serial)
    assert number.reason


def test_a_cited_number_keeps_its_place_and_sheds_the_words_before_it():
    passage = join(
        [
            of_line(Line(4, 2, "  根据《丰收市职工书屋管理办法》（丰工办")),
            of_line(Line(5, 2, "〔2023〕18号）和丰府发〔2022〕1号文件要求，")),
        ]
    )
    first, second = find_numbers(passage)
    assert (first.code, first.serial, first.place.line, first.place.last_line) == ("丰工办", 18, 4, 5)
    assert (second.code, second.place.page) == ("丰府发", 2)


def test_real_numbers_normalise():
    lines = shared_file("gold/document_numbers.txt").read_text("utf-8").splitlines()
    forms = [parse_number(line) for line in lines]
    named = [number for number in forms if number.form == "number" or number.reason]
    assert len(named) / len(forms) >= 0.995
    assert all(number.code and number.year and number.serial for number in forms if number.form == "number")
