"""Totals and their parts: where a text adds up wrongly, a person must look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from luoshi.gongwen.amounts import FIGURE, amount_of, comparator_of
from luoshi.gongwen.passage import Passage

# Kinds that exclude one another: of such parts none is counted twice.
_APART = re.compile(
    r"(?:国家|全国|省|市|县|区|州|乡|镇|街道|企业|基层|班组)级|[特一二三四]等奖|优秀奖|鼓励奖|金奖|银奖|铜奖|男|女|线上|线下|[上下]半年|第?[一二三四]季度"
    r"|产业工会|机关|企业|事业单位|高校|公办|民办|国有|非公|^[县区]$|[\u4e00-\u9fff]{1,6}[省市县区州]$|[\u4e00-\u9fff]{1,4}(?:赛区|片区|阶段|期)"
)
_BRACKETS = re.compile(r"（[^（）]{0,20}）")


@dataclass(frozen=True)
class WrongSum:
    """The place in `tight` of a total, what it says and what its parts make."""

    start: int
    end: int
    total: float
    parts: float
    unit: str


def find_wrong_sums(passage: Passage) -> Iterator[WrongSum]:
    """The totals of a passage that their parts do not make."""
    for sentence in re.finditer(r"[^。；！]{6,400}", passage.tight):
        text = sentence.group()
        found = [match for match in FIGURE.finditer(text) if _is_exact(match)]
        for start, end, total, parts, unit in (*_after(text, found), *_before(text, found)):
            if total != parts:
                yield WrongSum(sentence.start() + start, sentence.start() + end, total, parts, unit)


def _is_exact(match: re.Match[str]) -> bool:
    return bool(match["number"]) and not match["upper"] and comparator_of(match) == "exact"


_Checked = tuple[int, int, float, float, str]


def _after(text: str, found: list[re.Match[str]]) -> Iterator[_Checked]:
    """共12场，其中省级3场、市级9场: kinds that exclude one another must make the total, or less of it."""
    for among in re.finditer("，其中", text):
        spot = among.start()
        whole = [match for match in found if spot - 30 < match.end() <= spot][-1:]
        if not whole:
            continue
        total, _, unit = amount_of(whole[0])
        parts = _parts(text, found, spot, unit)
        if len(parts) < 2 or not _are_apart(text, parts, among.end()):
            continue
        summed = round(sum(amount_of(match)[0] for match in parts), 4)
        if summed > total or (summed < total and _names_all(text, parts, spot)):
            yield whole[0].start(), whole[0].end(), total, summed, unit


def _parts(text: str, found: list[re.Match[str]], spot: int, unit: str) -> list[re.Match[str]]:
    """The figures of one unit that follow 其中 with nothing of another kind between."""
    parts: list[re.Match[str]] = []
    for match in found:
        if match.start() <= spot:
            continue
        since = parts[-1].end() if parts else spot + 1
        if amount_of(match)[2] != unit or re.search("其中|[共总]计?", text[since + 2 : match.start()]):
            break
        parts.append(match)
    return parts[:20]


def _before(text: str, found: list[re.Match[str]]) -> Iterator[_Checked]:
    """一等奖1名、二等奖2名、三等奖3名，共6名: what stands joined by 、 before the total makes it."""
    for last, match in enumerate(found):
        unit = amount_of(match)[2]
        if not re.search(r"，(?:合计|总计|共计?)$", text[: match.start()]):
            continue
        parts: list[re.Match[str]] = []
        for one in reversed(found[max(0, last - 20) : last]):
            stop = parts[-1].start() if parts else text.rfind("，", 0, match.start())
            if amount_of(one)[2] != unit or re.search("[，（]", text[one.end() : stop]):
                break
            parts.append(one)
        if len(parts) >= 2 and _are_apart(text, parts[::-1], 0):
            total = amount_of(match)[0]
            yield match.start(), match.end(), total, round(sum(amount_of(one)[0] for one in parts), 4), unit


def _are_apart(text: str, parts: list[re.Match[str]], start: int) -> bool:
    """Whether every part is of a kind that excludes the others, each named once."""
    names = []
    for match in parts:
        label = re.split("[，、；：]", _BRACKETS.sub("", text[start : match.start()]))[-1]
        kinds = _APART.findall(label)
        if not kinds:
            return False
        names.append(label)
        start = match.end()
    return len(set(names)) == len(names)


def _names_all(text: str, parts: list[re.Match[str]], spot: int) -> bool:
    """Two kinds that leave no third: men and women, online and on site, both halves of a year."""
    labels = text[spot : parts[-1].start()]
    pairs = (("男", "女"), ("线上", "线下"), ("上半年", "下半年"))
    return len(parts) == 2 and any(one in labels and other in labels for one, other in pairs)
