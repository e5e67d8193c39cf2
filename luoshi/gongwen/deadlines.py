"""Days by which the recipients owe something, told apart from other days that have 前 or 截止.

Not deadlines: days that decide who is eligible, days on which figures are cut off, what the sender promises
to do, and what lies in the past.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from luoshi.gongwen.document import Deadline, DeadlineKind
from luoshi.gongwen.due import LABEL, Spot, find_spots
from luoshi.gongwen.moments import Moment
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.plain import UNKNOWN
from luoshi.gongwen.senders import is_sender_subject, names_recipients, opens_with_sender
from luoshi.gongwen.words import any_of
from luoshi.gongwen.years import CITED, REACH, Years

# How far before a day the words lie that tell what it is.
_CLAUSE = 240
HAND_IN = re.compile(any_of("hand_in"))
_COMPLETE = re.compile(any_of("complete"))
SENDER_ACT = re.compile(any_of("sender_acts"))
ATTENDED = re.compile(any_of("attended"))
_LABELLED = re.compile(rf"{LABEL}$")
_ELIGIBLE = re.compile(
    r"^(?:及?以[前后])?(?!将|把|向|到|至)[\u4e00-\u9fff]{0,7}的(?!通知|报告|总结|方案|材料|要求|申报|基础)"
    r"|^(?:及以后|以后|以来|出生|参加工作|毕业|入职)|^，?(?:已|曾|未|尚未)[^，。；]{0,24}的"
    rf"|^[^，。；]{0, 12}{any_of('past_acts')}[^，。；]{0, 16}的(?!通知|报告|总结|方案|材料|要求)"
)
_CUT_OFF = re.compile(r"计算|年限|年龄|工龄|统计|数据|检验|资格|任职|成果|业绩|有效期|贷款|缴费|结账")
_CUT_OFF_BEFORE = re.compile(r"(?:计算|年龄|统计)[^，]{0,6}$|[须应](?:为|是|系)$")
_FORFEITS = re.compile(r"视为|视同|自动放弃|不[予再]受理|不再安排")
_AS_OF = re.compile(r"截[止至][到至于]?[\d今本]")
_TAKEN_UP = re.compile(r"报名|申报|报送|上报|征集|提交|投稿|反馈|推荐|填报|受理|缴费|即日起|开始")
# 截至某日 is no limit but where something must be done by then or is no longer taken.
_LAPSES = re.compile(r"须|必须|应当|视为|不再|不予|一律|逾期|过期")
_OWED = re.compile(
    r"须|应(?![急用届聘])|务必|务须|必须|确保|力争|做到|不得|逾期|过期|请|(?<![重主需])要(?![求点素件])"
)
WORK = re.compile(r"开展|活动|整治|行动|时间|自查|总结|报名|申报|实施|阶段|集中|期间|部署|启动|宣传|推荐")
_LATE = timedelta(days=15)


def find_deadlines(
    passage: Passage, years: Years, heading: str = "", names: re.Pattern[str] | None = None
) -> list[Deadline]:
    """The deadlines of a passage; `heading` is that of the item it belongs to, `names` match the sender."""
    found = []
    for begin, sentence in _sentences(passage.tight):
        spots = find_spots(sentence, years, passage.tight[max(0, begin - REACH) : begin])
        for spot, after in zip(spots, _afters(sentence, spots), strict=True):
            deadline = _judge(sentence, spot, after, years, heading, names)
            if deadline:
                start, end = begin + spot.start, begin + min(spot.end, len(sentence))
                raw = passage.text[passage.at(start) : passage.at(end - 1) + 1]
                found.append(replace(deadline, raw=raw, place=passage.tight_place(start, end)))
    return found


def _sentences(text: str) -> list[tuple[int, str]]:
    return [(match.start(), match.group()) for match in re.finditer(r"[^。；！？]+", text)]


def _afters(sentence: str, spots: list[Spot]) -> list[str]:
    """For every spot the words up to the next; where those hold no verb, also the words after the next.

    第一批于3月底前、第二批于6月底前报送: both are days of 报送.
    """
    afters: list[str] = []
    later = len(sentence)
    for spot in reversed(spots):
        after = sentence[spot.end : later][:_CLAUSE]
        if afters and len(after) < 16 and re.match(r"(?:、|，?[和及与]|，第)", after):
            shares = not (HAND_IN.search(after) or _COMPLETE.search(after))
            after = (after + afters[-1])[:_CLAUSE] if shares else after
        afters.append(after)
        later = spot.start
    return afters[::-1]


def _judge(
    sentence: str, spot: Spot, after: str, years: Years, heading: str, names: re.Pattern[str] | None
) -> Deadline | None:
    """The deadline at `spot`, or None if the day is of another kind."""
    before = sentence[max(0, spot.start - _CLAUSE) : spot.start]
    printed = sentence[spot.start : spot.end]
    if _is_eligibility(before, printed, after, spot) or _is_senders(before, after, spot, names):
        return None
    if spot.form in ("recurring", "relative"):
        form: DeadlineKind = "recurring" if spot.form == "recurring" else "relative"
        return Deadline("", None, _what(before, after), form, "none")
    kind = _kind(before, after, spot, sentence, heading)
    day, sure = _day(spot, years, asked=names_recipients(before))
    if kind is None or day is None or spot.moment is None:
        return None
    return Deadline(
        "", day, _what(before, after), kind, spot.moment.precision, spot.moment.year_from, sure=sure
    )


def _kind(before: str, after: str, spot: Spot, sentence: str, heading: str) -> DeadlineKind | None:
    """What is owed by the day; None if nothing is."""
    if spot.form in ("first", "event"):
        return "recurring" if spot.form == "first" else "event"
    printed = sentence[spot.start : spot.end]
    ends = printed.endswith(("截止", "结束")) and _TAKEN_UP.search(before[-40:] + printed)
    label = spot.form in ("until", "latest") or ends or _LABELLED.search(before[-16:])
    if HAND_IN.search(after) or (label and HAND_IN.search(before + printed)):
        return "submit"
    if label or _COMPLETE.search(after[:40]) or _OWED.search(before[-30:].split("，")[-1] + after[:40]):
        return "complete"
    if spot.form == "before" and names_recipients(before):
        return "complete"
    works = spot.form == "before" and WORK.search(heading or before[-20:])
    return "complete" if works and not _has_sender_act(sentence) else None


@lru_cache(maxsize=1)
def _has_sender_act(sentence: str) -> bool:
    """Kept for the next day of the same sentence, which may hold very many."""
    return bool(SENDER_ACT.search(sentence))


def _is_eligibility(before: str, printed: str, after: str, spot: Spot) -> bool:
    """Whether the day decides who or what is eligible, or cuts off figures."""
    near = before[-24:].split("，")[-1]
    if re.search(r"截[止至][到至于]?$", near) or _AS_OF.match(printed):
        return not (_TAKEN_UP.search(before[-24:]) or _LAPSES.search(after))
    if spot.form == "until":
        return bool(_CUT_OFF.search(near)) and not re.search(r"(?:报名|申报|报送|上报|材料)[^，]{0,2}$", near)
    if spot.form == "latest" and printed[0] in "延推顺":
        return not _TAKEN_UP.search(before[-24:])
    if spot.form != "before":
        return False
    eligible = _ELIGIBLE.match(after) and not _FORFEITS.search(after)
    return bool(eligible) or bool(_CUT_OFF_BEFORE.search(near))


def _is_senders(before: str, after: str, spot: Spot, names: re.Pattern[str] | None) -> bool:
    """Whether the sender is to act: named before the day, or by an act that only the sender can do."""
    if spot.form != "event" and (is_sender_subject(before, names) or opens_with_sender(after, names)):
        return True
    act = SENDER_ACT.search(after[:16])
    if act is None or re.search(r"[向报送]", after[: act.start()]) or names_recipients(before):
        return False
    return spot.form != "event" or not ATTENDED.match(act.group())


def _day(spot: Spot, years: Years, *, asked: bool) -> tuple[date | None, float]:
    """The last day of a moment; a day well before the document's own belongs to the next year.

    None if nothing tells the year, if an event has no exact day, or if the day is past and nobody is `asked`
    to do anything by it (what is asked for by a day that is past is a contradiction, which a person must see).
    """
    moment = spot.moment
    if moment is None or moment.year == UNKNOWN or (spot.form == "event" and moment.precision != "day"):
        return None, 0.5
    day = moment.last
    if years.signed is None or day >= years.signed:
        return day, _certainty(moment)
    if moment.year_from and day < years.signed - _LATE and day.month < 7:
        return date(day.year + 1, day.month, min(day.day, 28) if day.month == 2 else day.day), 0.7
    told = not asked and (not moment.year_from or spot.form == "event" or day < years.signed - _LATE)
    return (None, 0.5) if told else (day, 0.6)


def _certainty(moment: Moment) -> float:
    if moment.vague or moment.year_from == CITED:
        return 0.6
    return 0.9 if moment.year_from else 1.0


def _what(before: str, after: str) -> str:
    clause = after.split("。")[0].strip("，：、（） ")
    return clause[:60] or before.split("，")[-1][-40:]
