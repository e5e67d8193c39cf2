"""Text files: encodings, broken bytes, line ends, and characters that show nothing."""

import pytest

from luoshi.gongwen import errors, read
from luoshi.gongwen.tests.files import NOTICE, check_places

LONG = [
    *NOTICE[:5],
    *(f"（{spot}）各单位组织职工开展读书分享活动，记录情况。" for spot in range(200)),
    *NOTICE[-2:],
]
SENTENCE = "（三）各单位组织职工开展读书分享活动，记录情况。"


def texts(content):
    return [line.text for line in read(content).lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_gives_the_same_lines(encoding):
    assert texts("\r\n".join(NOTICE).encode(encoding)) == NOTICE


def test_a_byte_order_mark_is_no_text():
    marked = b"\xfe\xff" + "\n".join(NOTICE).encode("utf-16-be")
    assert texts(marked)[0] == "丰收市总工会文件"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_a_file_cut_within_a_character_is_read(encoding):
    assert texts("\n".join(LONG).encode(encoding)[:-1])[:-1] == LONG[:-1]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("spot", [20, 21, 22])
@pytest.mark.parametrize("broken", [b"\xff", b"\x80\xff", b""])
def test_one_broken_byte_is_replaced_and_told(encoding, spot, broken):
    lines = list(LONG)
    lines[100] = SENTENCE
    content = "\n".join(lines).encode(encoding)
    at = content.index(SENTENCE.encode(encoding)) + spot
    document = read(content[:at] + broken + content[at + 1 :])
    read_lines = [line.text for line in document.lines]
    assert read_lines[:100] + read_lines[101:] == lines[:100] + lines[101:]
    assert len(set(SENTENCE) & set(read_lines[100])) > len(set(SENTENCE)) * 0.7
    doubt = next(doubt for doubt in document.warnings if doubt.code == "lost-text")
    assert doubt.place.line == 101
    assert set(read_lines[100][doubt.place.start : doubt.place.end]) == {"\ufffd"}
    assert "第101行" in doubt.zh and "line 101" in doubt.en


def test_a_file_of_broken_bytes_is_refused():
    with pytest.raises(errors.WrongType):
        read("\n".join(NOTICE).encode("gb18030").replace(b"\xb5", b"\xff\x81"[:1] * 9))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b"])
def test_every_line_end_ends_a_line(end):
    assert texts(end.join(NOTICE).encode()) == NOTICE


def test_a_form_feed_begins_a_page():
    lines = read("\n".join(NOTICE[:3]).encode() + b"\x0c" + "\n".join(NOTICE[3:]).encode()).lines
    assert [line.page for line in lines] == [1, 1, 1] + [2] * (len(NOTICE) - 3)
    assert [line.number for line in lines] == list(range(1, len(NOTICE) + 1))


@pytest.mark.parametrize(
    "mark",
    ["\x00", "\x07", "\x1b", "\u200b", "\u200d", "\u200e", "\u200f", "\u202e", "\u2066", "\u2069", "\ufeff"],
)
def test_what_shows_nothing_is_left_out(mark):
    printed = [f"{line[:2]}{mark}{line[2:]}" for line in LONG]
    assert texts("\n".join(printed).encode()) == LONG


def test_places_cut_out_what_was_read():
    for encoding in ("utf-8", "gb18030", "utf-16"):
        assert check_places(read("\r\n".join(NOTICE).encode(encoding))) > 5
