"""A long document is shown and corrected a stretch at a time, so that a page stays light whatever its length."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from luoshi.campaigns.corrections import LISTS
from luoshi.gongwen import Document

MOST_LINES = 300
MOST_ITEMS = 120


@dataclass(frozen=True)
class Stretch:
    """The lines `first` to `last` of a document, and where it stands among all stretches, from 1."""

    first: int
    last: int
    number: int
    of: int

    def holds(self, line: int) -> bool:
        """Whether a line is in it; what has no line belongs to the beginning."""
        return self.first <= line <= self.last or (self.number == 1 and line < self.first)


def cut_stretches(document: Document) -> tuple[Stretch, ...]:
    """The stretches of a document: as many lines as a page bears, fewer where much was read."""
    items = Counter(
        item.place.line
        for part in document.parts
        for name in LISTS
        for item in getattr(part, name)
        if item.place
    )
    ends, lines, found = [], 0, 0
    for line in document.lines:
        if lines and (lines == MOST_LINES or found + items[line.number] > MOST_ITEMS):
            ends.append(line.number - 1)
            lines = found = 0
        lines, found = lines + 1, found + items[line.number]
    first = document.lines[0].number if document.lines else 1
    last = document.lines[-1].number if document.lines else 1
    firsts = [first, *(end + 1 for end in ends)]
    bounds = zip(firsts, [*ends, last], strict=True)
    return tuple(Stretch(one, two, number, len(firsts)) for number, (one, two) in enumerate(bounds, 1))


def find_stretch(stretches: tuple[Stretch, ...], line: int) -> Stretch:
    """The stretch that holds a line; the nearest before a line that is nowhere."""
    return stretches[max(0, bisect_right(stretches, line, key=lambda one: one.first) - 1)]
