"""What is numbered like a document but has no code, year and serial: orders, announcements, lone serials."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from luoshi.gongwen.chars import parse_numeral

YEAR = r"(?:(?:19|20)\d\d|[一二][九〇○ΟОO零0][〇○ΟОO零0一二三四五六七八九]{2})"
_NUMERAL = r"0{0,4}(\d{1,5}|[一二三四五六七八九十百千零〇]{1,8})"
_YEARED = rf"(?:[〔\[（]?({YEAR})[〕\]）]?年?)?"
_ORDER = re.compile(rf"^(.{{0,40}}?令)（?{_YEARED}第?{_NUMERAL}号?）?$")
_NOTICE = re.compile(
    r"^(?:根?据)?(.{0,40}?)(?:已发布)?((?:公告|通告|通报|通知|会议纪要|纪要|公报|决定)?)"
    rf"（?{_YEARED}第?{_NUMERAL}[号期次]）?$"
)
_NO_CODE = re.compile(r"^(?:其他|文件|工作通知|通知|年度)?$")

Form = Literal["number", "order", "announcement", "serial", "none"]


@dataclass(frozen=True)
class Numbering:
    """What a printed number is: `form` number has code, year and serial; every other form says why not.

    `others` are the further numbers that the same print gives: of a joint document, a list or a range.
    """

    form: Form
    code: str = ""
    year: int | None = None
    serial: int | None = None
    reason: str = ""
    others: tuple[Numbering, ...] = ()


def read_order(plain: str) -> Numbering | None:
    """The order 令 that a text without spaces names, if it names one."""
    order = _ORDER.match(plain)
    if order is None:
        return None
    year, serial = parse_numeral(order[2] or ""), parse_numeral(order[3])
    return Numbering("order", order[1], year, serial, "an order 令 is numbered by its signer's term")


def name_other(plain: str) -> Numbering:
    """What a text without spaces is that holds no document number."""
    return read_order(plain) or _read_notice(plain) or _nothing(plain)


def _read_notice(plain: str) -> Numbering | None:
    notice = _NOTICE.match(plain)
    if notice is None:
        return None
    name, year, serial = notice[1] + notice[2], parse_numeral(notice[3] or ""), parse_numeral(notice[4])
    if _NO_CODE.match(name):
        return Numbering("serial", name, year, serial, "a serial alone: no issuing code stands before it")
    if not notice[2] and year is None:
        return Numbering("serial", name, None, serial, "a serial alone: no year stands before it")
    return Numbering("announcement", name, year, serial, "an announcement is numbered without a code 字")


def _nothing(plain: str) -> Numbering:
    return Numbering("none", reason="no year and serial" if plain else "the number was left empty")
