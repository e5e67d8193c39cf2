"""One file, several documents: where the next one begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from luoshi.gongwen.chars import bare
from luoshi.gongwen.closing import Closing, read_closing, sort_passages
from luoshi.gongwen.head import Head, read_head
from luoshi.gongwen.kinds import ends_with_kind, issued_title
from luoshi.gongwen.markers import leading_mark
from luoshi.gongwen.names import is_list_of_organisations, is_organisation
from luoshi.gongwen.numbers import own_number
from luoshi.gongwen.passage import Passage

_LABEL = re.compile(r"^附 ?件? ?[0-9一二三四五六七八九十]{0,2} ?：?$")
# A covering note is no longer than this.
_COVER = 800
_APPEAL = re.compile(r"^(?:倡议书|公开信|.{0,30}的?一封信|承诺书|慰问信|贺信|感谢信)$")


@dataclass(frozen=True)
class Slice:
    """The passages of one part with its head and closing already read; `labelled`: 附件1 stood above it."""

    passages: list[Passage]
    head: Head
    closing: Closing
    labelled: bool = False

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
        labelled = bool(_LABEL.match(rest[0].tight))
        rest = rest[1:] if labelled else rest
        head = read_head(rest)
        end = _end(rest, head, labelled=labelled)
        own = rest[:end]
        if own:
            slices.append(Slice(own, head, read_closing(own, min(head.body_from, end)), labelled))
        rest = rest[end:]
    return _without_cover(slices)


def _without_cover(slices: list[Slice]) -> list[Slice]:
    """What a web page says before the document that it forwards is no document: it goes to the end."""
    if len(slices) < 2 or not slices[1].head.recipients or "关于" not in slices[1].head.title:
        return slices
    cover = slices[0]
    if sum(len(passage.text) for passage in cover.passages) > _COVER:
        return slices
    formal = cover.head.number or cover.head.date or cover.closing.date or cover.closing.issuers
    return slices if formal else [*slices[1:], cover]


def _end(passages: list[Passage], head: Head, *, labelled: bool) -> int:
    """The index at which the next part begins; `labelled`: this one is an attachment, and so may be the next."""
    start = max(head.body_from, 1)
    issued = bare(issued_title(head.title))
    signed = labelled
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
        return signed and (_is_titled(passages[index + 1]) or _is_form(passages[index + 1 : index + 3]))
    if index > 1 and _opens_document(passages[index : index + 6]):
        return True
    if _APPEAL.match(text) and follows:
        return True
    return signed and _is_titled(passage) and follows and not _is_closing_line(text)


def _is_form(passages: list[Passage]) -> bool:
    """A short line without a kind (报名表) with something below it: a form or a table reproduced in full."""
    title, below = passages[0], passages[-1]
    plain = 2 < len(title.tight) <= 40 and not re.search(r"[，。；：]", title.tight)
    return plain and not leading_mark(title.folded) and len(passages) > 1 and not _LABEL.match(below.tight)


def _opens_document(passages: list[Passage]) -> bool:
    """Whether a title stands here, its own number perhaps above it, and recipients right below it."""
    rest = passages[1:] if own_number(passages[0]) else passages
    for spot, passage in enumerate(rest[:3]):
        if _is_titled(passage) and "关于" in "".join(line.tight for line in rest[: spot + 1]):
            below = rest[spot + 1].tight if spot + 1 < len(rest) else ""
            return below.endswith("：") and len(below) < 300 and is_list_of_organisations(below)
        if re.search(r"[。；：]", passage.tight) or len(passage.text) > 60:
            return False
    return False


def _is_titled(passage: Passage) -> bool:
    text = passage.tight
    plain = (
        len(text) <= 80 and not re.search(r"[。；：]|^附|^特此", text) and not leading_mark(passage.folded)
    )
    return plain and ends_with_kind(text) and not is_organisation(text)


def _is_closing_line(text: str) -> bool:
    return bool(re.match(r"抄送|主送|联系|（|\[\d", text))
