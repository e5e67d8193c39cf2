"""What one record says: plain values, as every version keeps them in full."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, time
from typing import Any


@dataclass(frozen=True)
class Content:
    """One version of a record. Units, measures and programmes are ids; the owner is the first host."""

    kind: str
    title: str
    held_on: date
    held_at: time | None = None
    place: str = ""
    attendance_onsite: int | None = None
    attendance_online: int | None = None
    audience: str = ""
    story: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    hosts: tuple[int, ...] = ()
    measures: tuple[int, ...] = ()
    programmes: tuple[int, ...] = ()
    photo: str = ""

    @property
    def is_joint(self) -> bool:
        """Whether several units held it together."""
        return len(self.hosts) > 1

    def but(self, **changes: Any) -> "Content":
        """The same record with some parts changed."""
        return replace(self, **changes)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values, dates as ISO text; `from_json` gives the same content back."""
        values = asdict(self)
        values["held_on"] = self.held_on.isoformat()
        values["held_at"] = self.held_at.isoformat("minutes") if self.held_at else None
        return values

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Content":
        """A content as `to_json` wrote it."""
        held_at = values.get("held_at")
        lists = {name: tuple(values.get(name, ())) for name in ("hosts", "measures", "programmes")}
        return cls(
            **{
                **values,
                **lists,
                "held_on": date.fromisoformat(values["held_on"]),
                "held_at": time.fromisoformat(held_at) if held_at else None,
            }
        )


@dataclass(frozen=True)
class Change:
    """One part of a record that a correction changed."""

    name: str
    before: Any
    after: Any


def find_changes(before: Content, after: Content) -> list[Change]:
    """What differs between two versions, part by part, in the order of the form."""
    pairs = ((one.name, getattr(before, one.name), getattr(after, one.name)) for one in fields(Content))
    return [Change(name, old, new) for name, old, new in pairs if old != new]


def merge(base: Content, *, mine: Content, theirs: Content) -> Content:
    """Two corrections of one version put together: what I changed is mine, everything else is theirs."""
    changed = {change.name: change.after for change in find_changes(base, mine)}
    return theirs.but(**changed)
