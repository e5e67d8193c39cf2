"""OFD: pages in the order the document lists, lines by where the letters stand, what is missing is told."""

import pytest

from luoshi.gongwen import errors, read
from luoshi.gongwen.formats import ofd
from luoshi.gongwen.tests.files import NOTICE, check_places
from luoshi.gongwen.tests.ofd_files import make_ofd, pack_ofd, stroke, text

BODY = [f"各单位要认真组织{word}活动，并做好记录。" for word in ("宣讲", "竞赛", "慰问", "培训")]


def sheet(lines, top=20, x=20):
    return [text(x, top + row * 9, line) for row, line in enumerate(lines)]


def texts(*pages, **options):
    return [line.text for line in ofd.read_lines(pack_ofd(list(pages), **options))]


@pytest.mark.parametrize("prefix", ["ofd", "abc", "n0"])
def test_any_prefix_is_read(prefix):
    assert [line.text for line in read(make_ofd(NOTICE, prefix)).lines] == NOTICE


def test_no_prefix_at_all_is_read():
    def bare(members):
        for name, xml in members.items():
            members[name] = xml.replace("ofd:", "").replace("xmlns:ofd", "xmlns")

    assert texts(sheet(BODY), change=bare) == BODY


def test_pages_follow_the_document_and_not_their_names():
    def swap(members):
        tree = members["Doc_0/Document.xml"]
        tree = tree.replace("Page_0/", "Page_x/").replace("Page_1/", "Page_0/").replace("Page_x/", "Page_1/")
        members["Doc_0/Document.xml"] = tree

    content = pack_ofd([sheet(BODY[:2]), sheet(BODY[2:])], change=swap)
    assert [(line.page, line.text) for line in ofd.read_lines(content)] == [
        (1, BODY[2]),
        (1, BODY[3]),
        (2, BODY[0]),
        (2, BODY[1]),
    ]


def test_several_documents_are_read_one_after_the_other():
    content = pack_ofd([sheet(BODY)], documents=2)
    assert [line.page for line in ofd.read_lines(content)] == [1] * 4 + [2] * 4


def test_a_template_is_part_of_its_page():
    assert texts(sheet(BODY, top=40), template=text(60, 20, "丰收市总工会文件")) == [
        "丰收市总工会文件",
        *BODY,
    ]


def test_a_running_head_in_a_template_is_left_out():
    assert texts(sheet(BODY[:2], top=40), sheet(BODY[2:], top=40), template=text(60, 10, "内部资料")) == BODY


def test_objects_stand_in_lines_whatever_their_order():
    pieces = [text(70, 20.6, "读书活动的通知"), text(20, 20, "关于开展职工"), *sheet(BODY, top=40)[::-1]]
    pieces[1] = text(40, 20, "关于开展职工")
    assert texts(pieces) == ["关于开展职工读书活动的通知", *BODY]


def test_steps_between_letters_are_followed():
    spaced = text(20, 20, "通知", deltas="20")
    even = text(20, 30, "请各单位参加", deltas="g 4 5 5")
    latin = text(20, 40, "Work Hub", deltas="4 2.5 2 2.5 1.5 3 2.5")
    assert texts([spaced, even, latin, *sheet(BODY, top=50)]) == ["通  知", "请各单位参加", "Work Hub", *BODY]


def test_letters_one_to_an_object_make_whole_lines():
    letters = [text(20 + spot * 5.8, 20 + spot % 2 * 0.3, letter) for spot, letter in enumerate(BODY[0])]
    assert texts([*letters[::-1], *sheet(BODY[1:], top=29)]) == BODY


def test_matrices_scale_and_move():
    moved = text(0, 0, BODY[0], size=2.5, more='CTM="2 0 0 2 20 12"')
    assert texts([moved, *sheet(BODY[1:], top=29)]) == BODY


def test_slanted_watermarks_are_left_out_and_turned_pages_read():
    slanted = text(50, 50, "内部资料", size=20, more='CTM="0.77 0.64 -0.64 0.77 0 0"')
    turned = [text(100 - row * 9, 20, line, more='CTM="0 1 -1 0 0 0"') for row, line in enumerate(BODY)]
    assert texts([slanted, *turned]) == BODY


def test_hidden_objects_are_left_out():
    assert texts([text(20, 10, "草稿", more='Visible="false"'), *sheet(BODY)]) == BODY


def test_the_cells_of_a_ruled_table_are_put_together():
    tops, lefts = (50, 60, 76), (20, 60, 110, 130)
    rules = [stroke(20, top, 130, top) for top in tops] + [stroke(left, 50, left, 76) for left in lefts]
    head = [text(22, 53, "单位"), text(62, 53, "活动内容"), text(112, 53, "名额")]
    row = [text(22, 66, "丰收县"), text(62, 62, "组织职工"), text(62, 69, "读书分享"), text(112, 66, "3")]
    assert texts([*rules, *head, *row, *sheet(BODY, top=90)]) == [
        "单位  活动内容  名额",
        "丰收县  组织职工读书分享  3",
        *BODY,
    ]


@pytest.mark.parametrize("broken", [None, "<ofd:Page"])
def test_a_page_that_is_missing_or_broken_is_told(broken):
    def spoil(members):
        name = "Doc_0/Pages/Page_1/Content.xml"
        members[name] = broken or ""
        if broken is None:
            del members[name]

    document = read(pack_ofd([sheet(NOTICE[:6]), sheet(BODY), sheet(NOTICE[6:])], change=spoil))
    doubt = next(doubt for doubt in document.warnings if doubt.code == "lost-text")
    assert (doubt.place.page, "第2页" in doubt.zh, "page 2" in doubt.en) == (2, True, True)
    assert [line.text for line in document.lines if line.page != 2] == NOTICE
    assert document.parts[0].outline[1].heading == "活动安排"


def test_a_missing_template_is_told_and_the_page_is_read():
    def spoil(members):
        del members["Doc_0/Tpls/Tpl_0/Content.xml"]

    document = read(pack_ofd([sheet(NOTICE)], template=text(60, 280, "版记"), change=spoil))
    assert [doubt.code for doubt in document.warnings] == ["lost-text"]
    assert document.parts[0].doc_number.serial == 7


def test_an_archive_without_any_page_is_damaged():
    def spoil(members):
        del members["Doc_0/Document.xml"]

    with pytest.raises(errors.DamagedFile):
        read(pack_ofd([sheet(NOTICE)], change=spoil))


def test_names_of_another_case_and_absolute_ones_are_found():
    def rename(members):
        members["Doc_0/Pages/Page_0/CONTENT.XML"] = members.pop("Doc_0/Pages/Page_0/Content.xml")
        members["OFD.xml"] = members["OFD.xml"].replace(">Doc_0", ">/Doc_0")

    assert texts(sheet(BODY), change=rename) == BODY


def test_attachments_and_annotations_are_not_read():
    def attach(members):
        members["Doc_0/Annots/Page_0/Annotation.xml"] = "<broken"
        members["Doc_0/Attachs/other.ofd.xml"] = "<broken"

    assert texts(sheet(BODY), change=attach) == BODY


def test_places_cut_out_what_was_read():
    assert check_places(read(pack_ofd([sheet(NOTICE[:7]), sheet(NOTICE[7:])]))) > 5


def listed(times):
    """One document of one page; the entry names the document, the document its page `times` times."""

    def repeat(members):
        for name, item in (("OFD.xml", "ofd:DocRoot"), ("Doc_0/Document.xml", "ofd:Page")):
            head, tag, rest = members[name].partition(f"<{item}" + (">" if item.endswith("Root") else " "))
            own, end, tail = rest.partition("/>" if item.endswith("Page") else f"</{item}>")
            members[name] = head + (tag + own + end) * times + tail

    return pack_ofd([sheet(BODY)], change=repeat)


def test_a_document_that_is_named_twice_is_read_once_and_its_pages_as_listed():
    assert [line.page for line in ofd.read_lines(listed(2))] == [1] * 4 + [2] * 4


def test_a_page_that_is_listed_too_often_is_told_so(monkeypatch):
    monkeypatch.setattr(ofd, "MOST_PAGES", 5)
    with pytest.raises(errors.TooManyPages):
        ofd.read_lines(listed(6))
    monkeypatch.setattr(ofd, "MOST_CHARACTERS", 100)
    with pytest.raises(errors.TooLong):
        ofd.read_lines(listed(4))
