"""Each format gives the same lines; files are written here, never taken from elsewhere."""

import io
import zipfile

import pytest
from docx import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from luoshi.gongwen import errors, read
from luoshi.gongwen.flow import paragraphs
from luoshi.gongwen.spread import spread
from luoshi.gongwen.tests.files import NOTICE, make_docx, make_html
from luoshi.gongwen.tests.ofd_files import make_ofd
from luoshi.gongwen.tests.pdf_files import make_pdf


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_read_in_every_office_encoding(encoding):
    part = read("\n".join(NOTICE).encode(encoding)).parts[0]
    assert part.title == "丰收市总工会关于开展职工读书活动的通知"
    assert (part.doc_number.code, part.doc_number.year, part.doc_number.serial) == ("丰工发", 2024, 7)


@pytest.mark.parametrize("make", [make_docx, make_pdf, make_html, make_ofd])
def test_every_format_gives_the_same_head_and_outline(make):
    document = read(make(NOTICE))
    part = document.parts[0]
    assert part.title == "丰收市总工会关于开展职工读书活动的通知"
    assert part.recipients == ("各县（市、区）总工会", "市直属基层工会")
    assert part.date.isoformat() == "2024-03-05"
    assert [(h.marker, h.heading) for h in part.outline] == [("一、", "活动主题"), ("二、", "活动安排")]
    assert [h.heading for h in part.outline[1].children] == ["动员部署", "组织实施"]


def test_words_own_numbering_is_read():
    word = Word()
    numbering = word.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    for depth, (form, text) in enumerate([("chineseCounting", "%1、"), ("chineseCounting", "（%2）")]):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", text)):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
    numbering.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "77")
    reference = OxmlElement("w:abstractNumId")
    reference.set(qn("w:val"), "77")
    number.append(reference)
    numbering.append(number)
    word.add_paragraph("关于开展读书活动的通知")
    for depth, text in (
        (0, "活动主题"),
        (0, "活动安排"),
        (1, "动员部署"),
        (1, "组织实施"),
        (0, "工作要求"),
        (1, "加强领导"),
    ):
        paragraph = word.add_paragraph(text)
        properties = paragraph._p.get_or_add_pPr()
        numbered = OxmlElement("w:numPr")
        for tag, value in (("w:ilvl", str(depth)), ("w:numId", "77")):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            numbered.append(child)
        properties.append(numbered)
    stream = io.BytesIO()
    word.save(stream)
    outline = read(stream.getvalue()).parts[0].outline
    assert [h.marker for h in outline] == ["一、", "二、", "三、"]
    assert [[c.marker for c in h.children] for h in outline] == [[], ["（一）", "（二）"], ["（一）"]]


def test_a_word_table_gives_a_line_for_each_row():
    word = Word()
    table = word.add_table(rows=2, cols=2)
    for spot, text in enumerate(("单位", "名额", "丰收县总工会", "3")):
        table.cell(spot // 2, spot % 2).text = text
    stream = io.BytesIO()
    word.save(stream)
    assert [line.text for line in read(stream.getvalue()).lines] == ["单位  名额", "丰收县总工会  3"]


def test_a_text_box_is_read_before_its_paragraph():
    box = (
        '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>丰收市总工会文件</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        "<w:r><w:t>丰工发〔2024〕7号</w:t></w:r></w:p>"
    )
    content = rewrite(
        make_docx(["关于开会的通知"]),
        "word/document.xml",
        lambda xml: xml.replace("<w:body>", f"<w:body>{box}"),
    )
    assert [line.text for line in read(content).lines] == [
        "丰收市总工会文件",
        "丰工发〔2024〕7号",
        "关于开会的通知",
    ]


def rewrite(content, name, change):
    """The archive with one member changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            raw = old.read(item)
            new.writestr(item, change(raw.decode()) if item == name else raw)
    return out.getvalue()


def test_page_numbers_and_running_heads_of_a_pdf_are_dropped():
    words = ("宣讲", "竞赛", "慰问", "培训", "阅读", "体检")
    body = [f"各单位要认真组织{word}活动，并做好记录。" for word in words]
    document = read(make_pdf(body, per_page=2, running="丰收市总工会内部资料"))
    texts = [line.text for line in document.lines if line.text.strip()]
    assert texts == body
    assert document.lines[-1].page == 3


def test_a_sentence_cut_by_a_pdf_page_is_joined():
    lines = [
        "关于开展读书活动的通知",
        "为丰富职工文化生活，经研究，决定开展读书活动。请各单位认真组织职工参加，并于活动结束后及时报",
        "送活动总结。",
    ]
    document = read(make_pdf(lines, per_page=2))
    assert any("及时报送活动总结" in passage.text for passage in paragraphs(spread(document.lines)))


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", errors.EmptyFile),
        (b"\xef\xbb\xbf \r\n", errors.EmptyFile),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, errors.WrongType),
        (bytes(range(1, 256)) * 20, errors.WrongType),
        (b"%PDF-1.7\n1 0 obj\n<<", errors.DamagedFile),
        (b"PK\x03\x04[Content_Types].xml", errors.DamagedFile),
    ],
)
def test_bad_input_is_named(content, error):
    with pytest.raises(error) as raised:
        read(content)
    assert raised.value.text("zh").endswith("。")
    assert raised.value.text("en").endswith(".")


def test_a_truncated_docx_is_damaged():
    with pytest.raises(errors.DamagedFile):
        read(make_docx(NOTICE)[:-400])


def test_a_locked_pdf_asks_for_its_password():
    with pytest.raises(errors.EncryptedFile):
        read(make_pdf(NOTICE, password="secret"))


def test_more_than_the_limit_is_refused():
    with pytest.raises(errors.TooLarge) as raised:
        read(b"a" * (1024 * 1024 + 1), megabytes=1)
    assert "1 MB" in raised.value.text("zh")


def test_old_word_files_say_what_is_missing(monkeypatch):
    monkeypatch.setattr("luoshi.gongwen.formats.office.shutil.which", lambda name: None)
    with pytest.raises(errors.OfficeMissing) as raised:
        read(bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 512)
    assert "docx" in raised.value.text("zh")


def test_old_word_files_go_through_libreoffice(monkeypatch, tmp_path):
    converted = tmp_path / "converted.docx"
    converted.write_bytes(make_docx(NOTICE))
    office = tmp_path / "soffice"
    office.write_text(
        f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\ncp "{converted}" "$2/source.docx"\n'
    )
    office.chmod(0o755)
    monkeypatch.setattr("luoshi.gongwen.formats.office.shutil.which", lambda name: str(office))
    document = read(bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 512)
    assert document.parts[0].doc_number.serial == 7


def test_a_locked_word_file_asks_for_its_password():
    with pytest.raises(errors.EncryptedFile):
        read(bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 512)


def test_a_scan_has_no_text():
    with pytest.raises(errors.NoText):
        read(make_pdf([""]))


def test_ofd_with_another_prefix_is_read():
    assert read(make_ofd(NOTICE, prefix="abc")).parts[0].doc_number.serial == 7


def test_a_text_box_within_a_text_box_is_read_once():
    def boxed(inner):
        return f"<w:p><w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>"

    nested = boxed(boxed("<w:p><w:r><w:t>丰工发〔2024〕7号</w:t></w:r></w:p>"))
    content = rewrite(
        make_docx(["关于开会的通知"]),
        "word/document.xml",
        lambda xml: xml.replace("<w:body>", f"<w:body>{nested}"),
    )
    texts = [line.text for line in read(content).lines if line.text]
    assert texts == ["丰工发〔2024〕7号", "关于开会的通知"]


def test_positions_that_are_no_numbers_do_not_stop_an_ofd():
    content = rewrite(
        make_ofd(NOTICE),
        "Doc_0/Pages/Page_0/Content.xml",
        lambda xml: xml.replace('X="0" Y="4"', 'X="²" Y=""'),
    )
    assert read(content).parts[0].doc_number.serial == 7


@pytest.mark.parametrize("start", ["²", "x", "9" * 5000])
def test_a_list_that_starts_at_no_number_starts_at_one(start):
    content = rewrite(
        make_docx(["关于开会的通知"]),
        "word/numbering.xml",
        lambda xml: xml.replace('<w:start w:val="1"/>', f'<w:start w:val="{start}"/>'),
    )
    assert read(content).parts[0].title == "关于开会的通知"


def test_a_web_page_with_broken_tags_is_read():
    page = make_html(NOTICE).replace(b"<div class='menu'>", b"<di\xc2\xadv><a:b:c><x&y>")
    assert read(page).parts[0].doc_number.serial == 7
