"""Who reports what to whom by when: every sentence in which the sender asks to be told or sent something."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from luoshi.gongwen.document import Deadline, Place, ReportBack
from luoshi.gongwen.names import is_organisation
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.words import any_of

_WHAT = re.compile(any_of("reported"))
_VERB = re.compile(
    r"(?<![通填年申情海举简日晚学汇工作和、])"
    r"(?:报告|报送|上报|函报|呈报|反馈|寄送|发送|报(?!刊|名|道|考|纸|销|酬|告|表|账|价|废|警|社|送))(?:至|到|给)?"
    r"(?!工作(?:[，。；]|通知|$)|有关|要求|时间|方式|渠道|[^，]{0,3}后(?:，|$))"
    r"|(?:提交|递交|上传|邮寄|寄|交|传|发)(?:至|到|给)|提交(?=[^，。；]{2,20}(?:表|材料|总结|方案|报告))"
)
_TO_BEFORE = re.compile(r"向(?P<to>[^，。；、]{2,40}?)(?:于|每|定期|及时|按时|书面|和|$)")
_TO_AFTER = re.compile(r"^(?P<to>[^，。；（\d]{2,40}?)(?:备案|汇总|审核|审批|邮箱|处)?(?=[，。；（]|$)")
_THING_BEFORE = re.compile(r"^.*(?:将|把)(?P<what>[^。；]{2,120})$")
_THING_AFTER = re.compile(r"^(?P<what>[^，。；]{2,60}?)(?:[一二两1-9]名)?(?=[，。；]|$)")
_TAKEN = re.compile(
    r"(?:，?(?:请|并|要|须|应|务必|统一|一并|一式[^，]{1,4}份"
    r"|(?:加盖公章|盖章)后?|书面|以[^，]{1,12}形式|通过[^，]{1,12}|经[^，]{1,14}后|及时|按时|于[^，]{1,16}?前))++，?$"
)
_ASKS = re.compile(r"请|要|应|须|务必|及时|按时|定期|前|日内|底|每[月季周年]|尽快|负责")
# 报告 is a verb after such words, else a noun (研究报告).
_DONE_SO = re.compile(r"(?:时|即|期|请|并|书面|逐级|专题|须|应)$")
_URGENT = re.compile(r"及时|按时|定期|尽快|立即|适时")
_FILLED_IN = re.compile(r"^[^，。；]{0,40}?(?:填写|填报|填好|撰写|准备|提供)(?:好|完整)?")
_TERM = re.compile(
    r"每(?:年|半年|季度?|月|周[一二三四五六日]?|学期)(?:\d{1,2}日|[底末初])?(?:之?前)?"
    r"|(?:收到|接到|自|[\u4e00-\u9fff]{2,6}结束)[^，。；]{0,14}?(?:后|起)\d{1,2}个?(?:工作日|日|天)(?:之|以)?内"
    r"|[\u4e00-\u9fff]{2,6}结束后?[一两1-3]个?[周月]内"
)
_SENDERS = re.compile(
    r"^(?:（[一二三四五六七八九十]{1,2}）|\d{1,2}[、.．])?(?:请|由|同时，?|并)?(?!根据|按照|依据|为|在|通过|经)"
    r"(?P<names>各(?:[^，。；将把于每向由（）学收]|（[^（）]{1,12}）){1,60}?"
    r"(?=务?于|要|应|须|请|将|把|每|在|，|\d|由|及时|按时|认真|收到|学习|结合|围绕|登录|填报|填写|根据|按照|组织|发动)"
    rf"|(?:[^，。；将把、于每向]{{0,24}}?{any_of('actors')}(?:[、和]|及(?!时))?)++)"
)
_NOTE = re.compile(r"（[^（）]{0,40}）")
# How the thing comes about: 形成总结, 并形成专题报告.
_BROUGHT_ABOUT = re.compile(r"^(?=形成|并).*?(?:形成|并)(?=[\u4e00-\u9fff]{2,})")
_FILLER = re.compile(
    r"^(?:要|请|应|须|务必|及时|按时|于[^，]{2,14}?前?，?|将|把|并|定期|本年度的|其)++|(?:请|要|及时|按时|并|统一)+$"
)


def read_reports(passages: list[Passage], deadlines: tuple[Deadline, ...]) -> tuple[ReportBack, ...]:
    """All reports that the passages ask for, in order, each with its deadline if one stands before it."""
    due = sorted((item for item in deadlines if item.place), key=lambda item: _spot(item.place))
    found: list[ReportBack] = []
    for passage in passages:
        for sentence in re.finditer(r"[^。；]{6,400}", passage.tight):
            found += _in_sentence(passage, sentence, due)
    return tuple(found)


def _spot(place: Place | None) -> tuple[int, int]:
    return (place.line, place.start) if place else (0, 0)


def _in_sentence(passage: Passage, sentence: re.Match[str], due: list[Deadline]) -> list[ReportBack]:
    text, found = sentence.group(), []
    sender, last = "", 0
    for verb in _VERB.finditer(text):
        report = _report(text[last : verb.start()], verb.group(), text[verb.end() :], text)
        if report is None:
            continue
        sender = _sender(text[last : verb.start()]) or sender
        stop = _stop(text, verb.end())
        start, end = sentence.start() + last, sentence.start() + stop
        raw = passage.cut_tight(start, end).text.strip("，")
        place = passage.tight_place(start, end)
        what = report.what.removeprefix(_NOTE.sub("", sender)) or report.what
        whole = replace(report, what=what, sender=sender, raw=raw, place=place)
        found.append(_with_deadline(whole, text[last : verb.start()], due))
        last = stop
    return found


def _stop(text: str, spot: int) -> int:
    comma = text.find("，", spot)
    return comma if comma >= 0 else len(text)


def _report(before: str, verb: str, after: str, sentence: str) -> ReportBack | None:
    """What stands around a verb of reporting; None if nothing is asked for."""
    to, rest = _receiver(before, after)
    what = _clean(_thing(before, rest))
    noun = verb.startswith("报告") and not to and not _DONE_SO.search(before)
    vague = what.endswith("工作") or (len(what) <= 2 and not to and "前" not in before)
    asked = _ASKS.search(sentence) and (to or _ASKS.search(before))
    if noun or vague or not asked or not _WHAT.search(what):
        return None
    return ReportBack("", to, what, sure=0.8)


def _thing(before: str, after: str) -> str:
    """What is reported: the object of 将, else what follows the verb, else what stands right before it."""
    taken = _THING_BEFORE.match(before)
    named = None if taken else _THING_AFTER.match(after)
    if named and _WHAT.search(named["what"]):
        return named["what"]
    return _TAKEN.sub("", taken["what"] if taken else _nearest(before.split("，")))


def _nearest(clauses: list[str]) -> str:
    """The last clause; 连同 joins it to what the clauses before it name."""
    last = clauses[-1].removeprefix("连同")
    if last == clauses[-1]:
        return last
    named = [_FILLED_IN.sub("", clause) for clause in clauses[:-1] if _WHAT.search(clause)]
    return "、".join([*named[-1:], last])


def _receiver(before: str, after: str) -> tuple[str, str]:
    """Who is told, and what stands after the verb and that name."""
    turned = _TO_BEFORE.search(before)
    if turned and _is_receiver(turned["to"]):
        return turned["to"], after
    direct = _TO_AFTER.match(after)
    if direct and _is_receiver(direct["to"]):
        return direct["to"], after[direct.end() :].lstrip("（")
    return "", after


def _is_receiver(name: str) -> bool:
    return is_organisation(name) and not re.search(r"^[并和]|并报|报送|上报", name)


def _clean(text: str) -> str:
    """The name of a thing, without notes, without who hands it in and what is done to it before."""
    plain = _BROUGHT_ABOUT.sub("", _NOTE.sub("", text))
    if plain.startswith(("各", "请各")) and "将" in plain:
        plain = _SENDERS.sub("", plain, count=1)
    clauses = plain.split("，")
    return _FILLER.sub("", plain if _WHAT.search(clauses[0]) else clauses[-1]).strip("，、：和 ")


def _sender(text: str) -> str:
    """Who is named at the beginning of a clause, the last one that names anybody."""
    for clause in reversed(re.split("，", text)):
        match = _SENDERS.match(clause)
        if match:
            return re.sub(r"[、和及]$", "", match["names"])
    return ""


def _with_deadline(report: ReportBack, before: str, due: list[Deadline]) -> ReportBack:
    """The deadline whose day stands in the words of this report, else the term or urgency they name."""
    place = report.place
    first = bisect_left(due, _spot(place), key=lambda item: _spot(item.place))
    for deadline in due[max(0, first - 1) : first + 3]:
        if deadline.kind != "window_end" and re.sub(r"\s", "", deadline.raw) in re.sub(r"\s", "", report.raw):
            return replace(report, deadline=deadline.date, deadline_raw=deadline.raw)
    term = _TERM.search(before)
    urgent = _URGENT.search(report.raw)
    return replace(report, deadline_raw=term.group() if term else urgent.group() if urgent else "")
