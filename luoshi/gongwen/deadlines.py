"""Days by which the recipients owe something, told apart from other days that have 前 or 截止.

Not deadlines: days that decide who is eligible, days on which figures are cut off, what the sender promises
to do, and what lies in the past.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from luoshi.gongwen.document import Deadline, DeadlineKind, Window
from luoshi.gongwen.moments import Moment, make_moment, pattern, resolve
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.plain import UNKNOWN
from luoshi.gongwen.words import any_of
from luoshi.gongwen.years import REACH, Years

_NOTE = r"(?:（[^（）]{1,12}）)?"
_HOUR = r"(?:\d{1,2}[：:时点]\d{0,2}分?整?)?"
_CLOCK = rf"{_HOUR}(?:上午|下午|中午|晚上?|凌晨)?{_HOUR}(?:下班|工作时间)?"
_BEFORE = re.compile(rf"{pattern('a')}{_NOTE}{_CLOCK}{_NOTE}(?:之前|以前|前|截止|为止|止|内)")
_LATEST = re.compile(rf"(?:不得?[迟晚]于|最[迟晚](?:应?[于在])?|(?:延长?|推迟)至){pattern('a')}(?!以?[前后])")
_YEAR_END = re.compile(r"(?P<y>(?:19|20)\d\d年|今年|本年|当年|年)(?:底|末|终)(?:之前|以前|前)")
_UNTIL = re.compile(
    rf"(?:截止|截稿|(?:截至|报名|申报|报送|上报|征集|提交|投稿|反馈)(?=[时日期截至到于为是：]))"
    rf"(?:时间|日期|期限)?(?:定?为|是|：|到|至|于|截至|截止){{0,2}}(?>{pattern('a')}){_NOTE}(?!以?[前后]|{_CLOCK}(?:起|[-—~至到]))"
)
_FIRST = re.compile(rf"首次[^，。；]{{0,8}}(?:时间)?(?:为|是|：|于){pattern('a')}")
_ON = re.compile(
    rf"(?:请|务必|须|应|并)[^，。；]{{0,16}}?于{pattern('a')}{_NOTE}{_CLOCK}(?={any_of('hand_in')})"
)
_EVENT = re.compile(
    rf"{pattern('a')}(?:（(?:星期|周)[一二三四五六日天]）)?(?=(?:、\d{{1,2}}月\d{{1,2}}日（.{{2,3}}）)?(?:上班|组织|举行|举办|召开)|[上下]午|前往|召开会议)"
)
_RECURRING = re.compile(
    r"每(?:年|季度?|月|周[一二三四五六日]?|学期)[^，。；]{0,12}?(?:前|底|末|日)?(?=[^，。；]{0,6}"
    + any_of("hand_in")
    + ")"
)
_RELATIVE = re.compile(
    r"(?:(?:收到|接到|自|在)[^，。；]{0,14}?(?:之日|后)?起?)?(?<![\d月年])\d{1,2}个?(?:工作日|日|天)(?:之?内|前)(?=[^。；]{0,12}"
    + any_of("hand_in")
    + ")|(?:今天|今日|明天|明日|当天|本周[一二三四五]?)(?:下班)?前"
)
# How far before a day the words lie that tell what it is.
_CLAUSE = 240
_HAND_IN = re.compile(any_of("hand_in"))
_COMPLETE = re.compile(any_of("complete"))
_SENDER_ACT = re.compile(any_of("sender_acts"))
_SENDER = re.compile(any_of("senders"))
_ELIGIBLE = re.compile(
    r"^(?:及?以[前后])?(?!将|把|向|到|至)[\u4e00-\u9fff]{0,7}的(?!通知|报告|总结|方案|材料|要求|申报|基础)|^(?:及以后|以后|以来|出生|参加工作|毕业|入职)"
)
_CUT_OFF = re.compile(r"计算|年限|年龄|工龄|统计|数据|检验|资格|任职|成果|业绩|有效期|贷款|缴费|结账")
_WORK = re.compile(r"开展|活动|整治|行动|时间|自查|总结|报名|申报|实施|阶段|集中|期间|部署|启动|宣传|推荐")


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    moment: Moment | None
    form: str


def find_deadlines(passage: Passage, years: Years, heading: str = "") -> list[Deadline]:
    """The deadlines of a passage; `heading` is that of the item it belongs to."""
    found = []
    for begin, sentence in _sentences(passage.tight):
        spots = _spots(sentence, years, passage.tight[max(0, begin - REACH) : begin])
        for order, spot in enumerate(spots):
            later = spots[order + 1].start if order + 1 < len(spots) else len(sentence)
            deadline = _judge(sentence, spot, later, years, heading)
            if deadline:
                start, end = begin + spot.start, begin + min(spot.end, len(sentence))
                raw = passage.text[passage.at(start) : passage.at(end - 1) + 1]
                found.append(replace(deadline, raw=raw, place=passage.tight_place(start, end)))
    return found


def _sentences(text: str) -> list[tuple[int, str]]:
    return [(match.start(), match.group()) for match in re.finditer(r"[^。；！？]+", text)]


def _spots(sentence: str, years: Years, before: str) -> list[_Found]:
    """Every moment of a sentence that looks like a limit, in order."""
    spots: list[_Found] = []
    taken: set[int] = set()
    for form, compiled in (
        ("before", _BEFORE),
        ("latest", _LATEST),
        ("first", _FIRST),
        ("until", _UNTIL),
        ("on", _ON),
        ("event", _EVENT),
    ):
        for match in compiled.finditer(sentence):
            reach = range(match.start(), match.end())
            if taken.isdisjoint(reach):
                taken.update(reach)
                moment = resolve(match, "a", years, _before(match, sentence, before))
                spots.append(_Found(match.start(), match.end(), moment, form))
    for match in _YEAR_END.finditer(sentence):
        year, source = (int(match["y"][:4]), "") if match["y"][:4].isdigit() else years.guess(before)
        spots.append(_Found(match.start(), match.end(), make_moment(year, 12, None, "", source), "before"))
    spots += [
        _Found(match.start(), match.end(), None, "recurring") for match in _RECURRING.finditer(sentence)
    ]
    spots += [_Found(match.start(), match.end(), None, "relative") for match in _RELATIVE.finditer(sentence)]
    return sorted(spots, key=lambda spot: spot.start)


def _before(match: re.Match[str], sentence: str, earlier: str) -> str:
    """As much of the text before a match as a year is looked for in."""
    return (earlier + sentence[max(0, match.start() - REACH) : match.start()])[-REACH:]


def _judge(sentence: str, spot: _Found, later: int, years: Years, heading: str) -> Deadline | None:
    """The deadline at `spot`, or None if the day is of another kind."""
    before, after = sentence[max(0, spot.start - _CLAUSE) : spot.start], sentence[spot.end : later]
    if _is_eligibility(before, after, spot) or _is_senders(before, after):
        return None
    if spot.form in ("recurring", "relative"):
        form: DeadlineKind = "recurring" if spot.form == "recurring" else "relative"
        return Deadline("", None, _what(before, after), form, "none")
    kind = _kind(before, after, spot, sentence, heading)
    day, sure = _day(spot.moment, years)
    if kind is None or day is None or spot.moment is None:
        return None
    return Deadline(
        "", day, _what(before, after), kind, spot.moment.precision, spot.moment.year_from, sure=sure
    )


def _kind(before: str, after: str, spot: _Found, sentence: str, heading: str) -> DeadlineKind | None:
    """What is owed by the day; None if nothing is."""
    if spot.form in ("first", "event"):
        return "recurring" if spot.form == "first" else "event"
    if _HAND_IN.search(after) or (
        spot.form == "until" and _HAND_IN.search(before + sentence[spot.start : spot.end])
    ):
        return "submit"
    if _COMPLETE.search(after[:40]):
        return "complete"
    works = spot.form == "before" and _WORK.search(heading or before[-20:])
    return "complete" if works and not _has_sender_act(sentence) else None


@lru_cache(maxsize=1)
def _has_sender_act(sentence: str) -> bool:
    """Kept for the next day of the same sentence, which may hold very many."""
    return bool(_SENDER_ACT.search(sentence))


def _is_eligibility(before: str, after: str, spot: _Found) -> bool:
    """Whether the day decides who or what is eligible, or cuts off figures."""
    near = before[-24:].split("，")[-1]
    if spot.form == "until":
        return bool(_CUT_OFF.search(near))
    if spot.form != "before":
        return False
    return bool(_ELIGIBLE.match(after)) or bool(re.search(r"(?:计算|截至|截止日期|年龄)[^，]{0,6}$", near))


def _is_senders(before: str, after: str) -> bool:
    """Whether the sender is to act: named before the day, or by an act that only the sender can do."""
    subject = before.split("，")[-1]
    if _SENDER.search(subject) and not re.search(r"[报送向到请各]", subject):
        return True
    first = _SENDER_ACT.search(after[:16])
    return first is not None and not re.search(r"[向报送]", after[: first.start()])


def _day(moment: Moment | None, years: Years) -> tuple[date | None, float]:
    """The last day of a moment; a day well before the document's own belongs to the next year."""
    if moment is None or moment.year == UNKNOWN:
        return None, 0.5
    day = moment.last
    if moment.year_from and years.signed and day < years.signed - timedelta(days=15) and day.month < 7:
        return date(day.year + 1, day.month, min(day.day, 28) if day.month == 2 else day.day), 0.7
    return (None, 0.5) if moment.vague else (day, 0.9 if moment.year_from else 1.0)


def _what(before: str, after: str) -> str:
    clause = after.split("。")[0].strip("，：、（） ")
    return clause[:60] or before.split("，")[-1][-40:]


def window_deadlines(windows: list[tuple[Window, str, str]], years: Years) -> list[Deadline]:
    """The last days of spans in which the recipients act; with a span go its heading and its sentence."""
    found = []
    for window, heading, sentence in windows:
        past = years.signed is not None and window.end is not None and window.end < years.signed
        if window.end is None or not window.year_known or past:
            continue
        around = f"{heading} {sentence}"
        if _WORK.search(around) and not _SENDER_ACT.search(around):
            what = heading or sentence[:60]
            last = Deadline(window.raw, window.end, what, "window_end", window.precision, window.year_from)
            found.append(replace(last, place=window.place, sure=0.8))
    return found
