"""Which marks of a text are an outline's: those that begin at one and go on by one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from luoshi.gongwen.markers import Mark

_INLINE = {
    "han-bracket",
    "digit-bracket",
    "digit-dot",
    "digit-comma",
    "circled",
    "parenthesed",
    "dotted",
    "is",
    "ordinal",
    "digit-half",
    "han",
}
_AFTER = "。；：！？…）"
_CITED_BEFORE = re.compile(
    r"(?:第|条|附件|附表|见|附|表|图|款|之|统|唯|专|同|按照|根据|周|星期|礼拜|初|(?<!提)高|(?<!扩)大)$"
)
_DIGIT_BEFORE = re.compile(r"[0-9.a-zA-Z/]$")
_CITED_AFTER = re.compile(r"(?:[项款目条、至和或等级]|（[一二三四五六七八九十]）|层|类|线|期|起|次|批)")


@dataclass
class _Open:
    """The last number chosen of each style, and where each style's last mark of number two stands."""

    last: dict[str, int]
    twos: dict[str, int]


def choose(marks: list[Mark], folded: str, *, flat: bool) -> list[Mark]:
    """The marks inside a passage, or inside lines joined by line ends, that number its items.

    In flat text a mark may follow a heading without any punctuation; else it must follow the end of a clause.
    """
    candidates = [mark for mark in marks if _may_open(mark, folded, flat)]
    state = _Open({}, {mark.style: spot for spot, mark in enumerate(candidates) if mark.number == 2})
    chosen = []
    for spot, mark in enumerate(candidates):
        glued = "\u4e00" <= folded[mark.start - 1 : mark.start] <= "\u9fff"
        if _fits(mark, spot, state, flat=flat, glued=glued) or folded[mark.start - 1 : mark.start] == "\n":
            _note(mark, state)
            chosen.append(mark)
    return chosen


def _may_open(mark: Mark, folded: str, flat: bool) -> bool:
    before = folded[max(0, mark.start - 4) : mark.start].rpartition("\n")[2].rstrip()
    after = folded[mark.end : mark.end + 3]
    digital = mark.style.startswith("digit") and mark.style != "digit-bracket"
    if (
        _CITED_BEFORE.search(before)
        or _CITED_AFTER.match(after)
        or (digital and _DIGIT_BEFORE.search(before))
    ):
        return mark.start == 0
    if not flat and mark.style not in _INLINE:
        return False
    if before and before[-1] in _AFTER:
        return True
    return not before or (
        flat
        and mark.style
        in (
            "han-bracket",
            "digit-dot",
            "digit-comma",
            "circled",
            "digit-bracket",
            "chapter",
            "article",
            "phase",
            "han",
            "han-dot",
        )
    )


def _fits(mark: Mark, spot: int, state: _Open, *, flat: bool, glued: bool) -> bool:
    """Whether a mark goes on with its list, or begins one that goes on later.

    `glued` to a letter a lone 一、 begins the first list of a text only: 内科一、外科二 are two wards.
    """
    last = state.last.get(mark.style, 0)
    if mark.number == last + 1 and last:
        return True
    if mark.number != 1 or (glued and last == 1):
        return False
    first = flat and mark.depth <= 5 and not (glued and last)
    return first or state.twos.get(mark.style, -1) > spot


def _note(mark: Mark, state: _Open) -> None:
    """A mark closes the lists below it; numbers that run on through the document keep their count."""
    state.last[mark.style] = mark.number
    for style in [
        style for style in state.last if style == "digit-bracket" and mark.style != style and mark.depth < 7
    ]:
        del state.last[style]
