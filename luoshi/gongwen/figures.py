"""Numbers with their units: what was counted or measured, how exactly, and whether it is a fact.

A fact reports (开展宣讲500场); a rule limits or promises (每单位限报2名). Names that contain numbers
(“1234”, 第十届, 百县千企), dates, telephone and document numbers are neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from luoshi.gongwen.document import Comparator, Figure
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.words import any_of

# At most fifteen digits: a longer run is no number of things, and past 308 of them no float holds it.
_NUMBER = r"\d{1,3}(?:[,，]\d{3}){1,4}(?:\.\d+)?(?!\d)|\d{1,15}(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?P<before>(?:不少于|不低于|不超过|不多于|不高于|超过|超|突破|逾|达到?|高达|将近|接近|近|约为?|大约|至少|最多|多达|每立方米|每平方米|每吨|每人){{0,4}})"
    rf"(?<![\d.第〔\[：:/A-Za-z])(?P<number>{_NUMBER})(?:[-—~～至](?P<upper>{_NUMBER}))?"
    rf"(?P<more>[余多]?)(?P<scale>[十百千万亿]{{0,2}})(?P<more2>[余多]?)"
    rf"(?P<unit>{any_of('measure_units')}|{any_of('counters')}(?:（[条个项篇次]）)?)"
    rf"(?P<after>以上|以下|以内|左右|上下|多|余)?"
)
_SCALES = {
    "": 1,
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "万亿": 10**12,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
}
_MEASURES = re.compile(rf"^{any_of('measure_units')}$|百分点$")
_OVER = re.compile(r"超|突破|逾|不少于|不低于|至少|多达|高达")
_UNDER = re.compile(r"不超过|不多于|不高于|最多")
_ABOUT = re.compile(r"近|约")
_SHORT_NAME = re.compile(r"[“‘《][^“”‘’《》，。；！？]{1,24}[”’》]")
_FACT = re.compile(any_of("facts"))
_INTENDED = re.compile(r"(?:计划|力争|争取|规划|目标|年产)[^，、]{0,8}$|每[名人个位项家]|奖励|限报|不超过")
_STOCK = re.compile(r"全[省市县区国]$")
_REACH = 400
_NOT_FIGURE_AFTER = re.compile(r"(?:[号楼室栋]|年(?!来)|级|类(?:别)?|名单|次会议|次全会|届)")
_REPORTS = {"新闻", "通报", "总结", "报告", "函", "复函", "答复", "讲话", "批复", "公报", "贺信", "慰问信"}


@dataclass(frozen=True)
class Counted:
    """A figure with whether it reports a fact."""

    figure: Figure
    is_fact: bool


def find_figures(passage: Passage, kind: str, *, narrated: bool = False) -> list[Counted]:
    """The figures of a passage of a document of the given kind, in order.

    `narrated`: the passage stands before the outline, where a notice tells what is the case.
    """
    text = passage.tight
    named = {spot for name in _SHORT_NAME.finditer(text) for spot in range(name.start() + 1, name.end())}
    found = []
    for match in _FIGURE.finditer(text):
        if match.start("number") in named or _is_other(text, match):
            continue
        found.append(Counted(_figure(match, passage), _is_fact(text, match, kind, narrated)))
    return found


def _is_other(text: str, match: re.Match[str]) -> bool:
    """A date, an ordinal, a telephone number or an address."""
    before = text[max(0, match.start("number") - 3) : match.start("number")]
    after = text[match.end() : match.end() + 3]
    if re.search(r"[第附表图款条之〔]$|[一-龥]路$|附件$|[年月]$", before) and match["unit"] not in ("%",):
        return not re.search(r"[年月]$", before) or match["unit"] == "个月"
    if match["unit"] == "届" and len(match["number"]) == 4:
        return True
    if len(match["number"]) > 6 and not match["scale"] and "." not in match["number"]:
        return match["unit"] in ("个", "号", "位")
    return bool(_NOT_FIGURE_AFTER.match(after)) and match["unit"] in ("个", "次", "届", "名", "届次")


def _figure(match: re.Match[str], passage: Passage) -> Figure:
    unit, scale = match["unit"].replace("个多月", "个月"), match["scale"]
    number = _value(match["number"])
    upper = _value(match["upper"]) if match["upper"] else None
    if _MEASURES.match(unit):
        shown = scale + unit
    else:
        shown, factor = unit, _SCALES.get(scale, 1)
        number, upper = number * factor, upper * factor if upper is not None else None
    per = re.search(r"每(立方米|平方米|吨|人)", match["before"])
    shown = f"{shown}/{per[1]}" if per and "元" in shown else shown
    raw = passage.text[passage.at(match.start()) : passage.at(match.end() - 1) + 1]
    place = passage.tight_place(match.start(), match.end())
    what = _what(passage.tight, match)
    return Figure(raw, number, shown.replace("％", "%"), _comparator(match), upper, what, place)


def _value(text: str) -> float:
    return float(re.sub("[,，]", "", text))


def _comparator(match: re.Match[str]) -> Comparator:
    before, after = match["before"], match["after"] or ""
    if _UNDER.search(before) or after in ("以下", "以内"):
        return "under"
    if _OVER.search(before) or after == "以上":
        return "over"
    about = match["more"] or match["more2"] or "多" in match["unit"] or after in ("左右", "上下", "多", "余")
    return "about" if about or _ABOUT.search(before) else "exact"


def _what(text: str, match: re.Match[str]) -> str:
    """What is counted: the noun after a counter, else the words before the number."""
    noun = re.match(r"(?:的)?([一-龥“”]{2,20}?)(?=[，。；、（]|被|受到|的|在|为|是|$)", text[match.end() :])
    clause = _since("，。；：、", text, match.start())
    return (noun[1] if noun and len(clause) < 4 else clause[-24:] or (noun[1] if noun else "")).strip()


def _is_fact(text: str, match: re.Match[str], kind: str, narrated: bool) -> bool:
    sentence = _since("。；", text, match.start())
    if re.search("^预计|拟|预计[^，]*$", sentence) or _INTENDED.search(sentence[-20:]):
        return False
    if kind in _REPORTS:
        return True
    return bool(_FACT.search(sentence)) or (narrated and bool(_STOCK.search(sentence[-2:])))


def _since(stops: str, text: str, end: int) -> str:
    """What stands before `end` since the last of `stops`, but no more than decides about a figure."""
    floor = max(0, end - _REACH)
    return text[max(floor, *(text.rfind(stop, floor, end) + 1 for stop in stops)) : end]
