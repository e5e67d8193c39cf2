"""The values that cross the ledger's door: what a record says, and what settling it did."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class Source:
    """The record that a fact comes from: the app that keeps it and the uid its maker's device gave it."""

    app: str
    uid: UUID


@dataclass(frozen=True)
class Fact:
    """An amount of one indicator for one unit on one day, as the record says it now.

    `for_measure` null is the fact itself; otherwise it is the fact's share for that measure. Of a joint record
    every host states the full amount, flagged `joint`.
    """

    org: int
    indicator: str
    day: date
    amount: int
    standing: str = "accepted"
    channel: str = ""
    audience: str = ""
    for_measure: int | None = None
    joint: bool = False


@dataclass(frozen=True)
class Settlement:
    """What one settling appended: the number of its posting (None if nothing differed) and its entries."""

    posting: int | None
    entries: int
