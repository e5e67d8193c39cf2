"""What a figure is bound to: which count, of what, in answer to which question. Plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from luoshi.common.clock import CHINA
from luoshi.rollups.question import Period, Question

# total, cell: an amount of the ledger, of all units or of one child unit
# units: how many unions have entries · done, not_begun: addressed child units that reported so, that have none
# delivered, signed, local: units the plan was sent to, that signed for it; measures hung below
Ask = Literal["total", "cell", "units", "done", "not_begun", "delivered", "signed", "local"]
Subject = tuple[Ask, str, int | None, int | None, int]


@dataclass(frozen=True)
class Binding:
    """A count and the question that it answers, moment included.

    `org` narrows a cell or a count of units to one child unit; `plan` is the campaign that the count is about.
    """

    ask: Ask
    question: Question
    plan: int
    indicator: str = ""
    org: int | None = None

    @property
    def subject(self) -> Subject:
        """What is counted, whatever the moment: two bindings of one subject are one figure."""
        return (self.ask, self.indicator, self.org, self.question.measure, self.plan)

    def moved_to(self, as_of: datetime, period: Period) -> "Binding":
        """The same count as of another moment."""
        day = as_of.astimezone(CHINA).date()
        return replace(self, question=self.question.but(as_of=as_of, tree_as_of=day, period=period))

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; `from_json` gives the same binding back."""
        return {
            "ask": self.ask,
            "question": self.question.to_json(),
            "plan": self.plan,
            "indicator": self.indicator,
            "org": self.org,
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Binding":
        """A binding as `to_json` wrote it."""
        return cls(**{**values, "question": Question.from_json(values["question"])})


@dataclass(frozen=True)
class Stated:
    """What a binding was answered with; `names` only where it asks which units."""

    amount: int
    names: tuple[str, ...] = ()
