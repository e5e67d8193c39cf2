"""Spans with a first and a last day, in every shape in which they are printed: 3月1日至5月底, 3—5月, 二季度."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from luoshi.gongwen.document import End, Precision, Window
from luoshi.gongwen.moments import TO, Moment, make_moment, number, pattern, resolve, year_of
from luoshi.gongwen.plain import UNKNOWN
from luoshi.gongwen.years import Years

_WEEKDAY = r"(?:（[^（）\d]{1,8}）)?"
_CLOCK = (
    r"(?:(?:上午|下午|中午|晚上?|凌晨|早上?|全天)?(?:\d{1,2}(?:：\d\d|[时点](?:\d{1,2}分|半|整)?))"
    r"|上午|下午|晚上)"
)
_HOUR = rf"{_WEEKDAY}{_CLOCK}?"
_OPENS = r"(?:开通|开放|启动|开始)，(?=[^，。；]{3,14}(?:关闭|截止|结束|停止))"
_TO = rf"(?:{_OPENS}|(?:起|开始)?，?(?:{TO}|起至)|(?:起|开始)，(?=[^，。；]{{3,14}}(?:结束|截止|为止|止)))"
_YEAR = r"(?=[\d今本当明次翌来去第一二三四上下])(?:(?P<y>(?:19|20)\d\d|[今本当明次翌来去])年)?"
_SPAN = re.compile(
    rf"{pattern('a')}{_HOUR}{_TO}(?:{pattern('b')}|(?P<bd2>\d{{1,2}})[日号]|(?P<bx2>[上中下]旬|底|月底)"
    rf"|(?P<be>(?:(?:19|20)\d\d年|今年|当年|年)[底末])){_HOUR}(?:前|止|结束|为止)?"
)
_DOTTED = re.compile(
    r"(?<![\d.])(?P<y>20\d\d)(?P<s>[./-])(?P<m>\d{1,2})(?:(?P=s)(?P<d>\d{1,2}))?"
    rf"{TO}"
    r"(?:(?P<y2>20\d\d)(?P=s))?(?P<n>\d{1,2})(?:(?P=s)(?P<e>\d{1,2}))?(?![\d./])"
)
# 27、28日: two days in a row are a span, other lists of days are not.
_DAYS = re.compile(
    rf"{_YEAR}(?P<m>\d{{1,2}})月(?P<c>\d{{1,2}})(?:{TO}|(?P<two>[日号]?、))(?P<d>\d{{1,2}})[日号]"
)
_MONTHS = re.compile(rf"{_YEAR}(?<![\d.])(?P<m>\d{{1,2}}){TO}(?P<z>[次翌]年)?(?P<n>\d{{1,2}})月份?(?!\d)")
FROM_NOW = re.compile(
    r"(?=[从自即现今本通公方文办印下发])(?:从|自)?(?:即日|现在|今日|(?:本?(?:通知|通告|公告|方案|文件|办法))?(?:印发|下发|发布|发文)之[日时])起?，?(?:开始，?)?(?:至|到|截[至止]到?|持续至|持续到|[-—])"
    rf"(?:{pattern('b')}|(?P<be>(?:(?:19|20)\d\d年|今年|当年|年)[底末]))"
)
_QUARTERS = re.compile(
    rf"{_YEAR}(?:第?(?P<q>[一二三四])(?:(?:{TO}|、)第?(?P<r>[一二三四]))?季度|(?P<h>[上下])半年)(?![底末])"
    r"(?=[^，。；]{0,4}(?:[，）：]|开展|组织|举办|完成|召开|启动|实施|进行|集中|开始|前))"
)
_HOURS = re.compile(rf"{pattern('a')}{_WEEKDAY}{_CLOCK}{TO}{_CLOCK}")
# Longer than the longest span that is written without 次年 (a school year), so one of its ends is wrong.
_LONGEST = timedelta(days=310)
_QUARTER = {"一": 1, "二": 4, "三": 7, "四": 10}

Ends = tuple[Moment | None, Moment | None]


def between(first: Moment | None, last: Moment | None) -> Window | None:
    """The window from the first day of one moment to the last day of another; None if they stand reversed."""
    if first is None or last is None or last.last < first.first:
        return None
    exact: Precision = "day" if "day" in (first.precision, last.precision) else "month"
    if first.vague or last.vague:
        exact = "third"
    known = first.year != UNKNOWN and last.year != UNKNOWN
    if not known:
        first, last = first.undated(), last.undated()
    source = first.year_from or last.year_from
    window = Window("", first.first, last.last, exact, source, year_known=known, sure=0.9 if source else 1.0)
    return replace(window, month_end=_month_end(first, last)) if exact == "day" else window


def _month_end(first: Moment, last: Moment) -> End:
    """The end of a span of days that was printed as a whole month (2月至3月1日)."""
    if first.whole_month:
        return "start"
    return "end" if last.whole_month else ""


def is_reversed(ends: Ends) -> bool:
    """Whether both ends are days and the last lies before the first."""
    first, last = ends
    return first is not None and last is not None and last.last < first.first


def _span(match: re.Match[str], years: Years, before: str) -> Ends:
    first = resolve(match, "a", years, before)
    if first is None:
        return None, None
    if match["bd2"]:
        return first, make_moment(first.year, first.first.month, int(match["bd2"]), "", first.year_from)
    if match["bx2"]:
        third = match["bx2"].removeprefix("月")
        return first, make_moment(first.year, first.first.month, None, third, first.year_from)
    if match["be"]:
        return first, _year_end(match["be"], first.year, first.year_from)
    last = resolve(match, "b", years, before, first)
    if last and not match["by"] and last.last - first.first > _LONGEST and first.year != UNKNOWN:
        last = _in_same_year(match, last)
    return first, last


def _in_same_year(match: re.Match[str], last: Moment) -> Moment | None:
    """The last day in the year of the first: so the two stand reversed, which a person must see."""
    day = number(match["bd"]) if match["bd"] else None
    same_year = last.year - (last.first.month < number(match["am"]))
    return make_moment(same_year, last.first.month, day, match["bx"] or "", last.year_from)


def _year_end(printed: str, year: int, source: str) -> Moment | None:
    stated = re.match(r"\d{4}", printed)
    return make_moment(int(stated.group()) if stated else year, 12, None, "底", source)


def _dotted(match: re.Match[str], years: Years, before: str) -> Ends:
    if match["s"] == "-" and not match["d"] and not match["y2"]:
        return None, None  # 2024-03-10 is a day
    year = int(match["y"])
    later = int(match["y2"]) if match["y2"] else year
    start, end = (int(match[name]) if match[name] else None for name in "de")
    if (start is None) != (end is None):
        return None, None
    return make_moment(year, int(match["m"]), start, "", ""), make_moment(later, int(match["n"]), end, "", "")


def _days(match: re.Match[str], years: Years, before: str) -> Ends:
    year, source = year_of(match["y"], years, before)
    if match["two"] and int(match["d"]) != int(match["c"]) + 1:
        return None, None
    first, last = (make_moment(year, int(match["m"]), int(match[name]), "", source) for name in "cd")
    return first, last


def _months(match: re.Match[str], years: Years, before: str) -> Ends:
    year, source = year_of(match["y"], years, before)
    later = year + (int(match["n"]) < int(match["m"]) or bool(match["z"]))
    return (
        make_moment(year, int(match["m"]), None, "", source),
        make_moment(later, int(match["n"]), None, "", source),
    )


def _quarters(match: re.Match[str], years: Years, before: str) -> Ends:
    year, source = year_of(match["y"], years, before)
    if match["h"]:
        begin, end = (1, 6) if match["h"] == "上" else (7, 12)
    else:
        begin, end = _QUARTER[match["q"]], _QUARTER[match["r"] or match["q"]] + 2
    return make_moment(year, begin, None, "", source), make_moment(year, end, None, "", source)


def _hours(match: re.Match[str], years: Years, before: str) -> Ends:
    """Some hours of one day: a span of that day."""
    day = resolve(match, "a", years, before)
    return (day, day) if day and match["ad"] else (None, None)


def _from_now(match: re.Match[str], years: Years, before: str) -> Ends:
    """From today: the day the document was signed."""
    if match["be"]:
        year, source = year_of(None, years, before)
        last = _year_end(match["be"], year, source)
    else:
        last = resolve(match, "b", years, before)
    today = years.signed
    source = "成文日期" if today else last.year_from if last else ""
    return (Moment(today, today, "day", source) if today else last), last


def from_now(match: re.Match[str], ends: Ends) -> Window | None:
    """A span that begins today; without a date of signature it begins with the words."""
    last = ends[1]
    if match.re is not FROM_NOW or last is None or ends[0] is not last:
        return between(*ends)
    known = last.year != UNKNOWN
    return Window("", None, last.last, "day", "", start_event="即日起", year_known=known)


FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Years, str], Ends]], ...] = (
    (FROM_NOW, _from_now),
    (_HOURS, _hours),
    (_SPAN, _span),
    (_DOTTED, _dotted),
    (_DAYS, _days),
    (_MONTHS, _months),
    (_QUARTERS, _quarters),
)
_ALONE = re.compile(rf"{pattern('a')}{_HOUR}(?:{TO}{_CLOCK})?")


def alone(text: str, years: Years) -> Window | None:
    """The day, month or part of a month that the text consists of, with or without hours."""
    match = _ALONE.fullmatch(text)
    moment = resolve(match, "a", years, "") if match else None
    return between(moment, moment)


def later_by_a_year(window: Window) -> Window:
    """The same span one year on."""
    end = window.end and _next_year(window.end, month=window.precision == "month")
    return replace(window, start=window.start and _next_year(window.start), end=end)


def _next_year(day: date, *, month: bool = False) -> date:
    if month and (day + timedelta(days=1)).day == 1:
        following = make_moment(day.year + 1, day.month, None, "", "")
        return following.last if following else day
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)
