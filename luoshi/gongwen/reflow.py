"""Text whose line ends were lost: cut again where head, outline, notes and signature begin.

A document saved from a web page often arrives as one long line. Every cut is made before or after something
that GB/T 9704-2012 puts on a line of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from luoshi.gongwen.glued_head import HEAD, head_spots, part_head, title_spots, urgent_spots
from luoshi.gongwen.glued_signature import (
    after_file_name,
    noted_date,
    signature_spots,
    signed_end,
    signed_line,
)
from luoshi.gongwen.kinds import ends_with_kind, issued_title
from luoshi.gongwen.markers import find_marks, leading_mark
from luoshi.gongwen.names import leading_organisation
from luoshi.gongwen.numbers import find_numbers
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.repeats import join_repeated_title
from luoshi.gongwen.sequence import choose
from luoshi.gongwen.words import any_of

# More letters than a paragraph has; where all stands on one or two lines, fewer tell as much.
_FLAT, _SHORT_FLAT = 350, 120
_BLOCK = re.compile(rf"(?<=[。；）\d\w])\s*(?={any_of('flat_blocks')})")
# What stands before a mark of the upper levels only where a line end was lost.
_GLUED = {
    "han": re.compile("[\u4e00-\u9fff。；]"),
    "han-bracket": re.compile("[\u4e00-\u9fff]"),
    "chapter": re.compile("。"),
}
_NEVER = re.compile("(?!)")
# The first attachment stands on the line of the word.
_NOTE_BEGINS = re.compile("附件?：\\s?$")


def reflow(passages: list[Passage]) -> list[Passage]:
    """The same text in more passages, if it arrived in too few."""
    most = _SHORT_FLAT if 0 < len(passages) <= 2 and title_spots(passages[0]) else _FLAT
    flat = len(passages) <= 8 and any(len(passage.text) > most for passage in passages)
    if flat:
        passages = join_repeated_title(passages)
        title = _find_title(passages)
        return [piece for passage in passages for piece in _cut(passage, title, most)]
    parted = part_head(join_repeated_title(passages))
    title = next((passage.text for passage in parted[:HEAD] if ends_with_kind(passage.text)), "")
    marks = _marks_within(parted)
    lost = any(marks)
    return [
        piece
        for passage, spots in zip(parted, marks, strict=True)
        for piece in passage.cut_at(spots | _closing_spots(passage, title, lost=lost))
    ]


def _find_title(passages: list[Passage]) -> str:
    """The title of a flat text: its first short passage, or the beginning of the long one."""
    first = passages[0]
    end = max(title_spots(first), default=0)
    start = max(urgent_spots(first), default=0)
    for number in find_numbers(first.cut(start))[:1]:
        spot = first.text.find(number.raw)
        if spot == start or first.text[:spot].rstrip().endswith("文件"):
            start = spot + len(number.raw)
    return first.text[start:end] if end else first.text[:200]


def _cut(passage: Passage, title: str, most: int) -> list[Passage]:
    """The pieces of a passage of a flat text; `most`: above how many letters a passage was several."""
    issuer = leading_organisation(title)
    spots = signed_line(passage, issuer) | signed_end(passage, issuer, listed=False)
    if len(passage.text) > most / 2:
        spots |= title_spots(passage) | head_spots(passage) | _block_spots(passage)
        spots |= signature_spots(passage, issuer) | _part_spots(passage, title)
        folded = passage.folded
        starts = [mark.start for mark in choose(find_marks(folded), folded, flat=True)]
        spots |= {start for start in starts if not _NOTE_BEGINS.search(folded[max(0, start - 6) : start])}
    return passage.cut_at(spots)


def _closing_spots(passage: Passage, title: str, *, lost: bool) -> set[int]:
    """Where the closing begins in a passage of a text that kept its line ends, or lost only some of them."""
    issuer, text = leading_organisation(title), passage.folded
    listed = text.startswith("附") or leading_mark(text) is not None
    spots = noted_date(passage) | after_file_name(passage)
    spots |= signed_line(passage, issuer if lost or listed else "")
    spots |= signed_end(passage, issuer, listed=listed)
    return spots | _block_spots(passage) | signature_spots(passage, issuer) if lost else spots


def _block_spots(passage: Passage) -> set[int]:
    text = passage.folded
    spots = {match.end() for match in _BLOCK.finditer(text) if match.end() > len(text) * 0.1}
    notes = re.finditer(r"（此件[^。（）]{2,10}）", text)
    return spots | {note.end() for note in notes}


def _part_spots(passage: Passage, title: str) -> set[int]:
    """Around the title of the issued document where it is printed once more, after the signature."""
    issued = issued_title(title)
    spot = passage.text.rfind(issued) if issued else -1
    if spot < 0 or not re.search(r"\d日|）$|号$", passage.folded[max(0, spot - 12) : spot]):
        return set()
    return {spot, spot + len(issued)}


def _marks_within(passages: list[Passage]) -> list[set[int]]:
    """Where marks stand within each passage, if one of the upper levels follows a letter: line ends were lost."""
    folded = "\n".join(passage.folded for passage in passages)
    chosen = choose(find_marks(folded), folded, flat=True)
    lost = any(_GLUED.get(mark.style, _NEVER).search(folded, mark.start - 1, mark.start) for mark in chosen)
    starts = [0, *accumulate(len(passage.text) + 1 for passage in passages)]
    spots: list[set[int]] = [set() for _ in passages]
    for mark in chosen if lost else []:
        index = bisect_right(starts, mark.start) - 1
        spots[index].add(mark.start - starts[index])
    return [own - {0} for own in spots]
