"""Lines to paragraphs: noise dropped, lines broken by the page or the column joined again."""

from __future__ import annotations

import re
from itertools import pairwise

from luoshi.gongwen.chars import fold, width
from luoshi.gongwen.dates import only_date
from luoshi.gongwen.furniture import without_furniture
from luoshi.gongwen.kinds import ends_with_kind
from luoshi.gongwen.markers import leading_mark
from luoshi.gongwen.names import is_organisation
from luoshi.gongwen.passage import Passage, join
from luoshi.gongwen.words import any_of

_CLOSES_BLOCK = re.compile("[。！？；：…][”’）》」』】]*$|文件$|的通知$|通 知$|号$")
_ATTACHED = "，。、；：！？）》”’」』】"
# What no paragraph ends with, when a sentence follows.
_GOES_ON = re.compile("[于将把对在向由从与及至的并]$|[日月]前$")
_DUE = re.compile("日前[^，。；]{1,30}$")
_BRACKETED = re.compile("（[^（）]*）")
_NUMBERED_PAGE = re.compile(r"\s*[-—] ?\d{1,3} ?[-—](?=[\u4e00-\u9fff（])")
_OPENS_BLOCK = re.compile(any_of("block_openers"))
_RECIPIENTS = re.compile(r"(?:各|省|市|县|区|国务院|中央)[^。《》]*[，、；]")
# A number and its unit on two lines.
_PARTED = re.compile(r"[0-9万亿余多] (?:人次?|场次?|余|多|万|亿|[家个名项篇条元])")
_MARKDOWN = re.compile(r"^\s*(?:#{1,6}\s+|[*>]\s+)|\*\*|^\s*[-*_]{3,}\s*$|\|\s*$")


def paragraphs(lines: list[Passage]) -> list[Passage]:
    """The paragraphs of a document in reading order, from its lines."""
    kept = without_furniture([plain for line in lines if (plain := _plain(line)).text])
    measures, letters = _measures(kept), _letters(kept)
    groups: list[list[Passage]] = []
    whole = ""
    for line, below in zip(kept, [*kept[1:], *kept[:1]], strict=True):
        full = bool(groups) and len(groups[-1][-1].text) == letters
        if (
            groups
            and not _signs(whole, line, below)
            and _continues(groups[-1], whole, line, measures, full=full)
        ):
            groups[-1].append(line)
            whole += line.folded
        else:
            groups.append([line])
            whole = line.folded
    return [join(group) for group in groups]


def _plain(line: Passage) -> Passage:
    """The line without a page number before its text; markdown signs become spaces, so that columns stay true."""
    number = _NUMBERED_PAGE.match(line.folded)
    line = line.cut(number.end()) if number else line
    if not _MARKDOWN.search(line.text):
        return line
    blank = _MARKDOWN.sub(lambda match: " " * len(match.group()), line.text)
    return Passage(blank, line.runs).cut(0)


def _letters(lines: list[Passage]) -> int:
    """After how many letters this document's lines were broken, if they were broken by counting; else 0."""
    longest = max((len(line.text) for line in lines), default=0)
    broken = sum(len(line.text) == longest and not _stands_alone(line) for line in lines)
    return longest if longest >= 12 and broken >= 3 else 0


def _measures(lines: list[Passage]) -> list[int]:
    """The widths at which this document's lines were broken; empty if its lines are whole paragraphs."""
    widths = [round(width(line.text)) for line in lines]
    joints = [
        pair
        for pair, (line, _) in zip(pairwise(widths), pairwise(lines), strict=True)
        if not _stands_alone(line)
    ]
    found: list[int] = []
    for size in sorted(set(widths), reverse=True):
        pairs = sum(size - 2 <= min(pair) and max(pair) <= size for pair in joints)
        if (
            size >= 12
            and pairs >= max(3, len(widths) * 0.08)
            and not any(size > other - 4 for other in found)
        ):
            found.append(size)
    longer = sum(size > found[0] + 1 for size in widths) if found else 0
    return [] if longer > len(widths) * 0.1 else found


def _stands_alone(line: Passage) -> bool:
    """A name, the end of a title or a whole sentence: alike in width by chance, not broken at a margin."""
    return (
        _CLOSES_BLOCK.search(line.folded) is not None
        or _BRACKETED.fullmatch(line.folded) is not None
        or is_organisation(line.text)
        or ends_with_kind(line.text)
    )


def _continues(group: list[Passage], whole: str, line: Passage, measures: list[int], *, full: bool) -> bool:
    """Whether `line` goes on with the lines of `group`, whose text is `whole`; `full`: no letter more went in."""
    last, text = group[-1].folded, line.folded
    if text[0] in _ATTACHED or (text[0] == "的" and (text == "的" or ends_with_kind(text))):
        return True
    mark = leading_mark(text)
    if mark and mark.style.endswith("half") and _is_open(whole):
        return True
    if mark or text.startswith("——") or _OPENS_BLOCK.match(text) or _CLOSES_BLOCK.search(last):
        return False
    if _BRACKETED.fullmatch(last):
        return False
    if (
        _RECIPIENTS.match(last)
        and text.endswith("：")
        and len(text) < 120
        and not _is_sentence(whole[-700:] + text)
    ):
        return True
    if last[-1] in "，、和及与" or _is_open(whole):
        return not leading_mark(last) or len(last) > 8
    if full and not _stands_alone(group[-1]):
        return True
    if measures:
        return (
            _fills(last, measures, len(group) == 1) or _PARTED.search(last[-1] + " " + text[:2]) is not None
        )
    return _is_broken_sentence(whole, text)


def _signs(whole: str, line: Passage, below: Passage) -> bool:
    """Whether a name stands above a date and below a sentence, which it does not go on with."""
    return "，" in whole and is_organisation(line.text) and only_date(below.tight) is not None


def _is_sentence(text: str) -> bool:
    return bool(re.search(r"[。《]|通知|如下", text))


def _fills(last: str, measures: list[int], is_first: bool) -> bool:
    """Whether a line is broken at the document's width; a first line lacks its indent."""
    slack = 4.5 if is_first and not leading_mark(last) else 2.5
    return any(size - slack <= width(last) <= size + 1 for size in measures)


def _is_open(text: str) -> bool:
    """A quotation, bracket or title mark opened near the end and not yet closed."""
    tail = fold(text[-60:])
    return any(tail.rfind(left) > tail.rfind(right) for left, right in ("《》", "“”", "（）"))


def _is_broken_sentence(whole: str, following: str) -> bool:
    """A paragraph of whole sentences that stops without a full stop was cut by a page end."""
    if len(following) < 2:
        return False
    if "，" in whole and _PARTED.search(f"{whole[-1]} {following[:2]}") and following[-1] in "。；":
        return True
    if re.search(r"\d日?$|[A-Za-z]$", whole[-3:]):
        return False
    if (_GOES_ON.search(whole[-2:]) or _DUE.search(whole[-34:])) and following[-1] in "。；":
        return True
    if "。" in whole or (not leading_mark(whole) and whole.count("，") > 1):
        return len(whole) >= 20
    return len(whole) >= 20 and not leading_mark(whole) and len(following) <= 15 and following[-1] == "。"
