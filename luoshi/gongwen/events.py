"""Spans without days of their own: bounded by an event, coming again, or counted from an event."""

from __future__ import annotations

import re

from luoshi.gongwen.document import Window
from luoshi.gongwen.moments import pattern, resolve
from luoshi.gongwen.plain import UNKNOWN
from luoshi.gongwen.words import any_of
from luoshi.gongwen.years import Years

_END = (
    r"(?P<end>[\u4e00-\u9fff“”]{0,16}?(?:结束|闭幕|召开|完成|开幕|启动|收官|届满|揭晓|期满)(?:之日|时)?)(?:止|为止)?"
    r"(?=[，。；、）]|$)"
)
_UNTIL_EVENT = re.compile(
    rf"(?:(?:从|自)?(?P<now>即日|现在|本?通知印发之日|印发之日)起?|{pattern('a')}(?:起|开始)?"
    rf"|(?:从|自)(?P<start>[\u4e00-\u9fff“”]{{2,16}}?(?:之日)?)起|(?P<on>持续))，?(?:至|到|[-—]{{1,2}}){_END}"
)
_OCCASION = re.compile(
    rf"(?:(?:19|20)\d\d年)?{any_of('occasions')}(?:[、和及]?{any_of('occasions')}){{0,2}}"
    r"(?:前后|前夕|期间|来临之际|到来之际|节前|节后)"
)
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
# 每季度末月25日前: what comes again, and when in it.
EVERY = r"每(?:个?年度?|半年|个?季度?|个?月度?|周|个?星期|学期|旬)"
WHEN = (
    rf"(?:{_DAY}月(?:份|{_DAY}[日号]|[底初末]|[上中下]旬)?(?:[-—至到、]{_DAY}月?[日号]?)?|{_DAY}[日号]|第[一二三四](?:个?月|季度|周|个?工作日)"
    r"|[首末]月(?:\d{1,2}[日号])?|最后(?:一|1)?个?(?:月|周|工作日|天)|年?[底末初]|(?<=[周期])[一二三四五六日天](?:至周?[一二三四五六日天])?(?![次期批场个年月]))"
)
UP_TO = r"(?:之?前|以前)?"
_RECURRING = re.compile(
    rf"(?=[每逢])(?P<every>{EVERY}|(?:每逢|逢)(?=[\u4e00-\u9fff]))(?:的)?"
    rf"(?P<when>{WHEN}|(?:重大|重要|传统)?[\u4e00-\u9fff“”]{{0,6}}?(?:节假日|节日|纪念日|节庆|节|周[一二三四五六日]|单月|双月))"
    rf"{UP_TO}"
)
_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十半]{1,3})"
_RELATIVE = re.compile(
    r"(?:自|从|在|于)?(?P<event>(?:(?:收到|接到|签收)[^，。；]{0,14}?|(?:(?!在|[应须]于|应当|请)[\u4e00-\u9fff“”]){0,10}?(?:印发|发布|下发|公布|结束|完成|召开|公示|开幕"
    r"|启动|发文|通过|批准|施行|闭幕|生效|确定|揭晓))(?:之日|之?后|当日)?)起?(?:的)?，?"
    rf"(?P<within>{_NUMBER}个?(?:工作日|自然日|日|天|周|星期|月|年|小时))(?:之内|以内|内)"
)


def _until_event(match: re.Match[str], years: Years, before: str) -> Window | None:
    """A span that an event ends; it begins on a day, today, with another event, or nothing tells."""
    if match["now"]:
        today = years.signed
        source = "成文日期" if today else ""
        begins = "" if today else f"{match['now']}起"
        return Window("", today, None, "event", source, start_event=begins, end_event=match["end"], sure=0.8)
    moment = resolve(match, "a", years, before) if match["am"] else None
    if match["am"] and (moment is None or moment.year == UNKNOWN):
        return None
    return Window(
        "",
        moment.first if moment else None,
        None,
        "event",
        moment.year_from if moment else "",
        start_event=match["start"] or "",
        end_event=match["end"],
        sure=0.8,
    )


def _occasion(match: re.Match[str], years: Years, before: str) -> Window | None:
    """Around a day or season that everybody knows."""
    return Window("", precision="event", start_event=match.group(), sure=0.7)


def _recurring(match: re.Match[str], years: Years, before: str) -> Window | None:
    return Window("", precision="none", recurring=match["every"], sure=0.8)


def _relative(match: re.Match[str], years: Years, before: str) -> Window | None:
    """A time allowed after an event; nobody knows its days from the document alone."""
    return Window("", precision="event", start_event=match["event"], within=match["within"], sure=0.8)


FORMS = (
    (_UNTIL_EVENT, _until_event),
    (_RELATIVE, _relative),
    (_RECURRING, _recurring),
    (_OCCASION, _occasion),
)
