"""Bad and hostile files: one clear sentence, bounded time and memory."""

import io
import tracemalloc
import zipfile

import pytest

from luoshi.gongwen import errors, read, read_bounded, read_text
from luoshi.gongwen.command import main
from luoshi.gongwen.formats import ofd, pdf
from luoshi.gongwen.measures import walk
from luoshi.gongwen.tests.ceiling import at_most
from luoshi.gongwen.tests.files import NOTICE, make_docx
from luoshi.gongwen.tests.ofd_files import make_ofd
from luoshi.gongwen.tests.pdf_files import make_pdf
from luoshi.gongwen.tests.repeated import (
    ALONE,
    BELOW_A_HEADING,
    FOUND,
    alone,
    below_a_heading,
    many_items_on_a_line,
    many_lines_with_marks_within,
)

LENGTH = 12_000

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
    try:
        texts = "".join(line.text for line in read(archive(word__document_xml=body)).lines)
    except errors.DamagedFile:
        texts = ""
    assert "机密" not in texts and "哈哈哈哈" not in texts


def test_ten_megabytes_on_one_line_are_refused():
    with at_most(), pytest.raises(errors.TooLong):
        read(("一、" * 2_000_000).encode())


@pytest.mark.parametrize("unit", [*ALONE, *BELOW_A_HEADING, *FOUND])
def test_no_word_that_is_repeated_makes_reading_explode(unit):
    with at_most():
        assert read_text(below_a_heading(unit, LENGTH)).parts[0].doc_number
        read_text(alone(unit, LENGTH))


@pytest.mark.parametrize("make", [many_items_on_a_line, many_lines_with_marks_within])
def test_a_long_list_is_read_whole(make):
    with at_most():
        (part,) = read_text(make(1500)).parts
    assert sum(1 for _ in walk(part.outline)) > 1400


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
