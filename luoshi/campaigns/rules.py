"""Pure decisions about windows, due dates and lamps. No database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Lamp = Literal["waiting", "going", "soon", "late", "done", "confirmed", "off"]
SOON = timedelta(days=7)


@dataclass(frozen=True)
class Window:
    """A span of days, both ends included; None leaves an end open."""

    starts_on: date | None
    ends_on: date | None

    def holds(self, other: "Window") -> bool:
        """Whether `other` lies within this window. An open end of `other` is inside only an open end."""
        return _from(self) <= _from(other) and _until(other) <= _until(self)

    def is_open_on(self, day: date) -> bool:
        """Whether the day lies in the window; a window with open ends is always open there."""
        return _from(self) <= day <= _until(self)


def _from(window: Window) -> date:
    return window.starts_on or date.min


def _until(window: Window) -> date:
    return window.ends_on or date.max


def find_outer_window(*windows: Window) -> Window:
    """The window from the first start to the last end; an end is open only if none is given."""
    starts = [window.starts_on for window in windows if window.starts_on]
    ends = [window.ends_on for window in windows if window.ends_on]
    return Window(min(starts, default=None), max(ends, default=None))


def lies_within(inner: Window, outer: Window) -> bool:
    """Whether a local measure keeps to the window of the one it carries out; an unset end inherits."""
    return outer.holds(Window(inner.starts_on or outer.starts_on, inner.ends_on or outer.ends_on))


def choose_due_date(ends_on: date | None, due_on: date | None) -> date | None:
    """A measure is due when its own window ends; only one without an end is due on the sender's date."""
    return ends_on or due_on


@dataclass(frozen=True)
class Standing:
    """How a unit (or a group of tasks) stands: how many tasks are in which state, the next open due date."""

    is_signed: bool
    tasks: Mapping[str, int]
    next_due_on: date | None

    @property
    def total(self) -> int:
        return sum(self.tasks.values())

    @property
    def finished(self) -> int:
        """Tasks that are done or confirmed."""
        return self.tasks.get("done", 0) + self.tasks.get("confirmed", 0)

    @property
    def is_waiting(self) -> bool:
        """Whether something is not signed for: the plan itself, or a measure that came later."""
        return not self.is_signed or self.tasks.get("unread", 0) > 0


def choose_lamp(standing: Standing, today: date) -> Lamp:
    """The lamp of a unit: what is overdue shows first, then what waits, then how far it has come.

    A plan without measures is done when it is signed for.
    """
    if standing.is_signed and standing.finished == standing.total:
        return "confirmed" if standing.total and standing.tasks.get("confirmed") == standing.total else "done"
    if standing.next_due_on and standing.next_due_on < today:
        return "late"
    if standing.is_waiting:
        return "waiting"
    if standing.next_due_on and standing.next_due_on <= today + SOON:
        return "soon"
    return "going"
