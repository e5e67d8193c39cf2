"""Pure decisions of the ledger: what must be appended, what must be refused."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from luoshi.ledger.errors import AmountTooLarge, FutureDay, UnitNotOpen
from luoshi.ledger.facts import Fact
from luoshi.orgs.models import Org

# Nine thousand amounts of this size still add up within a signed 64-bit integer.
MOST = 10**15


def compute_balance(facts: Iterable[Fact]) -> dict[Fact, int]:
    """What facts add up to in each place; a place is the fact without its amount."""
    balance: defaultdict[Fact, int] = defaultdict(int)
    for fact in facts:
        balance[replace(fact, amount=0)] += fact.amount
    # A plain dict: the union of two Counters would drop what is negative.
    return dict(balance)


def compute_difference(held: Iterable[Fact], wanted: Iterable[Fact]) -> list[Fact]:
    """The facts that turn what is held into what is wanted: reversals first, then what is new."""
    before, after = compute_balance(held), compute_balance(wanted)
    changes = {place: after.get(place, 0) - before.get(place, 0) for place in before | after}
    return [replace(place, amount=change) for place, change in changes.items() if change]


def refuse_unsound(fact: Fact, unit: Org, *, recorded_on: date) -> None:
    """Raises: FutureDay, UnitNotOpen, AmountTooLarge. A unit's last day is the one before `closed_on`."""
    if fact.day > recorded_on:
        raise FutureDay(day=fact.day)
    if fact.day < unit.opened_on or (unit.closed_on is not None and fact.day >= unit.closed_on):
        raise UnitNotOpen(unit=unit.name, day=fact.day)
    if abs(fact.amount) > MOST:
        raise AmountTooLarge(amount=fact.amount, most=MOST)
