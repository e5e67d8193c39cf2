"""The lines of a document with what was read from them marked in place. Pure values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.desk.notices.findings import Found, list_findings
from luoshi.desk.notices.stretches import Stretch
from luoshi.gongwen import Document
from luoshi.gongwen.document import Line, Place

# Each group has its own colour, its own underline, and a switch above the original.
GROUPS: dict[str, tuple[str | Promise, frozenset[str]]] = {
    "doubt": (_("请核对"), frozenset({"doubt"})),
    "head": (
        _("抬头落款"),
        frozenset(
            {"title", "subtitle", "issuers", "number", "date", "recipients", "attachments", "theme", "signer"}
        ),
    ),
    "time": (_("时间"), frozenset({"phase", "window", "deadline"})),
    "measure": (_("措施"), frozenset({"measure"})),
    "requirement": (_("要求"), frozenset({"requirement"})),
    "figure": (_("数字"), frozenset({"figure", "limit"})),
    "people": (_("联系和报送"), frozenset({"contact", "report"})),
    "basis": (pgettext_lazy("of a document", "依据"), frozenset({"basis"})),
    "outline": (_("提纲"), frozenset({"outline"})),
}
_GROUP_OF = {kind: group for group, (_name, kinds) in GROUPS.items() for kind in kinds}


@dataclass(frozen=True)
class Piece:
    """A stretch of a line and what was read there, the shortest finding first; none for plain text."""

    text: str
    found: tuple[Found, ...] = ()

    @property
    def kind(self) -> str:
        return self.found[0].kind if self.found else ""

    @property
    def groups(self) -> str:
        """The groups of its findings as class names, the first one's colour before all."""
        groups = dict.fromkeys(_GROUP_OF[one.kind] for one in self.found)
        return " ".join([f"read-{next(iter(groups))}", *(f"also-{one}" for one in list(groups)[1:])])

    @property
    def label(self) -> str:
        return " + ".join(dict.fromkeys(str(one.label) for one in self.found))

    @property
    def amended(self) -> str:
        """What the words should read, if a person said so."""
        return next((one.amended for one in self.found if one.amended), "")

    @property
    def target(self) -> str:
        return self.found[0].target

    @property
    def targets(self) -> str:
        """The fields of all its findings."""
        return " ".join(one.target for one in self.found)


@dataclass(frozen=True)
class ShownLine:
    """A line of the original. `page` is set on the first line of a page, else 0; `in_page` always."""

    number: int
    page: int
    in_page: int
    pieces: tuple[Piece, ...]

    @property
    def plain(self) -> str:
        """The text of a line in which nothing was read; most lines are such, and quick to show."""
        return "" if any(piece.found for piece in self.pieces) else "".join(one.text for one in self.pieces)

    @property
    def is_blank(self) -> bool:
        return not any(piece.text.strip() for piece in self.pieces)


@dataclass(frozen=True)
class _Span:
    found: Found
    start: int
    end: int


def mark_lines(
    document: Document, stretch: Stretch | None = None, amended: Iterable[Found] = ()
) -> tuple[ShownLine, ...]:
    """The lines of a stretch (or all) in order, cut into pieces; where findings overlap the shorter leads."""
    lines = [line for line in document.lines if stretch is None or stretch.holds(line.number)]
    lengths = {line.number: len(line.text) for line in lines}
    spans: dict[int, list[_Span]] = {number: [] for number in lengths}
    for found in (*list_findings(document), *amended):
        place = found.place
        for number in range(place.line, max(place.line, place.last_line) + 1):
            if number in spans:
                spans[number].append(_cut(found, place, number, lengths[number]))
    return tuple(_show(lines, spans))


def _show(lines: list[Line], spans: dict[int, list[_Span]]) -> Iterator[ShownLine]:
    page = 0
    for line in lines:
        first_of_page = line.page if line.page != page else 0
        page = line.page
        yield ShownLine(line.number, first_of_page, line.page, _cut_pieces(line.text, spans[line.number]))


def _cut(found: Found, place: Place, number: int, length: int) -> _Span:
    """The part of a place that lies on one of its lines."""
    last = max(place.line, place.last_line)
    start = place.start if number == place.line else 0
    return _Span(found, max(start, 0), min(place.end if number == last else length, length))


def _cut_pieces(text: str, spans: list[_Span]) -> tuple[Piece, ...]:
    spans = sorted((one for one in spans if one.start < one.end), key=lambda one: one.end - one.start)
    if not spans:
        return (Piece(text),) if text else ()
    cuts = sorted({0, len(text), *(one.start for one in spans), *(one.end for one in spans)})
    pieces = [
        (tuple(one.found for one in spans if one.start <= start and end <= one.end), text[start:end])
        for start, end in pairwise(cuts)
    ]
    runs = groupby(pieces, key=lambda piece: piece[0])
    return tuple(Piece("".join(words for _found, words in run), found) for found, run in runs)
