"""A body that a web page prints twice is read once."""

from __future__ import annotations

from luoshi.gongwen.chars import bare
from luoshi.gongwen.markers import leading_mark
from luoshi.gongwen.passage import Passage, join

_LEAST = 120
_MOST_LINES = 4


def drop_repeats(passages: list[Passage]) -> tuple[list[Passage], list[Passage]]:
    """The passages without a second copy of the text, and what was left out."""
    kept: list[Passage] = []
    dropped: list[Passage] = []
    for passage in passages:
        first, second = _halves(passage)
        kept.append(first)
        dropped += [second] if second else []
    return _drop_runs(kept, dropped)


def _halves(passage: Passage) -> tuple[Passage, Passage | None]:
    """A passage that goes over into a copy of its own beginning is cut there."""
    text = passage.text
    if len(text) < 4 * _LEAST:
        return passage, None
    for start in range(0, 400, 20):
        probe = text[start : start + _LEAST]
        again = text.find(probe, start + _LEAST) if len(probe) == _LEAST else -1
        if again > 0 and again - start > len(text) * 0.3:
            while start and text[start - 1] == text[again - 1]:
                start, again = start - 1, again - 1
            return passage.cut(0, again), passage.cut(again)
    return passage, None


def _drop_runs(passages: list[Passage], dropped: list[Passage]) -> tuple[list[Passage], list[Passage]]:
    """A run that repeats an earlier one is left out, if three of its passages are long.

    It begins with recipients or text: items of an outline may well be worded alike.
    """
    seen: dict[str, int] = {}
    kept: list[Passage] = []
    index = 0
    while index < len(passages):
        first = -1 if leading_mark(passages[index].folded) else seen.get(passages[index].text, -1)
        run = _run(passages, first, index)
        size = max(run, 1)
        found = passages[index : index + size]
        if sum(len(item.text) > 30 for item in found[:run]) >= 3:
            dropped += found
        else:
            kept += found
            for spot, item in enumerate(found, index):
                seen.setdefault(item.text, spot)
        index += size
    return kept, dropped


def _run(passages: list[Passage], first: int, again: int) -> int:
    """How many passages from `again` on equal those from `first` on."""
    size = 0
    while first >= 0 and again + size < len(passages) and first + size < again:
        if passages[first + size].text != passages[again + size].text:
            break
        size += 1
    return size


def join_repeated_title(passages: list[Passage]) -> list[Passage]:
    """The title as the document prints it, over several lines, in one, if a headline above says the same."""
    headline = bare(passages[0].text) if passages and len(passages[0].text) < _LEAST else ""
    printed = ""
    for index, passage in enumerate(passages[1 : 1 + _MOST_LINES], 1):
        printed += bare(passage.text)
        if not headline.startswith(printed):
            break
        if printed == headline and index > 1:
            return [passages[0], join(passages[1 : index + 1]), *passages[index + 1 :]]
    return passages
