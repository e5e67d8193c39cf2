"""A run of text put together from lines, which remembers where each character was read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from luoshi.gongwen.chars import fold
from luoshi.gongwen.document import Line, Place


@dataclass(frozen=True, slots=True)
class Run:
    """`line` supplies the text from `offset` on, beginning at column `column` of the line."""

    offset: int
    line: Line
    column: int


@dataclass(frozen=True)
class Passage:
    """A paragraph or a part of one.

    `text` is as printed; `folded` has the same offsets; `tight` drops the spaces that carry no meaning
    between Chinese characters and digits, and has its own offsets (`at` turns them back).
    """

    text: str
    runs: tuple[Run, ...]

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def _kept(self) -> Sequence[int]:
        """The offsets in `folded` of what `tight` keeps."""
        text = self.folded
        if " " not in text:
            return range(len(text))
        return [spot for spot, character in enumerate(text) if character != " " or _parts_latin(text, spot)]

    @cached_property
    def tight(self) -> str:
        text, kept = self.folded, self._kept
        return text if len(kept) == len(text) else "".join(text[spot] for spot in kept)

    def at(self, spot: int) -> int:
        """The offset in `text` of an offset in `tight`."""
        return self._kept[spot] if spot < len(self._kept) else len(self.text)

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """Where `text[start:end]` was read."""
        last = len(self.text) if end is None else end
        first, column = self._spot(start)
        final, end_column = self._spot(max(last - 1, start))
        same = final.number == first.number
        return Place(first.page, first.number, column, end_column + 1, 0 if same else final.number)

    def tight_place(self, start: int, end: int) -> Place:
        """Where `tight[start:end]` was read."""
        return self.place(self.at(start), self.at(max(end - 1, start)) + 1)

    def cut(self, start: int, end: int | None = None) -> Passage:
        """The passage of `text[start:end]`, without white space at its ends."""
        last = len(self.text) if end is None else end
        piece = self.text[start:last]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        stop = bisect_left(self.runs, start + max(len(piece), 1), key=_offset)
        return Passage(piece, tuple(_shift(run, start) for run in self.runs[self._run_at(start) : stop]))

    def cut_at(self, spots: set[int]) -> list[Passage]:
        """The passages that cutting at each offset of `spots` makes, empty ones left out."""
        edges = sorted({0, len(self.text), *spots})
        pieces = [self.cut(start, end) for start, end in pairwise(edges)]
        return [piece for piece in pieces if piece.text]

    def cut_tight(self, start: int, end: int | None = None) -> Passage:
        """The passage of `tight[start:end]`."""
        return self.cut(self.at(start), None if end is None else self.at(end))

    @property
    def first_line(self) -> int:
        return self.runs[0].line.number

    @property
    def last_line(self) -> int:
        return self.runs[-1].line.number

    @property
    def ends_line(self) -> bool:
        """Whether a line ends here, or a space stands where one may have ended."""
        line, column = self._spot(len(self.text))
        return not line.text[column : column + 1].strip()

    def _spot(self, offset: int) -> tuple[Line, int]:
        run = self.runs[self._run_at(offset)]
        return run.line, run.column + offset - run.offset

    def _run_at(self, offset: int) -> int:
        return max(bisect_right(self.runs, offset, key=_offset) - 1, 0)


def _offset(run: Run) -> int:
    return run.offset


def _shift(run: Run, start: int) -> Run:
    if run.offset >= start:
        return Run(run.offset - start, run.line, run.column)
    return Run(0, run.line, run.column + start - run.offset)


def _parts_latin(text: str, spot: int) -> bool:
    """A space counts only between two Latin letters or digits."""
    before, after = text[spot - 1 : spot], text[spot + 1 : spot + 2]
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()


def of_line(line: Line) -> Passage:
    """The passage of a line, without white space at its ends."""
    return Passage(line.text, (Run(0, line, 0),)).cut(0)


def join(pieces: list[Passage]) -> Passage:
    """One passage from several; two Latin words that meet at a line end get a space."""
    text, runs = "", []
    for piece in pieces:
        if text and _both_words(text[-1], piece.text[:1]):
            text += " "
        runs += [Run(len(text) + run.offset, run.line, run.column) for run in piece.runs]
        text += piece.text
    return Passage(text, tuple(runs))


def _both_words(left: str, right: str) -> bool:
    return left.isascii() and left.isalpha() and right.isascii() and right.isalpha()
