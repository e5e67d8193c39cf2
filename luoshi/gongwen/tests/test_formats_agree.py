"""One document in every format reads to equal parts; only the places differ."""

import dataclasses

import pytest

from luoshi.gongwen import read
from luoshi.gongwen.document import Place
from luoshi.gongwen.tests.ofd_files import pack_ofd, stroke, text
from luoshi.gongwen.tests.pdf_files import Text, draw_grid, draw_pdf
from luoshi.gongwen.tests.word_files import lists, numbered, p, pack, tbl

HEAD = [
    "金谷市总工会文件",
    "金工发〔2024〕18号",
    "金谷市总工会关于开展职工健步走活动的通知",
    "各县（市、区）总工会，市直机关工会：",
    "为丰富职工文化生活，经研究，决定开展职工健步走活动，现将有关事项通知如下。",
]
# Depth in the outline and text; the marks are printed, or Word's own.
OUTLINE = [
    (0, "一、", "活动主题"),
    (None, "", "走出健康，走向未来。"),
    (0, "二、", "活动安排"),
    (1, "（一）", "宣传发动。各单位要广泛动员职工报名参加。"),
    (1, "（二）", "组织实施。分为两项内容："),
    (2, "1.", "线上活动。各单位组织职工每日打卡。"),
    (2, "2.", "线下活动。2024年5月1日至5月31日，各单位组织集中健步走，参加职工不少于300人。"),
    (0, "三、", "工作要求"),
    (1, "（一）", "加强领导。各单位要明确专人负责。"),
    (1, "（二）", "按时报送。请于2024年6月10日前将活动总结报送市总工会。"),
]
CLOSING = ["联系人：李明，电话：0551-1234567", "附件：名额分配表", "金谷市总工会", "2024年4月2日"]
TABLE = [("单位", "名额"), ("金谷县总工会", "30"), ("银河区总工会", "20")]
ITEMS = [mark + words for _, mark, words in OUTLINE]
ROWS = ["  ".join(row) for row in TABLE]
PARAGRAPHS = [*HEAD, *ITEMS, *CLOSING, "附件", "名额分配表"]
LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def write_text(encoding):
    return "\r\n".join([*PARAGRAPHS, *ROWS]).encode(encoding)


def write_docx():
    body = "".join(map(p, HEAD))
    body += "".join(p(words, "" if depth is None else numbered(depth)) for depth, _, words in OUTLINE)
    body += "".join(map(p, [*CLOSING, "附件", "名额分配表"])) + tbl(*TABLE)
    return pack(body, numbering=lists(*LEVELS))


def broken(lines, letters=30):
    """Lines as a printer breaks them."""
    return [line[start : start + letters] for line in lines for start in range(0, len(line), letters)]


def printed(per_page=12):
    """The printed lines of each page; the table stands on the last."""
    lines = broken(PARAGRAPHS)
    return [lines[start : start + per_page] for start in range(0, len(lines), per_page)]


def write_pdf():
    sheets = []
    for number, lines in enumerate(printed(), 1):
        drawn = [Text(60, 80 + row * 28, line, 16) for row, line in enumerate(lines)]
        sheets.append([Text(60, 30, "健步走活动材料"), *drawn, Text(280, 800, f"— {number} —")])
    top = 60 + len(printed()[-1]) * 28
    sheets[-1] += draw_grid(60, top, (200, 100), (30, 30, 30))
    cells = [(column, row, words) for row, line in enumerate(TABLE) for column, words in enumerate(line)]
    sheets[-1] += [Text(65 + column * 200, top + 22 + row * 30, words, 16) for column, row, words in cells]
    return draw_pdf(sheets)


def write_ofd():
    pages = [[text(20, 30 + row * 9, line) for row, line in enumerate(lines)] for lines in printed()]
    for number, page in enumerate(pages, 1):
        page.append(text(90, 280, f"第 {number} 页 共 {len(pages)} 页"))
    top = 30 + len(printed()[-1]) * 9
    pages[-1] += [stroke(20, top + row * 10, 150, top + row * 10) for row in range(4)]
    pages[-1] += [stroke(x, top, x, top + 30) for x in (20, 100, 150)]
    cells = [(column, row, words) for row, line in enumerate(TABLE) for column, words in enumerate(line)]
    pages[-1] += [text(22 + column * 80, top + 2 + row * 10, words) for column, row, words in cells]
    return pack_ofd(pages, template=text(20, 10, "健步走活动材料"))


def write_html():
    rows = "".join(f"<tr>{''.join(f'<td><p>{words}</p></td>' for words in row)}</tr>" for row in TABLE)
    body = "".join(f"<p>　　{line}</p>" for line in PARAGRAPHS)
    menu = "<div><a href='/'>首页</a></div>"
    return (
        "<html><head><meta charset='gbk'><title>金谷市总工会</title></head>"
        f"<body>{menu}<div id='text'>{body}<table>{rows}</table></div><div>版权所有</div></body></html>"
    ).encode("gb18030")


def without_places(value):
    """The value with every place and line number left out."""
    if isinstance(value, Place):
        return None
    if isinstance(value, tuple):
        return tuple(without_places(item) for item in value)
    if not dataclasses.is_dataclass(value):
        return value
    skipped = ("first_line", "last_line")
    return {
        f.name: without_places(getattr(value, f.name))
        for f in dataclasses.fields(value)
        if f.name not in skipped
    }


EXPECTED = read("\n".join([*PARAGRAPHS, *ROWS]).encode())


def test_the_document_is_read_as_it_was_meant():
    part, *_ = EXPECTED.parts
    assert (part.title, part.doc_number.serial) == ("金谷市总工会关于开展职工健步走活动的通知", 18)
    assert part.recipients == ("各县（市、区）总工会", "市直机关工会")
    assert [heading.heading for heading in part.outline] == ["活动主题", "活动安排", "工作要求"]
    assert [child.marker for child in part.outline[1].children[1].children] == ["1.", "2."]
    assert [(contact.name, contact.phone) for contact in part.contacts] == [("李明", "0551-1234567")]
    assert (part.attachments, str(part.date)) == (("名额分配表",), "2024-04-02")
    assert [str(found.date) for found in part.deadlines if found.kind == "submit"] == ["2024-06-10"]


WRITERS = {
    **{
        encoding: lambda encoding=encoding: write_text(encoding)
        for encoding in ("utf-8-sig", "gb18030", "utf-16")
    },
    "docx": write_docx,
    "pdf": write_pdf,
    "ofd": write_ofd,
    "html": write_html,
}


@pytest.mark.parametrize("name", WRITERS)
def test_every_format_reads_to_equal_parts(name):
    document = read(WRITERS[name]())
    assert len(document.parts) == len(EXPECTED.parts)
    for found, expected in zip(document.parts, EXPECTED.parts, strict=True):
        assert without_places(found) == without_places(expected)
    assert [doubt.code for doubt in document.warnings] == [doubt.code for doubt in EXPECTED.warnings]


@pytest.mark.parametrize(("name", "pages"), [("pdf", len(printed())), ("ofd", len(printed()))])
def test_pages_are_counted(name, pages):
    assert read(WRITERS[name]()).lines[-1].page == pages
