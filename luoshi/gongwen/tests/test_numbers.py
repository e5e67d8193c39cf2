import pytest

from luoshi.gongwen import read_text
from luoshi.gongwen.document import Line
from luoshi.gongwen.numbers import find_numbers, own_number, parse_number
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
        "丰工发2024-7号",
        "丰工发20247号",
        "丰工发〔20247号",
        "丰工发2024］7号",
        "丰工发C2024〕7号",
        "丰工发（2024J7号",
        "丰工发「2024」7号",
        "丰 工 发 〔 2024 〕 7 号",
        "丰工发〔2024〕7",
        "丰工发〔2024〕第7号文",
        "丰工发〔二○二四〕7号",
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
        ("国家主席令第四十五号", "order", None, 45),
        ("丰收市人民政府令（第12号）", "order", None, 12),
        ("丰收海关公告2024年第5号", "announcement", 2024, 5),
        ("丰收海关2024年第5号", "announcement", 2024, 5),
        ("公告（2024年第5号）", "announcement", 2024, 5),
        ("其他〔2024〕5号", "serial", 2024, 5),
        ("〔2024〕5号", "serial", 2024, 5),
        ("第24号", "serial", None, 24),
        ("丰政 第24号", "serial", None, 24),
        ("文号：", "none", None, None),
        ("2024年3月5日", "none", None, None),
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


def code_of(printed):
    return parse_number(printed).code


def test_the_code_sheds_what_is_no_code():
    assert code_of("的通知丰工发〔2024〕7号") == "丰工发"
    assert code_of("已按照丰工办〔2024〕7号") == "丰工办"
    assert code_of("人员以及按丰工发〔2024〕7号") == "丰工发"
    assert code_of("省人民政府丰政函〔2024〕7号") == "丰政函"
    assert code_of("关于废止丰府办〔2024〕7号") == "丰府办"


@pytest.mark.parametrize(
    "code",
    [
        "丰改价格规",
        "丰卫函字",
        "丰府办（规）发",
        "丰工信部联企业",
        "丰KG发",
        "丰公告",
        "丰对外经贸发",
        "厅字",
    ],
)
def test_codes_of_every_make_are_kept_whole(code):
    number = parse_number(f"{code}〔2020〕1号")
    assert (number.form, number.code, number.serial) == ("number", code, 1)


def test_what_is_damaged_is_said():
    assert parse_number("丰工发〔2024〕7号").reason == ""
    assert parse_number("丰工发2024〕7号").reason == "the year has lost a bracket"
    assert parse_number("丰工发20247号").reason == "the year has no brackets"
    assert find_numbers(of_line(Line(1, 1, "丰工发2024〕7号")))[0].sure < 1


def test_a_number_that_lost_a_bracket_is_read_and_doubted():
    document = read_text("丰工发2024〕7号\n丰收市总工会关于开会的通知\n各县总工会：\n请参加。")
    assert document.parts[0].doc_number.serial == 7
    assert "number-brackets" in [doubt.code for doubt in document.warnings]


def numbers_in(text):
    return [(number.code, number.year, number.serial) for number in find_numbers(of_line(Line(1, 1, text)))]


def test_joint_numbers_lists_and_ranges_give_each_number():
    assert numbers_in("丰发改〔2024〕7号 丰财〔2024〕9号") == [("丰发改", 2024, 7), ("丰财", 2024, 9)]
    assert numbers_in("丰发〔2022〕1号、〔2023〕5号文件") == [("丰发", 2022, 1), ("丰发", 2023, 5)]
    assert [serial for _, _, serial in numbers_in("丰发〔2022〕7—9号")] == [7, 8, 9]
    assert [serial for _, _, serial in numbers_in("丰发〔2022〕7号、12号")] == [7, 12]
    joint = parse_number("丰发改〔2024〕7号、丰财〔2024〕9号")
    assert [(other.code, other.serial) for other in joint.others] == [("丰财", 9)]


@pytest.mark.parametrize(
    "text",
    [
        "我市开展活动（2024）3月起",
        "各地印发2024年第3号通告",
        "丰收海关公告2024年第5号",
        "在（2024）12楼开会",
        "全年举办2024年第3号主题活动",
        "联系电话：20241234号",
    ],
)
def test_sentences_with_years_hold_no_number(text):
    assert numbers_in(text) == []


def test_a_day_before_the_code_is_no_part_of_it():
    assert numbers_in("1985年3月1日丰政发〔1985〕146号") == [("丰政发", 1985, 146)]


@pytest.mark.parametrize(
    "line",
    [
        "丰工发〔2024〕7号",
        "发文字号：丰工发〔2024〕7号",
        "（丰工发〔2024〕7号）",
        "丰工发〔2024〕7号    签发人：张三",
        "丰工发2024年第7号",
        "丰工发〔2024〕7号、丰财〔2024〕9号",
    ],
)
def test_a_line_of_nothing_but_numbers_is_the_documents_own(line):
    number = own_number(of_line(Line(1, 1, line)))
    assert (number.code, number.year, number.serial) == ("丰工发", 2024, 7)


@pytest.mark.parametrize(
    "line",
    ["根据丰工发〔2024〕7号要求，", "关于转发丰工发〔2024〕7号文件的通知", "《办法》（丰工发〔2024〕7号）"],
)
def test_a_number_within_a_sentence_is_cited(line):
    assert own_number(of_line(Line(1, 1, line))) is None
    assert numbers_in(line) == [("丰工发", 2024, 7)]


def test_real_numbers_normalise():
    lines = shared_file("gold/document_numbers.txt").read_text("utf-8").splitlines()
    forms = [parse_number(line) for line in lines]
    named = [number for number in forms if number.form == "number" or number.reason]
    assert len(named) / len(forms) >= 0.995
    assert all(number.code and number.year and number.serial for number in forms if number.form == "number")
