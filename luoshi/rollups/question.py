"""What can be asked, and what an answer carries. Plain values; the engines that answer live beside them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

By = str  # "self" | "child" | "level:city" (province, city, county, town, unit)
Every = Literal["month", "day"] | None
StandingAsked = Literal["accepted", "stated", "all"]
TreeAsked = Literal["area", "industry"]


@dataclass(frozen=True)
class Period:
    """Days from `from_on` until `until_on`, half-open."""

    from_on: date
    until_on: date


@dataclass(frozen=True)
class Question:
    """A total asked for. Indicator codes, unit and measure ids; everything else has a plain default.

    `as_of`: only what was recorded until then; null is now. `tree_as_of`: the tree of that day, with both of them
    as it was known at `as_of`; null is today's.
    `measure`: the shares for one measure; null is the facts themselves. A stock is asked for as it stands at the
    end of the period, or of each piece of it.
    """

    indicators: tuple[str, ...]
    under: int
    period: Period
    by: By = "self"
    every: Every = None
    as_of: datetime | None = None
    tree: TreeAsked = "area"
    tree_as_of: date | None = None
    measure: int | None = None
    channel: str | None = None
    audience: str | None = None
    standing: StandingAsked = "accepted"

    def but(self, **changes: Any) -> "Question":
        """The same question with some parts changed."""
        return replace(self, **changes)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values, dates as ISO text; `from_json` gives the same question back."""
        values = asdict(self)
        values["indicators"] = list(self.indicators)
        values["period"] = [self.period.from_on.isoformat(), self.period.until_on.isoformat()]
        for name in ("as_of", "tree_as_of"):
            values[name] = values[name].isoformat() if values[name] else None
        return values

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Question":
        """A question as `to_json` wrote it."""
        from_on, until_on = (date.fromisoformat(day) for day in values["period"])
        as_of, tree_as_of = values.get("as_of"), values.get("tree_as_of")
        return cls(
            **{
                **values,
                "indicators": tuple(values["indicators"]),
                "period": Period(from_on, until_on),
                "as_of": datetime.fromisoformat(as_of) if as_of else None,
                "tree_as_of": date.fromisoformat(tree_as_of) if tree_as_of else None,
            }
        )


@dataclass(frozen=True)
class Cell:
    """One amount: of one indicator, for one unit (and all below it), in one period."""

    org: int
    indicator: str
    period: Period
    amount: int


@dataclass(frozen=True)
class Definition:
    """What an indicator counts, as it stood when the question was answered."""

    code: str
    name: str
    unit: str
    text: str
    version: int


@dataclass(frozen=True)
class Answer:
    """Cells and what a reader of them must know.

    A row and piece of time that has entries has a cell, though its amount may be zero; one without has none.
    `silent_units` are the rows (the unit's own among children apart) that were open and have no entry at all.
    `total` is the same question asked with by="self" and no split by time. `joint_folded` says, per indicator,
    by how much the cells by unit exceed the total because joint sources stand in several of them.
    """

    question: Question
    cells: tuple[Cell, ...]
    total: Mapping[str, int]
    joint_folded: Mapping[str, int]
    definitions: tuple[Definition, ...]
    units: Mapping[int, str]
    silent_units: tuple[int, ...]
    as_of: datetime

    def amount(self, indicator: str, *, org: int | None = None, period: Period | None = None) -> int:
        """The amount of one cell, 0 where the ledger holds nothing; without `org`, the total."""
        if org is None and period is None:
            return self.total.get(indicator, 0)
        return sum(
            cell.amount
            for cell in self.cells
            if cell.indicator == indicator
            and (org is None or cell.org == org)
            and (period is None or cell.period == period)
        )
