"""Files that arrived as one long line although something in it still tells where lines ended."""

from __future__ import annotations

import re

from luoshi.gongwen.document import Line
from luoshi.gongwen.passage import Passage, of_line

_LONG = 250
# A written-out line end, a run of spaces, or one space between Chinese characters or after a full stop.
_ENDS = re.compile(
    r"\\r\\n|\\n|<br ?/?>|&nbsp;| {2,}|[ \xa0\u2002\u2003]{4,}|\u3000+"
    r"|(?<=[\u3001-\u9fff，。；：！？）”])(?<![章节条编篇]) (?![〔（]\d{4}[〕）])"
    r"(?=[\u3007-\u9fff（“《①-⑳]|\d{1,2}[.、．]|\d{4}年|Q\d)"
    r"|(?<=[:;]) (?=[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)]|\d{1,2}[.、．])"
    r"|(?<=[0-9a-z]) (?=[附联报邮电地传抄][件系送箱话址真子])| (?=#{1,4} )"
)
_SENTENCE = re.compile(r"[。；：](?:\\n|<br ?/?>|[ \u3000]+)(?=\S)")


def spread(lines: tuple[Line, ...]) -> list[Passage]:
    """The filled lines of a file, long ones parted where a space or a written-out mark stands for a line end."""
    filled = [of_line(line) for line in lines if line.text.strip(" \u3000\xa0\ufffd")]
    if len(filled) > 8 or not any(_is_flattened(line.text) for line in filled):
        return filled
    return [piece for line in filled for piece in _pieces(line) if piece.text]


def _is_flattened(text: str) -> bool:
    return len(text) > _LONG and len(_SENTENCE.findall(text)) >= 3


def _pieces(line: Passage) -> list[Passage]:
    if not _is_flattened(line.text):
        return [line]
    ends = list(_ENDS.finditer(line.text))
    starts = [0, *(match.end() for match in ends)]
    stops = [*(match.start() for match in ends), len(line.text)]
    return [line.cut(start, stop) for start, stop in zip(starts, stops, strict=True)]
