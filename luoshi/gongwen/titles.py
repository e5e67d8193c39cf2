"""The title 标题 of a document: on which lines of the head it stands, and how they are joined."""

from __future__ import annotations

import re

from luoshi.gongwen.chars import bare
from luoshi.gongwen.kinds import ends_with_kind, issued_title
from luoshi.gongwen.names import is_organisation
from luoshi.gongwen.passage import Passage

Placed = tuple[int, Passage]

# More blank lines than this part a letterhead from the title below it.
_BLANK = 2


def last_line(texts: list[Placed], right_above: int | None) -> int | None:
    """Which of the lines ends the title; a web page's headline gives way to the title above the recipients.

    `right_above`: the index of the passage above the recipients, None if there are none.
    """
    ends = [spot for spot, (_, passage) in enumerate(texts) if ends_with_kind(passage.text)]
    # The document's own number may stand between the two.
    nearest = [spot for spot in ends if right_above is not None and 0 <= right_above - texts[spot][0] <= 1]
    if nearest and not issued_title(texts[ends[0]][1].text):
        return nearest[-1]
    # Without recipients, the one below which its author stands.
    signed = [spot for spot in ends if spot + 1 < len(texts) and is_organisation(texts[spot + 1][1].text)]
    if right_above is None and signed:
        return signed[-1]
    return ends[0] if ends else None


def first_line(texts: list[Placed], last: int) -> int:
    """Which of the lines begins the title that ends on the line `last`."""
    first = last
    while first > 0 and _joins(texts[first - 1], texts[first]):
        whole = "".join(passage.text for _, passage in texts[first : last + 1])
        if bare(texts[first - 1][1].text) in bare(whole):
            break
        first -= 1
    return first


def join_lines(lines: list[Passage]) -> str:
    """One title; its spaces go, unless it is in Latin words."""
    if any(re.search(r"[A-Za-z] [A-Za-z]", line.text) for line in lines):
        return " ".join(line.text for line in lines)
    return re.sub(r"\s+|[（(]\d{1,2}[）)]$", "", "".join(line.text for line in lines))


def _joins(before: Placed, after: Placed) -> bool:
    """A line joins the title below it if it stands right above and does not end a title itself."""
    text = before[1].text
    if after[0] - before[0] != 1 or ends_with_kind(text) or len(text) > 60:
        return False
    named = is_organisation(text)
    if named and after[1].first_line - before[1].last_line > _BLANK + 1:
        return False
    return named or not after[1].text.startswith("关于")
