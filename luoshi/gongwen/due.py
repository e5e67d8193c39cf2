"""Where a sentence prints a day that may be a limit or an event, in every shape in which that is done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from luoshi.gongwen.events import EVERY, UP_TO, WHEN
from luoshi.gongwen.moments import TO, Moment, make_moment, pattern, resolve
from luoshi.gongwen.plain import UNKNOWN
from luoshi.gongwen.words import any_of
from luoshi.gongwen.years import REACH, Years

Form = Literal["before", "latest", "first", "until", "on", "event", "recurring", "relative"]

NOTE = r"(?:（[^（）]{1,12}）)?"
_HOUR = r"(?:\d{1,2}[：:时点](?:\d{1,2}[分时]?|半|整)?)?"
CLOCK = rf"{_HOUR}(?:上午|下午|中午|晚上?|凌晨)?{_HOUR}(?:下班|放学|工作时间)?"
_BEFORE_IT = r"(?:之前|以前|前(?![后夕往来期置]))"
_RANGE = rf"以?[前后]|{CLOCK}{NOTE}(?:起|开始|启动|[-—~～至到])"
# Time, date or term of handing in; with the day after it.
LABEL = (
    r"(?:截止|截稿|截至(?=[时日期\d])|(?:报名|申报|报送|上报|征集|提交|投稿|反馈)(?:截[止至])?(?=[时日期截至到于为是：]))"
    r"(?:时间|日期|日(?=[：为是])|期限)?(?:均|统一|暂)?(?:定?为|是|：|到|至|于|截至|截止){0,2}"
)
_BEFORE = re.compile(
    rf"{pattern('a')}{NOTE}{CLOCK}{NOTE}(?:{_BEFORE_IT}|(?:报名|申报|报送|征集|投稿)?截止|为止|止|结束|(?<![日号])内)"
)
# 3月20日、6月20日前 are two limits that share one 前.
_ENUMERATED = re.compile(
    rf"{pattern('a')}(?=(?:[、和及](?:\d{{1,2}}月(?:\d{{1,2}}日|[底末])?|\d{{1,2}}日)){{1,5}}{CLOCK}{_BEFORE_IT})"
)
_LATEST = re.compile(
    rf"(?:不得?[迟晚]于|[最至][迟晚](?:不得?[超晚迟][过于]|应?[于在])?|(?:延长?|推迟|顺延)[至到]){pattern('a')}(?!以?[前后])"
)
_UNTIL = re.compile(rf"{LABEL}(?>{pattern('a')}){NOTE}(?!{_RANGE})")
_FIRST = re.compile(rf"首次[^，。；]{{0,8}}(?:时间)?(?:为|是|：|于){pattern('a')}")
_ON = re.compile(
    rf"(?:请|务必|须|应|并)[^，。；]{{0,16}}?于{pattern('a')}{NOTE}{CLOCK}(?={any_of('hand_in')})"
)
# 8月16日，各学院将申报书提交至…: a sentence about its day.
_OPENS = re.compile(
    rf"^(?>{pattern('a')})(?<=[\d日号]){NOTE}{CLOCK}[，： ]?(?=各[^，。；]{{2,40}}?{any_of('hand_in')})"
)
_ATTENDED = any_of("attended")
_DAY = rf"(?>{pattern('a')})(?<=[日号]){NOTE}"
_HOURS = rf"{CLOCK}(?:{TO}(?=[\d上下中晚]){CLOCK})?"
_OTHERS = rf"(?:、\d{{1,2}}月\d{{1,2}}日{NOTE}){{0,3}}，?(?:统一)?"
_EVENT = re.compile(
    rf"{_DAY}{_HOURS}(?={_OTHERS}(?:在[^，。；]{{1,16}}?)?{_ATTENDED}(?![^，。；]{{0,8}}的|了))"
)
_DAYS_ON = rf"{NOTE}(?:[-—~～至到]{{1,3}}(?:\d{{4}}年)?(?:\d{{1,2}}月)?\d{{1,2}}[日号]|起|以?[前后]|之前)"
_EVENT_TIME = re.compile(
    rf"(?:{_ATTENDED}(?:的)?(?:时间|日期)(?:安排)?(?:[暂拟]?定?[为于]|是|：)?|(?:[暂拟兹]|初步)?定于|拟于){_DAY}(?!{_DAYS_ON}){_HOURS}(?!以?前|之前|起)"
)
_YEAR_END = re.compile(
    rf"(?P<y>(?:19|20)\d\d年|[今本当明]年|(?<![\d一二三四五六七八九十两几半近])年)(?:(?:底|末|终){_BEFORE_IT}|内(?=[^，。；]{{0,12}}完成))"
)
_QUARTER_END = re.compile(
    rf"(?:(?P<y>(?:19|20)\d\d)年)?(?:第?(?P<q>[一二三四])季度[底末]?|(?P<h>上半年))(?:{_BEFORE_IT}|[底末](?=完成))"
)
_OF_THIS_MONTH = re.compile(
    rf"(?:(?P<r>[本下])月(?:(?P<d>\d{{1,2}})[日号]|(?P<x>底|末|[上中下]旬))|(?<![\d一二三四五六七八九十每个当次])月[底末]){NOTE}{CLOCK}{_BEFORE_IT}"
)
_DAY_ONLY = re.compile(rf"(?:[于在，、；和及]|^)(?P<d>\d{{1,2}})[日号]{NOTE}{CLOCK}{_BEFORE_IT}")
_MONTH_NAMED = re.compile(r"(?:(?P<y>(?:19|20)\d\d)年)?(?<!\d)(?P<m>\d{1,2})月(?!前|内)")
_AGAIN = re.compile(r"每(?:年|半年|个?季度?|个?月|周|学期)|按[月季周年]|逐月|月度|季度")
_RECURRING = re.compile(rf"(?>{EVERY}(?:的)?(?:{WHEN})?{UP_TO})(?=[^，。；]{{0,12}}{any_of('hand_in')})")
_RELATIVE = re.compile(
    r"(?:(?:收到|接到|自|在)[^，。；]{0,14}?(?:之日|后)?起?)?(?<![\d月年])\d{1,2}个?(?:工作日|日|天)(?:之?内|前)(?=[^。；]{0,12}"
    + any_of("hand_in")
    + ")|(?:今天|今日|明天|明日|当天|本周[一二三四五]?)(?:下班)?前"
)
_SHAPES: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("before", _BEFORE),
    ("before", _ENUMERATED),
    ("latest", _LATEST),
    ("first", _FIRST),
    ("until", _UNTIL),
    ("on", _ON),
    ("on", _OPENS),
    ("event", _EVENT),
    ("event", _EVENT_TIME),
)


@dataclass(frozen=True)
class Spot:
    """A moment printed at `start` to `end` of a sentence, in the shape that `form` names."""

    start: int
    end: int
    moment: Moment | None
    form: Form


def find_spots(sentence: str, years: Years, before: str) -> list[Spot]:
    """Every moment of a sentence that looks like a limit or an event, in order; `before` precedes it."""
    spots: list[Spot] = []
    taken: set[int] = set()
    again = [Spot(*match.span(), None, "recurring") for match in _RECURRING.finditer(sentence)]
    for spot in [*again, *_dated(sentence, years, before), *_undated(sentence, years, before)]:
        reach = range(spot.start, spot.end)
        if taken.isdisjoint(reach):
            taken.update(reach)
            spots.append(spot)
    return sorted(spots, key=lambda spot: spot.start)


def _dated(sentence: str, years: Years, before: str) -> Iterator[Spot]:
    """Moments that print their month."""
    for form, compiled in _SHAPES:
        for match in compiled.finditer(sentence):
            moment = resolve(match, "a", years, _earlier(match, sentence, before))
            yield Spot(*match.span(), moment, form)


def _undated(sentence: str, years: Years, before: str) -> Iterator[Spot]:
    """Ends of years, of quarters and of months, days of a month named before, and what has no day."""
    for match in _YEAR_END.finditer(sentence):
        yield Spot(*match.span(), _year_end(match, years, _earlier(match, sentence, before)), "before")
    for match in _QUARTER_END.finditer(sentence):
        yield Spot(*match.span(), _quarter_end(match, years, _earlier(match, sentence, before)), "before")
    if not _AGAIN.search(sentence):
        for match in _OF_THIS_MONTH.finditer(sentence):
            yield Spot(*match.span(), _of_this_month(match, years), "before")
        for match in _DAY_ONLY.finditer(sentence):
            moment = _day_only(match, years, _earlier(match, sentence, ""))
            if moment:
                yield Spot(match.start("d"), match.end(), moment, "before")
    for match in _RELATIVE.finditer(sentence):
        yield Spot(*match.span(), None, "relative")


def _earlier(match: re.Match[str], sentence: str, before: str) -> str:
    """As much of the text before a match as a year is looked for in."""
    return (before + sentence[max(0, match.start() - REACH) : match.start()])[-REACH:]


def _year_end(match: re.Match[str], years: Years, before: str) -> Moment | None:
    if match["y"][:4].isdigit():
        return make_moment(int(match["y"][:4]), 12, None, "", "")
    year, source = years.guess(before)
    later = match["y"] == "明年" and year != UNKNOWN
    return make_moment(year + later, 12, None, "", source)


def _quarter_end(match: re.Match[str], years: Years, before: str) -> Moment | None:
    year, source = (int(match["y"]), "") if match["y"] else years.guess(before)
    month = 6 if match["h"] else "一二三四".index(match["q"]) * 3 + 3
    return make_moment(year, month, None, "", source)


def _of_this_month(match: re.Match[str], years: Years) -> Moment | None:
    """A day or the end of the month in which the document was signed, or of the one after."""
    if years.signed is None:
        return None
    months = years.signed.month - 1 + (match["r"] == "下")
    day = int(match["d"]) if match["d"] else None
    return make_moment(years.signed.year + months // 12, months % 12 + 1, day, match["x"] or "", "成文日期")


def _day_only(match: re.Match[str], years: Years, before: str) -> Moment | None:
    """A day of the month last named in the sentence; 于15日前 alone is of the month of the signature."""
    named = list(_MONTH_NAMED.finditer(before[-80:]))
    if named:
        year, source = (int(named[-1]["y"]), "") if named[-1]["y"] else years.guess(before)
        return make_moment(year, int(named[-1]["m"]), int(match["d"]), "", source)
    if years.signed and match.group()[0] in "于在" and int(match["d"]) >= years.signed.day:
        return make_moment(years.signed.year, years.signed.month, int(match["d"]), "", "成文日期")
    return None
