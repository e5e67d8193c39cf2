"""What a person must look at: everything the text and its reading leave open, each with a stable code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from luoshi.gongwen.chars import fold
from luoshi.gongwen.document import Doubt, Heading, Part
from luoshi.gongwen.garbled import find_garbled
from luoshi.gongwen.markers import leading_mark
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.years import name_source

_NO_DATE_PRINTED = re.compile(r"即日|现在|之日|今日")


def find_doubts(passages: list[Passage], repeated: list[Passage]) -> list[Doubt]:
    """The doubts that the text itself gives."""
    found = [
        Doubt(
            "repeated",
            f"第{copy.first_line}行起与前文重复，只读取了一遍。",
            f"From line {copy.first_line} on the text repeats; it was read once.",
            copy.place(),
        )
        for copy in repeated
    ]
    return found + list(find_garbled(passages))


def doubts_of_part(part: Part) -> list[Doubt]:
    """The doubts that the reading of a part gives: fields not found, years taken from elsewhere, gaps."""
    return [*_missing(part), *_years(part), *_first_number(part.outline), *_gaps(part.outline)]


def _missing(part: Part) -> Iterator[Doubt]:
    normative = part.kind in ("通知", "通报", "意见", "决定", "批复", "函", "公告", "通告")
    if normative and part.date is None:
        yield Doubt("no-date", "没有找到成文日期。", "No date of signature was found.")
    if normative and not part.issuers:
        yield Doubt("no-issuer", "没有找到发文机关。", "No issuer was found.")
    if not part.title:
        yield Doubt("no-title", "没有找到标题。", "No title was found.")


def _years(part: Part) -> Iterator[Doubt]:
    """Once for every source of a year: dates of the same sentence need no second look."""
    told: set[str] = set()
    for window in part.windows:
        source = window.year_from
        inferred = source and source != "同一句" and window.start and window.year_known
        if not inferred or source in told or not window.start or _NO_DATE_PRINTED.search(window.raw):
            continue
        told.add(source)
        year = window.start.year
        english = name_source(source)
        zh = f"“{window.raw}”没有写年份，按{source}取{year}年。"
        yield Doubt(
            "year-taken", zh, f"“{window.raw}” prints no year; {year} was taken from {english}.", window.place
        )


def _first_number(outline: tuple[Heading, ...]) -> Iterator[Doubt]:
    """The outline of a document begins at one."""
    mark = leading_mark(fold(outline[0].marker)) if outline else None
    if mark and mark.number > 1:
        raw = outline[0].marker
        zh = f"序号从“{raw}”开始，前面可能缺少内容。"
        yield Doubt("gap", zh, f"Numbering begins at “{raw}”; items before it may be lost.", outline[0].place)


def _gaps(outline: tuple[Heading, ...]) -> list[Doubt]:
    """Numbers of one list that skip or come twice: an item may be lost or misnumbered."""
    found: list[Doubt] = []
    numbers = [
        (mark.number, mark.style, heading)
        for heading in outline
        if (mark := leading_mark(fold(heading.marker)))
    ]
    for (before, style, _), (after, other, heading) in pairwise(numbers):
        raw = heading.marker
        if style == other and after > before + 1:
            zh = f"序号从第{before}项跳到“{raw}”，中间可能缺少内容。"
            en = f"Numbering jumps from {before} to “{raw}”; items may be lost."
            found.append(Doubt("gap", zh, en, heading.place))
        if style == other and after == before:
            zh = f"序号“{raw}”连续出现两次，请核对原文。"
            en = f"The number “{raw}” comes twice in a row; check the original."
            found.append(Doubt("repeated-number", zh, en, heading.place))
    for heading in outline:
        found += _gaps(heading.children)
    return found
