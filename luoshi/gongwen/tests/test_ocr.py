"""Scans and pictures of pages: recognised where `luoshi[ocr]` is installed, else a sentence says what to do."""

import io
import socket
import sys

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from luoshi.gongwen import errors, limits, read, read_bounded
from luoshi.gongwen.certainty import lower_certainty
from luoshi.gongwen.document import Deadline, Document, Heading, Line, Part, Place
from luoshi.gongwen.formats import ocr
from luoshi.gongwen.formats.stamp import remove_stamps
from luoshi.gongwen.tests.files import NOTICE
from luoshi.gongwen.tests.pdf_files import make_pdf
from luoshi.gongwen.tests.scans import LETTER, SIGNATURE, as_bytes, as_pdf, draw, font_file, scan

needs_font = pytest.mark.skipif(not font_file(), reason="no Chinese font to draw pages with")
needs_ocr = pytest.mark.skipif(
    not (ocr.is_installed() and font_file()), reason="needs `make ocr` and a Chinese font"
)
BLANK = Image.new("RGB", (400, 500), "white")


@pytest.fixture
def without_ocr(monkeypatch):
    monkeypatch.setattr("luoshi.gongwen.formats.ocr.find_spec", lambda name: None)


@pytest.fixture
def letter():
    """The letter as a scanner gives it: red letterhead, seal over the signature, tilted by two degrees."""
    return scan(draw(LETTER, SIGNATURE, red=2, stamped=True), degrees=2, noise=18, blur=0.7)


def both(*contents):
    """One PDF of the pages of several."""
    whole = PdfDocument.new()
    for content in contents:
        whole.import_pages(PdfDocument(content))
    stream = io.BytesIO()
    whole.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("content", [as_bytes(BLANK), as_bytes(BLANK, "JPEG"), as_pdf([BLANK])])
def test_without_the_extra_a_picture_says_what_to_do(without_ocr, content):
    with pytest.raises(errors.OcrMissing) as raised:
        read(content)
    assert "粘贴文字" in raised.value.text("zh") and "make ocr" in raised.value.text("en")


def test_without_the_extra_pages_with_text_are_read_and_the_others_named(without_ocr):
    document = read(both(make_pdf(NOTICE), as_pdf([BLANK])))
    assert document.parts[0].doc_number.serial == 7
    [doubt] = [doubt for doubt in document.warnings if doubt.code == "page-unread"]
    assert doubt.place.page == 2 and "第2页" in doubt.zh


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"])
def test_a_picture_cut_short_is_damaged(form):
    noisy = Image.effect_noise((300, 300), 60)
    with pytest.raises((errors.DamagedFile, errors.OcrMissing)):
        read(as_bytes(noisy, form)[:40])


def test_a_picture_of_too_many_pixels_is_refused():
    with pytest.raises(errors.TooManyPixels) as raised:
        read(as_bytes(Image.new("1", (20_000, 20_000))))
    assert "200 dpi" in raised.value.text("zh")


def test_a_text_that_begins_like_a_bitmap_is_a_text():
    assert read("BMW车间工会关于开会的通知\n各班组：\n请参加。".encode()).format == "txt"


@pytest.mark.parametrize("make", [as_pdf, lambda pages: tiff(pages)])
def test_a_scan_of_too_many_pages_says_how_many_may_be(make, monkeypatch):
    monkeypatch.setattr("luoshi.gongwen.formats.ocr.is_installed", lambda: True)
    with pytest.raises(errors.TooManyScanned) as raised:
        read(make([BLANK] * 11))
    assert "10 页" in raised.value.text("zh")


def tiff(pages):
    return as_bytes(pages[0], "TIFF", save_all=True, append_images=pages[1:])


@needs_font
def test_a_seal_is_taken_off_and_the_letterhead_stays():
    clean = remove_stamps(draw(LETTER, SIGNATURE, red=2, stamped=True))
    lower, upper = clean.crop((0, 1200, clean.width, clean.height)), clean.crop((0, 0, clean.width, 500))

    def count_red(picture):
        return sum(red > 150 and green < 100 for red, green, _ in picture.get_flattened_data())

    assert count_red(lower) == 0 and count_red(upper) > 1000


def test_findings_of_a_recognised_line_are_less_sure():
    found = Deadline("3月25日前", None, "报送", place=Place(1, 2, 0, 6), sure=0.9)
    inner = Heading(2, "（一）", "动员", place=Place(1, 1, 0, 4))
    outer = Heading(1, "一、", "安排", place=Place(1, 1, 0, 4), children=(inner,))
    lines = (Line(1, 1, "printed"), Line(2, 1, "recognised", 0.8))
    part = lower_certainty(Document((Part(deadlines=(found,), outline=(outer,)),), lines)).parts[0]
    assert part.deadlines[0].sure == 0.72
    assert part.outline[0].sure == part.outline[0].children[0].sure == 1.0


def test_lines_that_are_hard_to_read_give_one_doubt_with_their_place():
    sure = [0.95, 0.6, 0.7, 0.95, 0.5]
    lines = tuple(Line(number, 1, "文字", level) for number, level in enumerate(sure, 1))
    doubts = [
        doubt for doubt in lower_certainty(Document((), lines)).warnings if doubt.code == "hard-to-read"
    ]
    assert [(doubt.place.line, doubt.place.last_line) for doubt in doubts] == [(2, 3), (5, 0)]


def test_a_document_that_holds_text_is_as_sure_as_ever():
    document = read(make_pdf(NOTICE))
    assert all(line.sure == 1 for line in document.lines)
    assert not [doubt for doubt in document.warnings if doubt.code == "recognised"]


def test_recognition_raises_the_limits_of_a_bound_process_only():
    limits.begin_recognition()
    limits.allow_page(first=True)
    assert limits.current() == limits.Limits(10, 512, 10)
    assert limits.Limits(10, 512, 3).longest == 10 + limits.START_SECONDS + 3 * limits.PAGE_SECONDS


@needs_ocr
@pytest.mark.parametrize("turned", [0, 90, 180])
def test_a_scan_is_read_whichever_way_up(letter, turned):
    document = read(as_bytes(letter.rotate(turned, expand=True)))
    part = document.parts[0]
    assert part.title == "丰收市总工会关于开展职工读书活动的通知"
    assert part.issuers == ("丰收市总工会",)
    assert (part.doc_number.code, part.doc_number.year, part.doc_number.serial) == ("丰工发", 2024, 7)
    assert part.date.isoformat() == "2024-03-05"
    assert [heading.heading for heading in part.outline] == ["活动主题", "活动时间", "活动安排"]
    assert document.format == "picture" and part.outline[0].sure < 1
    assert "recognised" in [doubt.code for doubt in document.warnings]


@needs_ocr
def test_a_photograph_is_turned_as_its_camera_says(letter):
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned by a quarter
    photograph = as_bytes(letter.rotate(90, expand=True), "JPEG", exif=exif, quality=80)
    assert read(photograph).parts[0].doc_number.serial == 7


@needs_ocr
def test_scanned_pages_and_pages_with_text_are_read_in_their_order(letter):
    document = read(both(make_pdf(NOTICE), as_pdf([letter])))
    assert {line.page for line in document.lines if line.sure == 1} == {1}
    assert {line.page for line in document.lines if line.sure < 1} == {2}
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))


@needs_ocr
def test_recognition_asks_nothing_of_the_network(letter, monkeypatch):
    def refuse(*_):
        raise AssertionError("recognition must work offline")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    ocr._engine.cache_clear()
    assert read(as_bytes(letter)).parts[0].doc_number.serial == 7


@needs_ocr
def test_the_bounded_child_gets_the_time_that_recognition_takes(tmp_path, letter):
    path = tmp_path / "scan.pdf"
    path.write_bytes(as_pdf([letter, letter]))
    document = read_bounded(path, seconds=5)
    assert {line.page for line in document.lines} == {1, 2}


def test_a_child_that_dies_recognising_names_the_memory_of_recognition(tmp_path, monkeypatch):
    dying = "import os; from luoshi.gongwen import limits; limits.impose(limits.Limits()); "
    dying += "limits.begin_recognition(); os.abort()"
    child = tmp_path / "python"
    child.write_text(f"#!/bin/sh\nexec {sys.executable} -c '{dying}'\n")
    child.chmod(0o755)
    monkeypatch.setattr("luoshi.gongwen.bounded.sys.executable", str(child))
    with pytest.raises(errors.TooHungry) as raised:
        read_bounded(tmp_path / "scan.png")
    assert raised.value.facts == {"megabytes": limits.RECOGNITION_MEGABYTES}


@needs_ocr
def test_a_picture_without_text_says_so():
    with pytest.raises(errors.NoText):
        read(as_bytes(BLANK))
