"""Attachments that a text speaks of, beside those that are listed or printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.gongwen.chars import parse_numeral
from luoshi.gongwen.document import Doubt, Part
from luoshi.gongwen.passage import Passage

_NUMERAL = r"(?P<n>\d{1,2}|[一二三四五六七八九十]{1,2})"
# Not those of another document: 《…》附件3, （国发〔2016〕12号）附件3, 该通知附件.
_CITED = re.compile(rf"(?<![》）知号文件的])附件 ?{_NUMERAL}(?![\d.]|年|个|份|、)")
_SEE = re.compile(r"(?:详?见|参见|按照?|填写|填报)(?:本通知)?附件(?! ?[\d一二三四五六七八九十])")
_LABEL = re.compile(rf"^附 ?件 ?{_NUMERAL} ?(?:：|$|[\u4e00-\u9fff《])")
_ANY_LABEL = re.compile(r"^附 ?(?:件|表) ?[\d一二三四五六七八九十]{0,2} ?(?:：|$)|^附：")


def find_unlisted(passages: list[Passage], parts: list[Part]) -> Iterator[Doubt]:
    """The places where the text cites an attachment that the file neither lists nor prints."""
    listed = max((len(part.attachments) for part in parts), default=0)
    labels = [match for passage in passages if (match := _LABEL.match(passage.tight))]
    known = max([listed, *(parse_numeral(label["n"]) or 0 for label in labels)])
    has_any = known > 0 or any(_ANY_LABEL.match(passage.tight) for passage in passages)
    told: set[int] = set()
    for passage in passages:
        for match in _CITED.finditer(passage.tight):
            number = parse_numeral(match["n"]) or 0
            if number > known and number not in told and match.start() > 0:
                told.add(number)
                yield _doubt(f"附件{number}", passage, match)
    see = next(((one, match) for one in passages if (match := _SEE.search(one.tight))), None)
    if see and not has_any:
        yield _doubt("附件", *see)


def _doubt(name: str, passage: Passage, match: re.Match[str]) -> Doubt:
    zh = f"正文提到“{name}”，但文件没有列出也没有附上，请核对。"
    en = f"The text speaks of “{name}”, which the file neither lists nor holds."
    return Doubt("attachment-missing", zh, en, passage.tight_place(*match.span()))
