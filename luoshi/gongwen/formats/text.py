"""Plain text in the encodings that Chinese offices use.

What cannot be decoded stays in the text as U+FFFD, the replacement character; `doubts.find_lost` says where.
"""

import codecs
import re

from luoshi.gongwen.document import Line

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Zero-width characters, soft hyphens, direction marks, variation selectors and control characters carry no text.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_ORDINARY = re.compile("[\r\n\t -~\u2010-\u2030\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_LINE_END = re.compile("\r\n|[\n\r\x0b\x85\u2028\u2029]")
LOST = "\ufffd"
MOST_CHARACTERS = 1_000_000
_REPAIRED_LINES = 10
_REPAIRED_BYTES = 1500
# The group holds the lead byte of a character of the first level of GB/T 2312 (B0 to D7) or of punctuation.
_CHARACTER = re.compile(rb"([\xa1-\xa3\xb0-\xd7])[\xa1-\xfe]|[\x81-\xfe].|.", re.DOTALL)


def decode(content: bytes) -> str:
    """The text of `content`: by its byte order mark, else UTF-8, UTF-16 without a mark, or GB18030.

    Bytes that do not fit become U+FFFD; whether too much is lost is for the caller to judge.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    wide = _wide_without_mark(content)
    if wide:
        return content.decode(wide, "replace")
    narrow = content.decode("utf-8", "replace")
    return narrow if _is_utf8(narrow) else _decode_gb18030(content)


def _is_utf8(decoded: str) -> bool:
    """Whether nothing was lost, or little beside the characters that are well-formed only in UTF-8."""
    lost = decoded.count(LOST)
    return not lost or sum(character >= "\x80" for character in decoded) >= 10 * lost


def _decode_gb18030(content: bytes) -> str:
    """GB18030; after a broken byte the pairs of its line are set right again."""
    try:
        return content.decode("gb18030")
    except UnicodeDecodeError:
        # No character of GB18030 ends in the byte of a line end, so a fault stays within its line.
        lines = content.split(b"\n")
    left = _REPAIRED_LINES
    decoded: list[str] = []
    for line in lines:
        text = line.decode("gb18030", "replace")
        if LOST in text and left and len(line) <= _REPAIRED_BYTES:
            text, left = _repair(line) or text, left - 1
        decoded.append(text)
    return "\n".join(decoded)


def _repair(line: bytes) -> str:
    """The line without the few bytes whose loss leaves the most frequent characters; empty if none helps."""
    try:
        line.decode("gb18030")
    except UnicodeDecodeError as error:
        last = error.start
    best, repaired = 0, ""
    for width in (1, 2, 3):
        for spot in range(last + 1):
            before, after = line[:spot], line[spot + width :]
            frequent = _count_frequent(before) + _count_frequent(after)
            if frequent > best and (text := _without(before, after)):
                best, repaired = frequent, text
    return repaired


def _count_frequent(content: bytes) -> int:
    return sum(map(bool, _CHARACTER.findall(content)))


def _without(before: bytes, after: bytes) -> str:
    try:
        return before.decode("gb18030") + LOST + after.decode("gb18030")
    except UnicodeDecodeError:
        return ""


def _wide_without_mark(content: bytes) -> str:
    """UTF-16 without a mark: zero bytes are there, and one byte order gives ordinary characters."""
    head = content[:4000]
    if b"\x00" not in head:
        return ""
    shares = {encoding: _ordinary_share(head, encoding) for encoding in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] > 0.9 else ""


def _ordinary_share(head: bytes, encoding: str) -> float:
    decoded = head.decode(encoding, "replace")
    return len(_ORDINARY.findall(decoded)) / max(len(decoded), 1)


def clean(text: str) -> str:
    """`text` without characters that show nothing; a tab becomes a space."""
    return _INVISIBLE.sub("", text).replace("\t", " ")


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text`; a form feed begins a new page."""
    lines: list[Line] = []
    for page, sheet in enumerate(text.split("\x0c"), 1):
        for raw in _LINE_END.split(sheet):
            lines.append(Line(len(lines) + 1, page, clean(raw)))
    return tuple(lines)


def read_lines(content: bytes) -> tuple[Line, ...]:
    """The lines of a text file."""
    return split_lines(decode(content))
