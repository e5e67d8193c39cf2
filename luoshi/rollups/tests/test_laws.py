"""Laws of questions, on random trees, hosts, corrections, moments and moves."""

import uuid
from collections import Counter
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from luoshi.catalogue.actions import sync_catalogue
from luoshi.catalogue.models import Indicator
from luoshi.common import clock
from luoshi.orgs.rebuilding import rebuild_keys
from luoshi.rollups.queries import ask, count_units, entries_behind, units_with_entries
from luoshi.rollups.question import Period, Question
from luoshi.rollups.segments import refresh_segments
from luoshi.rollups.tests.conftest import NOON, YEAR
from luoshi.rollups.tests.histories import (
    BEGIN,
    DAYS,
    Move,
    Settling,
    early,
    early_moves,
    grow,
    late,
    pick,
    play,
    shapes,
    someone,
)
from luoshi.rollups.tests.reference import reference, row_of

ASKED_AT, ASKED_ON = BEGIN + timedelta(hours=9), date(2026, 3, 1)
FEW = examples(
    max_examples=40,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


@pytest.fixture
def catalogue(db):
    """The catalogue, and a stock, of which it holds none."""
    sync_catalogue()
    Indicator.objects.create(code="stock.stations", name="站点数", unit="个", nature="stock", definition="")


@contextmanager
def undone():
    """Whatever an example writes is gone after it; yields fresh uids for its sources."""
    with transaction.atomic():
        yield [uuid.uuid4() for _ in range(4)]
        transaction.set_rollback(True)


questions = st.fixed_dictionaries(
    {
        "by": st.sampled_from(["self", "child", "level:city", "level:county", "level:unit"]),
        "every": st.sampled_from([None, "month", "day"]),
        "period": st.sampled_from(
            [Period(date(2026, 1, 1), date(2026, 4, 1)), Period(date(2026, 1, 31), date(2026, 2, 14))]
        ),
        "measure": st.sampled_from([None, None, 7]),
        "standing": st.sampled_from(["accepted", "all", "stated"]),
        "as_of": st.sampled_from([None, BEGIN + timedelta(hours=2, minutes=30)]),
        "channel": st.sampled_from([None, None, "onsite", "online"]),
    }
)
trees = st.sampled_from(
    [("area", None), ("area", date(2026, 2, 15)), ("area", date(2026, 3, 1)), ("industry", None)]
)


def draw_question(data, orgs, indicator) -> Question:
    tree, tree_as_of = data.draw(trees)
    under = data.draw(st.sampled_from(orgs)).pk
    return Question((indicator,), under, tree=tree, tree_as_of=tree_as_of, **data.draw(questions))


def cells_of(answer) -> dict:
    return {(cell.org, cell.indicator, cell.period.from_on): cell.amount for cell in answer.cells}


@FEW
@given(data=st.data(), shape=shapes, history=early, later=early, moves=st.lists(early_moves, max_size=3))
@pytest.mark.parametrize("indicator", ["talk.onsite", "stock.stations"])
def test_an_answer_is_what_the_reference_says(catalogue, indicator, data, shape, history, later, moves):
    with undone() as uids:
        orgs = grow(shape)
        play(history, orgs, uids, indicator=indicator)
        if data.draw(st.booleans(), label="into segments"):
            refresh_segments()
        play(moves, orgs, uids, indicator=indicator)
        if data.draw(st.booleans(), label="some more into segments"):
            play(later, orgs, uids, indicator=indicator, from_hour=20)
            refresh_segments(force=data.draw(st.booleans(), label="rebuilt"))
        question = draw_question(data, orgs, indicator)
        answer = ask(question)
        cells, total = reference(question, as_of=answer.as_of)
        assert cells_of(answer) == cells
        assert answer.total == {indicator: total.get(indicator, 0)}


@FEW
@given(
    shape=shapes,
    moves=st.lists(early_moves, max_size=3),
    hosts=st.lists(someone, unique=True, min_size=1, max_size=5),
    tree=trees,
)
def test_a_joint_source_counts_once_at_every_node_of_every_tree(catalogue, shape, moves, hosts, tree):
    tree, tree_as_of = tree
    with undone() as uids:
        orgs = grow(shape)
        joint = Settling(0, hosts, DAYS[0], 50, "accepted", None)
        play([joint, *moves], orgs, uids, indicator="talk.onsite")
        for node in orgs:
            question = Question(("talk.onsite",), node.pk, YEAR, tree=tree, tree_as_of=tree_as_of)
            is_inside = any(row_of(pick(orgs, host).pk, question) for host in hosts)
            assert ask(question).total == {"talk.onsite": 50 if is_inside else 0}


@FEW
@given(data=st.data(), shape=shapes, history=early, later=late)
def test_the_answer_as_of_a_moment_never_changes_afterwards(catalogue, data, shape, history, later):
    """Nor by later moves, dated ahead or back, if it is asked with the tree of the day on which it was given."""
    known_at = data.draw(st.sampled_from([ASKED_AT + timedelta(days=1), NOON]), label="moves known at")
    with undone() as uids:
        with clock.held_at(ASKED_AT):
            orgs = grow(shape)
            play(history, orgs, uids, indicator="talk.onsite")
            question = draw_question(data, orgs, "talk.onsite").but(as_of=ASKED_AT)
            before = ask(question)
        question = question.but(tree_as_of=question.tree_as_of or ASKED_ON)
        with clock.held_at(known_at):
            play(later, orgs, uids, indicator="talk.onsite", from_hour=10)
        if data.draw(st.booleans(), label="keys rebuilt"):
            rebuild_keys()
        if data.draw(st.booleans(), label="segments"):
            refresh_segments()
        after = ask(question)
        assert (after.total, after.joint_folded, after.as_of) == (
            before.total,
            before.joint_folded,
            before.as_of,
        )
        assert cells_of(after) == cells_of(before)
        assert set(after.silent_units) == set(before.silent_units)
        if not any(isinstance(happening, Move) for happening in later):
            assert after.cells == before.cells


@FEW
@given(data=st.data(), shape=shapes, history=early)
def test_rows_are_the_total_and_what_is_folded_and_entries_stand_behind_them(catalogue, data, shape, history):
    with undone() as uids:
        orgs = grow(shape)
        play(history, orgs, uids, indicator="talk.onsite")
        question = draw_question(data, orgs, "talk.onsite").but(every=None)
        answer = ask(question)
        in_rows = sum(cell.amount for cell in answer.cells)
        assert in_rows - answer.joint_folded["talk.onsite"] == answer.total["talk.onsite"]
        behind = {
            row: entries_behind(question, org=row, indicator="talk.onsite", limit=1000)
            for row in answer.units
        }
        assert {row for row, entries in behind.items() if entries} == {cell.org for cell in answer.cells}
        everything = entries_behind(question, org=None, indicator="talk.onsite", limit=1000)
        assert sorted(entry.id for entries in behind.values() for entry in entries) == sorted(
            entry.id for entry in everything
        )
        assert units_with_entries(question) == {entry.org for entry in everything}
        balance = Counter()
        for entry in everything:
            balance[entry.org] += entry.amount
        assert count_units(question) == {"talk.onsite": sum(amount != 0 for amount in balance.values())}
