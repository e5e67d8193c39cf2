"""A field of the reading's form with what belongs beside it."""

from dataclasses import dataclass

from django import forms

from luoshi.desk.notices.traces import Trace


@dataclass(frozen=True)
class Cell:
    """A field; what the reading says instead, if a person changed it; what there is to decide.

    `note` says how sure the reading is, `line` where it was read (0 for nowhere). `decide` is what the buttons
    send behind "mine:" and "reading:", empty where there is nothing to decide.
    """

    bound: forms.BoundField
    note: str = ""
    line: int = 0
    trace: Trace | None = None
    reads: str | None = None
    decide: str = ""

    @property
    def size(self) -> str:
        return getattr(self.bound.field, "size", "half")

    @property
    def is_conflict(self) -> bool:
        return bool(self.decide)
