import uuid
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from luoshi.common import clock
from luoshi.ledger.actions import settle
from luoshi.ledger.errors import AmountTooLarge, FutureDay, UnitNotOpen, UnknownIndicator, UnknownUnit
from luoshi.ledger.facts import Fact, Settlement, Source
from luoshi.ledger.models import Entry
from luoshi.ledger.queries import list_facts
from luoshi.ledger.rules import compute_balance
from luoshi.ledger.signals import entries_appended

MAY_4, MAY_5 = date(2026, 5, 4), date(2026, 5, 5)
NOON = datetime(2026, 5, 6, 4, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _at_noon():
    with clock.held_at(NOON):
        yield


def new_source() -> Source:
    return Source("activities", uuid.uuid4())


def talk(org, people=80, day=MAY_4, measure=7, standing="accepted"):
    fact = Fact(org.pk, "talk.onsite", day, people, standing, channel="onsite")
    return [fact, replace(fact, for_measure=measure)]


def posted(posting: int) -> list[tuple]:
    entries = Entry.objects.filter(posting=posting).order_by("line")
    return list(entries.values_list("day", "amount", "standing", "for_measure"))


def test_a_talk_that_serves_a_measure_is_two_entries_of_one_posting(cast):
    settled = settle(new_source(), talk(cast.works), by=cast.clerk.person.pk)
    assert settled == Settlement(posting=1, entries=2)
    assert posted(1) == [(MAY_4, 80, "accepted", None), (MAY_4, 80, "accepted", 7)]
    assert set(Entry.objects.values_list("recorded_at", "recorded_by")) == {(NOON, cast.clerk.person.pk)}


def test_settling_the_same_facts_again_appends_nothing(cast):
    source = new_source()
    settle(source, talk(cast.works), by=None)
    assert settle(source, talk(cast.works), by=None) == Settlement(posting=None, entries=0)
    assert Entry.objects.count() == 2


def test_correcting_the_attendance_appends_the_difference_and_the_measures_share_of_it(cast):
    source = new_source()
    settle(source, talk(cast.works, 80), by=None)
    assert settle(source, talk(cast.works, 86), by=None) == Settlement(posting=2, entries=2)
    assert posted(2) == [(MAY_4, 6, "accepted", None), (MAY_4, 6, "accepted", 7)]


def test_changing_the_day_reverses_the_old_day_and_posts_the_new(cast):
    source = new_source()
    settle(source, talk(cast.works)[:1], by=None)
    settle(source, talk(cast.works, day=MAY_5)[:1], by=None)
    assert posted(2) == [(MAY_4, -80, "accepted", None), (MAY_5, 80, "accepted", None)]


def test_accepting_moves_the_amount_from_the_stated_book_to_the_accepted_one(cast):
    source = new_source()
    settle(source, talk(cast.works, standing="stated")[:1], by=None)
    settle(source, talk(cast.works)[:1], by=None)
    assert posted(2) == [(MAY_4, -80, "stated", None), (MAY_4, 80, "accepted", None)]


def test_withdrawing_reverses_everything_and_withdrawing_twice_appends_nothing(cast):
    source = new_source()
    settle(source, talk(cast.works), by=None)
    assert settle(source, [], by=None).entries == 2
    assert posted(2) == [(MAY_4, -80, "accepted", None), (MAY_4, -80, "accepted", 7)]
    assert settle(source, [], by=None) == Settlement(None, 0)


def test_a_record_that_became_joint_moves_to_the_joint_flag(cast):
    source = new_source()
    alone = talk(cast.works)[0]
    settle(source, [alone], by=None)
    settle(source, [replace(alone, joint=True), replace(alone, joint=True, org=cast.school.pk)], by=None)
    rows = Entry.objects.filter(posting=2).order_by("line").values_list("org", "amount", "joint")
    assert list(rows) == [(cast.works.pk, -80, False), (cast.works.pk, 80, True), (cast.school.pk, 80, True)]


def test_a_fault_of_what_follows_the_ledger_is_none_of_whoever_records(
    cast, django_capture_on_commit_callbacks
):
    def fail(**rest):
        raise OSError

    entries_appended.connect(fail)
    try:
        with django_capture_on_commit_callbacks(execute=True) as called:
            settle(new_source(), talk(cast.works), by=None)
    finally:
        entries_appended.disconnect(fail)
    assert (len(called), Entry.objects.count()) == (1, 2)


def test_an_amount_of_nothing_is_no_entry(cast):
    assert settle(new_source(), talk(cast.works, people=0), by=None) == Settlement(None, 0)


def test_a_unit_that_had_not_opened_is_refused_by_name_and_day(cast):
    with pytest.raises(UnitNotOpen) as refused:
        settle(new_source(), talk(cast.works, day=date(2009, 12, 31)), by=None)
    assert "澜江机床厂工会" in refused.value.text("zh")
    assert "2009-12-31" in refused.value.text("zh")
    assert Entry.objects.count() == 0


def test_a_closed_unit_is_refused_from_the_day_it_closed(cast):
    cast.works.closed_on = MAY_5
    cast.works.save()
    settle(new_source(), talk(cast.works, day=MAY_4), by=None)
    with pytest.raises(UnitNotOpen):
        settle(new_source(), talk(cast.works, day=MAY_5), by=None)


def test_tomorrow_is_refused_and_today_in_china_is_not(cast):
    with clock.held_at(datetime(2026, 5, 6, 16, 30, tzinfo=UTC)):  # half past midnight of 7 May in China
        assert settle(new_source(), talk(cast.works, day=date(2026, 5, 7)), by=None).entries == 2
        with pytest.raises(FutureDay):
            settle(new_source(), talk(cast.works, day=date(2026, 5, 8)), by=None)


def test_an_amount_that_could_overflow_a_total_is_refused(cast):
    settle(new_source(), talk(cast.works, people=10**15), by=None)
    with pytest.raises(AmountTooLarge):
        settle(new_source(), talk(cast.works, people=10**15 + 1), by=None)


def test_facts_of_an_unknown_indicator_or_unit_are_refused(cast):
    with pytest.raises(UnknownIndicator):
        settle(new_source(), [Fact(cast.works.pk, "talk.horses", MAY_4, 1)], by=None)
    with pytest.raises(UnknownUnit):
        settle(new_source(), [Fact(0, "talk.onsite", MAY_4, 1)], by=None)


def test_settling_takes_the_same_few_queries_for_one_fact_and_for_forty(cast, django_assert_max_num_queries):
    facts = [Fact(org.pk, "talk.onsite", day, 3) for org in cast.units[:8] for day in (MAY_4, MAY_5)]
    with django_assert_max_num_queries(9):  # two of them a savepoint, two the lock on PostgreSQL
        settle(new_source(), facts, by=None)


@hypothesis_settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_after_any_settlings_the_ledger_holds_exactly_the_last_facts(cast, data):
    facts = st.builds(
        Fact,
        org=st.sampled_from([cast.works.pk, cast.school.pk]),
        indicator=st.sampled_from(["talk.sessions", "talk.onsite"]),
        day=st.sampled_from([MAY_4, MAY_5]),
        amount=st.integers(-3, 90),
        standing=st.sampled_from(["stated", "accepted"]),
        for_measure=st.sampled_from([None, 7]),
        joint=st.booleans(),
    )
    source = new_source()
    for wanted in data.draw(st.lists(st.lists(facts, max_size=5), min_size=1, max_size=4)):
        settle(source, wanted, by=None)
        assert settle(source, wanted, by=None) == Settlement(None, 0)
        assert non_zero(list_facts(source)) == non_zero(wanted)


def non_zero(facts) -> dict:
    return {place: amount for place, amount in compute_balance(facts).items() if amount}
