"""Amounts as documents print them: a number in digits or words, a unit, and how exactly it is meant."""

from __future__ import annotations

import re

from luoshi.gongwen.chars import parse_numeral
from luoshi.gongwen.document import Comparator
from luoshi.gongwen.words import any_of

# At most fifteen digits: a longer run is no number of things, and past 308 of them no float holds it.
_NUMBER = r"\d{1,3}(?:[,，]\d{3}){1,4}(?:\.\d+)?(?!\d)|\d{1,15}(?:\.\d+)?"
_DIGIT = "[一二两三四五六七八九]"
_WORDS = rf"[数几上成]?(?:{_DIGIT}{{1,2}}|几)?[十百千万亿](?:[零十百千万亿]|{_DIGIT}){{0,8}}"
_UNIT = rf"{any_of('measure_units')}|{any_of('counters')}(?:（[条个项篇次]）)?"
_TO = "(?:[-—~～至到])"
_HOW = (
    r"(?:不少于|不低于|不得少于|不得低于|不超过|不得超过|不多于|不高于|不足|不满|低于|少于|高于|超过|超|突破|逾|达到?|高达|将近|接近|近|约为?|大约|至少|最多|多达"
    r"|每立方米|每平方米|每吨|每人)"
)
# What begins an amount: a digit, a number in words or one of _HOW. Most characters of a text begin none.
_OPENING = r"[\d数几上成一二两三四五六七八九十百千万亿不低少高超突逾达将接近约大至最多每]"
FIGURE = re.compile(
    rf"(?={_OPENING})(?P<before>{_HOW}{{0,4}})"
    r"(?:"
    rf"(?<![\d.第〔\[：:/A-Za-z×*])(?P<number>{_NUMBER})(?:(?P<low_scale>[十百千万亿]{{0,2}})(?P<low_unit>{_UNIT})?{_TO}(?P<upper>{_NUMBER}))?"
    rf"|(?<![第零十百千万亿一二两三四五六七八九])(?P<words>{_WORDS}|{_DIGIT}(?=[成折]))"
    rf"|百分之(?P<percent>{_NUMBER}|{_WORDS}|{_DIGIT})"
    r")"
    r"(?P<more>[余多来]?)(?P<scale>[十百千万亿]{0,2})(?P<more2>[余多]?)"
    rf"(?(percent)(?P<none>)|(?P<unit>{_UNIT}))"
    r"(?P<after>以上|以下|以内|左右|上下|多|余)?"
)
_SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8} | {
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}
_MEASURES = re.compile(rf"^{any_of('measure_units')}$|百分点$")
_UNDER = re.compile(r"不超过|不得超过|不多于|不高于|最多|不足|不满|(?<!不)(?:低于|少于)|不得(?:高于|多于)")
_OVER = re.compile(r"超|突破|逾|不少于|不低于|不得少于|不得低于|至少|多达|高达|高于")
_ABOUT = re.compile(r"近|约")
LIMIT = re.compile(r"不少于|不低于|不得|不超过|不多于|不高于|至少|最多")


def amount_of(match: re.Match[str]) -> tuple[float, float | None, str]:
    """Value, upper value of a range, and unit; 万 and 亿 before a measure stay with the unit (4800万元)."""
    unit, scale = (match["unit"] or "%").replace("个多月", "个月").replace("％", "%"), match["scale"]
    if match["number"]:
        low, high = float(_digits(match["number"])), match["upper"] and float(_digits(match["upper"]))
    else:
        low, high = _value_of_words(match["words"] or match["percent"])
    if _MEASURES.match(unit):
        scale = scale or _scale_in(match["words"] or "")
        shown = scale + unit
        low, high = (low / _SCALES[scale], high and high / _SCALES[scale]) if match["words"] else (low, high)
    else:
        shown = unit
        factor = _SCALES.get(scale, 1)
        low, high = low * _SCALES.get(match["low_scale"] or scale, 1), high and high * factor
    per = re.search(r"每(立方米|平方米|吨|人)", match["before"])
    return low, high or None, f"{shown}/{per[1]}" if per and "元" in shown else shown


def _scale_in(words: str) -> str:
    """The 万 or 亿 that ends a number in words (三百二十万元)."""
    return words[-1] if words[-1:] in ("万", "亿") else ""


def _digits(text: str) -> str:
    return re.sub("[,，]", "", text)


def _value_of_words(text: str) -> tuple[float, float | None]:
    """三百 is 300; 两三百 runs from 200 to 300, 数百 and 几百 from 100 to 900, 百 alone is 100."""
    if re.fullmatch(r"[\d.,，]+", text):
        return float(_digits(text)), None
    several = re.match(r"[数几]([十百千万亿])", text)
    if several:
        return float(_SCALES[several[1]]), 9.0 * _SCALES[several[1]]
    two = re.match(rf"({_DIGIT})({_DIGIT})([十百千万亿].*)$", text)
    if two:
        return _of(two[1] + two[3]), _of(two[2] + two[3])
    return _of(text.lstrip("上成")), None


def _of(text: str) -> float:
    for step in "亿万":
        left, mark, right = text.partition(step)
        if mark:
            return (_of(left) if left else 1.0) * _SCALES[step] + (_of(right) if right else 0.0)
    return float(parse_numeral(text) or 0)


def is_numeral(match: re.Match[str]) -> bool:
    """Whether words of number count something: 百余名 and 三百名 do, 百名 and 千家万户 are figures of speech."""
    words = match["words"]
    if not words or match["unit"] in ("届", "级", "号", "度", "年"):
        return not words
    vague = bool(match["more"] or match["more2"] or match["before"] or words[0] in "数几上成")
    exact = words[0] not in "百千万亿" and (len(words) > 1 or match["unit"][0] in "成折")
    return (vague or exact) and _of(words.lstrip("数几上成")) > 0


def comparator_of(match: re.Match[str]) -> Comparator:
    """How exactly the number is meant; 近 and 余 leave it open on which side the truth lies."""
    before, after = match["before"], match["after"] or ""
    if _UNDER.search(before) or after in ("以下", "以内"):
        return "under"
    if _OVER.search(before) or after == "以上":
        return "over"
    words = match["words"] or ""
    more = match["more"] or match["more2"] or "多" in (match["unit"] or "") or words[:1] in ("数", "几", "上")
    return "about" if more or after in ("左右", "上下", "多", "余") or _ABOUT.search(before) else "exact"
