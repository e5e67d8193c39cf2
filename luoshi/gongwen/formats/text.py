"""Plain text in the encodings that Chinese offices use."""

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
# Zero-width characters, soft hyphens, direction marks and control characters carry no text.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe]"
)
_ORDINARY = re.compile("[\r\n\t -~\u2010-\u2030\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def decode(content: bytes) -> str:
    """The text of `content`: by its byte order mark, else UTF-8, UTF-16 without a mark, or GB18030.

    Raises: UnicodeDecodeError if none fits.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_cut(content, encoding)
    wide = _wide_without_mark(content)
    if wide:
        return content.decode(wide)
    try:
        return _decode_cut(content, "utf-8")
    except UnicodeDecodeError:
        return _decode_cut(content, "gb18030")


def _decode_cut(content: bytes, encoding: str) -> str:
    """The text of `content`, of which the last letter may be cut off. Raises: UnicodeDecodeError."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end < len(content) or error.start < len(content) - 3:
            raise
        return content[: error.start].decode(encoding)


def _wide_without_mark(content: bytes) -> str:
    """UTF-16 without a mark: zero bytes are there, and one byte order gives ordinary characters."""
    head = content[:4000]
    if len(content) % 2 or b"\x00" not in head:
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
