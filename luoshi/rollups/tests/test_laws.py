"""Laws of questions, on random trees, hosts, corrections, moments and moves."""

import uuid
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from luoshi.catalogue.actions import sync_catalogue
from luoshi.catalogue.models import Indicator
from luoshi.common import clock
from luoshi.ledger.actions import settle
from luoshi.ledger.facts import Fact, Source
from luoshi.orgs.actions import move_unit
from luoshi.orgs.models import Org, Placement, Tree
from luoshi.orgs.tests.trees import unit
from luoshi.rollups.queries import ask, count_units, entries_behind, units_with_entries
from luoshi.rollups.question import Period, Question
from luoshi.rollups.segments import refresh_segments
from luoshi.rollups.tests.conftest import YEAR
from luoshi.rollups.tests.reference import reference, row_of

BEGIN = datetime(2026, 3, 1, tzinfo=UTC)
DAYS = [date(2026, 1, 30), date(2026, 2, 1), date(2026, 2, 14), date(2026, 3, 1)]
FEW = examples(
    max_examples=20,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
# Parent (as a place in the list) and level of each unit: levels are skipped, two units hang under the province.
SHAPE = [(None, 1), (0, 2), (0, 2), (1, 3), (1, 3), (3, 4), (5, 5), (3, 5), (1, 5), (0, 5), (2, 5)]


@pytest.fixture
def orgs(db):
    """A small province; some of it hangs in the industry tree as well, in another order."""
    sync_catalogue()
    Indicator.objects.create(code="stock.stations", name="站点数", unit="个", nature="stock", definition="")
    found: list[Org] = []
    for number, (parent, level) in enumerate(SHAPE):
        found.append(unit(f"u{number}", level, None if parent is None else found[parent]))
    for org, parent in ((2, None), (6, 2), (7, 2), (8, 6)):
        Placement.objects.create(
            org=found[org],
            tree=Tree.INDUSTRY,
            parent=None if parent is None else found[parent],
            from_on=date(2020, 1, 1),
            recorded_at=BEGIN,
        )
    return found


@st.composite
def histories(draw):
    """Settlings in the order of recording: (source, hosts as places in SHAPE, day, amount, standing, measure)."""
    settling = st.tuples(
        st.integers(0, 3),
        st.lists(st.integers(0, len(SHAPE) - 1), unique=True, max_size=3),
        st.sampled_from(DAYS),
        st.integers(-2, 50),
        st.sampled_from(["accepted", "accepted", "stated"]),
        st.sampled_from([None, 7]),
    )
    return draw(st.lists(settling, min_size=1, max_size=8))


def play(history, orgs, uids, *, indicator, from_hour=0):
    """Settle a history, an hour apart; no hosts means that the record is withdrawn."""
    for hour, (source, hosts, day, amount, standing, measure) in enumerate(history, start=from_hour):
        facts = [
            Fact(
                orgs[host].pk, indicator, day, amount, standing, "onsite", for_measure=m, joint=len(hosts) > 1
            )
            for host in hosts
            for m in {None, measure}
        ]
        with clock.held_at(BEGIN + timedelta(hours=hour)):
            settle(Source("activities", uids[source]), facts, by=None)


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
trees = st.sampled_from([("area", None), ("area", date(2026, 2, 15)), ("industry", None)])


moves = st.sampled_from([None, (7, 4), (5, 4), (3, 2), (8, 2), (9, 1)])


def draw_question(data, orgs, indicator) -> Question:
    tree, tree_as_of = data.draw(trees)
    under = data.draw(st.sampled_from(orgs)).pk
    return Question((indicator,), under, tree=tree, tree_as_of=tree_as_of, **data.draw(questions))


def cells_of(answer) -> dict:
    return {(cell.org, cell.indicator, cell.period.from_on): cell.amount for cell in answer.cells}


@FEW
@given(data=st.data(), history=histories(), later=histories(), move=moves)
@pytest.mark.parametrize("indicator", ["talk.onsite", "stock.stations"])
def test_an_answer_is_what_the_reference_says(orgs, indicator, data, history, later, move):
    with undone() as uids:
        play(history, orgs, uids, indicator=indicator)
        if data.draw(st.booleans(), label="into segments"):
            refresh_segments()
        if move:
            org, parent = move
            move_unit(orgs[org], new_parent=orgs[parent], on=date(2026, 2, 20), by=None)
        if data.draw(st.booleans(), label="some more into segments"):
            play(later, orgs, uids, indicator=indicator, from_hour=20)
            refresh_segments(force=data.draw(st.booleans(), label="rebuilt"))
        question = draw_question(data, orgs, indicator)
        answer = ask(question)
        cells, total = reference(question, as_of=answer.as_of)
        assert cells_of(answer) == cells
        assert answer.total == {indicator: total.get(indicator, 0)}


@FEW
@given(hosts=st.lists(st.integers(0, len(SHAPE) - 1), unique=True, min_size=1, max_size=5), tree=trees)
def test_a_joint_source_counts_once_at_every_node_of_every_tree(orgs, hosts, tree):
    tree, tree_as_of = tree
    with undone() as uids:
        play([(0, hosts, DAYS[0], 50, "accepted", None)], orgs, uids, indicator="talk.onsite")
        for node in orgs:
            question = Question(("talk.onsite",), node.pk, YEAR, tree=tree, tree_as_of=tree_as_of)
            is_inside = any(row_of(orgs[host].pk, question) for host in hosts)
            assert ask(question).total == {"talk.onsite": 50 if is_inside else 0}


@FEW
@given(data=st.data(), history=histories(), later=histories())
def test_the_answer_as_of_a_moment_never_changes_afterwards(orgs, data, history, later):
    with undone() as uids:
        play(history, orgs, uids, indicator="talk.onsite")
        question = draw_question(data, orgs, "talk.onsite").but(as_of=BEGIN + timedelta(hours=9))
        before = ask(question)
        play(later, orgs, uids, indicator="talk.onsite", from_hour=10)
        if data.draw(st.booleans(), label="segments"):
            refresh_segments()
        after = ask(question)
        assert (after.cells, after.total, after.as_of) == (before.cells, before.total, before.as_of)


@FEW
@given(data=st.data(), history=histories())
def test_rows_are_the_total_and_what_is_folded_and_entries_stand_behind_them(orgs, data, history):
    with undone() as uids:
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
