"""A run of text put together from lines, which remembers where each character was read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from luoshi.gongwen.chars import fold
from luoshi.gongwen.document import Line, Place


@dataclass(frozen=True)
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
    def _kept(self) -> tuple[int, ...]:
        text = self.folded
        return tuple(
            spot for spot, character in enumerate(text) if character != " " or _parts_latin(text, spot)
        )

    @cached_property
    def tight(self) -> str:
        return "".join(self.folded[spot] for spot in self._kept)

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
        first = max(bisect_right(self.runs, start, key=lambda run: run.offset) - 1, 0)
        runs = [run for run in self.runs[first:] if run.offset < start + max(len(piece), 1)]
        return Passage(piece, tuple(_shift(run, start) for run in runs))

    def cut_tight(self, start: int, end: int | None = None) -> Passage:
        """The passage of `tight[start:end]`."""
        return self.cut(self.at(start), None if end is None else self.at(end))

    @property
    def first_line(self) -> int:
        return self.runs[0].line.number

    @property
    def last_line(self) -> int:
        return self.runs[-1].line.number

    def _spot(self, offset: int) -> tuple[Line, int]:
        run = self.runs[max(bisect_right(self.runs, offset, key=lambda run: run.offset) - 1, 0)]
        return run.line, run.column + offset - run.offset


def _shift(run: Run, start: int) -> Run:
    if run.offset >= start:
        return Run(run.offset - start, run.line, run.column)
    return Run(0, run.line, run.column + start - run.offset)


def _parts_latin(text: str, spot: int) -> bool:
    """A space counts only between two Latin letters or digits."""
    before, after = text[spot - 1 : spot], text[spot + 1 : spot + 2]
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()


def join(lines: list[Line]) -> Passage:
    """One passage from lines, each stripped; two Latin words that meet at a line end get a space."""
    text, runs = "", []
    for line in lines:
        piece = line.text.strip()
        if text and _both_words(text[-1], piece[:1]):
            text += " "
        runs.append(Run(len(text), line, len(line.text) - len(line.text.lstrip())))
        text += piece
    return Passage(text, tuple(runs))


def _both_words(left: str, right: str) -> bool:
    return left.isascii() and left.isalpha() and right.isascii() and right.isalpha()
