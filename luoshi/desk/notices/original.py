"""The lines of a document with what was read from them marked in place. Pure values."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.gongwen import Document
from luoshi.gongwen.document import Part, Place

KINDS: dict[str, str | Promise] = {
    "title": _("标题"),
    "issuers": _("发文机关"),
    "number": _("发文字号"),
    "date": _("成文日期"),
    "recipients": _("主送机关"),
    "contact": _("联系人"),
    "theme": _("主题"),
    "phase": _("阶段"),
    "measure": _("措施"),
    "window": _("时间安排"),
    "requirement": _("要求"),
    "deadline": _("期限"),
    "figure": _("数字"),
    "doubt": _("请核对"),
}


@dataclass(frozen=True)
class Piece:
    """A stretch of a line; `kind` says what was read there, empty for plain text."""

    text: str
    kind: str = ""

    @property
    def label(self) -> str | Promise:
        return KINDS[self.kind] if self.kind else ""


@dataclass(frozen=True)
class ShownLine:
    """A line of the original. `page` is set on the first line of a page, else 0."""

    number: int
    page: int
    pieces: tuple[Piece, ...]

    @property
    def plain(self) -> str:
        """The text of a line in which nothing was read; most lines are such, and quick to show."""
        return (
            "" if any(piece.kind for piece in self.pieces) else "".join(piece.text for piece in self.pieces)
        )

    @property
    def is_blank(self) -> bool:
        return not any(piece.text.strip() for piece in self.pieces)


@dataclass(frozen=True)
class _Span:
    kind: str
    start: int
    end: int


def mark_lines(document: Document) -> tuple[ShownLine, ...]:
    """Every line in order, cut into pieces; where findings overlap the shorter one shows."""
    lengths = {line.number: len(line.text) for line in document.lines}
    spans: dict[int, list[_Span]] = {number: [] for number in lengths}
    for kind, place in _list_places(document):
        for number in range(place.line, max(place.line, place.last_line) + 1):
            if number in spans:
                spans[number].append(_cut(kind, place, number, lengths[number]))
    shown, page = [], 0
    for line in document.lines:
        first_of_page = line.page if line.page != page else 0
        page = line.page
        shown.append(ShownLine(line.number, first_of_page, _cut_pieces(line.text, spans[line.number])))
    return tuple(shown)


def _cut(kind: str, place: Place, number: int, length: int) -> _Span:
    """The part of a place that lies on one of its lines."""
    last = max(place.line, place.last_line)
    start = place.start if number == place.line else 0
    return _Span(kind, start, place.end if number == last else length)


def _cut_pieces(text: str, spans: list[_Span]) -> tuple[Piece, ...]:
    kinds = [""] * len(text)
    for span in sorted(spans, key=lambda one: one.start - one.end):
        for offset in range(max(span.start, 0), min(span.end, len(text))):
            kinds[offset] = span.kind
    runs = groupby(zip(kinds, text, strict=True), key=lambda pair: pair[0])
    return tuple(Piece("".join(letter for _kind, letter in run), kind) for kind, run in runs)


def _list_places(document: Document) -> Iterator[tuple[str, Place]]:
    for part in document.parts:
        for kind, place in _list_part_places(part):
            if place is not None:
                yield kind, place
    for doubt in document.warnings:
        if doubt.place is not None:
            yield "doubt", doubt.place


def _list_part_places(part: Part) -> Iterator[tuple[str, Place | None]]:
    yield from ((finding.field, finding.place) for finding in part.findings if finding.field in KINDS)
    if part.doc_number:
        yield "number", part.doc_number.place
    yield from (("contact", one.place) for one in part.contacts)
    yield from (("phase", one.place) for one in part.phases)
    yield from (("measure", one.place) for one in part.measures)
    yield from (("window", one.window.place) for one in part.measures if one.window)
    yield from (("requirement", one.place) for one in part.requirements)
    yield from (("deadline", one.place) for one in part.deadlines)
    yield from (("figure", one.place) for one in part.figures)
