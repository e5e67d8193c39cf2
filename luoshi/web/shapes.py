"""The values that components show. Plain frozen dataclasses; a page builds them, a tag renders them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Crumb:
    """A step on the way from the top of the tree to here; the last one has no url."""

    title: str
    url: str = ""


@dataclass(frozen=True)
class Tab:
    """One of several views of the same subject."""

    title: str
    url: str
    is_current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Step:
    """A stage of something; `state` is "done", "now", "late" or "next"."""

    title: str
    state: str = "next"
    note: str = ""


@dataclass(frozen=True)
class Moment:
    """Something that happened, `when` as text; `state` is "", "now" or "late"."""

    when: str
    what: str
    note: str = ""
    state: str = ""


@dataclass(frozen=True)
class Branch:
    """A node of the unit tree. It opens on `children`, or fetches them from `children_url` when opened."""

    label: str
    url: str
    children_url: str = ""
    is_current: bool = False
    count: int | None = None
    children: tuple["Branch", ...] = ()


@dataclass(frozen=True)
class Series:
    """One line or one kind of bar; None is "not reported", never zero."""

    name: str
    values: tuple[int | None, ...]


@dataclass(frozen=True)
class Chart:
    """Up to six series over the same labels, all in one unit.

    With `is_partial` the last label is not a whole period: its point is drawn apart from those that are.
    """

    title: str
    unit: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    is_partial: bool = False

    def __post_init__(self) -> None:
        if not 1 <= len(self.series) <= 6:
            raise ValueError(f"A chart takes one to six series, not {len(self.series)}.")
        for one in self.series:
            if len(one.values) != len(self.labels):
                raise ValueError(
                    f"Series {one.name!r} has {len(one.values)} values for {len(self.labels)} labels."
                )
