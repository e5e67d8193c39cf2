"""The numbered outline of a part, at its true depth, with heading and body apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from luoshi.gongwen.document import Heading, Role
from luoshi.gongwen.headings import cut_heading
from luoshi.gongwen.markers import Mark, find_marks, leading_mark
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.roles import role_of
from luoshi.gongwen.sequence import choose

_SHORT_STOP = re.compile(r"[^。；]{2,36}。")


@dataclass
class Item:
    """An item under construction: its mark, the text after it, the unnumbered passages below it."""

    mark: Mark
    printed: str
    passage: Passage
    following: list[Passage] = field(default_factory=list)
    children: list[Item] = field(default_factory=list)
    sure: float = 1.0
    stopped: bool = False
    is_top: bool = False


def build_outline(items: list[Item], *, flat: bool = False) -> tuple[Heading, ...]:
    """The outline of the items of a body; `flat` if its line ends were lost."""
    return tuple(_heading(item, 1, flat, "") for item in items)


def preface(body: list[Passage]) -> list[Passage]:
    """The passages before the first item."""
    found: list[Passage] = []
    for passage in body:
        marks = _marks(passage)
        head = passage.cut(0, marks[0].start if marks else None)
        found += [head] if head.text else []
        if marks:
            break
    return found


def read_items(body: list[Passage]) -> list[Item]:
    """The items of the outline as a tree."""
    roots: list[Item] = []
    stack: list[Item] = []
    items = _items(body)
    _note_stops(items)
    for item in items:
        _climb(stack, item)
        item.is_top = not stack
        (stack[-1].children if stack else roots).append(item)
        stack.append(item)
    return roots


def _items(body: list[Passage]) -> list[Item]:
    found: list[Item] = []
    for passage in body:
        marks = _marks(passage)
        head = passage.cut(0, marks[0].start if marks else None)
        if found and head.text:
            found[-1].following.append(head)
        for spot, mark in enumerate(marks):
            end = marks[spot + 1].start if spot + 1 < len(marks) else None
            printed = passage.text[mark.start : mark.end].strip()
            found.append(Item(mark, printed, passage.cut(mark.end, end)))
    return found


def _marks(passage: Passage) -> list[Mark]:
    """The leading mark and the inline ones that number on within the passage."""
    lead = leading_mark(passage.folded)
    inside = [mark for mark in find_marks(passage.folded) if not lead or mark.start >= lead.end]
    inline = choose(inside, passage.folded, flat=False)
    counts = {mark.style: sum(other.style == mark.style for other in inline) for mark in inline}
    kept = [mark for mark in inline if counts[mark.style] > 1]
    return [lead, *kept] if lead else kept


def _climb(stack: list[Item], item: Item) -> None:
    """Close the items that the new one does not lie under."""
    beside = _beside(stack, item.mark)
    if beside is not None:
        del stack[beside:]
        return
    while len(stack) > 1 and stack[-1].mark.depth > item.mark.depth >= stack[0].mark.depth:
        stack.pop()
    if stack and item.mark.number != 1 and stack[-1].mark.depth > item.mark.depth:
        stack.pop()


def _beside(stack: list[Item], mark: Mark) -> int | None:
    """The open item that the new one stands beside: of its style, or of a like style one number before."""
    styles = [open_.mark.style for open_ in stack]
    if mark.style in styles:
        return styles.index(mark.style)
    for spot, open_ in enumerate(stack):
        if open_.mark.depth == mark.depth and mark.number == open_.mark.number + 1:
            return spot
    return None


def cut_item(item: Item, flat: bool) -> tuple[str, str]:
    """Heading and text of an item; numbered sentences below it have no heading to cut off."""
    strict = item.mark.depth >= 5
    return cut_heading(item.passage.text, flat=flat and _may_run_on(item), strict=strict)


def _may_run_on(item: Item) -> bool:
    return (item.mark.depth < 6 or item.is_top) and item.mark.style != "article" and not item.stopped


def _note_stops(items: list[Item]) -> None:
    """Mark the items of a style whose headings mostly end with a full stop: nothing is guessed there."""
    styles = {item.mark.style for item in items}
    for style in styles:
        own = [item for item in items if item.mark.style == style]
        stopped = sum(bool(_SHORT_STOP.match(item.passage.folded)) for item in own)
        for item in own:
            item.stopped = stopped > len(own) * 0.6


def _heading(item: Item, level: int, flat: bool, above: Role) -> Heading:
    heading, body = cut_item(item, flat)
    role = role_of(heading, above, len(item.children))
    texts = [body, *(passage.text for passage in item.following)]
    place = item.passage.place() if item.passage.text else None
    children = tuple(_heading(child, level + 1, flat, role) for child in item.children)
    printed = re.sub(r"^[#*\s]+", "", item.printed)
    return Heading(level, printed, heading, "\n".join(filter(None, texts)), role, place, item.sure, children)
