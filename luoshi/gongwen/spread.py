"""Files that arrived as one long line although something in it still tells where lines ended."""

from __future__ import annotations

import re

from luoshi.gongwen.document import Line

_LONG = 250
# A written-out line end, a run of spaces, or one space between Chinese characters or after a full stop.
_ENDS = re.compile(
    r"\\r\\n|\\n|<br ?/?>|&nbsp;| {2,}|\u3000+"
    r"|(?<=[\u3001-\u9fff，。；：！？）”]) (?=[\u3007-\u9fff（“《①-⑳]|\d{1,2}[.、．]|\d{4}年|Q\d)"
    r"|(?<=[0-9a-z]) (?=[附联报邮电地传抄][件系送箱话址真子])| (?=#{1,4} )"
)
_SENTENCE = re.compile(r"[。；：](?:\\n|<br ?/?>|[ \u3000]+)(?=\S)")


def spread(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of a file, long ones parted where a space or a written-out mark stands for a line end.

    Each piece keeps number, page and column of its line.
    """
    filled = [line for line in lines if line.text.strip()]
    if len(filled) > 8 or not any(_is_flattened(line.text) for line in filled):
        return lines
    return tuple(piece for line in lines for piece in _pieces(line))


def _is_flattened(text: str) -> bool:
    return len(text) > _LONG and len(_SENTENCE.findall(text)) >= 3


def _pieces(line: Line) -> list[Line]:
    if not _is_flattened(line.text):
        return [line]
    edges = [0, *(match.end() for match in _ENDS.finditer(line.text)), len(line.text)]
    starts = [match.start() for match in _ENDS.finditer(line.text)] + [len(line.text)]
    pieces = []
    for start, stop in zip(edges, starts, strict=False):
        pieces.append(Line(line.number, line.page, " " * start + line.text[start:stop]))
    return [piece for piece in pieces if piece.text.strip()]
