"""A report's text on screen: blocks cut into words and figures, each figure a link to what stands behind it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from luoshi.reports.blocks import AS_OF, Block, cut, number_tables
from luoshi.reports.speaking import Voice


@dataclass(frozen=True)
class Piece:
    """Some words, or a figure: then with the address of its page and its label."""

    text: str
    url: str = ""
    label: str = ""


Pieces = tuple[Piece, ...]


@dataclass(frozen=True)
class ShownRow:
    """A row of a table: its label, then each cell with the name of its column."""

    label: str
    cells: tuple[tuple[str, Pieces], ...]


@dataclass(frozen=True)
class ShownBlock:
    """A block as it is read."""

    type: str
    level: int
    pieces: Pieces
    head: tuple[str, ...] = ()
    rows: tuple[ShownRow, ...] = ()


def show_blocks(blocks: Iterable[Block], voice: Voice) -> tuple[ShownBlock, ...]:
    """The blocks with their figures filled in and their tables numbered."""
    return tuple(_show(block, voice) for block in number_tables(blocks))


def _show(block: Block, voice: Voice) -> ShownBlock:
    rows = tuple(_show_row(block.head[1:], row, voice) for row in block.rows)
    return ShownBlock(block.type, block.level, show_text(block.text, voice), block.head, rows)


def _show_row(columns: tuple[str, ...], row: tuple[str, ...], voice: Voice) -> ShownRow:
    cells = zip(columns, row[1:], strict=True)
    return ShownRow(row[0], tuple((column, show_text(cell, voice)) for column, cell in cells))


def show_text(text: str, voice: Voice) -> Pieces:
    """A text in pieces; a figure that the report does not have is words without a link."""
    return tuple(_piece(plain, code, part, voice) for plain, code, part in cut(text))


def _piece(plain: str, code: str, part: str, voice: Voice) -> Piece:
    if plain or code == AS_OF or code not in voice.figures:
        return Piece(plain or voice.say(code, part))
    return Piece(voice.say(code, part), figure_url(voice, code), voice.figures[code].label)


def figure_url(voice: Voice, code: str) -> str:
    """The page of a figure."""
    return reverse("reports:figure", args=[voice.report.uid, code])
