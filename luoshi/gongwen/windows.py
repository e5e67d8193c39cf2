"""Spans of time: from a day, a month or today until a day, a month, the year's end or an event."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from luoshi.gongwen.document import Precision, Window
from luoshi.gongwen.moments import Moment, make_moment, pattern, resolve, year_of
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.plain import UNKNOWN
from luoshi.gongwen.years import REACH, Years

_TO = r"(?:起|开始)?，?(?:[-—~～]{1,3}|至|到|起至)"
_SPAN = re.compile(
    rf"{pattern('a')}{_TO}(?:{pattern('b')}|(?P<bd2>\d{{1,2}})[日号]|(?P<be>(?:(?:19|20)\d\d年|今年|当年|年)[底末]))(?:前|止|结束|为止)?"
)
_DAYS = re.compile(
    r"(?:(?P<y>(?:19|20)\d\d|[今本当明次去])年)?(?P<m>\d{1,2})月(?P<c>\d{1,2})[-—~～至](?P<d>\d{1,2})[日号]"
)
_MONTHS = re.compile(
    r"(?:(?P<y>(?:19|20)\d\d|[今本当明次去])年)?(?<![\d.])(?P<m>\d{1,2})[-—~～至](?P<n>\d{1,2})月(?!\d)"
)
_FROM_NOW = re.compile(
    rf"(?:从|自)?(?:即日|现在|印发之日|本通知印发之日)起，?(?:至|到|持续至|[-—]){pattern('b')}"
)
_ALONE = re.compile(rf"{pattern('a')}")
_YEARS = re.compile(r"(?P<y>20\d\d)年?[-—~～至](?P<z>20\d\d)年")
_PAST = re.compile(r"期间(?:完成|取得|发生|入职|公开发表|获得)|以来|出生|取得的|完成的|毕业")
_RECURS = re.compile(r"每(?:年|月|季度|学期|周)(?:的)?$")


def find_windows(passage: Passage, years: Years) -> list[Window]:
    """The spans of a passage in order, with their places."""
    text = passage.tight
    found: list[tuple[int, Window]] = []
    taken: set[int] = set()
    for compiled, read in ((_FROM_NOW, _from_now), (_SPAN, _span), (_DAYS, _days), (_MONTHS, _months)):
        for match in compiled.finditer(text):
            reach = range(match.start(), match.end())
            if not taken.isdisjoint(reach):
                continue
            window = read(match, years, text[max(0, match.start() - REACH) : match.start()])
            if window and not _PAST.match(text[match.end() : match.end() + 6]):
                taken.update(reach)
                found.append((match.start(), _placed(window, match, passage)))
    return [window for _, window in sorted(found, key=lambda item: item[0])]


def _placed(window: Window, match: re.Match[str], passage: Passage) -> Window:
    start, end = passage.at(match.start()), passage.at(match.end() - 1) + 1
    window = replace(window, raw=passage.text[start:end], place=passage.place(start, end))
    recurs = _RECURS.search(passage.tight[max(0, match.start() - 8) : match.start()])
    return replace(window, start=None, end=None, recurring=recurs.group()) if recurs else window


def between(first: Moment | None, last: Moment | None) -> Window | None:
    """The window from the first day of one moment to the last day of another."""
    if first is None or last is None or last.last < first.first:
        return None
    exact: Precision = "day" if "day" in (first.precision, last.precision) else "month"
    if first.vague or last.vague:
        return Window("", None, None, "none", sure=0.5)
    known = first.year != UNKNOWN and last.year != UNKNOWN
    if not known:
        first, last = first.undated(), last.undated()
    source = first.year_from or last.year_from
    return Window("", first.first, last.last, exact, source, year_known=known, sure=0.9 if source else 1.0)


def _span(match: re.Match[str], years: Years, before: str) -> Window | None:
    first = resolve(match, "a", years, before)
    if first is None:
        return None
    if match["bd2"]:
        last = make_moment(first.year, first.first.month, int(match["bd2"]), "", first.year_from)
    elif match["be"]:
        printed = re.match(r"\d{4}", match["be"])
        last = make_moment(int(printed.group()) if printed else first.year, 12, None, "", first.year_from)
    else:
        last = resolve(match, "b", years, before, first)
    return between(first, last)


def _days(match: re.Match[str], years: Years, before: str) -> Window | None:
    year, source = year_of(match["y"], years, before)
    moments = (make_moment(year, int(match["m"]), int(match[name]), "", source) for name in "cd")
    return between(*moments)


def _months(match: re.Match[str], years: Years, before: str) -> Window | None:
    year, source = year_of(match["y"], years, before)
    later = year + (int(match["n"]) < int(match["m"]))
    return between(
        make_moment(year, int(match["m"]), None, "", source),
        make_moment(later, int(match["n"]), None, "", source),
    )


def _from_now(match: re.Match[str], years: Years, before: str) -> Window | None:
    """From today: the day the document was signed."""
    last = resolve(match, "b", years, before)
    if last is None:
        return None
    source = "成文日期" if years.signed else ""
    begins = "" if years.signed else "即日起"
    known = last.year != UNKNOWN
    return Window("", years.signed, last.last, "day", source, start_event=begins, year_known=known)


def single_window(passage: Passage, years: Years) -> Window | None:
    """The whole day or month of a passage that says nothing but a date (活动时间：2022年1月)."""
    text = passage.tight.strip("。；： ")
    match = _ALONE.fullmatch(text)
    moment = resolve(match, "a", years, "") if match else None
    window = between(moment, moment)
    return replace(window, raw=passage.text, place=passage.place()) if window else None


def reported_windows(passage: Passage, years: Years) -> list[Window]:
    """In a report: the day that opens a paragraph, and the years of a plan it carries out."""
    text, found = passage.tight, []
    opening = _ALONE.match(text)
    if opening and opening["ad"] and text[opening.end() : opening.end() + 1] in "，,下上":
        moment = resolve(opening, "a", years, "")
        window = between(moment, moment)
        if window:
            found.append(_placed(window, opening, passage))
    for match in _YEARS.finditer(text):
        first, last = date(int(match["y"]), 1, 1), date(int(match["z"]), 12, 31)
        if first < last:
            found.append(_placed(Window("", first, last, "year"), match, passage))
    return found
