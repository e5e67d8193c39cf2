"""What a second look at a text should fall on: numbers bound to nothing, figures typed over, empty lists.

A remark stops nothing; the person decides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from luoshi.reports.blocks import NAMES, TOKEN, Block
from luoshi.reports.rules import find_overtyped, find_unbound
from luoshi.reports.speaking import Voice

RemarkKind = Literal["unbound", "overtyped", "unknown", "empty_list"]


@dataclass(frozen=True)
class Remark:
    """One place to look at: the block's number from 0, what stands there, and a few characters around it."""

    kind: RemarkKind
    block: int
    subject: str
    around: str = ""


def find_remarks(blocks: Iterable[Block], voice: Voice) -> list[Remark]:
    """The remarks on a text, in reading order. Tables are written by the drafting and need none."""
    return [
        remark
        for number, block in enumerate(blocks)
        if block.type != "table"
        for remark in _of_text(number, block.text, voice)
    ]


def _of_text(number: int, text: str, voice: Voice) -> Iterator[Remark]:
    for found in find_unbound(text):
        yield Remark("unbound", number, found.number, found.around)
    amounts = {code: figure.amount for code, figure in voice.figures.items()}
    for code in find_overtyped(text, amounts):
        yield Remark("overtyped", number, code)
    for token in TOKEN.finditer(text):
        figure = voice.figures.get(token["code"])
        if figure is None and token["code"].startswith("f"):
            yield Remark("unknown", number, token["code"])
        elif figure is not None and token["part"] == NAMES and not figure.names:
            yield Remark("empty_list", number, token["code"])
