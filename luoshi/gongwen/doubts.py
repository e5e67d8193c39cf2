"""What a person must look at: broken dates, lost brackets, repeated text, missing numbers, missing fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from luoshi.gongwen.chars import fold
from luoshi.gongwen.document import Doubt, Heading, Part
from luoshi.gongwen.markers import leading_mark
from luoshi.gongwen.passage import Passage

_BROKEN_DAY = re.compile(r"(?<![\d年月第])\d{3,4}日(?=前|之前|以前|止|至)")
_NO_SUCH_DAY = re.compile(r"(?<!\d)(?:1[3-9]|[2-9]\d)月\d{1,2}日|(?<!\d)\d{1,2}月(?:3[2-9]|[4-9]\d)日")
_LATIN = re.compile(r"[\u4e00-\u9fff] ?(and|of|the|to|or) ?[\u4e00-\u9fff]")
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"))


def find_doubts(passages: list[Passage], repeated: list[Passage]) -> list[Doubt]:
    """The doubts that the text itself gives."""
    found = [
        Doubt(
            "repeated",
            f"第{copy.first_line}行起与前文重复，只读取了一遍。",
            f"From line {copy.first_line} on the text repeats; it was read once.",
            copy.place(),
        )
        for copy in repeated
    ]
    for passage in passages:
        found += [*_dates(passage), *_brackets(passage), *_sentences(passage), *_letters(passage)]
    return found


def _dates(passage: Passage) -> Iterator[Doubt]:
    for match in _BROKEN_DAY.finditer(passage.tight):
        raw = match.group()
        zh = f"“{raw}”缺少“月”字或多了数字，请核对原文；没有据此推定日期。"
        yield Doubt(
            "broken-date",
            zh,
            f"“{raw}” has lost its month or gained a digit; no date was guessed.",
            passage.tight_place(*match.span()),
        )
    for match in _NO_SUCH_DAY.finditer(passage.tight):
        raw = match.group()
        zh = f"没有“{raw}”这一天，请核对原文。"
        yield Doubt(
            "no-such-day",
            zh,
            f"There is no such day as “{raw}”; check the original.",
            passage.tight_place(*match.span()),
        )


def _brackets(passage: Passage) -> Iterator[Doubt]:
    text = passage.folded
    mark = leading_mark(text)
    text = text[mark.end :] if mark else text
    for left, right in _PAIRS:
        if text.count(left) != text.count(right) and len(text) > 12:
            zh = f"“{left}{right}”不成对，可能缺字，请核对原文。"
            yield Doubt(
                "unpaired", zh, f"{left}{right} do not pair; a character may be lost.", passage.place()
            )


def _sentences(passage: Passage) -> Iterator[Doubt]:
    """A long sentence printed twice within a paragraph."""
    seen: set[str] = set()
    for match in re.finditer(r"[^。！？]++", passage.tight):
        sentence = match.group()
        if len(sentence) >= 24 and sentence in seen:
            yield Doubt(
                "repeated-sentence",
                "同一句话印了两遍，请核对原文。",
                "A sentence is printed twice; check the original.",
                passage.tight_place(*match.span()),
            )
            return
        seen.add(sentence)


def _letters(passage: Passage) -> Iterator[Doubt]:
    for match in _LATIN.finditer(passage.folded):
        zh = f"中文之间出现“{match[1]}”，可能是识别错误。"
        yield Doubt(
            "stray-word",
            zh,
            f"“{match[1]}” stands between Chinese words; perhaps a recognition error.",
            passage.place(*match.span()),
        )


def doubts_of_part(part: Part) -> list[Doubt]:
    """The doubts that the reading of a part gives: fields not found, years taken from elsewhere, gaps."""
    found = [*_missing(part), *_number(part), *_years(part)]
    found += _gaps(part.outline)
    return found


def _missing(part: Part) -> Iterator[Doubt]:
    normative = part.kind in ("通知", "通报", "意见", "决定", "批复", "函", "公告", "通告")
    if normative and part.date is None:
        yield Doubt("no-date", "没有找到成文日期。", "No date of signature was found.")
    if normative and not part.issuers:
        yield Doubt("no-issuer", "没有找到发文机关。", "No issuer was found.")
    if not part.title:
        yield Doubt("no-title", "没有找到标题。", "No title was found.")


def _number(part: Part) -> Iterator[Doubt]:
    number = part.doc_number
    if number and number.sure < 1:
        zh = f"发文字号“{number.raw}”的年份缺少括号，请核对原文。"
        en = f"The year of the number “{number.raw}” has lost a bracket; check the original."
        yield Doubt("number-brackets", zh, en, number.place)


def _years(part: Part) -> Iterator[Doubt]:
    windows = [window for window in part.windows if window.year_from]
    if windows:
        first = windows[0]
        year = first.start.year if first.start else ""
        zh = f"时间安排没有写年份，按{first.year_from}取{year}年。"
        yield Doubt(
            "year-taken",
            zh,
            f"The spans print no year; {year} was taken from {fold(first.year_from)}.",
            first.place,
        )


def _gaps(outline: tuple[Heading, ...]) -> list[Doubt]:
    """Numbers of one list that skip: an item may be lost."""
    found: list[Doubt] = []
    numbers = [
        (mark.number, mark.style, heading) for heading in outline if (mark := leading_mark(heading.marker))
    ]
    for (before, style, _), (after, other, heading) in pairwise(numbers):
        if style == other and after > before + 1:
            zh = f"序号从第{before}项跳到“{heading.marker}”，中间可能缺少内容。"
            found.append(
                Doubt(
                    "gap",
                    zh,
                    f"Numbering jumps from {before} to “{heading.marker}”; items may be lost.",
                    heading.place,
                )
            )
    for heading in outline:
        found += _gaps(heading.children)
    return found
