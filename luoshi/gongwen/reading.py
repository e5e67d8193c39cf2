"""From a file or a text to a `Document`: detects the format, takes the lines, applies the rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from luoshi.gongwen.compose import compose
from luoshi.gongwen.document import Document, Line
from luoshi.gongwen.errors import NoText, TooLarge, TooLong
from luoshi.gongwen.formats import docx, html, ofd, office, pdf, text
from luoshi.gongwen.formats.detect import detect

MEGABYTE = 1024 * 1024
_READERS: dict[str, Callable[[bytes], tuple[Line, ...]]] = {
    "txt": text.read_lines,
    "docx": docx.read_lines,
    "pdf": pdf.read_lines,
    "html": html.read_lines,
    "ofd": ofd.read_lines,
}


def read(source: Path | bytes, *, name: str = "", megabytes: int = 20) -> Document:
    """Read an official document from a path or from its bytes.

    The format is told by content. `name` is kept for display only. Raises a subclass of `GongwenError`.
    """
    content = source if isinstance(source, bytes) else _load(source, megabytes)
    if len(content) > megabytes * MEGABYTE:
        raise TooLarge(megabytes=megabytes)
    kind = detect(content)
    return compose(_with_text(_take_lines(kind, content)), kind, name or getattr(source, "name", ""))


def read_text(text_: str) -> Document:
    """Read an official document from text."""
    return compose(_with_text(text.split_lines(text_)), "txt", "")


def _load(path: Path, megabytes: int) -> bytes:
    with path.open("rb") as file:
        return file.read(megabytes * MEGABYTE + 1)


def _take_lines(kind: str, content: bytes) -> tuple[Line, ...]:
    if kind in ("doc", "rtf"):
        return office.read_lines(content, kind)
    return _READERS[kind](content)


def _with_text(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    if not any(line.text.strip() for line in lines):
        raise NoText
    if sum(len(line.text) for line in lines) > text.MOST_CHARACTERS:
        raise TooLong(characters=text.MOST_CHARACTERS)
    return lines
