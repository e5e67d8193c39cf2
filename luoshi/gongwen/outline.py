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
from luoshi.gongwen.siblings import Sibling, part_headings

_PART_OF_SENTENCE = re.compile(".{20}；$")
_PAUSE = re.compile("[，。：；]")


@dataclass
class Item:
    """An item under construction: its mark, the text after it, the unnumbered passages below it."""

    mark: Mark
    printed: str
    passage: Passage
    following: list[Passage] = field(default_factory=list)
    children: list[Item] = field(default_factory=list)
    sure: float = 1.0
    is_top: bool = False
    seam: int = 0


def build_outline(items: list[Item]) -> tuple[Heading, ...]:
    """The outline of the items of a body."""
    return tuple(_heading(item, 1, "") for item in items)


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
    for item in items:
        _climb(stack, item)
        item.is_top = not stack
        (stack[-1].children if stack else roots).append(item)
        stack.append(item)
    _part(roots)
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


def cut_item(item: Item) -> tuple[str, str]:
    """Heading and text of an item."""
    return cut_heading(item.passage.text, seam=item.seam)


def _part(items: list[Item]) -> None:
    """Find where the headings of these items and of those below them end."""
    lists: dict[str, list[Item]] = {}
    for item in items:
        lists.setdefault(item.mark.style, []).append(item)
        _part(item.children)
    for own in filter(_is_glued, lists.values()):
        for item, seam in zip(own, part_headings([_sibling(item) for item in own]), strict=True):
            item.seam = seam


def _is_glued(items: list[Item]) -> bool:
    """Whether a line end is missing: within a line, or where others of the list have a heading on its own.

    What ends with ；is but a part of a sentence.
    """
    alone = sum(_stands_alone(item) for item in items)
    within = not all(item.passage.ends_line for item in items) or 0 < alone < len(items)
    return within and not any(_PART_OF_SENTENCE.search(item.passage.folded) for item in items)


def _stands_alone(item: Item) -> bool:
    """Whether the item's heading has a line of its own, its text or items the next ones."""
    below = item.following or item.children
    return bool(below) and len(item.passage.text) <= 30 and not _PAUSE.search(item.passage.folded)


def _sibling(item: Item) -> Sibling:
    text = item.passage.folded
    below = bool(item.children) and not item.following and not _PAUSE.search(text)
    ends = len(text) <= 40 and "。" not in text and (below or item.passage.ends_line)
    fixed = item.mark.style == "article" or (item.mark.depth >= 6 and not item.is_top)
    return Sibling(item.passage.text, ends, fixed)


def _heading(item: Item, level: int, above: Role) -> Heading:
    heading, body = cut_item(item)
    role = role_of(heading, above, len(item.children))
    texts = [body, *(passage.text for passage in item.following)]
    place = item.passage.place() if item.passage.text else None
    children = tuple(_heading(child, level + 1, role) for child in item.children)
    printed = re.sub(r"^[#*\s]+", "", item.printed)
    return Heading(level, printed, heading, "\n".join(filter(None, texts)), role, place, item.sure, children)
