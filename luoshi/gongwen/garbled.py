"""What printing, scanning and web pages break in a text: days, brackets, sentences, letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from luoshi.gongwen.dates import make_day
from luoshi.gongwen.document import Doubt, Place
from luoshi.gongwen.kinds import ends_with_kind
from luoshi.gongwen.markers import leading_mark
from luoshi.gongwen.names import is_organisation
from luoshi.gongwen.passage import Passage

_BROKEN_DAY = re.compile(
    r"(?=[\d月])(?:(?<![\d年月第])\d{3,4}日(?=前|之前|以前|止|至)|(?:(?<=于)|(?<=在)|(?<=请))月\d{1,2}日|(?<!\d)\d{1,2}月日(?=前|之前|以前|止|至)"
    r"|(?<![\d.])\d{3}年\d{1,2}月\d{1,2}日)"
)
_DAY = re.compile(r"(?=\d)(?:(?<!\d)(?P<y>(?:19|20)\d\d)年)?(?<!\d)(?P<m>\d{1,2})月(?P<d>\d{1,2})日")
_CODE = r"[\u4e00-\u9fff]{1,12}[发函办字规电文]"
_LEFT, _RIGHT, _YEAR = r"[〔\[（【]", r"[〕\]）】]", r"(?:19|20)\d\d"
_NUMBER = re.compile(
    rf"{_CODE} ?(?:{_YEAR} \d{{1,4}}|{_YEAR}{_RIGHT} ?\d{{1,4}}|{_LEFT}{_YEAR} ?\d{{1,4}}|{_YEAR}\d{{1,3}})号"
    rf"|〔{_YEAR} \d{{1,4}}号"
)
_LATIN = re.compile(r"[\u4e00-\u9fff] ?(?P<stray>and|of|the|to|or|is|for|with) ?[\u4e00-\u9fff]")
_STRAY = re.compile(
    r"&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|hellip|#\d{2,5});|</?(?:p|br|span|div|td|tr|font|strong|table)\b[^<>]{0,80}>"
    r"|[\ue000-\uf8ff]{1,20}|锟斤拷|烫烫烫|屯屯屯|[鈥銆锛鐨][\u4e00-\u9fff]?[鈥銆锛鐨]|[ÃÂâ][\x80-\xbf€™œ]{1,3}"
    r"|(?<=[\u4e00-\u9fff])[?？]{2,20}|(?<=[\u4e00-\u9fff])□{2,20}(?=[\u4e00-\u9fff，。；])|(?<=[\u4e00-\u9fff])■{1,20}(?=[\u4e00-\u9fff])"
)
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"))
_WANTS_MORE = re.compile(r"[的和与及在将把对向从或、]$")
_CLOSES = re.compile(
    r"附件?[：\d一二三四五]|（?联系|抄[送报]|特此|(?:19|20)\d\d年\d{1,2}月\d{1,2}日$|[一二][〇○零0O]"
)
_ENDED = re.compile(r"[^\u4e00-\u9fff]$|[日号]$|(?:印发|公章|盖章|此复|此致|敬礼)$")


def find_garbled(passages: list[Passage]) -> Iterator[Doubt]:
    """The doubts that passages give, each by itself, then lines printed twice."""
    for passage in passages:
        for rule in (_days, _numbers, _brackets, _sentences, _letters):
            yield from rule(passage)
    for before, after in pairwise([*passages, None]):
        if before and (after is None or _begins_anew(after)):
            yield from _cut_off(before)
    for before, after in pairwise(passages):
        if before.tight == after.tight and len(after.tight) >= 10:
            yield Doubt(
                "repeated-line",
                "这一行与上一行完全相同，请核对原文。",
                "This line equals the one before it; check the original.",
                after.place(),
            )


def _days(passage: Passage) -> Iterator[Doubt]:
    for match in _BROKEN_DAY.finditer(passage.tight):
        raw = match.group()
        zh = f"“{raw}”不完整或多了数字，请核对原文；没有据此推定日期。"
        en = f"“{raw}” has lost a part or gained a digit; no date was guessed."
        yield Doubt("broken-date", zh, en, passage.tight_place(*match.span()))
    for match in _DAY.finditer(passage.tight):
        # Without its year 29 February may be right.
        if make_day(int(match["y"] or 2000), int(match["m"]), int(match["d"])) is None:
            raw = match.group()
            zh = f"没有“{raw}”这一天，请核对原文。"
            en = f"There is no such day as “{raw}”; check the original."
            yield Doubt("no-such-day", zh, en, passage.tight_place(*match.span()))


def _numbers(passage: Passage) -> Iterator[Doubt]:
    for match in _NUMBER.finditer(passage.tight):
        raw = match.group()
        zh = f"文号“{raw}”的年份括号不全，请核对原文。"
        en = f"The document number “{raw}” has lost brackets around its year; check the original."
        yield Doubt("number-brackets", zh, en, passage.tight_place(*match.span()))


def _brackets(passage: Passage) -> Iterator[Doubt]:
    text = passage.folded
    mark = leading_mark(text)
    text = text[mark.end :] if mark else text
    for left, right in _PAIRS:
        if text.count(left) != text.count(right) and len(text) > 12:
            zh = f"“{left}{right}”不成对，可能缺字，请核对原文。"
            en = f"{left}{right} do not pair; a character may be lost."
            yield Doubt("unpaired", zh, en, passage.place())


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
        yield _stray("stray-word", match["stray"], passage.place(*match.span("stray")))
    for match in _STRAY.finditer(passage.text):
        yield _stray("stray-sign", match.group(), passage.place(*match.span()))


def _stray(code: str, raw: str, place: Place) -> Doubt:
    zh = f"文中出现“{raw}”，可能是转换或识别错误，请核对原文。"
    en = f"“{raw}” stands in the text; perhaps an error of conversion or recognition."
    return Doubt(code, zh, en, place)


def _begins_anew(passage: Passage) -> bool:
    """Whether a passage cannot go on with a sentence: an item, a signature, a date, an attachment note."""
    text = passage.tight
    return bool(leading_mark(passage.folded) or _CLOSES.match(text)) or is_organisation(passage.text)


def _cut_off(passage: Passage) -> Iterator[Doubt]:
    """A paragraph whose last sentence has no end."""
    text = passage.tight
    if len(text) < 12 or _ENDED.search(text):
        return
    start = max(text.rfind(stop) for stop in "。！？；") + 1
    last = text[start:]
    prose = start > 0 and len(last) >= 10 and "，" in last and not leading_mark(passage.folded)
    named = is_organisation(last) or ends_with_kind(last) or "：" in last
    if (_WANTS_MORE.search(text) and ("，" in text or start > 0)) or (prose and not named):
        zh = f"“…{last[-12:]}”没有写完或缺少句末标点，请核对原文。"
        en = f"“…{last[-12:]}” breaks off or lacks its final mark; check the original."
        yield Doubt("cut-off", zh, en, passage.tight_place(start, len(text)))
