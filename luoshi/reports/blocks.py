"""The text of a report as blocks. A figure in it is named, never written out: ⟦f3⟧ is its amount,
⟦f7名单⟧ the units that it counts, ⟦时间⟧ the moment that all figures state. An editor shows ⟦f3：1204⟧; what
follows the colon is for the eye only.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import count
from typing import Any, Literal

BlockType = Literal["heading", "paragraph", "annex", "table"]
AS_OF = "时间"
NAMES = "名单"
TOKEN = re.compile(r"⟦\s*(?P<code>f\d{1,12}|时间)(?P<part>名单)?\s*(?:[：:](?P<shown>[^⟦⟧]*))?⟧")


@dataclass(frozen=True)
class Block:
    """One piece of the text.

    `key` names the place that the drafting gave it ("" for what a person added); `drafted` says that nobody has
    touched it since. A heading has a level (1 for 一、, 2 for （一）). An annex starts a new page. A table has a
    caption (`text`), a head and rows, each row a label followed by figure tokens.
    """

    type: BlockType
    text: str
    key: str = ""
    level: int = 0
    drafted: bool = False
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def but(self, **changes: Any) -> "Block":
        """The same block with some parts changed."""
        return replace(self, **changes)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; `from_json` gives the same block back."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Block":
        """A block as `to_json` wrote it."""
        head, rows = tuple(values["head"]), tuple(tuple(row) for row in values["rows"])
        return cls(**{**values, "head": head, "rows": rows})

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text of the block in reading order: its own, then a table's cells."""
        return (self.text, *self.head, *(cell for row in self.rows for cell in row))


def name_figure(code: str, part: str = "") -> str:
    """The token of a figure, as it stands in a text."""
    return f"⟦{code}{part}⟧"


def plain_tokens(text: str) -> str:
    """The text with every token in its short form, as it is stored."""
    return TOKEN.sub(lambda found: name_figure(found["code"], found["part"] or ""), text)


def fill(text: str, say: Callable[[str, str], str]) -> str:
    """The text with each token replaced by `say(code, part)`; part is "" or NAMES."""
    return TOKEN.sub(lambda found: say(found["code"], found["part"] or ""), text)


def cut(text: str) -> list[tuple[str, str, str]]:
    """The text in pieces (text, code, part): either plain text or the code of a figure with its part."""
    pieces, done = [], 0
    for found in TOKEN.finditer(text):
        pieces += [(text[done : found.start()], "", ""), ("", found["code"], found["part"] or "")]
        done = found.end()
    return [piece for piece in (*pieces, (text[done:], "", "")) if any(piece)]


def figure_codes(blocks: Iterable[Block]) -> list[str]:
    """The codes of the figures that the blocks name, in reading order, each once."""
    texts = (text for block in blocks for text in block.texts)
    codes = (found["code"] for text in texts for found in TOKEN.finditer(text))
    return list(dict.fromkeys(code for code in codes if code != AS_OF))


def number_tables(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with 表1, 表2 … before the captions: counted in the text as it stands, never stored."""
    numbers = count(1)
    return [
        block.but(text=f"表{next(numbers)}　{block.text}") if block.type == "table" else block
        for block in blocks
    ]


def read_body(body: Iterable[Mapping[str, Any]]) -> list[Block]:
    """The blocks of a stored body."""
    return [Block.from_json(values) for values in body]


def write_body(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """The blocks as a body to store."""
    return [block.to_json() for block in blocks]
