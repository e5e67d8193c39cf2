"""One file, several documents: where the next one begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from luoshi.gongwen.chars import bare
from luoshi.gongwen.closing import Closing, read_closing, sort_passages
from luoshi.gongwen.head import Head, read_head
from luoshi.gongwen.kinds import ends_with_kind, issued_title
from luoshi.gongwen.markers import leading_mark
from luoshi.gongwen.names import is_organisation
from luoshi.gongwen.passage import Passage

_LABEL = re.compile(r"^附 ?件? ?[0-9一二三四五六七八九十]{0,2} ?：?$")
_APPEAL = re.compile(r"^(?:倡议书|公开信|.{0,30}的?一封信|承诺书|慰问信|贺信|感谢信)$")


@dataclass(frozen=True)
class Slice:
    """The passages of one part with its head and closing already read."""

    passages: list[Passage]
    head: Head
    closing: Closing

    @property
    def body(self) -> list[Passage]:
        kept = zip(self.passages, self.closing.sorts, strict=True)
        return [
            passage
            for index, (passage, sort) in enumerate(kept)
            if index >= self.head.body_from and sort == "body"
        ]


def slice_parts(passages: list[Passage]) -> list[Slice]:
    """The parts of a file: the outer document first."""
    slices: list[Slice] = []
    rest = passages
    while rest:
        head = read_head(rest)
        end = _end(rest, head)
        own = rest[:end]
        if own:
            slices.append(Slice(own, head, read_closing(own, min(head.body_from, end))))
        rest = _without_label(rest[end:])
    return slices


def _without_label(passages: list[Passage]) -> list[Passage]:
    return passages[1:] if passages and _LABEL.match(passages[0].tight) else passages


def _end(passages: list[Passage], head: Head) -> int:
    """The index at which the next part begins."""
    start = max(head.body_from, 1)
    issued = bare(issued_title(head.title))
    signed = False
    for index, sort in enumerate(sort_passages(passages, start)):
        signed = signed or sort in ("signature", "date", "copies", "note")
        if index >= start and _begins_part(passages, index, issued, signed):
            return index
    return len(passages)


def _begins_part(passages: list[Passage], index: int, issued: str, signed: bool) -> bool:
    passage = passages[index]
    text = passage.tight
    follows = len(passages) - index > 2
    if issued and index > 1 and bare(text) == issued and follows:
        return True
    if _LABEL.match(text) and follows:
        return _is_titled(passages[index + 1]) and signed
    if _APPEAL.match(text) and follows:
        return True
    return signed and _is_titled(passage) and follows and not _is_closing_line(text)


def _is_titled(passage: Passage) -> bool:
    text = passage.tight
    plain = len(text) <= 80 and not re.search(r"[。；：]|^附", text) and not leading_mark(passage.folded)
    return plain and ends_with_kind(text) and not is_organisation(text)


def _is_closing_line(text: str) -> bool:
    return bool(re.match(r"抄送|主送|联系|（|\[\d", text))
