"""Document numbers 发文字号: found in a text, or normalised where one stands alone.

GB/T 9704-2012, 7.2.5: code, year in hexagonal brackets 〔〕, serial without leading zeros and without 第.
One grammar reads both; what is numbered in another way is named by `numberings`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from luoshi.gongwen.chars import fold, parse_numeral
from luoshi.gongwen.document import DocNumber
from luoshi.gongwen.numberings import YEAR, Numbering, name_other, read_order
from luoshi.gongwen.passage import Passage

# Letters that text recognition takes for a bracket count as one where the other bracket is there.
_RIGHTS = r"〕\]）】］〉〗}>》」』︺"
_LEFTS = r"〔\[（【［〈〖{<《「『︹"
_LEFT = rf"(?:[{_LEFTS}]|[CcLlIrt|](?={YEAR}[{_RIGHTS}]))"
_RIGHT = rf"(?:[{_RIGHTS}]|[JjlI|](?=第?\d))"
_CORE = re.compile(
    rf"(?=[{_LEFTS}CcLlIrt| 12一二])"
    rf"(?P<left>{_LEFT})? ?(?<!\d)(?P<year>{YEAR}) ?(?P<han>年)? ?(?P<right>{_RIGHT})? ?(?:[字年] ?)?"
    r"(?P<mark>第|号|[-—])? ?0{0,4}(?P<serial>[1-9]\d{0,4})(?!\d)"
    r"(?P<more>(?: ?号?[、和及至~～—-]第?0{0,4}[1-9]\d{0,4}){1,9}(?= ?号))?"
    r"(?P<end> ?号(?!楼|线|院|门|馆|会议室))?"
)
# Without 号 a number ends where the sentence pauses: （2024）7月 is none.
_PAUSE = re.compile(r"\s*(?:$|[，。；：、）〕】》”])")
_CODE = re.compile(r"[\u4e00-\u9fffA-Za-z·]{1,24}(?:（[\u4e00-\u9fff]{1,6}）)?[\u4e00-\u9fff]{0,6} ?第?$")
# How a code ends, where only this tells it from a sentence.
_ENDS_CODE = re.compile(r"[\u4e00-\u9fff](?:(?<![印下转颁开批签核])发|字|函|(?<![举主承协])办|规|电)$")
_PREFIX = re.compile(r"^(?:发文字号|文号|字号|文件编号|编号|发文号|发文文号) ?：? ?")
_LEAD_WORDS = re.compile(
    r"^(?:.*(?:按照?|根据|依据|依照|贯彻|落实|转发|印发|执行|参照|参见|现将|关于|遵照|废止|下发|文件|公布|附件)"
    r"|.*(?:通知|意见|决定|办法|方案|通报|通告|人民政府|办公厅|办公室|委员会)|.+的(?:函|复函|批复|报告|请示|公告)"
    r"|.+[以和及与见的号]|.+对(?!外))(?=[\u4e00-\u9fff]{2,})"
)
# What web pages print where a code should stand.
_NO_CODE = re.compile(r"^(?:其他|文件|工作通知|通知|年度)$")
_NEXT = re.compile(r"文?[、和及与，\s]?$")
_REST = re.compile(r"文?[（）〔〕、，和\s]*(?:签发人.{0,20})?号?")
_RANGE = re.compile(r"([、和及至~～—-])第?0{0,4}([1-9]\d{0,4})")
_WIDEST_RANGE = 20
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\ufeff]")


@dataclass(frozen=True)
class _Printed:
    """A number in a text, from `start` to `end`; `reason` says what of it is damaged."""

    start: int
    end: int
    code: str
    year: int
    serials: tuple[int, ...]
    reason: str


def parse_number(text: str) -> Numbering:
    """Normalise a number that stands alone, as on a title page or in a list."""
    plain = _PREFIX.sub("", _INVISIBLE.sub("", fold(text)))
    printed = [] if read_order(plain) else list(_printed_in(plain))
    if not printed:
        return name_other(plain)
    first, *others = (
        Numbering("number", found.code, found.year, serial, found.reason)
        for found in printed
        for serial in found.serials
    )
    return replace(first, others=tuple(others))


def find_numbers(passage: Passage) -> list[DocNumber]:
    """Every document number of a passage, in order, with its place; less sure where brackets were lost."""
    numbers = []
    for found in _printed_in(passage.tight):
        raw = passage.text[passage.at(found.start) : passage.at(found.end - 1) + 1]
        place = passage.tight_place(found.start, found.end)
        sure = 0.7 if found.reason else 1.0
        numbers += [DocNumber(found.code, found.year, serial, raw, place, sure) for serial in found.serials]
    return numbers


def own_number(passage: Passage) -> DocNumber | None:
    """The number of this document, if the passage is nothing but numbers (a signer may follow)."""
    numbers = find_numbers(passage)
    rest, end = "", 0
    for found in _printed_in(passage.tight):
        rest, end = rest + passage.tight[end : found.start], found.end
    rest += passage.tight[end:]
    return numbers[0] if numbers and _REST.fullmatch(_PREFIX.sub("", rest)) else None


def _printed_in(text: str) -> Iterator[_Printed]:
    """The numbers of a text. One without a code right after another has that one's: …〔2022〕1号、〔2023〕5号."""
    end, code = 0, ""
    for core in _CORE.finditer(text):
        reason = _damage(core, text)
        own = _code_before(text, end, core.start())
        if not own and not (code and _NEXT.match(text[end : core.start()])):
            continue
        plain = own.rstrip(" 第") or code
        if reason is None or (reason and not _ENDS_CODE.search(plain)):
            continue
        end, code = core.end(), plain
        year = parse_numeral(core["year"]) or 0
        yield _Printed(core.start() - len(own), end, code, year, _serials(core), reason)


def _damage(core: re.Match[str], text: str) -> str | None:
    """What a number has lost: nothing, or a bracket of the year, or both; None if it is no number at all."""
    if core["left"] and core["right"]:
        return "" if core["end"] or _PAUSE.match(text, core.end()) else None
    if not core["end"]:
        return None
    return "the year has lost a bracket" if core["left"] or core["right"] else "the year has no brackets"


def _code_before(text: str, start: int, end: int) -> str:
    """The issuing code that ends at `end`: a run of Chinese characters less the words that lead to it."""
    match = _CODE.search(text[max(start, end - 30) : end])
    if not match:
        return ""
    code = _PREFIX.sub("", match.group().lstrip())
    before = text[: end - len(code)][-1:]
    if before and (code[0:1] in "和及与" or (code[0:1] == "日" and before.isdigit())):
        code = code[1:]
    code = _LEAD_WORDS.sub("", code) if len(code) > 3 else code
    return "" if _NO_CODE.match(code) else code


def _serials(core: re.Match[str]) -> tuple[int, ...]:
    """The serial, and those of a list or a range after it: 7号、9号; 7—9号."""
    serials = [int(core["serial"])]
    for joint, printed in _RANGE.findall(core["more"] or ""):
        last = int(printed)
        ranges = joint not in "、和及" and serials[-1] < last <= serials[-1] + _WIDEST_RANGE
        serials += range(serials[-1] + 1, last + 1) if ranges else [last]
    return tuple(serials)
