"""Figures that must not be added to one another, and why: parts of a total, persons beside 人次, one said twice."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from luoshi.gongwen.document import Figure, Overlap, Reason

# A figure is compared with so many before it: what is said twice is said soon.
_REACH = 16
_PERSONS, _TIMES = {"人", "名", "位"}, "人次"
_SINCE_EVER = re.compile(r"累计|历年|总数|总量|现有|共有|[来末]$|截至|迄今")
_THIS_TIME = re.compile(r"今年|本年|当年|本月|上半年|季度|新增|新建|新发展|期间|本次|此次|去年|20\d\d年")
_SHORT = re.compile(r"[\u4e00-\u9fff“”]{2,}")
_COMMON = {"活动", "职工", "工会", "全市", "全省", "全县", "各级", "单位", "组织", "开展", "人员", "优秀"}
_OTHER: dict[Reason, Reason] = {"part": "total", "total": "part"}


@dataclass(frozen=True)
class Said:
    """A figure with the words of its sentence before it and whether it was planned only."""

    figure: Figure
    lead: str
    sentence: int
    planned: bool


def link_overlaps(said: list[Said]) -> list[Figure]:
    """The figures in the same order, each with those that must not be added to it."""
    links: list[list[Overlap]] = [[] for _ in said]
    for later in range(len(said)):
        has_whole = False
        for earlier in range(later - 1, max(0, later - _REACH) - 1, -1):
            why = _why(said[earlier], said[later])
            if why and not (why == "part" and has_whole):
                has_whole = has_whole or why == "part"
                links[earlier].append(_link(said[later].figure, why))
                links[later].append(_link(said[earlier].figure, _OTHER.get(why, why)))
    return [
        replace(one.figure, not_with=tuple(sorted(others, key=_spot)))
        for one, others in zip(said, links, strict=True)
    ]


def _spot(overlap: Overlap) -> tuple[int, int]:
    return (overlap.place.line, overlap.place.start) if overlap.place else (0, 0)


def _link(figure: Figure, why: Reason) -> Overlap:
    return Overlap(figure.raw, why, figure.place)


def _why(first: Said, second: Said) -> Reason | None:
    """Why two figures overlap, the first printed before the second; `part`: the second is a part."""
    one, other = first.figure, second.figure
    if {one.unit, other.unit} & _PERSONS and _TIMES in (one.unit, other.unit):
        return "persons-and-times" if first.sentence == second.sentence else None
    if _dimension(one.unit) != _dimension(other.unit) or one.unit in ("%", "个百分点"):
        return None
    if first.sentence == second.sentence:
        return _in_sentence(first, second)
    return _across(first, second)


def _dimension(unit: str) -> str:
    """名, 人 and 位 count the same; so do 个 and 家, and all sums of money."""
    if unit in _PERSONS:
        return "人"
    return "元" if unit.endswith("元") else "个" if unit in ("个", "家", "所", "处") else unit


def _in_sentence(first: Said, second: Said) -> Reason | None:
    """其中 names parts of what stands before it; 共 at the end sums up what stands before it."""
    between = second.lead[len(first.lead) :]
    spot = second.lead.rfind("其中")
    if spot >= len(first.lead) and "其中" not in first.lead[spot:]:
        return "part" if _is_whole(first, second) else None
    if re.search(r"，(?:共计?|合计|总计)[^，]{0,12}$", between) and "其中" not in between:
        return "total"
    if first.planned != second.planned:
        return "planned" if _same_thing(first.figure.what, second.figure.what) else None
    return _by_period(first, second)


def _is_whole(first: Said, second: Said) -> bool:
    """A part is no greater than its whole, which is the last figure of its kind before 其中."""
    return _size(second.figure) <= _size(first.figure)


def _size(figure: Figure) -> float:
    factor = {"万元": 1e4, "亿元": 1e8, "千元": 1e3, "百万元": 1e6, "千万元": 1e7}.get(figure.unit, 1.0)
    return (figure.value_max or figure.value) * factor


def _across(first: Said, second: Said) -> Reason | None:
    if not _same_thing(first.figure.what, second.figure.what):
        return None
    if first.planned != second.planned:
        return "planned"
    one, other = first.figure, second.figure
    if _size(one) == _size(other) and one.comparator == other.comparator:
        return "repeated"
    return _by_period(first, second)


def _by_period(first: Said, second: Said) -> Reason | None:
    """One counts from the beginning, the other this year's only."""
    if not _same_thing(first.figure.what, second.figure.what):
        return None
    ever, now = (_is_cumulative(first), _is_cumulative(second)), (_is_current(first), _is_current(second))
    return "cumulative" if (ever[0] and now[1]) or (ever[1] and now[0]) else None


def _is_cumulative(said: Said) -> bool:
    return bool(_SINCE_EVER.search(_clause(said)) or said.figure.as_of)


def _is_current(said: Said) -> bool:
    near = _clause(said)
    return bool(_THIS_TIME.search(near) or said.figure.period) and not _SINCE_EVER.search(near)


def _clause(said: Said) -> str:
    return said.lead.split("，")[-1]


def _same_thing(one: str, other: str) -> bool:
    """Whether two descriptions share the noun that matters: their last two letters and half their pairs."""
    first, second = _pairs(one), _pairs(other)
    if not first or not second:
        return False
    shared = len(first & second)
    return shared >= 1 and shared >= min(len(first), len(second)) * 0.5 and bool((first & second) - _COMMON)


def _pairs(text: str) -> set[str]:
    words = "".join(_SHORT.findall(text))
    return {words[spot : spot + 2] for spot in range(len(words) - 1)}
