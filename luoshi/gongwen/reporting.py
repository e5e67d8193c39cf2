"""Who reports what to whom by when: the sentence in which the sender asks to be told."""

from __future__ import annotations

import re
from dataclasses import replace

from luoshi.gongwen.document import Deadline, ReportBack
from luoshi.gongwen.names import is_organisation
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.words import any_of

_WHAT = r"情况|总结|报告|方案|计划|台账|名单|材料|进展|成效|统计表|信息|经验|做法|建议|意见|表格?|联络员"
_VERB = (
    r"(?<![通填年申情海举简日晚学汇工作])"
    r"(?:报告|报送|上报|函报|呈报|反馈|寄送|发送|报(?!刊|名|道|考|纸|销|酬))(?:至|到|给|送)?"
)
# 将…情况报市总工会办公室; …情况请及时报告省总工会. The thing begins its clause: trying every letter takes too long.
_THING_FIRST = re.compile(
    rf"(?P<before>(?:[^。；]*?，)??)(?P<what>[^，。；]{{2,160}}?(?:{_WHAT}))(?:[^，。；]{{0,14}}?){_VERB}(?P<to>[^，。；\d]{{2,40}}?)(?:备案|汇总)?(?=[，。；]|$)"
)
# 4月15日前向领导小组办公室报送工作方案
_THING_LAST = re.compile(
    rf"(?P<before>[^。；]*?)(?:向(?P<to>[^，。；]{{2,40}}?))?{_VERB}(?P<what>[^，。；]{{2,60}}?(?:{_WHAT}))(?:[一二两1-9]名)?(?=[，。；、]|$)"
)
_URGENT = re.compile(r"及时|按时|定期|尽快|立即|适时")
_TAKES = re.compile(r".*[将把]")
_SENDERS = re.compile(
    rf"^(?:请|由|同时，?|并)?(?P<names>(?:[^，。；将把、]{{0,24}}?{any_of('actors')}(?:[、和]|及(?!时))?)+)"
)
_FILLER = re.compile(
    r"^(?:要|请|应|须|务必|及时|按时|于[^，]{2,14}?前?，?|将|把|并|定期)+|(?:请|要|及时|按时)+$"
)


def read_report(passages: list[Passage], deadlines: tuple[Deadline, ...]) -> ReportBack | None:
    """The last sentence that asks for a report; with its deadline if one stands in it."""
    for passage in reversed(passages):
        for sentence in reversed(list(re.finditer(r"[^。；]{8,240}", passage.tight))):
            found = _report(sentence.group())
            if found:
                raw = passage.cut_tight(sentence.start(), sentence.end()).text
                place = passage.tight_place(*sentence.span())
                return _with_deadline(replace(found, raw=raw, place=place), sentence.group(), deadlines)
    return None


def _report(text: str) -> ReportBack | None:
    match = _THING_FIRST.match(text)
    if match is None or not is_organisation(match["to"]):
        match = _THING_LAST.match(text)
    if match is None:
        return None
    before = match["before"]
    thing = match["what"]
    if match.re is _THING_FIRST:
        before, thing = (
            before + (taken.group() if (taken := _TAKES.match(thing)) else ""),
            _TAKES.sub("", thing),
        )
    senders = _SENDERS.match(before or thing)
    sender = senders["names"] if senders else ""
    thing = thing.removeprefix(sender) if not before else thing
    urgent = _URGENT.search(text)
    return ReportBack(
        sender, match["to"] or "", _FILLER.sub("", thing), urgent.group() if urgent else "", sure=0.8
    )


def _with_deadline(report: ReportBack, text: str, deadlines: tuple[Deadline, ...]) -> ReportBack:
    for deadline in deadlines:
        if deadline.date and re.sub(r"\s", "", deadline.raw) in text:
            return replace(report, deadline=deadline.date, deadline_raw=deadline.raw)
    return report
