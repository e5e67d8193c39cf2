"""Where letterhead, number, title and recipients begin and end in a text whose lines were glued together."""

from __future__ import annotations

import re

from luoshi.gongwen.markers import leading_mark
from luoshi.gongwen.names import is_organisation, split_recipients
from luoshi.gongwen.numbers import find_numbers
from luoshi.gongwen.passage import Passage

_URGENT = re.compile(
    r"(?:特急|特提|加急|急件|平急|(?:绝密|机密|秘密)(?:★.{0,3}年)?)(?=[\u4e00-\u9fff ]{2,80}(?:[〔（\[]|文件|关于))"
)
_TITLE_END = re.compile(
    r"的 ?(?:通 ?知|通告|公告|决 ?定|意 ?见|批 ?复|复 ?函|函|报告|请示|通报|方案|办法|公示)(?![》〉”])"
)
_RECIPIENT = re.compile(r"各[省市州县区盟地级部有单直设镇乡]|国务院|中央")
# How a title begins.
_TITLE_BEGINS = re.compile(r"[\u4e00-\u9fff（） ]{0,60}?(?:关于|转发|印发)")
# How far down the head goes, in passages.
HEAD = 12


def part_head(passages: list[Passage]) -> list[Passage]:
    """The passages, those of the head parted where letterhead, number, title, recipients and text were glued."""
    for index, passage in enumerate(passages[:HEAD]):
        pieces = passage.cut_at(_glued_head(passage))
        if len(pieces) > 1:
            return [*passages[:index], *pieces[:1], *part_head([*pieces[1:], *passages[index + 1 :]])]
        if leading_mark(passage.folded) or "。" in passage.folded or _is_addressed(passage.folded):
            break
    return passages


def _glued_head(passage: Passage) -> set[int]:
    """The first seam of a passage of the head: after the letterhead, the number, the title or the recipients."""
    text = passage.folded
    first = next(iter(find_numbers(passage.cut(0, 200))), None)
    spot = passage.text.find(first.raw) if first else -1
    if first and (spot == 0 or text[:spot].rstrip().endswith("文件")):
        end = spot + len(first.raw)
        if _TITLE_BEGINS.match(text, end) or _recipient_spots(text, end):
            return {spot, end}
    title = max(title_spots(passage), default=0)
    if title and (_is_number(passage.cut(title, title + 60)) or title in _recipient_spots(text, title)):
        return {title}
    addressed = _recipient_spots(text, 0)
    return addressed if 0 in addressed else set()


def _is_number(passage: Passage) -> bool:
    """Whether a number begins here."""
    return any(passage.text.startswith(number.raw) for number in find_numbers(passage)[:1])


def _is_addressed(text: str) -> bool:
    return text.endswith("：") and _are_recipients(text[:-1])


def title_spots(passage: Passage) -> set[int]:
    match = _TITLE_END.search(passage.folded[:200])
    if not match or "。" in passage.folded[: match.start()]:
        return set()
    return {match.end()}


def head_spots(passage: Passage) -> set[int]:
    """After the own number, which stands first or right after the title, and after the recipients' colon."""
    title = max(title_spots(passage), default=0)
    spots = urgent_spots(passage)
    first, start = max(spots, default=0), title
    for number in find_numbers(passage.cut(first))[:1]:
        spot = passage.text.find(number.raw, first)
        before = passage.text[first:spot].strip()
        if not passage.text[title:spot].strip() or not before or (spot < 80 and before.endswith("文件")):
            start = max(spot + len(number.raw), title)
            spots |= {spot, spot + len(number.raw)}
    return spots | _recipient_spots(passage.folded, start)


def urgent_spots(passage: Passage) -> set[int]:
    """After each mark of secrecy and urgency that the text begins with."""
    spots: list[int] = []
    while mark := _URGENT.match(passage.folded, spots[-1] if spots else 0):
        spots.append(mark.end())
    return set(spots)


def _recipient_spots(text: str, start: int) -> set[int]:
    """Around the recipients: the first list of organisations before a colon, within the first sentence."""
    stop = text.find("。", start)
    for colon in re.finditer("：", text[: min(start + 700, stop if stop > 0 else len(text))]):
        if colon.start() <= start:
            continue
        listed = text[start : colon.start()]
        sourced = text[:start].endswith("来源：")
        starts = [0, *(found.start() for found in _RECIPIENT.finditer(listed))][sourced:]
        first = next((spot for spot in starts if _are_recipients(listed[spot:])), -1)
        if first >= 0:
            return {start + first, colon.end()}
        start = colon.end()
    return set()


def _are_recipients(text: str) -> bool:
    names = split_recipients(text)
    return bool(names) and sum(is_organisation(name) for name in names) >= len(names) / 2
