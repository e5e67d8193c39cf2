"""Where a document contradicts itself or the calendar: weekdays, days before its own, sums, years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Day
from datetime import timedelta

from luoshi.gongwen.dates import make_day
from luoshi.gongwen.document import Deadline, Doubt, Part
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.plain import UNKNOWN
from luoshi.gongwen.sums import find_wrong_sums
from luoshi.gongwen.windows import find_reversed
from luoshi.gongwen.years import Years

_WEEKDAY = re.compile(
    r"(?:(?P<y>(?:19|20)\d\d)年)?(?<!\d)(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]?[（，]?(?:星期|周|礼拜)(?P<w>[一二三四五六日天])）?"
)
_WEEKDAYS = "一二三四五六日"
_FAR = timedelta(days=366)
_RECENTLY = timedelta(days=100)


def find_contradictions(
    passages: list[Passage], part: Part, years: Years, printed_on: Day | None
) -> Iterator[Doubt]:
    """The contradictions of a part; `passages` are those of its body."""
    for passage in passages:
        yield from _weekdays(passage, years)
        yield from _reversed(passage, years)
        yield from _sums(passage)
    yield from _signed(part, printed_on)
    for deadline in part.deadlines:
        yield from _past(deadline, part.date)


def _weekdays(passage: Passage, years: Years) -> Iterator[Doubt]:
    for match in _WEEKDAY.finditer(passage.tight):
        year = (
            int(match["y"])
            if match["y"]
            else years.guess(passage.tight[max(0, match.start() - 400) : match.start()])[0]
        )
        day = make_day(year, int(match["m"]), int(match["d"])) if year != UNKNOWN else None
        said = match["w"].replace("天", "日")
        if day is None or _falls_on(day, said) or (not match["y"] and _may_be_next_year(day, said, years)):
            continue
        fact = _WEEKDAYS[day.weekday()]
        raw = match.group()
        zh = f"“{raw}”：{year}年{day.month}月{day.day}日是星期{fact}，请核对日期和星期。"
        en = f"“{raw}”: {day.isoformat()} is a {day:%A}; check day and weekday."
        yield Doubt("weekday", zh, en, passage.tight_place(*match.span()))


def _falls_on(day: Day, said: str) -> bool:
    return _WEEKDAYS[day.weekday()] == said


def _may_be_next_year(day: Day, said: str, years: Years) -> bool:
    """A day before the signature whose weekday fits a year on belongs to the next year."""
    later = make_day(day.year + 1, day.month, day.day)
    return bool(years.signed and day < years.signed and later and _falls_on(later, said))


def _reversed(passage: Passage, years: Years) -> Iterator[Doubt]:
    for start, end in find_reversed(passage, years):
        raw = passage.tight[start:end]
        zh = f"“{raw}”结束在开始之前，请核对原文；没有据此安排时间。"
        en = f"“{raw}” ends before it begins; no span was read from it."
        yield Doubt("window-reversed", zh, en, passage.tight_place(start, end))


def _sums(passage: Passage) -> Iterator[Doubt]:
    for wrong in find_wrong_sums(passage):
        total, parts = f"{wrong.total:g}{wrong.unit}", f"{wrong.parts:g}{wrong.unit}"
        zh = f"合计写{total}，分项相加是{parts}，请核对。"
        en = f"The total says {wrong.total:g}, its parts make {wrong.parts:g}; check the numbers."
        yield Doubt("wrong-sum", zh, en, passage.tight_place(wrong.start, wrong.end))


def _signed(part: Part, printed_on: Day | None) -> Iterator[Doubt]:
    """The date of signature beside the printing, the document number and today."""
    day = part.date
    if day is None:
        return
    place = next((finding.place for finding in part.findings if finding.field == "date"), None)
    if printed_on and printed_on < day:
        zh = f"成文日期{day}晚于印发日期{printed_on}，请核对。"
        yield Doubt("date-after-print", zh, f"Signed on {day}, but printed on {printed_on} already.", place)
    number = part.doc_number
    if number and not _is_year_of(day, number.year):
        zh = f"成文日期{day}与发文字号的年份{number.year}不一致，请核对。"
        en = f"The date of signature {day} does not fit the year {number.year} of the document number."
        yield Doubt("date-and-number", zh, en, place)
    if day > Day.today() + _FAR:
        zh = f"成文日期{day}在一年以后，请核对。"
        yield Doubt("date-ahead", zh, f"The date of signature {day} is more than a year ahead.", place)


def _is_year_of(day: Day, year: int) -> bool:
    """A number may be given in December and the document signed in January, or the other way round."""
    return (
        day.year == year
        or (day.year == year + 1 and day.month <= 2)
        or (day.year == year - 1 and day.month == 12)
    )


def _past(deadline: Deadline, signed: Day | None) -> Iterator[Doubt]:
    """What was due before the document was signed, also where the next year was taken for want of another."""
    due = deadline.date
    if due is None or signed is None:
        return
    if due < signed or _was_due_lately(deadline, due, signed):
        zh = f"期限“{deadline.raw}”在成文日期{signed}之前，请核对年份和日期。"
        en = f"The deadline “{deadline.raw}” lies before the date of signature {signed}; check it."
        yield Doubt("deadline-past", zh, en, deadline.place)


def _was_due_lately(deadline: Deadline, due: Day, signed: Day) -> bool:
    """Whether a day moved to the next year lies shortly before the signature in its own year."""
    if deadline.kind == "window_end" or deadline.year_from in ("", "标题") or due.year != signed.year + 1:
        return False
    this_year = make_day(signed.year, due.month, due.day)
    return this_year is not None and timedelta() < signed - this_year < _RECENTLY
