"""Bad and hostile files: one clear sentence, bounded time and memory."""

import io
import time
import tracemalloc
import zipfile

import pytest

from luoshi.gongwen import errors, read, read_bounded, read_text
from luoshi.gongwen.command import main
from luoshi.gongwen.formats import ofd, pdf
from luoshi.gongwen.tests.files import NOTICE, make_docx
from luoshi.gongwen.tests.ofd_files import make_ofd
from luoshi.gongwen.tests.pdf_files import make_pdf

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def archive(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members.items():
            out.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


def test_a_zip_bomb_is_stopped():
    with pytest.raises(errors.TooMuchInside):
        read(archive(word__document_xml=b"<w>" + b" " * (80 * 1024 * 1024) + b"</w>"))


def test_entities_stay_unresolved(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密内容")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    declared = f'<!DOCTYPE w [<!ENTITY l0 "哈哈"><!ENTITY own SYSTEM "file://{secret}">{laughs}]>'
    text = "<w:p><w:r><w:t>关于开会的通知&l8;&own;</w:t></w:r></w:p>"
    body = f'{declared}<w:document xmlns:w="{WORD}"><w:body>{text}</w:body></w:document>'
    started = time.monotonic()
    try:
        texts = "".join(line.text for line in read(archive(word__document_xml=body)).lines)
    except errors.DamagedFile:
        texts = ""
    assert "机密" not in texts and "哈哈哈哈" not in texts
    assert time.monotonic() - started < 2


def test_ten_megabytes_on_one_line_are_refused_quickly():
    started = time.monotonic()
    with pytest.raises(errors.TooLong):
        read(("一、" * 2_000_000).encode())
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "unit",
    [
        "（",
        "一、",
        "1.",
        "1月",
        "联系人",
        "《",
        "各",
        "a@",
        " ",
        "2024年",
        "第一条",
        "3月1日至",
        "报送",
        "，",
    ],
)
def test_hostile_repetition_takes_bounded_time(unit):
    started = time.monotonic()
    read((unit * (12000 // len(unit)) + "完").encode())
    assert time.monotonic() - started < 8


@pytest.mark.parametrize(
    "unit",
    [
        "各地、",
        "各地和",
        "近",
        "超过",
        "；",
        "300场",
        "3月1日前",
        "a\n",
        "倡议书\n",
        "（\n",
        "其中3场、",
        "共3场，",
        "即日起至",
        "收到",
        "每月",
        "春节、",
        "4月1日（周二）",
        "国发2016 ",
        "&nbsp;",
        "三百",
        "附件3、",
        "2024.3.1-",
        "配合单位：",
        "由各地",
        "“五一”前后",
        "全市工会",
    ],
)
def test_hostile_repetition_below_a_heading_takes_bounded_time(unit):
    started = time.process_time()
    read_text(f"关于开展活动的通知\n各县总工会：\n一、{unit * (12000 // len(unit))}完")
    assert time.process_time() - started < 3


def test_a_long_text_on_one_line_takes_time_in_proportion():
    item = "（{}）组织读书分享活动{}。各级工会要结合实际认真组织“好书伴我行”活动，做好记录。 "
    items = "".join(item.format("一二三四五六七八九十"[number % 10], number) for number in range(1500))
    started = time.monotonic()
    read(f"关于开展活动的通知 各县总工会： 现将有关事项通知如下。 {items}".encode())
    assert time.monotonic() - started < 5


def test_many_lines_with_marks_within_take_time_in_proportion():
    item = "一、组织领导各单位要加强领导，认真组织。二、活动安排（一）读书活动（二）知识竞赛"
    started = time.process_time()
    read_text("\n".join(["关于开展活动的通知", "各县总工会：", *[item] * 1500]))
    assert time.process_time() - started < 5


def peak_kilobytes(act, content):
    tracemalloc.start()
    try:
        act(content)
        return tracemalloc.get_traced_memory()[1] // 1024
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("form", "make"), [(ofd, make_ofd), (pdf, make_pdf)])
def test_a_page_that_was_laid_out_gives_back_what_its_letters_took(form, make):
    lines = [f"{number:04}各级工会要认真组织读书活动，做好记录和宣传。" for number in range(22 * 80)]
    short, long = (peak_kilobytes(form.read_lines, make(lines[: 22 * n], per_page=22)) for n in (40, 80))
    assert (long - short) / 40 < 30  # the letters of one page take 100


def test_control_characters_do_not_disturb():
    text = "\x00丰收市总工会关于开\x07会的通知\n各县总工会：\n请参加。"
    assert read(text.encode()).parts[0].title == "丰收市总工会关于开会的通知"


def test_the_child_gives_the_same_reading(tmp_path):
    path = tmp_path / "notice.docx"
    path.write_bytes(make_docx(NOTICE))
    assert read_bounded(path) == read(path)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", errors.EmptyFile),
        (b"\x89PNG\r\n\x1a\n\x00\x00", errors.DamagedFile),
        (b"PK\x03\x04", errors.DamagedFile),
    ],
)
def test_the_child_names_what_is_wrong(tmp_path, content, error):
    path = tmp_path / "upload.docx"
    path.write_bytes(content)
    with pytest.raises(error):
        read_bounded(path)


def test_a_child_that_takes_too_long_is_stopped(tmp_path):
    path = tmp_path / "notice.txt"
    path.write_text("\n".join(NOTICE))
    with pytest.raises(errors.TooSlow):
        read_bounded(path, seconds=0.01)


def test_a_child_that_fails_is_not_said_to_lack_memory(tmp_path, monkeypatch):
    monkeypatch.setattr("luoshi.gongwen.bounded.sys.executable", "/bin/false")
    with pytest.raises(errors.ReadingFailed):
        read_bounded(tmp_path / "notice.txt")


def test_a_pdf_of_too_many_pages_is_told_so(monkeypatch):
    monkeypatch.setattr("luoshi.gongwen.formats.pdf.MOST_PAGES", 2)
    with pytest.raises(errors.TooManyPages) as raised:
        read(make_pdf(NOTICE, per_page=4))
    assert "2 页" in raised.value.text("zh")


def test_a_child_that_takes_too_much_memory_is_stopped(tmp_path):
    path = tmp_path / "notice.docx"
    path.write_bytes(archive(word__document_xml=b"<w>" + b"<p/>" * (12 * 1024 * 1024) + b"</w>"))
    with pytest.raises(errors.TooHungry):
        read_bounded(path, seconds=60, megabytes=300)


def test_the_command_prints_a_sentence_and_not_a_traceback(tmp_path, capsys):
    assert main([str(tmp_path / "missing.docx")]) == 2
    assert "没有找到文件" in capsys.readouterr().err
