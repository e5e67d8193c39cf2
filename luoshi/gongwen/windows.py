"""Spans of time of a passage, each read once: by its days, else by the event that bounds it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from luoshi.gongwen import events, spans
from luoshi.gongwen.document import Window
from luoshi.gongwen.moments import pattern, resolve
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.spans import alone, between, from_now, is_reversed, later_by_a_year
from luoshi.gongwen.words import any_of
from luoshi.gongwen.years import Years

_OPENING = re.compile(pattern("a"))
_YEARS = re.compile(r"(?<!\d)(?P<y>20\d\d)年?(?:[-—~～]{1,2}|至|到)(?P<z>20\d\d)年(?!度)")
_LASTS_BEFORE = re.compile(r"(?:时间|周期|年限|实施期|用)(?:为|是|：|暂定)?$")
_LASTS_AFTER = re.compile(r"，|在|开展|实施|集中|期间|起|每年")
# What a span is not of the work but of: figures, papers and rules.
_OF_RECORDS_BEFORE = re.compile(
    r"(?:有效期|效期|施行|试行期|(?:政策|执行|实施|缓缴|补贴)期限?|任期|聘期|服务期|合同期|学制|计算|统计|数据|报告期|考核期|评价期|评估期|所属期|年龄|资格(?!审查|审核|复审|确认)"
    r"|履职|任职|近|发票|凭证|保质期|保险期|成果|业绩)[^，。；]{0,10}$"
)
_OF_RECORDS_AFTER = re.compile(
    rf"^(?:期间|之间|内|间)?(?:以来|出生|的?(?:(?!{any_of('hand_in')}|公布|公示|组织|开展|完成|收集|核|统计|发放|支付|缴)[\u4e00-\u9fff]){{0,8}}(?:费|收据|发票|票据|凭证|数据|报表|工资|薪酬|流水|资金|收入|成绩|业绩|成果|账|财务|规划|学年|年度|台账)"
    rf"|[^，。；：]{{0,14}}?(?:{any_of('past_acts')}|完成|申请|缴纳|开展|举办|实施|组织|参加|从事)[^，。；：]{{0,16}}的)"
)
_TOLD = re.compile(r"[了曾]|已(?!经?(?:报名|申报))|先后|累计|圆满|荣获")
_RELATIVE_YEAR = re.compile(r"[今本当去]年")
_PLANS = re.compile(r"时间|期限|[将拟要须请从自]|定于|安排|计划|阶段|为期")
_RECURS = re.compile(r"每(?:年|月|季度|学期|周)(?=的?(?:\d{1,2}月?(?:至|到|[-—~～])\d{1,2}月[、和及]){0,3}$)")
_QUOTED = re.compile(r"《[^《》]{2,120}》")
# A span that ended longer ago than this, in a document that plans, is that of the next year.
_LONG_AGO = timedelta(days=100)


def find_windows(passage: Passage, years: Years) -> list[Window]:
    """The spans of a passage in order, with their places."""
    text = passage.tight
    cited = {spot for title in _QUOTED.finditer(text) for spot in range(title.start() + 1, title.end())}
    taken: set[int] = set()
    found: list[tuple[int, Window]] = []
    for match, ends in _ends(text, years):
        if _is_free(match, taken) and match.start() not in cited and not _is_of_records(text, match):
            window = from_now(match, ends)
            if window:
                coming = _coming(window, years, text, match)
                found.append((match.start(), _placed(coming, match, passage)))
                taken.update(range(*match.span()))
    for compiled, read in events.FORMS:
        for match in compiled.finditer(text):
            if _is_free(match, taken) and match.start() not in cited:
                window = read(match, years, _before(text, match))
                if window:
                    found.append((match.start(), _placed(window, match, passage)))
                    taken.update(range(*match.span()))
    return [window for _, window in sorted(found, key=lambda item: item[0])]


def _ends(text: str, years: Years) -> list[tuple[re.Match[str], spans.Ends]]:
    """Both ends of every span in days, each place of the text read by the first form that fits it."""
    return [
        (match, read(match, years, _before(text, match)))
        for compiled, read in spans.FORMS
        for match in compiled.finditer(text)
    ]


def _before(text: str, match: re.Match[str]) -> str:
    """What stands before a span, as far back as a year of the same sentence may stand."""
    return text[max(0, match.start() - 400) : match.start()]


def _is_of_records(text: str, match: re.Match[str]) -> bool:
    """Whether what was done or paid in a span is asked for, or a rule is in force, and nothing takes place."""
    before, after = text[max(0, match.start() - 16) : match.start()], text[match.end() : match.end() + 40]
    return bool(_OF_RECORDS_BEFORE.search(before) or _OF_RECORDS_AFTER.match(after))


def _is_free(match: re.Match[str], taken: set[int]) -> bool:
    return taken.isdisjoint(range(*match.span()))


def find_reversed(passage: Passage, years: Years) -> list[tuple[int, int]]:
    """Where `tight` has a span that ends before it begins."""
    return [
        match.span()
        for match, ends in _ends(passage.tight, years)
        if is_reversed(ends) and match.re is not spans.FROM_NOW
    ]


def _coming(window: Window, years: Years, text: str, match: re.Match[str]) -> Window:
    """A span without a printed year that ended long before the signature, in a sentence that plans."""
    inferred = window.year_from not in ("", "同一句") and window.year_known
    if not (inferred and years.signed and window.end and window.end < years.signed - _LONG_AGO):
        return window
    start = text.rfind("。", 0, match.start()) + 1
    stop = text.find("。", match.end())
    sentence = text[start : stop if stop > 0 else None][:200]
    bracketed = text[max(0, match.start() - 1) : match.start()] == "（"
    if years.telling or _TOLD.search(sentence) or _RELATIVE_YEAR.search(match.group()):
        return window
    if not bracketed and not _PLANS.search(sentence):
        return window
    return replace(later_by_a_year(window), year_from=f"{window.year_from}的次年", sure=0.7)


def _placed(window: Window, match: re.Match[str], passage: Passage) -> Window:
    start, end = passage.at(match.start()), passage.at(match.end() - 1) + 1
    window = replace(window, raw=passage.text[start:end], place=passage.place(start, end))
    recurs = _RECURS.search(passage.tight[max(0, match.start() - 8) : match.start()])
    return replace(window, start=None, end=None, recurring=recurs.group()) if recurs else window


def single_window(passage: Passage, years: Years) -> Window | None:
    """The whole day or month of a passage that says nothing but a date (活动时间：2022年1月)."""
    window = alone(passage.tight.strip("。；： "), years)
    return replace(window, raw=passage.text, place=passage.place()) if window else None


def reported_windows(passage: Passage, years: Years) -> list[Window]:
    """In a report: the day that opens a paragraph, and the years of a plan it carries out."""
    text, found = passage.tight, []
    opening = _OPENING.match(text)
    if opening and opening["ad"] and text[opening.end() : opening.end() + 1] in "，,下上":
        moment = resolve(opening, "a", years, "")
        window = between(moment, moment)
        if window:
            found.append(_placed(window, opening, passage))
    return [*found, *(window for _, window in _years(passage))]


def planned_years(passage: Passage) -> list[Window]:
    """In a plan: the years that it lasts (实施周期为2024—2026年); not those in the names of other plans."""
    text = passage.tight
    return [
        window
        for match, window in _years(passage)
        if _LASTS_BEFORE.search(text[max(0, match.start() - 8) : match.start()])
        or _LASTS_AFTER.match(text[match.end() : match.end() + 4])
    ]


def _years(passage: Passage) -> list[tuple[re.Match[str], Window]]:
    found = []
    for match in _YEARS.finditer(passage.tight):
        first, last = date(int(match["y"]), 1, 1), date(int(match["z"]), 12, 31)
        if first < last:
            found.append((match, _placed(Window("", first, last, "year"), match, passage)))
    return found
