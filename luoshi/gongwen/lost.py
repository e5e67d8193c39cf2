"""What could not be read: characters, lines or pages for which U+FFFD stands."""

from __future__ import annotations

import re

from luoshi.gongwen.document import Doubt, Line, Place

_LOST = re.compile("\ufffd++")


def find_lost(lines: tuple[Line, ...]) -> list[Doubt]:
    """Where characters, lines or pages could not be read: U+FFFD stands for them."""
    found = []
    for line in lines:
        for lost in _LOST.finditer(line.text):
            whole = lost.group() == line.text.strip()
            zh = f"第{line.page}页有内容无法读取" if whole else f"第{line.number}行有字无法读取"
            en = f"Something on page {line.page}" if whole else f"Part of line {line.number}"
            place = Place(line.page, line.number, *lost.span())
            found.append(
                Doubt(
                    "lost-text",
                    f"{zh}，请对照原文补上。",
                    f"{en} could not be read; see the original.",
                    place,
                )
            )
    return found
