"""Where a heading ends and its text begins."""

from __future__ import annotations

import re

from luoshi.gongwen.chars import fold
from luoshi.gongwen.words import any_of

_STOP = re.compile(r"[。？！]|；(?=\s*$)")
_COLON_END = re.compile(r"[：；。，、\s]+$")
_ENDS_HEADING = re.compile(rf"{any_of('heading_nouns')}(?:（[^（）]{{1,15}}）)?$")
_BEGINS_TEXT = re.compile(any_of("sentence_openers"))
_PAUSE = re.compile(r"[，。：；！？]")


def cut_heading(text: str, *, flat: bool) -> tuple[str, str]:
    """The heading of an item and the text after it.

    A heading runs to the first full stop. Where line ends were lost and no full stop parts the two, it ends
    where a noun that ends headings meets a word that begins sentences.
    """
    folded = fold(text)
    stop = _STOP.search(folded)
    end = stop.start() if stop else len(text)
    if flat and _runs_on(folded, end):
        end = _seam(folded[: min(end, 60)]) or end
    heading = _COLON_END.sub("", text[:end])
    return heading, text[end:].lstrip("。；： 　")


def _runs_on(folded: str, end: int) -> bool:
    """Whether the first sentence is more than a heading."""
    first = _PAUSE.search(folded)
    return end > 30 or (first is not None and first.start() < end and end > 16) or len(folded) <= end


def _seam(head: str) -> int:
    """The offset where heading and text meet; 0 if nothing tells."""
    space = re.search(r"[ 　]", head)
    if space and 2 <= space.start() <= 30 and _ENDS_HEADING.search(head[: space.start()]):
        return space.start()
    pause = _PAUSE.search(head)
    limit = min(pause.start() if pause else len(head), 31)
    scores = {spot: _score(head, spot) for spot in range(2, limit)}
    best = max(scores.values(), default=0.0)
    return next((spot for spot, score in scores.items() if score == best), 0) if best >= 2 else 0


def _score(head: str, spot: int) -> float:
    left, right = head[:spot], head[spot:]
    ends = _ENDS_HEADING.search(left)
    begins = _BEGINS_TEXT.match(right)
    score = (2.0 if ends else 0.0) + (1.5 if begins else 0.0)
    if ends and left.find(ends.group()) < ends.start():
        score -= 2.0
    if spot < 4 and not begins:
        score -= 0.5
    return score - spot * 0.01
