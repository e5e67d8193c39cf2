"""Histories that Hypothesis draws: a tree of units, sources settled anew and anew, units that move."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from luoshi.common import clock
from luoshi.common.errors import Refused
from luoshi.ledger.actions import settle
from luoshi.ledger.facts import Fact, Source
from luoshi.orgs.actions import move_unit
from luoshi.orgs.models import Org, Placement, Tree
from luoshi.orgs.tests.trees import unit
from luoshi.rollups.tests.reference import path_of

BEGIN = datetime(2026, 3, 1, tzinfo=UTC)
DAYS = [date(2026, 1, 30), date(2026, 2, 1), date(2026, 2, 14), date(2026, 3, 1)]
# A unit, a host, a place: a number that is taken round the units that there are.
someone = st.integers(0, 11)


@dataclass(frozen=True)
class Shape:
    """A tree as `grow` makes it: its root's level, then each unit's level and which of the higher ones holds it.

    `industry` hangs units under others in the industry tree as well, in an order of its own.
    """

    root: int
    units: list[tuple[int, int]]
    industry: list[tuple[int, int]]


@dataclass(frozen=True)
class Settling:
    """A source is settled anew; no hosts means that the record is withdrawn."""

    source: int
    hosts: list[int]
    day: date
    amount: int
    standing: str
    measure: int | None


@dataclass(frozen=True)
class Move:
    """A unit goes under another one on a day, if the rules of the tree let it."""

    who: int
    where: int
    on: date


shapes = st.builds(
    Shape,
    root=st.sampled_from([0, 1]),
    units=st.lists(st.tuples(st.integers(1, 6), someone), min_size=3, max_size=11),
    industry=st.lists(st.tuples(someone, someone), max_size=4),
)
settlings = st.builds(
    Settling,
    source=st.integers(0, 3),
    hosts=st.lists(someone, unique=True, max_size=3),
    day=st.sampled_from(DAYS),
    amount=st.integers(-2, 50),
    standing=st.sampled_from(["accepted", "accepted", "stated"]),
    measure=st.sampled_from([None, 7]),
)
early_moves = st.builds(
    Move, who=someone, where=someone, on=st.sampled_from([date(2026, 1, 31), date(2026, 2, 20)])
)
late_moves = st.builds(
    Move,
    who=someone,
    where=someone,
    on=st.sampled_from([date(2026, 2, 21), date(2026, 2, 27), date(2026, 3, 2), date(2026, 3, 9)]),
)
# What happens, in the order of recording.
early = st.lists(settlings | early_moves, min_size=1, max_size=8)
late = st.lists(settlings | late_moves, min_size=1, max_size=8)


def grow(shape: Shape) -> list[Org]:
    """The units of a drawn tree, the root first."""
    orgs = [unit("u0", shape.root)]
    for number, (level, above) in enumerate(shape.units, 1):
        level = max(level, shape.root + 1)
        higher = [one for one in orgs if one.level < level]
        orgs.append(unit(f"u{number}", level, pick(higher, above)))
    hung = set()
    for who, where in shape.industry:
        org, parent = pick(orgs, who), pick(orgs, where)
        if org in hung or org.pk in path_of(parent.pk, Tree.INDUSTRY, date(2020, 1, 1)):
            continue
        hung.add(org)
        Placement.objects.create(
            org=org, tree=Tree.INDUSTRY, parent=parent, from_on=date(2020, 1, 1), recorded_at=BEGIN
        )
    return orgs


def pick(orgs: list[Org], number: int) -> Org:
    return orgs[number % len(orgs)]


def play(history, orgs, uids, *, indicator, from_hour=0):
    """Let a history happen. Settlings are recorded an hour apart, moves at the moment of the clock."""
    for hour, happening in enumerate(history, start=from_hour):
        if isinstance(happening, Move):
            move(happening, orgs)
        else:
            with clock.held_at(BEGIN + timedelta(hours=hour)):
                settle_as_told(happening, orgs, uids, indicator)


def move(told: Move, orgs) -> None:
    with suppress(Refused):
        move_unit(pick(orgs, told.who), new_parent=pick(orgs, told.where), on=told.on, by=None)


def settle_as_told(told: Settling, orgs, uids, indicator) -> None:
    hosts = {pick(orgs, host).pk for host in told.hosts}
    facts = [
        Fact(
            host,
            indicator,
            told.day,
            told.amount,
            told.standing,
            "onsite",
            for_measure=measure,
            joint=len(hosts) > 1,
        )
        for host in sorted(hosts)
        for measure in {None, told.measure}
    ]
    settle(Source("activities", uids[told.source]), facts, by=None)
