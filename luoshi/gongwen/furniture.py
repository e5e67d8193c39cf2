"""What pages and web sites print around a document: page numbers, keys, links, rights, addresses."""

from __future__ import annotations

import re
from datetime import date

from luoshi.gongwen.dates import find_dates
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.words import any_of

_PAGE_NUMBER = re.compile(
    r"[-—·•]+ ?\d{1,3} ?[-—·•]+|第 ?\d{1,3} ?页(?: ?[共/，,] ?\d{1,3} ?页)?|\d{1,3} ?/ ?\d{1,3}"
)
_CHROME = re.compile(any_of("web_furniture"))
# What a web page prints between headline and text: several keys on a line, or an office and a time of day.
_PUBLISHED = re.compile(rf"{any_of('publication_keys')}(?:：|(?=(?:19|20)\d\d[-/.年]))")
_POSTED = re.compile(r"[^，。：|]{0,20}[|｜] ?(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?[ \d：]{0,12}")
_FILE_NAME = re.compile(rf"[\w-]{{1,60}}\.{any_of('file_endings')}", re.ASCII | re.IGNORECASE)
_PUBLISHED_ON = re.compile(
    r"(?:(?:发布|更新|添加|加入|录入)(?:时间|日期)[： ]*|^\s*|\.(?:cn|com) ?)"
    r"((?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?)(?=$|[^\d、前起至—]{0,2}\d\d：\d\d|.{0,30}(?:来源|作者|浏览|点击|阅读))"
)
_ABOVE = 12  # lines; further down a day is one that the document speaks of
_RIGHTS = re.compile(r"^\s*(?:Copyright|©|版权所有)[^。]{0,80}$|ICP备 ?\d|公网安备 ?\d", re.IGNORECASE)
_SITE_ADDRESS = re.compile(r"\s*(?:单位|学校|联系)?地址：.{4,60}(?:邮编|邮政编码|电话)")
_KEY = re.compile(rf"(?:^|(?<=[ \u3000：])){any_of('metadata_keys')}：")


def without_furniture(lines: list[Passage]) -> list[Passage]:
    """The lines of the document itself, in order; a row of keys as one line a key."""
    rows = [piece for line in _without_foot(lines) for piece in _keyed(line)]
    return [row for row in rows if row.text and not _is_noise(row)]


def published_on(lines: list[Passage]) -> date | None:
    """The day on which a web page says, above or below its headline, that it was put there."""
    for line in lines[:_ABOVE]:
        told = _PUBLISHED_ON.search(line.folded) if len(line.text) < 160 else None
        if told and (dated := find_dates(told[1])):
            return dated[0].day
    return None


def _without_foot(lines: list[Passage]) -> list[Passage]:
    """The lines of a page without what a site prints at its foot: its rights, its registration, its address."""
    first = next(
        (spot for spot, line in enumerate(lines) if spot and _RIGHTS.search(line.folded)), len(lines)
    )
    above = first - 1 if first < len(lines) and _SITE_ADDRESS.match(lines[first - 1].folded) else first
    return [*lines[:above], *(line for line in lines[first:] if not _is_foot(line))]


def _is_foot(line: Passage) -> bool:
    return _RIGHTS.search(line.folded) is not None or _SITE_ADDRESS.match(line.folded) is not None


def _keyed(line: Passage) -> list[Passage]:
    """The fields of a row of the table above a document on a web page, each by itself."""
    if len(line.text) > 160 or not _KEY.match(line.folded.lstrip()):
        return [line]
    starts = [match.start() for match in _KEY.finditer(line.folded)]
    return [line.cut(start, stop) for start, stop in zip([0, *starts[1:]], [*starts[1:], None], strict=True)]


def _is_noise(line: Passage) -> bool:
    """A page number or the furniture of a web page."""
    text = line.folded.strip()
    if any(pattern.fullmatch(text) for pattern in (_PAGE_NUMBER, _CHROME, _POSTED, _FILE_NAME)):
        return True
    return len(text) < 160 and _PUBLISHED.match(text) is not None and len(_PUBLISHED.findall(text)) > 1
