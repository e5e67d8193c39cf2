import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from luoshi.catalogue.actions import sync_catalogue
from luoshi.catalogue.models import Indicator
from luoshi.common import clock
from luoshi.ledger.actions import settle
from luoshi.ledger.facts import Fact, Source
from luoshi.orgs.actions import move_unit
from luoshi.orgs.tests.trees import unit
from luoshi.rollups.errors import (
    EmptyPeriod,
    MixedPeriods,
    TooManyPeriods,
    UnitNotInQuestion,
    UnknownGrouping,
    UnknownIndicator,
)
from luoshi.rollups.grouping import group_units
from luoshi.rollups.groups import KeyGroups, MemberGroups
from luoshi.rollups.queries import ask, ask_by_measure
from luoshi.rollups.question import Period, Question
from luoshi.rollups.segments import refresh_segments
from luoshi.rollups.tests.conftest import NOON, YEAR

MARCH = Period(date(2026, 3, 1), date(2026, 4, 1))


def test_the_province_sees_what_a_works_union_recorded(cast, record, year_of):
    record(cast.works, people=80)
    assert ask(year_of(cast.province)).total == {"talk.sessions": 1, "talk.onsite": 80}


def test_a_joint_talk_counts_once_above_its_hosts_and_fully_at_each(cast, record, year_of):
    record(cast.works, cast.school, people=80)
    record(cast.works, people=20)
    answer = ask(year_of(cast.county, by="child"))
    assert answer.amount("talk.onsite", org=cast.town.pk) == 100
    assert answer.amount("talk.onsite", org=cast.school.pk) == 80
    assert answer.total["talk.onsite"] == 100
    assert answer.joint_folded == {"talk.sessions": 1, "talk.onsite": 80}


@pytest.mark.parametrize("refreshed", [False, True])
def test_all_measures_at_once_are_what_each_asked_alone_is(cast, record, year_of, refreshed):
    record(cast.works, cast.school, people=80, measure=7)
    record(cast.works, people=20, measure=7)
    record(cast.far_works, people=5, measure=8)
    record(cast.works, people=1000)
    if refreshed:
        refresh_segments(force=True)
    question = year_of(cast.province)
    done = ask_by_measure(question, (8, 7, 9, 7))
    assert [(measure, [one.amount for one in amounts]) for measure, amounts in done.items()] == [
        (8, [1, 5]),
        (7, [2, 100]),
        (9, []),
    ]
    for measure, amounts in done.items():
        alone = ask(question.but(measure=measure)).total
        assert {one.definition.code: one.amount for one in amounts} == {
            code: amount for code, amount in alone.items() if amount
        }
    assert ask_by_measure(question, ()) == {}


def test_a_move_dated_back_changes_no_answer_of_before_it_was_known(cast, record, year_of):
    record(cast.works, people=80)
    asked = year_of(cast.city, by="child", as_of=NOON, tree_as_of=date(2026, 6, 30))
    before = ask(asked)
    with clock.held_at(NOON + timedelta(days=10)):
        move_unit(cast.county, new_parent=cast.other_city, on=date(2026, 6, 1), by=None)
        after = ask(asked)
        assert (after.total, after.cells) == (before.total, before.cells)
        assert before.total["talk.onsite"] == 80
        known_now = asked.but(as_of=NOON + timedelta(days=10))
        assert ask(known_now).total["talk.onsite"] == 0
        assert ask(known_now.but(under=cast.other_city.pk)).total["talk.onsite"] == 80


def test_by_child_the_units_own_records_are_a_row_of_their_own(cast, record, year_of):
    record(cast.city, people=300)
    record(cast.works, people=80)
    answer = ask(year_of(cast.city, by="child"))
    assert answer.amount("talk.onsite", org=cast.city.pk) == 300
    assert answer.amount("talk.onsite", org=cast.county.pk) == 80
    assert answer.total["talk.onsite"] == 380


def test_by_level_what_hangs_under_no_unit_of_the_level_stands_with_the_nearest_above(cast, record, year_of):
    record(cast.works, people=80)
    record(cast.far_works, people=30)  # directly under its city: there is no county
    answer = ask(year_of(cast.province, by="level:county"))
    assert answer.amount("talk.onsite", org=cast.county.pk) == 80
    assert answer.amount("talk.onsite", org=cast.other_city.pk) == 30
    assert answer.amount("talk.onsite", org=cast.city.pk) == 0


def test_a_nation_is_a_root_like_any_other(db, record):
    # The nation's key is 0, and every province's lies in its range.
    sync_catalogue()
    nation = unit("全国", 0)
    record(unit("某省", 1, nation), people=5)
    record(nation, people=7)
    answer = ask(Question(("talk.onsite",), nation.pk, YEAR, by="child"))
    assert [cell.amount for cell in answer.cells] == [7, 5]
    assert answer.total == {"talk.onsite": 12}


def test_each_month_has_its_cell_and_the_first_and_last_may_be_partial(cast, record, year_of):
    record(cast.works, people=10, day=date(2026, 1, 30))
    record(cast.works, people=20, day=date(2026, 2, 1))
    record(cast.works, people=40, day=date(2026, 2, 20))
    question = year_of(cast.county, every="month").but(period=Period(date(2026, 1, 15), date(2026, 2, 20)))
    cells = [cell for cell in ask(question).cells if cell.indicator == "talk.onsite"]
    assert [(cell.period, cell.amount) for cell in cells] == [
        (Period(date(2026, 1, 15), date(2026, 2, 1)), 10),
        (Period(date(2026, 2, 1), date(2026, 2, 20)), 20),
    ]


def test_a_correction_is_seen_now_and_not_as_of_before_it(cast, record, year_of):
    source = record(cast.works, people=80)
    with clock.held_at(NOON + timedelta(hours=1)):
        record(cast.works, people=86, source=source)
        assert ask(year_of(cast.city)).total["talk.onsite"] == 86
        earlier = ask(year_of(cast.city, as_of=NOON))
    assert (earlier.total["talk.onsite"], earlier.as_of) == (80, NOON)


def test_a_moment_to_come_is_answered_as_of_now(cast, year_of):
    assert ask(year_of(cast.city, as_of=NOON + timedelta(days=1))).as_of == NOON


def test_a_withdrawn_record_leaves_a_cell_of_zero_and_is_not_silence(cast, record, year_of):
    settle(record(cast.works), [], by=None)
    answer = ask(year_of(cast.county, by="child"))
    assert [cell.amount for cell in answer.cells] == [0, 0]
    assert cast.town.pk not in answer.silent_units


def test_the_measures_share_is_asked_for_by_itself_and_never_added_to_the_fact(cast, record, year_of):
    record(cast.works, people=80, measure=7)
    record(cast.works, people=5)
    assert ask(year_of(cast.city)).total["talk.onsite"] == 85
    assert ask(year_of(cast.city, measure=7)).total["talk.onsite"] == 80


def test_stated_amounts_stand_in_their_own_book(cast, record, year_of):
    record(cast.works, people=80)
    record(cast.works, people=5, standing="stated")
    totals = {
        book: ask(year_of(cast.city, standing=book)).total["talk.onsite"]
        for book in ("accepted", "stated", "all")
    }
    assert totals == {"accepted": 80, "stated": 5, "all": 85}


def test_a_channel_is_asked_for_apart(cast, record, year_of):
    record(cast.works, people=80)
    assert ask(year_of(cast.city, channel="onsite")).total == {"talk.sessions": 0, "talk.onsite": 80}
    assert ask(year_of(cast.city, channel="online")).total == {"talk.sessions": 0, "talk.onsite": 0}


def test_silent_are_the_children_that_were_open_and_have_no_entry(cast, record, year_of):
    record(cast.works)
    cast.school.closed_on = date(2025, 12, 31)
    cast.school.save()
    answer = ask(year_of(cast.city, by="child"))
    assert answer.silent_units == (cast.other_county.pk,)
    assert ask(year_of(cast.county, by="child")).silent_units == ()
    assert answer.units[cast.other_county.pk] == "桐溪区"


def test_a_stock_is_the_balance_at_the_end_and_is_never_summed_over_months(cast):
    Indicator.objects.create(code="station.open", name="站点数", unit="个", nature="stock", definition="")
    for day, change in ((date(2025, 6, 1), 5), (date(2026, 3, 10), 2), (date(2026, 4, 2), -1)):
        settle_stations(cast.works, day, change)
    question = Question(("station.open",), cast.city.pk, Period(date(2026, 2, 1), date(2026, 5, 1)))
    by_month = [cell.amount for cell in ask(question.but(every="month")).cells]
    assert by_month == [5, 7, 6]
    assert ask(question).total == {"station.open": 6}
    assert ask(question.but(period=MARCH)).total == {"station.open": 7}


def settle_stations(org, day, change):
    settle(Source("registers", uuid.uuid4()), [Fact(org.pk, "station.open", day, change)], by=None)


def test_stock_and_flow_are_not_asked_for_together(cast):
    Indicator.objects.create(code="station.open", name="站点数", unit="个", nature="stock", definition="")
    with pytest.raises(MixedPeriods) as refused:
        ask(Question(("talk.onsite", "station.open"), cast.city.pk, YEAR))
    assert "站点数" in refused.value.text("zh")


def test_what_cannot_be_asked_is_refused_with_a_sentence(cast, year_of):
    question = year_of(cast.city)
    nothing = Period(date(2026, 5, 1), date(2026, 5, 1))
    age = Period(date(1, 1, 1), date(2026, 5, 1))
    for wrong, error in (
        ({"indicators": ("talk.horses",)}, UnknownIndicator),
        ({"period": nothing}, EmptyPeriod),
        ({"period": age, "every": "day"}, TooManyPeriods),
        ({"under": 0}, UnitNotInQuestion),
        ({"by": "level:planet"}, UnknownGrouping),
    ):
        with pytest.raises(error) as refused:
            ask(question.but(**wrong))
        assert refused.value.text("zh") != refused.value.text("en")


def test_the_answer_carries_the_definitions_as_they_stand(cast, year_of):
    definitions = ask(year_of(cast.city)).definitions
    assert [(one.code, one.unit, one.version) for one in definitions] == [
        ("talk.sessions", "场", 1),
        ("talk.onsite", "人次", 1),
    ]
    assert "只计一场" in definitions[0].text


def test_the_number_of_queries_does_not_grow_with_rows_or_entries(
    cast, record, year_of, django_assert_max_num_queries
):
    for org in cast.units:
        record(org, cast.school) if org != cast.school else record(org)
    with django_assert_max_num_queries(8):
        ask(year_of(cast.province, by="level:unit", every="day"))


def test_a_question_survives_its_way_through_json(cast, year_of):
    question = year_of(
        cast.city, as_of=datetime(2026, 5, 1, tzinfo=UTC), tree_as_of=date(2026, 1, 1), measure=3
    )
    assert Question.from_json(question.to_json()) == question


def test_the_tree_of_a_day_is_read_by_key_as_long_as_nothing_moved_since(cast, record, year_of):
    record(cast.works, people=80)
    question = year_of(cast.county, tree_as_of=date(2026, 5, 1))
    assert isinstance(group_units(question), KeyGroups)
    move_unit(cast.town, new_parent=cast.other_county, on=date(2026, 6, 1), by=None)
    assert isinstance(group_units(question), MemberGroups)
    assert ask(question).total["talk.onsite"] == 80
    assert ask(question.but(tree_as_of=date(2026, 6, 1))).total["talk.onsite"] == 0
