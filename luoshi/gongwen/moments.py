"""Dates that lack a part: 5月, 3月底, 11日, 年底. Each stands for a first and a last day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date

from luoshi.gongwen.chars import parse_numeral
from luoshi.gongwen.dates import make_day
from luoshi.gongwen.document import Precision
from luoshi.gongwen.plain import UNKNOWN
from luoshi.gongwen.years import Years

_RELATIVE = {"今": 0, "本": 0, "当": 0, "明": 1, "次": 1, "翌": 1, "来": 1, "去": -1}
_HAN_DIGIT = "[〇○零一二三四五六七八九]"
_HAN_DAY = "[一二三四五六七八九十]{1,3}"
_HAN_MONTH = (
    r"(?<![一二三四五六七八九十〇零第每])(?:十?[一二]|[三四五六七八九十])"
    rf"(?=月(?:份|[底末初]|[上中下]旬|{_HAN_DAY}[日号]))"
)
# Between the two ends of a span.
TO = r"(?:[-—~～]{1,3}|至|到)"
_THIRDS = {"初": (1, 5), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}


def pattern(name: str) -> str:
    """A regular expression for such a date; its groups are named with the prefix `name`.

    Also 2024.3.5, 2024-3-5 and numbers in words (十二月三十一日); a month in words needs a day or a third,
    for 三月 alone may count months.
    """
    return (
        rf"(?=[\d一二三四五六七八九十今本当明次翌来去])"
        rf"(?:(?P<{name}y>(?:19|20)\d\d|二[〇○零]{_HAN_DIGIT}{{2}}|[今本当明次翌来去])"
        rf"(?:年 ?|(?P<{name}s>[./-])(?=\d{{1,2}}[./-]\d{{1,2}}(?!\d))))?"
        rf"(?P<{name}m>(?<!\d)\d{{1,2}}|{_HAN_MONTH})(?({name}s)(?P={name}s)|月份?)"
        rf"(?:(?P<{name}d>\d{{1,2}}|{_HAN_DAY})(?({name}s)日?|(?:[日号]|(?<=\d)(?=之前|以前)))|(?P<{name}x>底|末|初|上旬|中旬|下旬))?"
    )


def number(printed: str) -> int:
    """31 for 31 and for 三十一."""
    return parse_numeral(printed) or 0


@dataclass(frozen=True)
class Moment:
    """First and last day of what was printed; `year` is plain.UNKNOWN if nothing tells it.

    `whole_month`: a month was printed without a day, its beginning or its end.
    """

    first: date
    last: date
    precision: Precision
    year_from: str = ""
    vague: bool = False
    whole_month: bool = False

    @property
    def year(self) -> int:
        return self.first.year

    def undated(self) -> Moment:
        """The same days without their year; a month keeps its last day."""
        last = self.last.replace(year=UNKNOWN)
        if self.precision == "month" and not self.vague:
            last = last.replace(day=calendar.monthrange(UNKNOWN, last.month)[1])
        return replace(self, first=self.first.replace(year=UNKNOWN), last=last)


def resolve(
    match: re.Match[str], name: str, years: Years, before: str, base: Moment | None = None
) -> Moment | None:
    """The moment of the groups `name` of a match; a missing year comes from `base`, else from `years`."""
    if base and not match[f"{name}y"]:
        year, source = base.year, base.year_from
    else:
        year, source = year_of(match[f"{name}y"], years, before, base)
    month, third = number(match[f"{name}m"]), match[f"{name}x"]
    day = number(match[f"{name}d"]) if match[f"{name}d"] else None
    early = make_day(year, month, day or 28) if source == "成文日期" else None
    if early and years.follows(early):
        year, source = year + 1, "标题"
    if base and not match[f"{name}y"] and month < base.first.month:
        year += 1
    return make_moment(year, month, day, third or "", source)


def make_moment(year: int, month: int, day: int | None, third: str, source: str) -> Moment | None:
    """A moment from its numbers; None if the calendar has no such day."""
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    if day is not None:
        exact = make_day(year, month, day)
        return Moment(exact, exact, "day", source) if exact else None
    first_day, last_day = _THIRDS.get(third, (1, last))
    vague = third in _THIRDS
    return Moment(
        date(year, month, first_day),
        date(year, month, min(last_day, last)),
        "month",
        source,
        vague,
        not third,
    )


def year_of(printed: str | None, years: Years, before: str, base: Moment | None = None) -> tuple[int, str]:
    """Year and source of a date after the text `before`, printed as 2024, as 次 (the next year) or not at all.

    次年 counts from the year of `base` where the span begins, else from the one that `years` tells.
    """
    if printed and len(printed) == 4:
        return number(printed), ""
    year, source = years.guess(before)
    if base and printed in ("次", "翌", "来", "当"):
        year, source = base.year, base.year_from
    return year if year == UNKNOWN else year + _RELATIVE.get(printed or "", 0), source
