"""Where a heading ends and its text begins."""

from __future__ import annotations

import re

from luoshi.gongwen.chars import fold
from luoshi.gongwen.words import any_of

_STOP = re.compile(r"[。？！]|；(?=\s*$)")
_COLON_END = re.compile(r"(?<![：；。，、:;,\s])[：；。，、:;,\s]+$")
_ENDS_HEADING = re.compile(rf"{any_of('heading_nouns')}(?:（[^（）]{{1,15}}）)?$")
_NOUN = re.compile(any_of("heading_nouns"))
# A short label with its value: 活动主题…, 活动时间…, 申报条件….
_LABEL = re.compile(
    r"^[\u4e00-\u9fff]{0,4}(?:主题|时间|地点|日期|对象|范围|名额|目标|条件|形式|方式|内容)"
    r"(?!安排|要求|任务|标准|确定|程序|设置|管理|内容|条件|范围|办法|措施|节点|步骤|进度|[为是、，和与及的（])"
)
_DATED = re.compile(r"（[^（）]{0,12}\d[^（）]{0,12}）")
_BEGINS = re.compile(any_of("sentence_openers"))
_MAY_BEGIN = re.compile(any_of("verb_openers"))
_BREAKS = re.compile(r"以[上下]各|各[组地市]均|本通知")
_PAUSE = re.compile(r"[，。：；！？]")


def cut_heading(text: str, *, flat: bool, strict: bool = False) -> tuple[str, str]:
    """The heading of an item and the text after it; `strict` asks for more before parting a sentence.

    A heading runs to the first full stop. Where line ends were lost and no full stop parts the two, it ends
    where a noun that ends headings meets a word that begins sentences.
    """
    folded = fold(text)
    stop = _STOP.search(folded)
    end = stop.start() if stop else len(text)
    if flat and _runs_on(folded, end):
        end = _seam(folded[: min(end, 60)], 3.0 if strict or end <= 20 else 2.3) or end
    heading = _COLON_END.sub("", text[:end])
    return heading, text[end:].lstrip("。；：:; 　")


def _runs_on(folded: str, end: int) -> bool:
    """Whether the first sentence is more than a heading."""
    if _LABEL.match(folded):
        return True
    first = _PAUSE.search(folded)
    if first is None and len(folded) <= 20 and _ENDS_HEADING.search(folded):
        return False
    paused = first is not None and first.start() < end and end > 16
    return end > 20 or paused or len(folded) <= end


def _seam(head: str, least: float) -> int:
    """The offset where heading and text meet with a score of at least `least`; 0 if nothing tells."""
    label = _LABEL.match(head)
    if label:
        return label.end()
    space = re.search(r"[ 　]", head)
    if space and 2 <= space.start() <= 30 and _ENDS_HEADING.search(head[: space.start()]):
        return space.start()
    pause = _PAUSE.search(head)
    limit = min(pause.start() if pause else len(head), 31)
    scores = {spot: _score(head, spot) for spot in range(2, limit)}
    best = max(scores.values(), default=0.0)
    spot = next((spot for spot, score in scores.items() if score == best), 0) if best >= least else 0
    dated = _DATED.match(head, spot) if spot else None
    return dated.end() if dated else spot


def _score(head: str, spot: int) -> float:
    """How well a heading ends and a sentence begins at `spot`; the noun taken up again speaks for a seam."""
    left, right = head[:spot], head[spot:]
    ends = _ENDS_HEADING.search(left)
    if not ends:
        return 2.4 if _BREAKS.match(right) else 0.0
    score = 2.0 + (2.0 if _BEGINS.match(right) else 1.2 if _MAY_BEGIN.match(right) else 0.0)
    if _NOUN.match(right):
        score -= 1.2
    if ends.group() in right[:14]:
        score += 0.5
    if right[:2] == left[:2]:
        score += 0.6
    if left.find(ends.group()) < ends.start():
        score -= 2.0
    return score - spot * 0.01 - max(0, spot - 10) * 0.2
