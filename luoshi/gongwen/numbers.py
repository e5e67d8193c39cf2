"""Document numbers 发文字号 and their relatives: found, normalised, or named as what else they are.

GB/T 9704-2012, 7.2.5: code, year in hexagonal brackets 〔〕, serial without leading zeros and without 第.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from luoshi.gongwen.chars import fold, parse_numeral
from luoshi.gongwen.document import DocNumber
from luoshi.gongwen.passage import Passage

_YEAR = r"(?:19|20)\d\d|[一二][九〇○ΟОO零0][〇○ΟОO零0一二三四五六七八九]{2}"
_LEFT, _RIGHT = r"[〔\[（【［〈〖{<]", r"[〕\]）】］〉〗}>]"
_SERIAL = r"第? ?(?:号 ?)?0{0,4}([1-9]\d{0,4}) ?号?"
_CORE = re.compile(rf"{_LEFT} ?({_YEAR}) ?年?{_RIGHT} ?(?:[字年] ?)?{_SERIAL}")
_BARE = re.compile(rf"(?<!\d)({_YEAR})年?[-—第 ] ?0{{0,4}}([1-9]\d{{0,4}}) ?号")
_CODE = re.compile(r"[\u4e00-\u9fffA-Za-z·]{1,24}(?:（[\u4e00-\u9fff]{1,6}）)?[\u4e00-\u9fff]{0,6} ?第?$")
_PREFIX = re.compile(r"^(?:发文字号|文号|字号|文件编号|编号|发文号|发文文号) ?：? ?")
_LEAD_WORDS = re.compile(
    r"^(?:.*(?:按照|根据|依据|依照|贯彻|落实|转发|印发|执行|参照|参见|现将|关于|遵照|废止|下发|文件|公布|附件)"
    r"|.*(?:通知|意见|决定|办法|方案|通报)|.+的(?:函|复函|批复|报告|请示|公告|通告)"
    r"|.+[以和及与对见的号])(?=[\u4e00-\u9fff]{2,})"
)
_ORDER = re.compile(
    r"^(.{0,30}?)(主席令|令) ?(?:[〔\[（] ?(\d{4}) ?[〕\]）]|(\d{4})年)? ?第? ?0*(\d{1,4}) ?号?$"
)
_NOTICE = re.compile(
    r"^(.{0,30}?)(公告|通告|通报|通知|会议纪要|纪要)? ?(?:[〔\[（]? ?(\d{4}) ?[〕\]）]?年?)? ?"
    r"(?:年 ?)?第 ?0*(\d{1,4}) ?[号期次]$"
)

Form = Literal["number", "order", "announcement", "serial", "none"]


@dataclass(frozen=True)
class Numbering:
    """What a printed number is: `form` number has code, year and serial; every other form says why not."""

    form: Form
    code: str = ""
    year: int | None = None
    serial: int | None = None
    reason: str = ""


def parse_number(text: str) -> Numbering:
    """Normalise a number that stands alone, as on a title page or in a list."""
    plain = _PREFIX.sub("", fold(text).strip("\u200b\u200c\u200d\ufeff 　〔〕"))
    plain = re.sub(r"[\u200b-\u200f\ufeff]", "", plain)
    found = _CORE.search(plain)
    if found and not re.search(r"令 ?$", plain[: found.start()]):
        code = re.sub(r"[ 第]", "", plain[: found.start()])
        return Numbering("number", code, _year(found[1]), int(found[2]))
    return _other_form(plain)


def _other_form(plain: str) -> Numbering:
    bare = _BARE.search(plain)
    if bare and re.search(r"[发字函办规]$", plain[: bare.start()]):
        code = plain[: bare.start()].strip()
        return Numbering("number", code, _year(bare[1]), int(bare[2]), "the year has no brackets")
    order = _ORDER.match(plain)
    if order:
        year = order[3] or order[4]
        return Numbering(
            "order",
            order[1] + order[2],
            int(year) if year else None,
            int(order[5]),
            "an order 令 is numbered by its signer's term",
        )
    notice = _NOTICE.match(plain)
    if notice:
        kind: Form = "announcement" if notice[2] or not notice[1] or notice[3] else "serial"
        year = notice[3]
        return Numbering(
            kind,
            notice[1] + (notice[2] or ""),
            int(year) if year else None,
            int(notice[4]),
            "an announcement is numbered without a code 字",
        )
    return Numbering("none", reason="no year and serial" if plain else "the number was left empty")


def find_numbers(passage: Passage) -> list[DocNumber]:
    """Every document number of a passage, in order, with its place."""
    text, found = passage.tight, []
    for core in _CORE.finditer(text):
        code = _code_before(text, core.start())
        if code:
            start = core.start() - len(code)
            raw = passage.text[passage.at(start) : passage.at(core.end() - 1) + 1]
            place = passage.tight_place(start, core.end())
            found.append(DocNumber(code.rstrip(" 第"), _year(core[1]), int(core[2]), raw, place))
    return found


def _code_before(text: str, end: int) -> str:
    """The issuing code that ends at `end`: a run of Chinese characters less the words that lead to it."""
    match = _CODE.search(text[max(0, end - 30) : end])
    if not match:
        return ""
    code = _PREFIX.sub("", match.group().lstrip())
    if code[0:1] in "和及与" and end > len(match.group()):
        code = code[1:]
    return _LEAD_WORDS.sub("", code) if len(code) > 3 else code


def own_number(passage: Passage) -> DocNumber | None:
    """The number of this document, if the passage is nothing but a number (a signer may follow)."""
    text = _PREFIX.sub("", passage.tight)
    found = find_numbers(passage)
    if not found:
        return None
    raw = re.sub(r" ", "", fold(found[0].raw))
    rest = text.replace(raw, "", 1)
    return found[0] if re.fullmatch(r"(?:签发人.{0,20}|[（）〔〕 ]*|号)", rest) else None


def _year(text: str) -> int:
    return parse_numeral(text) or 0
