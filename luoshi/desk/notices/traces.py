"""What a field's page says of its past: what was read there, who changed it, what the reading says by now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from luoshi.campaigns.corrections import Change, Form, fold, list_slots
from luoshi.campaigns.merging import merge
from luoshi.campaigns.models import Correction, Notice
from luoshi.gongwen import Document, plain


@dataclass(frozen=True)
class Trace:
    """A corrected slot: its last change, what the reading says by now, and the fields where the two disagree.

    `keys` holds "" where the whole slot disagrees.
    """

    row: Correction
    reads: Any
    keys: frozenset[str] = frozenset()

    @property
    def who(self) -> str:
        return self.row.by.name

    @property
    def when(self) -> datetime:
        return self.row.at

    @property
    def path(self) -> str:
        return self.row.path

    @property
    def is_removed(self) -> bool:
        return self.row.now is None

    def read_item(self, kind: type[Any]) -> Any:
        """What the reading says, as an item; None if it says nothing."""
        return plain.read(kind, self.reads) if self.reads is not None else None


@dataclass(frozen=True)
class Traces:
    """Every corrected slot of a notice by its path, and the rows from which that follows, oldest first."""

    by_path: Mapping[str, Trace] = field(default_factory=dict)
    rows: tuple[Correction, ...] = ()

    def under(self, path: str) -> Mapping[str, Trace]:
        """The traces of a list's items by their names."""
        return {
            name.removeprefix(path): trace for name, trace in self.by_path.items() if name.startswith(path)
        }


def find_traces(notice: Notice, rows: list[Correction]) -> Traces:
    """The traces of a notice's changes; a notice that nobody corrected has none and costs nothing."""
    if not rows:
        return Traces()
    reading: Form = Document.from_json(notice.reading).to_json()
    in_force = fold(Change(row.path, row.read, row.was, row.now) for row in rows)
    keys: dict[str, set[str]] = {}
    for conflict in merge(reading, in_force).conflicts:
        keys.setdefault(conflict.path, set()).add(conflict.key)
    slots, last = list_slots(reading), {row.path: row for row in rows}
    return Traces(
        {path: Trace(last[path], slots.get(path), frozenset(keys.get(path, ()))) for path in in_force},
        tuple(rows),
    )
